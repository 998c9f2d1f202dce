/// A time for which the clock of a limit stood still (时限中止). `T` is a [`Date`](jiff::civil::Date) or a [`Timestamp`](jiff::Timestamp).
///
/// In days it is half-open, `(from, until]`: the day of the stop counts as used, the day on which the clock runs again does not. In instants it is the time
/// from the one to the other. A stop that ends before it begins is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop<T> {
    /// When the clock stopped.
    pub from: T,
    /// When it ran again; none while it stands still.
    pub until: Option<T>,
}

/// When a limit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due<T> {
    /// Then.
    At(T),
    /// Nobody can say: the clock stands still before the limit is over.
    Stopped,
}

impl<T> Due<T> {
    /// When the limit ends; none while its clock stands still.
    ///
    /// ```
    /// # use onedoor_core::calendar::Due;
    /// assert_eq!(Due::At(3).at(), Some(3));
    /// assert_eq!(Due::<u8>::Stopped.at(), None);
    /// ```
    pub fn at(self) -> Option<T> {
        match self {
            Due::At(at) => Some(at),
            Due::Stopped => None,
        }
    }

    /// The same limit, its end told otherwise.
    pub(super) fn try_map<U, E>(self, tell: impl FnOnce(T) -> Result<U, E>) -> Result<Due<U>, E> {
        match self {
            Due::At(at) => tell(at).map(Due::At),
            Due::Stopped => Ok(Due::Stopped),
        }
    }
}

impl<T> Stop<T> {
    /// The same stop, its ends told otherwise.
    pub(super) fn map<U>(self, tell: impl Fn(T) -> U) -> Stop<U> {
        Stop { from: tell(self.from), until: self.until.map(tell) }
    }
}
