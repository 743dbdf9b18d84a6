//! What happens in a run, as it happens.

use crate::name::Name;
use crate::outcome::Kind;
use crate::report::Totals;
use crate::row::Record;
use jiff::Timestamp;
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event<'a> {
    /// All letters are known, and the workers start.
    Began {
        /// How many letters.
        letters: u64,
        /// How many workers.
        workers: u64,
    },
    /// A letter came to an end.
    Letter {
        /// The input.
        input: &'a Name,
        /// The line of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        line: Option<u64>,
        /// What came of it.
        outcome: Kind,
        /// Why, where it was not converted.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<&'a str>,
        /// How many findings it has.
        findings: u64,
        /// It was done by an earlier run, and is as it was.
        kept: bool,
        /// How long it took.
        milliseconds: u64,
    },
    /// A worker died and is replaced.
    Died {
        /// Its number.
        worker: u64,
        /// Why.
        reason: &'a str,
    },
    /// Nothing; but some time has passed.
    #[serde(skip)]
    Tick,
    /// The run is over.
    Ended {
        /// What came of the letters.
        totals: Totals,
        /// How many were done by an earlier run.
        kept: u64,
    },
}

/// Somebody who is told.
pub trait Watch {
    /// This happened.
    fn event(&mut self, event: &Event<'_>);
}

/// Nobody.
impl Watch for () {
    fn event(&mut self, _event: &Event<'_>) {}
}

impl<'a> Event<'a> {
    pub(crate) fn letter(record: &'a Record, kept: bool) -> Self {
        let result = &record.row.result;
        Event::Letter {
            input: &record.row.input,
            line: record.row.line,
            outcome: result.kind(),
            reason: result.reason(),
            findings: result.findings().map_or(0, |findings| findings.by_code().values().sum()),
            kept,
            milliseconds: if kept { 0 } else { record.milliseconds },
        }
    }
}

/// A file of events, a line of JSON each; or none.
pub(crate) struct Events {
    file: Option<BufWriter<File>>,
}

/// An event and its moment.
#[derive(Serialize)]
struct Line<'a> {
    time: String,
    event: &'a Event<'a>,
}

impl Events {
    pub(crate) fn to(path: Option<&Path>) -> Result<Self, String> {
        let open = |path: &Path| File::create(path).map_err(|error| format!("{}: {error}", path.display()));
        Ok(Events { file: path.map(open).transpose()?.map(BufWriter::new) })
    }

    /// A line that cannot be written is lost: events are for watching, the ledger is what counts.
    pub(crate) fn event(&mut self, event: &Event<'_>) {
        let Some(file) = &mut self.file else { return };
        if let Ok(line) = serde_json::to_string(&Line { time: Timestamp::now().to_string(), event }) {
            let _ = writeln!(file, "{line}").and_then(|()| file.flush());
        }
    }
}
