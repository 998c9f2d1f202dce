use serde::Deserialize;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $outcomes:tt;)+) => {
        /// A preset over the general step: what it is for, and which outcomes it has unless the file says others.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum Kind { $($(#[$doc])* $name,)+ }

        impl Kind {
            /// The words of the language, in the order of the documentation.
            pub const WORDS: &'static [&'static str] = &[$(stringify!($name)),+];

            /// Every kind, in the order of the documentation.
            pub const ALL: &'static [Kind] = &[$(Kind::$name),+];

            /// The word of the language.
            pub fn word(self) -> &'static str {
                match self { $(Kind::$name => stringify!($name),)+ }
            }

            /// The outcomes where the file lists none. Empty for `Decide`, which must list them, and for `Call`, which has the ends
            /// of the workflow called.
            pub fn outcomes(self) -> &'static [&'static str] {
                match self { $(Kind::$name => &$outcomes,)+ }
            }
        }
    };
}

kinds! {
    /// One door: a window receives the application (一门受理).
    Accept ["accepted", "declined"];
    /// One named person answers for the case until it ends (专人承办).
    Assign ["assigned"];
    /// A department gives its opinion (并联审批).
    Review ["agree", "disagree"];
    /// Somebody signs.
    Sign ["signed", "refused"];
    /// The decision; the file lists its outcomes.
    Decide [];
    /// The result is handed over.
    Deliver ["delivered"];
    /// Any other work.
    #[default]
    Do ["done"];
    /// A service of the host does it.
    Auto ["done", "failed"];
    /// Something outside happens, or does not.
    Wait ["happened", "expired"];
    /// Another workflow runs as a sub-case; its ends are the outcomes.
    Call [];
}
