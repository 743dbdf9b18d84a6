//! How a letter ends.

use crate::present::{filled, present};
use crate::{Block, Text};
use serde::{Deserialize, Serialize};

/// From the valediction to the last line before the annexes.
///
/// ```
/// let closing: letter::Closing = serde_json::from_str(r#"{
///     "valediction": "Yours faithfully,", "signed": "(signed)",
///     "signatory": {"name": "A. Keeper", "office": ["Director"]},
///     "enclosures": {"count": 2, "printed": "Annexes: 2"}
/// }"#).unwrap();
/// assert_eq!(closing.enclosures.unwrap().count, Some(2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// The formula: `Yours faithfully,`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub valediction: Option<Text>,
    /// The word that stands for a signature: `(signed)`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub signed: Option<Text>,
    /// Who signs.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub signatory: Option<Signatory>,
    /// What stands beside or below the signature.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub aside: Vec<Block>,
    /// What the letter says it encloses.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub enclosures: Option<Enclosures>,
    /// Whatever else stands before the first annex.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub after: Vec<Block>,
}

/// Who signs. The order of name and office follows the language.
///
/// ```
/// let signatory: letter::Signatory = serde_json::from_str(r#"{"office": ["Director of", "the Bureau"]}"#).unwrap();
/// assert_eq!(signatory.office.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub name: Option<Text>,
    /// The office, line by line.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub office: Vec<Text>,
}

/// What the letter says it encloses.
///
/// ```
/// let enclosures: letter::Enclosures = serde_json::from_str(r#"{"count": 1, "printed": "Annex: 1"}"#).unwrap();
/// assert_eq!(enclosures.printed.unwrap().plain(), "Annex: 1");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Enclosures {
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub count: Option<u32>,
    /// The line of the letter.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub printed: Option<Text>,
}
