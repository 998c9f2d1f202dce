use serde::{Deserialize, Serialize};

macro_rules! powers {
    ($($(#[$doc:meta])* $name:ident;)+) => {
        /// A right that a directory grants: without it nobody may do what it stands for (授权).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// Take an application in for somebody else (收件).
    Receive;
    /// Accept or decline it (受理).
    Accept;
    /// Send it back for correction at acceptance (补正).
    Correct;
    /// Name who answers for the case (承办).
    Assign;
    /// Give a department's opinion (审查).
    Review;
    /// Sign (签发).
    Sign;
    /// Decide (决定).
    Decide;
    /// Hand over the result (送达).
    Deliver;
    /// Any other work.
    Work;
    /// Hand on the work of others, add and remove seats, recall and ask for steps, order a rest.
    Manage;
    /// Do without a step.
    Waive;
    /// Extend and shorten limits (延期).
    Extend;
    /// End a case outside its graph (终止).
    Terminate;
    /// See everything, urge, order a rest; never decide (监管).
    Supervise;
}
