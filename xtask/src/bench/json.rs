//! The letter's own JSON against `serde_json` on the same JSON without types.
//!
//! Untyped, serde_json checks only that it is JSON; ours also refuses what is not a letter. At least half its speed is
//! the promise.

use super::race::Race;
use crate::root::{bytes, samples};
use anyhow::Context;
use letter::Letter;
use letter::json::{Style, read, write};
use serde_json::Value;

/// Reading and writing all samples.
pub(crate) fn races() -> anyhow::Result<Vec<Race>> {
    let texts: Vec<Vec<u8>> = samples()?.iter().map(|s| bytes(&s.join("letter.json"))).collect::<Result<_, _>>()?;
    let letters: Vec<Letter> = texts.iter().map(|text| read(text)).collect::<Result<_, _>>().context("a sample")?;
    let values: Vec<Value> = texts.iter().map(|text| serde_json::from_slice(text)).collect::<Result<_, _>>()?;
    let size = texts.iter().map(Vec::len).sum();
    let reading = Race::run(
        ("json, reading", "serde_json to Value"),
        size,
        2.0,
        || texts.iter().filter(|text| read(text).is_ok()).count(),
        || texts.iter().filter(|text| serde_json::from_slice::<Value>(text).is_ok()).count(),
    );
    let writing = Race::run(
        ("json, writing", "serde_json from Value"),
        size,
        2.0,
        || letters.iter().map(|letter| write(letter, Style::Indented).len()).sum::<usize>(),
        || values.iter().map(|value| serde_json::to_vec_pretty(value).map_or(0, |json| json.len())).sum::<usize>(),
    );
    Ok(vec![reading, writing])
}
