use crate::language::DEPTH_MAX;
use ron::{Options, extensions::Extensions};

/// How RON is read here: `Accept(by: …)` instead of `Accept((by: …))`, and no `Some(…)` around what may be left out.
pub(crate) fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(DEPTH_MAX)
}
