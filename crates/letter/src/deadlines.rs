//! The table of deadlines.

use crate::present::{filled, present};
use crate::{Date, FurtherCell, Text};
use serde::{Deserialize, Serialize};

/// Until when what must be done.
///
/// ```
/// let deadlines: letter::Deadlines = serde_json::from_str(r#"{
///     "heading": "Key deadlines:",
///     "entries": [{"date": {"value": "2031-04-02", "printed": "2 April 2031"}, "items": ["Texts for translation"]}]
/// }"#).unwrap();
/// assert_eq!(deadlines.entries.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// The line above the table.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub heading: Option<Text>,
    /// The heads of the table, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub columns: Vec<FurtherCell>,
    /// The deadlines, in the order of the letter.
    pub entries: Vec<Entry>,
}

/// One row of the table of deadlines.
///
/// ```
/// let entry: letter::Entry = serde_json::from_str(r#"{
///     "date": {"value": "2031-04-02", "time": "23:59", "zone": "UTC"}, "group": "SG 3", "items": []
/// }"#).unwrap();
/// assert_eq!(entry.date.unwrap().zone.as_deref(), Some("UTC"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub date: Option<Date>,
    /// For which group, where the table has such a column.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub group: Option<Text>,
    /// What must be done: always there, empty where the table says nothing.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::DeadlineItems"))]
    pub items: Vec<Text>,
    /// Further columns, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub cells: Vec<FurtherCell>,
}
