//! `cargo xtask damage`: what is still read when a text is damaged as real copies are.
//!
//! The text of each sample, which is read exactly, is damaged in one way or in two, and read again. Each field of its
//! letter is then *recovered* (it has its value still), or *kept* (its words stand elsewhere in the letter, or what they
//! mean is left open), or *wrong*: the letter says a number, a day, a kind, a contact that the sample does not. Nothing may
//! be wrong: what cannot be proved from the letter itself is kept and reported, never guessed. The same seed damages the
//! same places on every machine.

mod compare;
mod kinds;

use crate::dice::Dice;
use crate::root::{bytes, samples};
use anyhow::{Context, bail};
use compare::{Outcome, compare};
use kinds::{KINDS, Kind};
use pipeline::{Options, format_named};
use serde_json::Value;
use std::collections::BTreeMap;

/// A sample: its text and its letter.
struct Sample {
    name: String,
    text: String,
    letter: Value,
    findings: BTreeMap<&'static str, usize>,
}

/// What came of one kind of damage, or of two at once.
#[derive(Default)]
struct Sum {
    letters: usize,
    outcome: Outcome,
    /// Letters in which something is no longer in its field, and those of them with a finding that they had not before.
    open: usize,
    told: usize,
}

/// Damages every sample in every way, prints the table, and fails where something is wrong.
pub(crate) fn run(seed: u64, pairs: bool) -> anyhow::Result<()> {
    let samples = read_samples()?;
    let options = Options::default();
    println!(
        "| damage | letters | fields | recovered | kept | letters with fields kept | of these with a finding | wrong |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    let mut wrong = Vec::new();
    for kind in &KINDS {
        let sum = trial(&samples, &[kind], seed, &options, &mut wrong)?;
        row(kind.name, &sum);
    }
    if pairs {
        let mut all = Sum::default();
        for (index, one) in KINDS.iter().enumerate() {
            for other in KINDS.iter().skip(index + 1) {
                let sum = trial(&samples, &[one, other], seed, &options, &mut wrong)?;
                all.add(&sum);
            }
        }
        row("any two of these", &all);
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => bail!("{} fields are wrong:\n  {}", wrong.len(), wrong.join("\n  ")),
    }
}

fn row(name: &str, sum: &Sum) {
    let Outcome { fields, recovered, wrong } = &sum.outcome;
    let kept = fields - recovered;
    println!(
        "| {name} | {} | {fields} | {recovered} | {kept} | {} | {} | {} |",
        sum.letters,
        sum.open,
        sum.told,
        wrong.len()
    );
}

impl Sum {
    fn add(&mut self, other: &Sum) {
        self.letters += other.letters;
        self.open += other.open;
        self.told += other.told;
        self.outcome.fields += other.outcome.fields;
        self.outcome.recovered += other.outcome.recovered;
        self.outcome.wrong.extend(other.outcome.wrong.iter().cloned());
    }
}

/// All samples with this damage, as far as they have what can be damaged so.
fn trial(
    samples: &[Sample],
    kinds: &[&Kind],
    seed: u64,
    options: &Options,
    wrong: &mut Vec<String>,
) -> anyhow::Result<Sum> {
    let mut sum = Sum::default();
    let name = kinds.iter().map(|kind| kind.name).collect::<Vec<_>>().join(" + ");
    for sample in samples {
        let mut dice = Dice::new(seed, &format!("{name} {}", sample.name));
        let damaged =
            kinds.iter().try_fold(sample.text.clone(), |text, kind| (kind.damage)(&text, &sample.letter, &mut dice));
        let Some(damaged) = damaged else { continue };
        let (letter, findings) = read(&damaged, options)?;
        let outcome = compare(&sample.letter, &letter);
        wrong.extend(outcome.wrong.iter().map(|what| format!("{name}, {}: {what}", sample.name)));
        if !outcome.wrong.is_empty() && std::env::var_os("DAMAGE_SHOW").is_some() {
            println!("{name}, {}\n{damaged}\n{letter:#}", sample.name);
        }
        let open = outcome.recovered < outcome.fields;
        let more = |(code, count): (&&'static str, &usize)| sample.findings.get(*code).copied().unwrap_or(0) < *count;
        sum.letters += 1;
        sum.open += usize::from(open);
        sum.told += usize::from(open && findings.iter().any(more));
        sum.add(&Sum { outcome, ..Sum::default() });
    }
    Ok(sum)
}

/// The letter in a text, and how many findings of each code there are on it.
fn read(text: &str, options: &Options) -> anyhow::Result<(Value, BTreeMap<&'static str, usize>)> {
    let from = format_named("text");
    let json = format_named("json").context("no format `json`")?;
    let made = pipeline::convert(text.as_bytes(), from, json, options)?;
    let output = made.value.first().context("nothing was written")?;
    let letter = serde_json::from_slice(&output.bytes)?;
    let checked = pipeline::check(text.as_bytes(), from, options)?;
    let mut findings = BTreeMap::new();
    for found in checked.findings {
        *findings.entry(found.finding.code.name()).or_insert(0) += 1;
    }
    Ok((letter, findings))
}

fn read_samples() -> anyhow::Result<Vec<Sample>> {
    let options = Options::default();
    let mut found = Vec::new();
    for folder in samples()? {
        let text = String::from_utf8(bytes(&folder.join("source.txt"))?)?;
        let letter = serde_json::from_slice(&bytes(&folder.join("letter.json"))?)?;
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (_, findings) = read(&text, &options)?;
        found.push(Sample { name, text, letter, findings });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_wrong_whatever_the_damage() {
        run(21, false).unwrap();
    }
}
