use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! powers {
    ($($(#[$doc:meta])* $name:ident;)+) => {
        /// What somebody may do in a case (权限).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Power { $($(#[$doc])* $name,)+ }

        impl Power {
            /// Every power, in the order of the documentation.
            pub const ALL: &'static [Power] = &[$(Power::$name),+];

            /// The word of the language.
            pub fn word(self) -> &'static str {
                match self { $(Power::$name => stringify!($name),)+ }
            }
        }
    };
}

powers! {
    /// Take an application in (收件).
    Receive;
    /// Accept an application or decline it (受理).
    Accept;
    /// Send an application back for correction when it is to be accepted (补正).
    Correct;
    /// Name the handler of a case (指派).
    Assign;
    /// Give the opinion of a department (审查).
    Review;
    /// Sign (会签).
    Sign;
    /// Decide a case (决定).
    Decide;
    /// Hand the result over (送达).
    Deliver;
    /// Do any other work.
    Work;
    /// Hand over the work of others, add and remove seats, cancel, suspend.
    Manage;
    /// Do without a step.
    Waive;
    /// Extend and shorten limits (延期).
    Extend;
    /// End a case outside its graph (终止).
    Terminate;
    /// See everything, urge and order a stop; never decide (监察).
    Supervise;
}

impl fmt::Display for Power {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
