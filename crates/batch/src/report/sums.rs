//! What a report counts.

use crate::name::Name;
use crate::outcome::Kind;
use crate::row::Record;
use findings::{Code, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many examples of a finding a report has.
const EXAMPLES: usize = 3;

/// How many letters of which outcome. They add up: every letter is in one of them, or left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// All letters of the job.
    pub letters: u64,
    /// Converted; there is nothing to say about them.
    pub clean: u64,
    /// Converted, with findings.
    pub findings: u64,
    /// Converted, but nothing showed that they are letters.
    pub no_letter: u64,
    /// Not touched.
    pub skipped: u64,
    /// Not read.
    pub unreadable: u64,
    /// Read, but not written.
    pub unwritable: u64,
    /// Our own faults.
    pub crashed: u64,
    /// Not done: the run was stopped.
    pub left: u64,
    /// Converted letters with a finding that is more than a note.
    pub to_look_at: u64,
    /// The files that were made.
    pub outputs: u64,
    /// Their bytes.
    pub bytes: u64,
}

impl Totals {
    /// How many of this outcome.
    pub fn of(&self, kind: Kind) -> u64 {
        match kind {
            Kind::Clean => self.clean,
            Kind::Findings => self.findings,
            Kind::NoLetter => self.no_letter,
            Kind::Skipped => self.skipped,
            Kind::Unreadable => self.unreadable,
            Kind::Unwritable => self.unwritable,
            Kind::Crashed => self.crashed,
        }
    }

    fn of_mut(&mut self, kind: Kind) -> &mut u64 {
        match kind {
            Kind::Clean => &mut self.clean,
            Kind::Findings => &mut self.findings,
            Kind::NoLetter => &mut self.no_letter,
            Kind::Skipped => &mut self.skipped,
            Kind::Unreadable => &mut self.unreadable,
            Kind::Unwritable => &mut self.unwritable,
            Kind::Crashed => &mut self.crashed,
        }
    }
}

/// What is to be said of one finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ByCode {
    /// The code.
    pub code: String,
    /// How much it usually matters.
    pub severity: String,
    /// How often it was found.
    pub times: u64,
    /// In how many letters.
    pub letters: u64,
    /// The first ones.
    pub examples: Vec<Example>,
}

/// A letter with a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The input.
    pub input: Name,
    /// The line of it, where it holds a letter a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// What was seen.
    pub detail: String,
}

/// Sums in the making.
pub(super) struct Sums {
    totals: Totals,
    by_code: BTreeMap<String, ByCode>,
}

impl Sums {
    pub(super) fn new(letters: u64) -> Self {
        Sums { totals: Totals { letters, left: letters, ..Totals::default() }, by_code: BTreeMap::new() }
    }

    pub(super) fn add(&mut self, record: &Record) {
        let row = &record.row;
        *self.totals.of_mut(row.result.kind()) += 1;
        self.totals.left = self.totals.left.saturating_sub(1);
        self.totals.to_look_at += u64::from(row.result.is_heavy());
        self.totals.outputs += row.outputs.len() as u64;
        self.totals.bytes += row.outputs.iter().map(|made| made.bytes).sum::<u64>();
        let Some(findings) = row.result.findings() else { return };
        for (code, times) in findings.by_code() {
            let severity = code.parse::<Code>().map_or(Severity::Note, Code::severity).to_string();
            let sum = self.by_code.entry(code.to_owned()).or_insert_with(|| ByCode {
                code: code.to_owned(),
                severity,
                times: 0,
                letters: 0,
                examples: Vec::new(),
            });
            sum.times += times;
            sum.letters += 1;
            let first = findings.list().iter().find(|said| said.code == code);
            if let Some(said) = first.filter(|_| sum.examples.len() < EXAMPLES) {
                let detail = said.detail.clone();
                sum.examples.push(Example { input: row.input.clone(), line: row.line, detail });
            }
        }
    }

    pub(super) fn totals(&self) -> Totals {
        self.totals
    }

    /// The most frequent first.
    pub(super) fn by_code(self) -> Vec<ByCode> {
        let mut all: Vec<ByCode> = self.by_code.into_values().collect();
        all.sort_by_key(|sum| std::cmp::Reverse(sum.letters));
        all
    }
}
