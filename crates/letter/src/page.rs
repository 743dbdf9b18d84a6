//! What stands at the head and foot of the pages.

use crate::Block;
use crate::present::filled;
use serde::{Deserialize, Serialize};

/// Running heads and feet, each wording once; page numbers are marks and are dropped.
///
/// ```
/// let page: letter::Page = serde_json::from_str(r#"{"header": [{"paragraph": "CA/211-E"}]}"#).unwrap();
/// assert!(page.footer.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// At the head.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub header: Vec<Block>,
    /// At the foot.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub footer: Vec<Block>,
}
