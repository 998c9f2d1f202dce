//! Whether the directory gives somebody a power in a case.

use super::{Authority, Casework, Fact, FactKind};
use crate::{
    language::By,
    people::{Actor, GrantRef, Power, PowerSource},
};

impl<C: Casework> Authority<'_, C> {
    /// The first source from which somebody has a power in this case. A power that comes from a department serves no other.
    pub(super) fn power(&self, person: &Actor, power: Power, by: Option<&By>) -> Option<Fact> {
        let workflow = &self.graph.workflow().id;
        let mut sources = self.directory.grants_to(person.identity(), power, workflow, self.at);
        let source = sources.find(|source| self.serves(source, by) && self.holds(source))?;
        let what = FactKind::Power(power, named(&source));
        Some(Fact { what, from: source.validity.from, until: source.validity.until })
    }

    fn serves(&self, source: &GrantRef<'_>, by: Option<&By>) -> bool {
        let own = match source.source {
            PowerSource::Dept(dept) => Some(dept),
            _ => source.dept,
        };
        match (own, by) {
            (Some(own), Some(By::Dept(asked) | By::RoleIn { dept: asked, .. })) => {
                self.directory.counts_for(own, asked) || self.directory.counts_for(asked, own)
            }
            _ => true,
        }
    }

    fn holds(&self, source: &GrantRef<'_>) -> bool {
        source.when.is_none_or(|when| self.condition_holds(when))
    }
}

fn named(source: &GrantRef<'_>) -> String {
    match source.source {
        PowerSource::Role(name) => format!("role {name}"),
        PowerSource::Dept(name) => format!("dept {name}"),
        PowerSource::Window(name) => format!("window {name}"),
        PowerSource::Grant(number) => format!("grant {}", number.saturating_add(1)),
    }
}
