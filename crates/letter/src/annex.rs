//! What is attached to a letter.

use crate::present::{filled, present};
use crate::{Block, Text};
use serde::{Deserialize, Serialize};

/// An annex: its heading as printed, its title, its content.
///
/// ```
/// let annex: letter::Annex = serde_json::from_str(r#"{
///     "label": "B", "heading": "ANNEX B", "language": "en", "title": "Draft agenda",
///     "body": [{"agenda": {"items": [{"number": "1", "label": "1.", "title": "Opening"}]}}]
/// }"#).unwrap();
/// assert_eq!(annex.label.as_deref(), Some("B"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Its letter or number: `A`, `1`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub label: Option<String>,
    /// Its heading, as printed: `ANNEX A`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub heading: Option<Text>,
    /// Its language where that is not the letter's, a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub language: Option<String>,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub title: Option<Text>,
    /// Its content.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub body: Vec<Block>,
}
