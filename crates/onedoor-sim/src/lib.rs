//! Witnesses for the tests of onedoor: a naive oracle of the kernel, and random workflows and moves to play on it.

pub mod auditor;
pub mod generate;
pub mod oracle;
pub mod people;
