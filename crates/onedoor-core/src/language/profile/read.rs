use super::Profile;
use crate::{
    diagnostic::{Code, Diagnostic, Place, any_error},
    language::{
        Source, names,
        read::{Parsed, Root, RootWords},
    },
};

/// More findings than this are not kept: nobody reads them, and each costs a look into the text.
const FOUND_MAX: usize = 1_000;

/// Reads a profile and says everything that is wrong with it, in the order of the text. There is a profile unless something is an error.
///
/// Never fails and never panics, whatever the bytes are. Of more than 1,000 findings 1,000 are kept, errors before warnings.
///
/// ```
/// let (profile, found, _) = onedoor_core::language::read_profile(br#"Profile(id: "house", grounds: {"rain": (party: Nobdy)})"#);
/// assert_eq!((profile, found[0].help.as_deref()), (None, Some("did you mean `Nobody`?")));
/// ```
pub fn read_profile(bytes: &[u8]) -> (Option<Profile>, Vec<Diagnostic>, Source) {
    let Parsed { tree, mut diagnostics, source, losses } = Parsed::<Profile>::of(bytes);
    if let Some(profile) = &tree {
        let id_is_lost = losses.fields.contains("id");
        check(profile, id_is_lost, &mut diagnostics);
    }
    let is_wrong = any_error(&diagnostics);
    diagnostics.sort_by_key(Diagnostic::severity);
    diagnostics.truncate(FOUND_MAX);
    diagnostics.sort_by_cached_key(|found| (source.locate(&found.place).start, found.code.as_str()));
    (tree.filter(|_| !is_wrong), diagnostics, source)
}

/// Names are names, and titles clean text.
fn check(profile: &Profile, id_is_lost: bool, found: &mut Vec<Diagnostic>) {
    if !profile.id.is_empty() {
        names::name(&profile.id, || Place::root().field("id"), found);
    } else if !id_is_lost {
        found.push(
            Diagnostic::new(Code::MissingField, Place::root(), "the field `id` of the profile is missing")
                .help("write `id: \"name_of_the_profile\"` first"),
        );
    }
    names::title(&profile.title, &Place::root().field("title"), found);
    names::keys(&profile.grounds, "grounds", found);
    for (name, ground) in profile.grounds.iter() {
        let place = || Place::root().field("grounds").entry(name).field("title");
        ground.title.iter().for_each(|title| names::title(title, &place(), found));
    }
}

impl Root for Profile {
    const WORDS: RootWords = RootWords {
        begins: "Profile",
        called: "profile",
        written: "Profile(id: …, title: …, grounds: {…})",
        word: "`ThirdParty`",
    };
}
