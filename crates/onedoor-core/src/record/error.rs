use crate::language::WorkflowHash;

/// Why bytes or events do not make a case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// The bytes end too early, or do not begin as they should.
    #[error("the bytes are not a record of onedoor, or were cut off")]
    NotARecord,
    /// A later version wrote it.
    #[error("the record has format version {found}; this program reads up to {known}")]
    NewerVersion {
        /// The version written.
        found: u8,
        /// The newest version known.
        known: u8,
    },
    /// The checksum does not agree with the bytes.
    #[error("the record is damaged: its checksum is {found:08x}, its bytes give {expected:08x}")]
    Damaged {
        /// What the bytes give.
        expected: u32,
        /// What stands there.
        found: u32,
    },
    /// The checksum agrees, but the content makes no sense.
    #[error("the record cannot be read: its content makes no sense")]
    Unreadable,
    /// It belongs to another workflow, or another revision of it.
    #[error("the record belongs to the workflow {found}, not to {expected}")]
    OtherWorkflow {
        /// The workflow at hand.
        expected: WorkflowHash,
        /// The workflow that the record names.
        found: WorkflowHash,
    },
    /// An event that names what the workflow does not have.
    #[error("the event `{event}` does not belong to this workflow")]
    Foreign {
        /// The event.
        event: String,
    },
    /// A case begins with `CaseStarted`, once, and ends once.
    #[error(
        "the event `{event}` cannot stand at version {version} of a case: it begins with `CaseStarted`, once, and ends once"
    )]
    OutOfOrder {
        /// The event.
        event: String,
        /// The version of the case.
        version: u64,
    },
}
