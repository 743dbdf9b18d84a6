//! The report: totals, findings by code, a row for each letter. `schemas/report.schema.json` describes it.

mod sums;

use crate::hash;
use crate::how::{How, Side};
use crate::place::Own;
use crate::row::{Record, Row};
use crate::shard::Shard;
use crate::step::{Moment, Step};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use sums::Sums;

pub use sums::{ByCode, Example, Totals};

/// What the field `schema` says.
const SCHEMA: &str = "convoke/report/1";

/// The report of a run, whole. Ten million rows are never held: a run writes it row by row, and so should a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// `convoke/report/1`.
    pub schema: String,
    /// The tool and its version.
    pub tool: String,
    /// What was asked for.
    pub options: Asked,
    /// Which part of the letters, such as `3/8`; absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// How many of which outcome.
    pub totals: Totals,
    /// Findings by code, the most frequent first.
    pub findings: Vec<ByCode>,
    /// When it was made: all that differs between two runs of the same job.
    pub times: Times,
    /// A row for each letter that came to an end, in the order of the inputs.
    pub letters: Vec<Row>,
}

/// What was asked for, as far as the outputs depend on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The formats.
    pub to: Vec<String>,
    /// The format that was stated of the inputs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The encoding that was stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The language that was stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The SHA-256 of each file of wording.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wording: Vec<String>,
    /// Which side of tracked changes was read.
    pub revisions: Side,
    /// Whether pictures stand beside the outputs.
    pub assets: bool,
    /// The most bytes of a letter.
    pub max_bytes: u64,
    /// The most levels of elements in each other.
    pub max_depth: u32,
    /// The most steps of work.
    pub max_steps: u64,
    /// Whether outputs have no layout.
    pub compact: bool,
    /// Findings that are taken for errors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deny: Vec<String>,
    /// Findings that are not told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<String>,
}

/// When a report was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Times {
    /// When the last run began, in universal time.
    pub began: String,
    /// When it ended.
    pub ended: String,
}

/// What stands at the beginning of a run in its ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Head {
    pub(crate) tool: String,
    pub(crate) options: Asked,
    pub(crate) part: Option<String>,
    /// How many letters the run has, done or not.
    pub(crate) letters: u64,
    pub(crate) began: String,
}

impl Head {
    pub(crate) fn of(how: &How, part: Option<Shard>, letters: u64, began: Timestamp) -> Self {
        let how = how.clone();
        let options = Asked {
            to: how.to,
            from: how.from,
            encoding: how.encoding,
            language: how.language,
            wording: how.wording.iter().map(|text| hash::sha256(text.as_bytes())).collect(),
            revisions: how.revisions,
            assets: how.assets,
            max_bytes: how.max_bytes,
            max_depth: how.max_depth,
            max_steps: how.max_steps,
            compact: how.compact,
            deny: how.deny,
            allow: how.allow,
        };
        let part = part.map(|part| part.to_string());
        Head {
            tool: concat!("convoke ", env!("CARGO_PKG_VERSION")).to_owned(),
            options,
            part,
            letters,
            began: began.to_string(),
        }
    }
}

/// Sums without a report, for a folder that takes none.
pub(crate) fn totals(head: &Head, records: impl Iterator<Item = io::Result<Record>>) -> io::Result<Totals> {
    let mut sums = Sums::new(head.letters);
    for record in records {
        sums.add(&record?);
    }
    Ok(sums.totals())
}

/// Writes the report: of the records, then of the rows that they have; holds none of them.
pub(crate) fn write(
    out: &Path,
    own: &Own,
    head: &Head,
    records: impl Iterator<Item = io::Result<Record>>,
    rows: impl Iterator<Item = io::Result<Vec<u8>>>,
    step: Step,
) -> io::Result<Totals> {
    let mut sums = Sums::new(head.letters);
    for record in records {
        sums.add(&record?);
    }
    let beside = out.join(own.in_work("report"));
    let mut to = BufWriter::with_capacity(1 << 16, File::create(&beside)?);
    let report = Report {
        schema: SCHEMA.to_owned(),
        tool: head.tool.clone(),
        options: head.options.clone(),
        part: head.part.clone(),
        totals: sums.totals(),
        findings: sums.by_code(),
        times: Times { began: head.began.clone(), ended: Timestamp::now().to_string() },
        letters: Vec::new(),
    };
    let whole = serde_json::to_string_pretty(&report)?;
    // The empty list at the end is where the rows go, a line each.
    to.write_all(whole.strip_suffix("[]\n}").unwrap_or(&whole).as_bytes())?;
    let mut before = "[\n    ";
    for row in rows {
        to.write_all(before.as_bytes())?;
        to.write_all(&row?)?;
        before = ",\n    ";
    }
    to.write_all(if before.starts_with('[') { b"[]\n}\n" } else { b"\n  ]\n}\n" })?;
    let file = to.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_data()?;
    step(Moment::BeforeReport)?;
    std::fs::rename(&beside, out.join(own.report()))?;
    step(Moment::AfterReport)?;
    Ok(report.totals)
}

/// The JSON Schema of the report, as `schemas/report.schema.json` holds it.
#[cfg(feature = "schema")]
pub fn json_schema() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<Report>();
    schema.insert("$id".to_owned(), "urn:convoke:report:1".into());
    schema.insert("title".to_owned(), "convoke report, version 1".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
