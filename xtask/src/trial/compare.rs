//! What came against what was planted.

use super::letters::Expected;
use anyhow::Context;
use batch::{Kind, Report, Row};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is not as planted, in words.
pub(super) fn outcomes(
    letters: &Path,
    report: &Path,
    expected: &BTreeMap<String, Expected>,
) -> anyhow::Result<Vec<String>> {
    let report: Report = serde_json::from_slice(&std::fs::read(report)?).context("the report is no report")?;
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for row in &report.letters {
        let path = row.input.path().strip_prefix(letters).unwrap_or(row.input.path());
        let line = row.line.map(|line| format!(":{line}")).unwrap_or_default();
        let name = format!("{}{line}", path.display());
        match expected.get(&name) {
            Some(expected) if is_as(row, expected) => {}
            Some(expected) => wrong.push(format!(
                "{name}: planted {expected:?}, came {:?} {:?}",
                row.result.kind(),
                row.result.reason()
            )),
            None => wrong.push(format!("{name}: nobody planted it")),
        }
        if row.result.kind().is_converted() != (row.outputs.len() == 4) {
            wrong.push(format!("{name}: {} outputs of {:?}", row.outputs.len(), row.result.kind()));
        }
        if !seen.insert(name.clone()) {
            wrong.push(format!("{name}: twice in the report"));
        }
    }
    wrong.extend(expected.keys().filter(|name| !seen.contains(*name)).map(|name| format!("{name}: lost")));
    let totals = report.totals;
    let sum: u64 = Kind::ALL.into_iter().map(|kind| totals.of(kind)).sum();
    if sum + totals.left != totals.letters || totals.letters != expected.len() as u64 {
        wrong.push(format!("the totals do not add up: {totals:?}"));
    }
    Ok(wrong)
}

fn is_as(row: &Row, expected: &Expected) -> bool {
    let result = &row.result;
    match expected {
        Expected::Clean => result.kind() == Kind::Clean,
        Expected::Found(code) => {
            result.kind() == Kind::Findings
                && result.findings().is_some_and(|found| found.by_code().contains_key(code.name()))
        }
        Expected::Converted => result.kind().is_converted(),
        Expected::Letter => matches!(result.kind(), Kind::Clean | Kind::Findings),
        Expected::NoLetter => result.kind() == Kind::NoLetter,
        Expected::Unreadable(why) => {
            result.kind() == Kind::Unreadable && result.reason().is_some_and(|reason| reason.contains(why))
        }
        Expected::Skipped => result.kind() == Kind::Skipped,
    }
}

/// The files that are not the same in two folders, ledgers and what is in work aside, and the reports but for their
/// times.
pub(super) fn folders(one: &Path, other: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let (ones, others) = (files(one)?, files(other)?);
    let mut differing: Vec<PathBuf> = ones.symmetric_difference(&others).cloned().collect();
    for file in ones.intersection(&others) {
        let bytes = |folder: &Path| std::fs::read(folder.join(file));
        let same = match file == Path::new("convoke-report.json") {
            true => report(&bytes(one)?)? == report(&bytes(other)?)?,
            false => bytes(one)? == bytes(other)?,
        };
        if !same {
            differing.push(file.clone());
        }
    }
    Ok(differing)
}

fn report(bytes: &[u8]) -> anyhow::Result<Report> {
    let mut report: Report = serde_json::from_slice(bytes)?;
    (report.times.began, report.times.ended) = (String::new(), String::new());
    Ok(report)
}

/// What a run leaves in a folder, but for what is in work and the ledger.
fn files(folder: &Path) -> anyhow::Result<BTreeSet<PathBuf>> {
    let mut files = crate::root::files(folder)?;
    files.retain(|name| !name.starts_with(".convoke-batch") && name != Path::new("convoke-ledger.jsonl"));
    Ok(files)
}

/// How many letters a ledger has more than once.
pub(super) fn done_twice(ledger: &Path) -> anyhow::Result<usize> {
    let text = std::fs::read_to_string(ledger)?;
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for record in text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()) {
        if let Some(place) = record.get("place").and_then(serde_json::Value::as_str) {
            *times.entry(place.to_owned()).or_default() += 1;
        }
    }
    Ok(times.values().filter(|times| **times > 1).count())
}
