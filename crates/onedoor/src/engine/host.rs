//! What the host itself sees of a case: everything.

use super::Engine;
use crate::{CaseView, Error, store::Kept};
use onedoor_core::{
    engine::{Env, may_read},
    people::Actor,
};

impl Engine {
    /// Looks at a case as it stands, at what a decision on it has to know of the world, and at its view without seals.
    ///
    /// # Errors
    /// [`Error::UnknownCase`].
    pub(crate) fn look<T>(&self, case: &str, look: impl FnOnce(&Kept, &Env<'_>, CaseView) -> T) -> Result<T, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        let env = store.env_now(kept);
        let reading = may_read(&kept.graph, &kept.case, &env, &Actor::engine())?;
        let view = CaseView::new(case, &kept.graph, &kept.case, env.calendar, &reading);
        Ok(look(kept, &env, view))
    }
}
