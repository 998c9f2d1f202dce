//! The few colours of the terminal.

use anstyle::{AnsiColor, Style};

/// What is wrong.
pub(crate) const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
/// What to do about it.
pub(crate) const HELP: Style = AnsiColor::BrightCyan.on_default().bold();
/// A heading.
pub(crate) const HEADING: Style = Style::new().bold();
/// What matters less.
pub(crate) const QUIET: Style = Style::new().dimmed();
/// What somebody can work on.
pub(crate) const OPEN: Style = AnsiColor::Yellow.on_default().bold();
/// What is done.
pub(crate) const DONE: Style = AnsiColor::Green.on_default();
/// What was recalled.
pub(crate) const CANCELLED: Style = AnsiColor::Red.on_default();
