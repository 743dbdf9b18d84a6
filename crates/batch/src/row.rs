//! A letter's row of the report, and its record in the ledger.

use crate::Name;
use crate::outcome::Outcome;
use serde::{Deserialize, Serialize};

/// A letter's row of the report: the same whoever made it and whenever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The input as it was named, or found in a folder that was.
    pub input: Name,
    /// The line of the input, where it holds a letter a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// What came of it.
    #[cfg_attr(feature = "schema", schemars(with = "crate::outcome::Shape<'static>"))]
    pub result: Outcome,
    /// The files that it became, from the folder of outputs on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<Made>,
    /// What the letter says of itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<About>,
}

/// An output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// Its place, from the folder of outputs on. Of a line in a stream, the stream's.
    pub path: Name,
    /// The format that it is in.
    pub format: String,
    /// How many bytes.
    pub bytes: u64,
    /// Its SHA-256. Of a line in a stream, the line's.
    pub sha256: String,
}

/// What tells one letter from another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Its own number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The day it was written; as printed, where no day was understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The meeting that it calls: group, days, place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    /// The tag of its language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A letter's line in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    /// Its place in the order of all inputs, from 0: what shards are joined by.
    pub(crate) at: u64,
    /// The place of its outputs: what tells it from every other letter of the folder.
    pub(crate) place: Name,
    /// Version and options, as [`How::key`](crate::How::key) says them.
    pub(crate) key: String,
    /// The SHA-256 of the bytes that came in, where they could be had.
    pub(crate) sha256: Option<String>,
    /// How long it took.
    pub(crate) milliseconds: u64,
    /// What the report says of it.
    pub(crate) row: Row,
}
