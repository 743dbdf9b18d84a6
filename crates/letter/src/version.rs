//! The version of the schema, and the way from older ones to this.

/// The version of the model in this crate.
pub const VERSION: u32 = 1;

/// What the field `schema` of a letter says.
pub const SCHEMA: &str = "convoke/letter/1";

/// What stands before the version.
pub(crate) const FAMILY: &str = "convoke/letter/";

/// The version that a `schema` field names, or `None` where it is no version of a letter.
pub(crate) fn version_of(schema: &str) -> Option<u32> {
    let digits = schema.strip_prefix(FAMILY)?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if plain { digits.parse().ok() } else { None }
}

/// Lifts the JSON of an older version to this one, a step a version.
///
/// There is one version so far, so there is no step. The first one goes here as `1 => one_to_two(value)`; it works on
/// plain values, because the types of an old version are not kept.
pub(crate) fn migrate(_value: &mut serde_json::Value, from: u32) -> Result<(), u32> {
    match from {
        VERSION => Ok(()),
        unknown => Err(unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_plain_numbers() {
        assert_eq!(version_of(SCHEMA), Some(VERSION));
        assert_eq!(version_of("convoke/letter/12"), Some(12));
        for wrong in ["convoke/letter/", "convoke/letter/01", "convoke/letter/1.0", "convoke/agenda/1", ""] {
            assert_eq!(version_of(wrong), None, "{wrong}");
        }
    }
}
