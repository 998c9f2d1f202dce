//! Laws of the language: what is printed reads as the same tree, printing is canonical, and no bytes make the reader fail.
#![allow(clippy::disallowed_methods, reason = "the examples are files")]
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

#[path = "language/page.rs"]
mod page;
#[path = "language/profile.rs"]
mod profile;
#[path = "language/tree.rs"]
mod tree;
#[path = "language/typed.rs"]
mod typed;

use onedoor_core::{
    diagnostic::any_error,
    graph::Catalogue,
    language::{Workflow, read, read_profile},
    proof::load,
};
use proptest::prelude::*;

fn reread(text: &str) -> Workflow {
    let reading = read(text.as_bytes());
    assert_eq!(reading.diagnostics, [], "{text}");
    reading.workflow.expect("a text without mistakes has a tree")
}

fn check_harmless(bytes: &[u8]) {
    let loaded = load(bytes, &Catalogue::default());
    assert_eq!(loaded.proved.is_none(), any_error(&loaded.diagnostics));
    for found in &loaded.diagnostics {
        let place = loaded.source.locate(&found.place);
        assert!(place.start <= place.end && loaded.source.text().get(place.bytes).is_some(), "{found:?}");
        assert!(!found.message.contains('\n') && !found.message.ends_with('.'), "{found:?}");
    }
}

fn check_profile_harmless(bytes: &[u8]) {
    let (profile, found, source) = read_profile(bytes);
    assert_eq!(profile.is_none(), any_error(&found), "{found:?}");
    for found in &found {
        let place = source.locate(&found.place);
        assert!(place.start <= place.end && source.text().get(place.bytes).is_some(), "{found:?}");
        assert!(!found.message.contains('\n') && !found.message.ends_with('.'), "{found:?}");
    }
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_the_same_tree(tree in tree::workflow()) {
        prop_assert_eq!(reread(&tree.print()), tree);
    }

    #[test]
    fn printing_is_idempotent(tree in tree::workflow()) {
        let printed = tree.print();
        prop_assert_eq!(reread(&printed).print(), printed);
    }

    #[test]
    fn different_trees_have_different_hashes(one in tree::workflow(), other in tree::workflow()) {
        prop_assert_eq!(one == other, one.hash() == other.hash());
    }

    #[test]
    fn one_change_changes_the_hash((one, other) in tree::workflow_and_changed()) {
        prop_assert_ne!(&one, &other);
        prop_assert_ne!(one.hash(), other.hash());
    }

    #[test]
    fn white_space_and_comments_do_not_change_the_hash(tree in tree::workflow(), blanks in prop::collection::vec(typed::blank(), 1..20)) {
        let retyped = typed::retyped(&tree.print(), &blanks);
        prop_assert_eq!(reread(&retyped).hash(), tree.hash(), "{}", retyped);
    }

    #[test]
    fn arbitrary_bytes_are_harmless(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_harmless(&bytes);
        check_profile_harmless(&bytes);
    }

    #[test]
    fn arbitrary_words_of_the_language_are_harmless(text in typed::words()) {
        check_harmless(text.as_bytes());
        check_profile_harmless(text.as_bytes());
    }

    #[test]
    fn mutated_files_are_harmless(tree in tree::workflow(), mutations in prop::collection::vec(typed::mutation(), 1..6)) {
        check_harmless(&typed::mutated(tree.print().into_bytes(), &mutations));
        check_harmless(&typed::mutated(include_bytes!("diagnostics/many.ron").to_vec(), &mutations));
    }
    #[test]
    fn mutated_profiles_are_harmless(shipped in prop::sample::select(profile::SHIPPED), mutations in prop::collection::vec(typed::mutation(), 1..6)) {
        check_profile_harmless(&typed::mutated(shipped.as_bytes().to_vec(), &mutations));
    }
}
