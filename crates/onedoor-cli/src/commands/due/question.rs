use super::{
    DueArgs,
    limit::{Extension, Limit},
    moment::Moment,
    stop::{Stop, united},
};
use crate::trouble::Trouble;

/// What is asked, once it makes sense as a whole.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) from: Moment,
    pub(super) limit: Limit,
    /// All extensions together, in the unit of the limit.
    pub(super) extension: i64,
    /// INVARIANT: in order; they neither overlap nor touch, so that only the last may still last.
    pub(super) stops: Vec<Stop>,
    /// When the first stop without an end began. It is kept beside the others: united with one that ended, it would seem to have begun with that.
    pub(super) stopped_since: Option<Moment>,
    pub(super) at: Option<Moment>,
}

impl Question {
    /// # Errors
    /// [`Trouble::Misuse`] for an extension in another unit than the limit, and for a time of the day where days are counted.
    pub(super) fn of(args: &DueArgs) -> Result<Self, Trouble> {
        let limit = args.limit;
        let ends = args.stops.iter().flat_map(|stop| [Some(stop.from), stop.until]);
        for moment in [Some(args.from), args.at].into_iter().chain(ends).flatten() {
            check_time(moment, limit)?;
        }
        let extensions = args.extensions.iter().map(|extension| in_unit_of(limit, *extension));
        let extension = extensions.sum::<Result<i64, Trouble>>()?;
        let lasting = args.stops.iter().filter(|stop| stop.until.is_none()).map(|stop| stop.from);
        let stopped_since = lasting.min_by_key(|from| from.end());
        Ok(Question { from: args.from, limit, extension, stops: united(&args.stops), stopped_since, at: args.at })
    }

    /// The limit with its extensions.
    pub(super) fn whole(&self) -> u64 {
        u64::from(self.limit.number).saturating_add_signed(self.extension)
    }
}

fn check_time(moment: Moment, limit: Limit) -> Result<(), Trouble> {
    match moment.time {
        Some(_) if !limit.unit.is_hours() => Err(Trouble::misuse_with_help(
            format!("`{moment}` has a time of the day, and `{limit}` counts days"),
            format!("write `{}`, or a limit in working hours (`wh`)", moment.day),
        )),
        _ => Ok(()),
    }
}

fn in_unit_of(limit: Limit, extension: Extension) -> Result<i64, Trouble> {
    match extension.unit {
        Some(unit) if unit != limit.unit => Err(Trouble::misuse_with_help(
            format!("an extension in {} of a limit in {}", unit.word(), limit.unit.word()),
            format!("write `--extend N{}`, or the number alone", limit.unit.word()),
        )),
        _ => Ok(i64::from(extension.number)),
    }
}
