//! Folders of letters, unattended: inputs, workers, ledger, report.
//!
//! - In: a [`Job`]: what to convert, into which folder, how.
//! - Out: an [`Outcome`] for every letter, its outputs in their places, a ledger to go on from and a report.
//! - Never: formats (the `pipeline` knows them), terminals (the command knows them: it is told by [`Watch`]).
//!
//! One bad letter never stops the rest: letters are converted in worker processes of the same program ([`serve`]), one
//! after the other; the coordinator ([`run`]) hands them out, keeps the ledger, and replaces a worker that dies. Nothing
//! that comes out depends on how many workers there are, or which of them was faster.
//!
//! Start reading at `job.rs`; then `inputs.rs` (which letters), `work.rs` (one letter, in a worker), `coordinator.rs`
//! (all of them), `ledger.rs` and `report.rs` (what is kept of them).

mod coordinator;
mod events;
mod hash;
mod how;
mod inputs;
mod job;
mod job_file;
mod ledger;
mod lock;
mod merge;
mod message;
mod name;
mod outcome;
mod place;
mod report;
mod row;
mod shard;
mod step;
mod stream;
mod work;
mod worker;

pub use coordinator::{Ended, Failure, Stopped, run};
pub use events::{Event, Watch};
pub use how::{Bounds, How, Side};
pub use inputs::{Word, pattern};
pub use job::{Job, Program, Retry};
pub use job_file::{JobFile, wording, words};
pub use merge::merge;
pub use name::Name;
pub use outcome::{Clean, Findings, Kind, Outcome, Said};
pub use place::inside;
#[cfg(feature = "schema")]
pub use report::json_schema;
pub use report::{Asked, ByCode, Example, Report, Times, Totals};
pub use row::{About, Made, Row};
pub use shard::Shard;
pub use step::{Moment, Step, undisturbed};
pub use worker::serve;
