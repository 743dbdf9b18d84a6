//! Findings that are known: an archive is adopted with what it has, and only what is new is told.
//!
//! A finding is known by its file, its code and its words, not by its line, so that it stays known when something is
//! added above it; and as often as it stood there, so that a second one like it is new.

use super::report::Report;
use anyhow::Context;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// What the field `schema` of the file says.
const SCHEMA: &str = "convoke/baseline/1";

/// The findings that are known, and how often each.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Baseline {
    known: BTreeMap<Entry, u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    code: String,
    detail: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    findings: Vec<Known>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    file: String,
    code: String,
    detail: String,
    times: u32,
}

impl Baseline {
    /// What the file says.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let name = || path.display().to_string();
        let bytes = std::fs::read(path).with_context(name)?;
        let file: File = serde_json::from_slice(&bytes).with_context(name)?;
        if file.schema != SCHEMA {
            anyhow::bail!("{}: `{}` is no baseline that this convoke knows", name(), file.schema);
        }
        let entry = |known: Known| (Entry { file: known.file, code: known.code, detail: known.detail }, known.times);
        Ok(Baseline { known: file.findings.into_iter().map(entry).collect() })
    }

    /// Everything that was found, as known from now on.
    pub(crate) fn of(reports: &[Report]) -> Self {
        let mut known = BTreeMap::new();
        for report in reports {
            for told in &report.told {
                *known.entry(entry(report, told)).or_default() += 1;
            }
        }
        Baseline { known }
    }

    /// The file's bytes.
    pub(crate) fn write(&self) -> Vec<u8> {
        let known = |(entry, times): (&Entry, &u32)| Known {
            file: entry.file.clone(),
            code: entry.code.clone(),
            detail: entry.detail.clone(),
            times: *times,
        };
        let file = File { schema: SCHEMA.to_owned(), findings: self.known.iter().map(known).collect() };
        let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Takes the known findings out of a report; how many there were.
    pub(crate) fn take(&mut self, report: &mut Report) -> usize {
        let before = report.told.len();
        let mut told = std::mem::take(&mut report.told);
        told.retain(|told| match self.known.get_mut(&entry(report, told)) {
            Some(times) if *times > 0 => {
                *times -= 1;
                false
            }
            _ => true,
        });
        report.told = told;
        before - report.told.len()
    }
}

fn entry(report: &Report, told: &super::report::Told) -> Entry {
    Entry {
        file: report.path.clone(),
        code: told.placed.finding.code.name().to_owned(),
        detail: told.placed.finding.detail.clone(),
    }
}
