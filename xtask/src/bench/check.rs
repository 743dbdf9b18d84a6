//! Checking letters kept as JSON against only parsing them.
//!
//! Parsing is what a check cannot do without. At least a third of its speed is the promise.

use super::race::Race;
use crate::root::{bytes, samples};
use letter::json::read;
use pipeline::{Options, check, format_named};

/// Checking all samples, from their bytes to their findings.
pub(crate) fn races() -> anyhow::Result<Vec<Race>> {
    let texts: Vec<Vec<u8>> = samples()?.iter().map(|s| bytes(&s.join("letter.json"))).collect::<Result<_, _>>()?;
    let (json, options) = (format_named("json"), Options::default());
    let size = texts.iter().map(Vec::len).sum();
    let checking = Race::run(
        ("json, checking", "letter::json::read"),
        size,
        3.0,
        || {
            texts
                .iter()
                .filter_map(|text| check(text, json, &options).ok())
                .map(|checked| checked.findings.len())
                .sum::<usize>()
        },
        || texts.iter().filter(|text| read(text).is_ok()).count(),
    );
    Ok(vec![checking])
}
