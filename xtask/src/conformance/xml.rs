//! XML: what the writer makes is valid against the standard's schema and our profile, and the profile is the stricter.

use super::faults::FAULTS;
use super::judge::{Judge, Verdict};
use crate::root::samples;
use anyhow::{Context, ensure};
use letter::{Assets, Letter, generate};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use write_xml::{Options, What};

/// What was found.
pub(crate) struct Report {
    judge: String,
    letters: usize,
    files: usize,
    invalid: Vec<Verdict>,
    faults: usize,
    /// Faults that the standard does not let pass, or the profile does.
    misjudged: Vec<Verdict>,
}

/// Writes all letters as XML, plants all faults, and has both judged.
///
/// # Errors
///
/// A tool is missing, a letter cannot be read or written, or a fault cannot be planted.
pub(crate) fn run(root: &Path, python: &Path, generated: u64) -> anyhow::Result<Report> {
    let judge = Judge { python: python.to_owned(), profile: root.join("schemas").join("convoke-akn.xsd") };

    let right = tempfile::tempdir()?;
    let mut letters = 0;
    for path in letters_of(root)? {
        let json = fs::read(&path).with_context(|| format!("failed to read {}", path.display()))?;
        let letter = letter::json::read(&json).with_context(|| format!("failed to read {}", path.display()))?;
        put(&letter, right.path(), &format!("letter-{letters}"))?;
        letters += 1;
    }
    for seed in 0..generated {
        put(&generate::letter(seed), right.path(), &format!("seed-{seed}"))?;
    }
    put(&generate::every_character(), right.path(), "every-character")?;
    letters += usize::try_from(generated)? + 1;
    let (version, verdicts) = judge.judge(right.path())?;
    let files = verdicts.len();
    let invalid =
        verdicts.into_iter().filter(|verdict| verdict.standard.is_some() || verdict.profile.is_some()).collect();

    let wrong = tempfile::tempdir()?;
    plant(root, wrong.path())?;
    let (_, verdicts) = judge.judge(wrong.path())?;
    let faults = verdicts.len();
    let misjudged =
        verdicts.into_iter().filter(|verdict| verdict.standard.is_some() || verdict.profile.is_none()).collect();

    Ok(Report { judge: version, letters, files, invalid, faults, misjudged })
}

impl Report {
    /// Whether everything is as it should be.
    pub(crate) fn is_right(&self) -> bool {
        self.invalid.is_empty() && self.misjudged.is_empty() && self.faults >= 30
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { judge, letters, files, invalid, faults, misjudged } = self;
        writeln!(f, "xml, judged by {judge}:")?;
        writeln!(f, "  {files} files of {letters} letters, {} invalid", invalid.len())?;
        writeln!(f, "  {faults} planted faults, {} judged otherwise than they should be", misjudged.len())?;
        for Verdict { file, standard, profile } in invalid.iter().chain(misjudged).take(20) {
            let said = |said: &Option<String>| said.clone().unwrap_or_else(|| "valid".to_owned());
            writeln!(f, "    {file}: standard: {}; profile: {}", said(standard), said(profile))?;
        }
        Ok(())
    }
}

fn letters_of(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut letters = vec![root.join("schemas").join("example").join("letter.json")];
    letters.extend(samples()?.iter().map(|sample| sample.join("letter.json")));
    Ok(letters)
}

/// Writes a letter whole and agenda by agenda, indented and not.
fn put(letter: &Letter, folder: &Path, name: &str) -> anyhow::Result<()> {
    for (what, compact) in [(What::Whole, false), (What::Whole, true), (What::Agendas, true)] {
        let written = write_xml::write(letter, &Assets::default(), &Options { what, compact })
            .with_context(|| format!("failed to write {name}"))?;
        for (place, output) in written.value.iter().enumerate() {
            fs::write(folder.join(format!("{name}-{what:?}-{compact}-{place}.xml")), &output.bytes)?;
        }
    }
    Ok(())
}

/// Writes the published example once for each fault, with that fault in it.
fn plant(root: &Path, folder: &Path) -> anyhow::Result<()> {
    let example = root.join("schemas").join("example");
    let letter = fs::read_to_string(example.join("letter.xml"))?;
    let agenda = fs::read_to_string(example.join("agenda.xml"))?;
    for fault in FAULTS {
        let document = if fault.in_agenda { &agenda } else { &letter };
        ensure!(document.contains(fault.from), "{}: `{}` is not in the example", fault.name, fault.from);
        fs::write(folder.join(format!("{}.xml", fault.name)), document.replacen(fault.from, fault.to, 1))?;
    }
    Ok(())
}
