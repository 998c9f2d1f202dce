//! What the host itself sees of a case: everything.

use super::{Engine, Reading};
use crate::{CaseView, Error, store::Kept};
use onedoor_core::engine::Env;

impl Engine {
    /// Looks at a case as it stands, at what a decision on it has to know of the world, and at its view without seals.
    ///
    /// # Errors
    /// [`Error::UnknownCase`].
    pub(crate) fn look<T>(&self, case: &str, look: impl FnOnce(&Kept, &Env<'_>, CaseView) -> T) -> Result<T, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        let env = store.env_now(kept);
        let view = CaseView::new(case, &kept.graph, &kept.case, env.calendar, &Reading::of_host(kept));
        Ok(look(kept, &env, view))
    }
}
