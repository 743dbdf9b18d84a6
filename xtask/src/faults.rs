//! `cargo xtask faults`: the planted-fault trial.
//!
//! A clean letter is made by dice, one fault of a known kind is planted in it, and the check must find that fault and
//! nothing else. The table says for each finding how often it was found, and how often another came with it. A clean
//! letter must have no finding at all. The same seed plants the same faults on every machine.

#![allow(clippy::indexing_slicing, reason = "the letters are made here, and a trial that cannot plant must stop")]

mod clean;
mod plant;

use crate::dice::Dice;
use anyhow::{Context, bail};
use clean::LANGUAGES;
use findings::Code;
use pipeline::{Options, format_named};
use serde_json::Value;

/// What must be found of the planted faults, and how often something else may be found with one: of a hundred.
const FOUND: usize = 99;
const COMPANY: usize = 1;

/// Plants each fault so many times in each language, prints the table, and fails where too few were found.
pub(crate) fn run(seed: u64, times: usize) -> anyhow::Result<()> {
    let options = Options::default();
    for language in LANGUAGES {
        for round in 0..times {
            let mut dice = Dice::new(seed, &format!("{language} clean {round}"));
            let letter = clean::letter(&mut dice, language, &options);
            let found = check(&letter.value, &options)?;
            if !found.is_empty() {
                bail!("a clean letter ({language}, {round}) has findings: {found:?}\n{:#}", letter.value);
            }
        }
    }
    println!("| finding | {} |", LANGUAGES.map(|language| format!("{language}: found | with others")).join(" | "));
    println!("|---|{}", "---:|---:|".repeat(LANGUAGES.len()));
    let mut failed = Vec::new();
    for (code, plant) in plant::FAULTS {
        let mut cells = Vec::new();
        for language in LANGUAGES {
            let (mut found, mut company) = (0, 0);
            for round in 0..times {
                let mut dice = Dice::new(seed, &format!("{language} {code} {round}"));
                let mut letter = clean::letter(&mut dice, language, &options);
                plant(&mut letter, &mut dice, &options);
                let codes = check(&letter.value, &options)?;
                found += usize::from(codes.iter().any(|(other, _)| other == code));
                let others: Vec<_> = codes.iter().filter(|(other, _)| other != code).collect();
                company += usize::from(!others.is_empty());
                let missed = codes.iter().all(|(other, _)| other != code);
                if (missed || !others.is_empty()) && std::env::var_os("FAULTS_SHOW").is_some() {
                    println!("{code} {language} {round}: {codes:?}\n{}", letter.value);
                }
            }
            if found * 100 < times * FOUND || company * 100 > times * COMPANY {
                failed.push(format!("{code} ({language}): {found} of {times} found, {company} with others"));
            }
            cells.push(format!("{found} of {times} | {company}"));
        }
        println!("| `{code}` | {} |", cells.join(" | "));
    }
    if failed.is_empty() { Ok(()) } else { bail!("not as promised:\n  {}", failed.join("\n  ")) }
}

/// The findings on a letter as it would stand in a file.
fn check(letter: &Value, options: &Options) -> anyhow::Result<Vec<(Code, String)>> {
    let bytes = serde_json::to_vec(letter)?;
    let checked = pipeline::check(&bytes, format_named("json"), options).with_context(|| format!("{letter:#}"))?;
    Ok(checked.findings.into_iter().map(|found| (found.finding.code, found.finding.detail)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_of_each_are_found() {
        run(21, 10).unwrap();
    }

    #[test]
    fn every_finding_on_meaning_is_planted() {
        // What else the table of findings has is noticed while reading, and has its tests there.
        assert_eq!(plant::FAULTS.len(), 23);
    }
}
