//! Whatever the bytes are, loading says what is wrong with them, and what loads prints to the same tree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onedoor_core::{diagnostic::any_error, graph::Catalogue, language::read, proof::load};

fuzz_target!(|bytes: &[u8]| {
    let loaded = load(bytes, &Catalogue::default());
    assert_eq!(loaded.proved.is_none(), any_error(&loaded.diagnostics));
    for found in &loaded.diagnostics {
        let place = loaded.source.locate(&found.place);
        assert!(place.start <= place.end && loaded.source.text().get(place.bytes).is_some(), "{found:?}");
        assert!(!found.message.contains('\n') && !found.message.is_empty(), "{found:?}");
    }
    let Some(proved) = loaded.proved else { return };
    let printed = proved.workflow().print();
    let again = read(printed.as_bytes());
    assert!(again.diagnostics.is_empty(), "{printed}");
    assert_eq!(again.workflow.as_ref(), Some(proved.workflow()));
});
