//! People: random halls and definitions with people, everything that can be done in them, and a naive oracle of it.

mod deed;
mod driver;
mod hall;
mod naive;
mod plan;
mod random_deed;
mod random_plan;
mod random_staff;
mod staff;
mod storm;

pub use deed::{Deed, Item, What, actor};
pub use driver::{Driven, drive};
pub use hall::{Hall, Read, Setting};
pub use naive::{Acting, Chair, Desk, Held, Load, Naive, Question, Refused, Said, Sits, Stands, Told};
pub use plan::{Comes, Duty, How, Nobody, Place, Plan, Table, Who};
pub use random_deed::random_deed;
pub use random_plan::random_plan;
pub use random_staff::{ROOT, later_staff, random_staff};
pub use staff::{Grant, HERE, Person, Span, Staff, StandIn, To, Unit, instant};
pub use storm::{Stormed, random_setting, storm};
