//! The calendars and profiles that come with onedoor. A host, or the command line, may put others of the same name in their place.

use onedoor_core::{
    calendar::{self, Calendar},
    graph::Catalogue,
    language::read_profile,
};
use std::sync::Arc;

/// The calendars: each with its name and its text. One that is laid over another comes behind it.
pub const CALENDARS: &[(&str, &str)] = &[
    ("cn", include_str!("../../../workflows/calendars/cn.ron")),
    ("county", include_str!("../../../workflows/calendars/county.ron")),
    ("nl", include_str!("../../../workflows/calendars/nl.ron")),
    ("uk", include_str!("../../../workflows/calendars/uk.ron")),
    ("bank", include_str!("../../../workflows/calendars/bank.ron")),
    ("company", include_str!("../../../workflows/calendars/company.ron")),
];

/// The profiles: each with its name and its text.
pub const PROFILES: &[(&str, &str)] = &[
    ("cn_licensing", include_str!("../../../workflows/profiles/cn_licensing.ron")),
    ("eu_services", include_str!("../../../workflows/profiles/eu_services.ron")),
    ("nl_wabo", include_str!("../../../workflows/profiles/nl_wabo.ron")),
    ("uk_planning", include_str!("../../../workflows/profiles/uk_planning.ron")),
    ("plain", include_str!("../../../workflows/profiles/plain.ron")),
];

/// A catalogue that knows them, and no workflow.
///
/// ```
/// let known = onedoor::shipped::catalogue();
/// assert!(known.calendar("cn").is_some() && known.profile("cn_licensing").is_some());
/// ```
pub fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::default();
    calendars(&mut catalogue);
    PROFILES.iter().filter_map(|(_, text)| read_profile(text.as_bytes()).0).for_each(|profile| {
        catalogue.add_profile(profile);
    });
    catalogue
}

fn calendars(catalogue: &mut Catalogue) {
    for (_, text) in CALENDARS {
        let below = |id: &str| -> Option<Arc<Calendar>> { catalogue.calendar(id).cloned() };
        let calendar = calendar::read(text.as_bytes(), &below).calendar;
        calendar.into_iter().for_each(|calendar| catalogue.add_calendar(Arc::new(calendar)));
    }
}
