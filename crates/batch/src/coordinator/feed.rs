//! Hands out letters, each with what is known of it.

use crate::inputs::Input;
use crate::job::Retry;
use crate::ledger::{self, Index, Place};
use crate::message::{Known, Task};
use crate::name::Name;
use crate::outcome::Outcome;
use crate::row::Record;
use crate::stream::Lines;
use std::fs::File;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The letters of a run.
pub(super) struct Feed<'a> {
    pub(super) inputs: &'a [Input],
    pub(super) index: &'a Index,
    pub(super) ledger: &'a File,
    /// What the stream has already, where there is one.
    pub(super) lines: Option<&'a Lines>,
    pub(super) key: &'a str,
    pub(super) retry: Retry,
    pub(super) next: AtomicUsize,
}

/// A letter that was handed out: what the worker is told, and what the ledger says.
pub(super) struct Handed {
    /// Its place in the list of this run.
    pub(super) number: usize,
    pub(super) task: Task,
    /// How many bytes the worker was told it in.
    pub(super) size: usize,
    pub(super) known: Option<(Place, Record)>,
}

impl Feed<'_> {
    /// The next letter that needs a worker to look at it.
    pub(super) fn next(&self) -> Option<Handed> {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let input = self.inputs.get(number)?;
            if input.settled.is_none() {
                return Some(self.handed(number, input));
            }
        }
    }

    /// The last record about this letter.
    pub(super) fn record(&self, input: &Input) -> Option<(Place, Record)> {
        let place = input.place();
        let at = *self.index.get(&ledger::number(&place))?;
        // A record that cannot be read, or is about another letter, is none: the letter is done again.
        let record = ledger::read(self.ledger, at).ok()?;
        if record.place.path() == place { Some((at, record)) } else { None }
    }

    fn handed(&self, number: usize, input: &Input) -> Handed {
        let known = self.record(input);
        let told = known.as_ref().map(|(_, record)| {
            let is_good = self.is_good(input, record);
            let unread = || match &record.row.result {
                Outcome::Unreadable(why) if record.sha256.is_none() => Some(why.clone()),
                _ => None,
            };
            Known {
                sha256: record.sha256.clone().filter(|_| is_good),
                unread: is_good.then(unread).flatten(),
                outputs: record.row.outputs.clone(),
            }
        });
        let task = Task {
            at: input.at,
            input: Name::from(&*input.path),
            line: input.line,
            place: Name::from(input.place()),
            known: told,
        };
        Handed { number, task, size: 0, known }
    }

    /// Whether a record says all there is to say, if the files are still the same.
    fn is_good(&self, input: &Input, record: &Record) -> bool {
        let retried = match self.retry {
            Retry::None => false,
            Retry::Failed => record.row.result.kind().is_failed(),
            Retry::All => true,
        };
        let is_here = || self.lines.is_none_or(|lines| lines.have(&record.row.outputs));
        // The same letter may have been called otherwise, or stood elsewhere in the order: its record says so.
        let same = record.at == input.at && record.row.input.path() == &*input.path;
        !retried && same && record.key == self.key && is_here()
    }
}
