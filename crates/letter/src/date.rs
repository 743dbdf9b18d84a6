//! A date as printed and as meant.

use crate::present::present;
use jiff::civil;
use serde::{Deserialize, Serialize};

/// A date of the letter: what stands on the paper, and the day that is meant.
///
/// `value` alone is a date written by a person in data; `printed` alone is one that was read and not understood.
///
/// ```
/// let date: letter::Date = serde_json::from_str(r#"{"value": "2031-03-05", "printed": "5 March 2031"}"#).unwrap();
/// assert_eq!(date.value.unwrap().to_string(), "2031-03-05");
/// assert!(serde_json::from_str::<letter::Date>(r#"{"value": "2031-02-30"}"#).is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Date {
    /// The day, ISO 8601; a month or a year alone is only printed.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub value: Option<civil::Date>,
    /// The characters of the letter.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub printed: Option<String>,
    /// The last day of a range.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub until: Option<civil::Date>,
    /// The time of day, `HH:MM`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub time: Option<String>,
    /// `UTC`, or the word printed.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub zone: Option<String>,
}

/// A real day in four, two and two digits.
///
/// ```
/// assert!(letter::Date { value: letter::Date::day("2031-03-05"), ..Default::default() }.value.is_some());
/// assert!(letter::Date::day("2031-3-5").is_none());
/// ```
impl Date {
    /// The day that ten characters name, if it is one.
    pub fn day(iso: &str) -> Option<civil::Date> {
        let shaped = iso.len() == 10
            && iso.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
        // The year 0 is no year of any letter, and XML Schema has none.
        if shaped && !iso.starts_with("0000") { iso.parse().ok() } else { None }
    }
}

/// Days in JSON.
pub(crate) mod day {
    use jiff::civil;
    use serde::{Deserializer, Serializer, de};
    use std::fmt;

    pub(crate) fn serialize<S: Serializer>(day: &Option<civil::Date>, to: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => to.collect_str(day),
            None => to.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<civil::Date>, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = civil::Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a real day written YYYY-MM-DD")
            }

            fn visit_str<E: de::Error>(self, iso: &str) -> Result<civil::Date, E> {
                super::Date::day(iso).ok_or_else(|| E::invalid_value(de::Unexpected::Str(iso), &self))
            }
        }
        from.deserialize_str(Visitor).map(Some)
    }
}
