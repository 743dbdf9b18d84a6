//! `cargo xtask corpus DIR`: runs the DOCX reader over a folder of real files, and says what became of each.
//!
//! For every file that was read, the characters of its main part are counted a second time by other means (libdeflate
//! and quick-xml, no model): whatever a run of text holds, unless it was deleted or is only the copy for older programs,
//! must stand in what the reader gave.

use crate::{archive, memory};
use anyhow::Context;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What became of a folder.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) read: usize,
    /// Files that were refused, with the reason.
    pub(crate) refused: Vec<(PathBuf, String)>,
    /// Refused although other means could read the main part: to be looked at.
    pub(crate) wrongly: Vec<(PathBuf, String)>,
    pub(crate) panicked: Vec<PathBuf>,
    /// Files of which characters are missing, with some of these.
    pub(crate) unaccounted: Vec<(PathBuf, String)>,
    /// Findings by code: how many, in how many files.
    pub(crate) findings: BTreeMap<&'static str, (usize, usize)>,
    pub(crate) characters: usize,
    pub(crate) slowest: Option<(PathBuf, Duration)>,
    /// The largest resident memory while a file was read, where the system tells.
    pub(crate) largest: Option<(PathBuf, u64)>,
}

impl Report {
    /// Whether everything that was promised held.
    pub(crate) fn holds(&self) -> bool {
        self.panicked.is_empty() && self.unaccounted.is_empty() && self.wrongly.is_empty()
    }
}

/// Reads every Word file below this folder, at most so many, and prints what became of them.
pub(crate) fn run(dir: &Path, most: usize) -> anyhow::Result<Report> {
    let mut report = Report::default();
    for path in files(dir, most)? {
        let bytes = std::fs::read(&path).with_context(|| format!("failed to read {}", path.display()))?;
        one(&path, &bytes, &mut report);
    }
    print(&report);
    Ok(report)
}

fn one(path: &Path, bytes: &[u8], report: &mut Report) {
    memory::forget_peak();
    let began = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| read_docx::read(bytes, &read_docx::Options::default())));
    let took = began.elapsed();
    if let Some(peak) = memory::peak()
        && report.largest.as_ref().is_none_or(|(_, largest)| peak > *largest)
    {
        report.largest = Some((path.to_owned(), peak));
    }
    if report.slowest.as_ref().is_none_or(|(_, slowest)| took > *slowest) {
        report.slowest = Some((path.to_owned(), took));
    }
    match outcome {
        Err(_) => report.panicked.push(path.to_owned()),
        Ok(Err(refusal)) => {
            if let Some(text) = main_part(bytes).ok().and_then(|part| raw_text(&part).ok()) {
                report.wrongly.push((path.to_owned(), format!("{refusal} ({} characters)", text.len())));
            }
            report.refused.push((path.to_owned(), refusal.to_string()));
        }
        Ok(Ok(found)) => {
            report.read += 1;
            let mut here: BTreeMap<&'static str, usize> = BTreeMap::new();
            for finding in &found.findings {
                *here.entry(finding.code.name()).or_default() += 1;
            }
            for (code, times) in here {
                let entry = report.findings.entry(code).or_default();
                entry.0 += times;
                entry.1 += 1;
            }
            match main_part(bytes).and_then(|part| raw_text(&part)) {
                Ok(raw) => {
                    report.characters += raw.chars().count();
                    let missing = missing(&raw, &found.value.text);
                    if !missing.is_empty() {
                        report.unaccounted.push((path.to_owned(), missing));
                    }
                }
                // Read although the plain means could not: a repaired directory, another encoding.
                Err(_) => report.characters += found.value.text.len(),
            }
        }
    }
}

/// Characters of the first that the second has fewer of.
fn missing(raw: &str, read: &str) -> String {
    let mut counts: HashMap<char, i64> = HashMap::new();
    for c in raw.chars() {
        *counts.entry(c).or_default() += 1;
    }
    for c in read.chars() {
        *counts.entry(c).or_default() -= 1;
    }
    let mut lacking: Vec<(char, i64)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    lacking.sort_unstable();
    lacking.iter().take(40).map(|(c, count)| format!("{c}×{count} ")).collect()
}

fn main_part(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parts = archive::parts(bytes, |name| name == "_rels/.rels" || name.ends_with(".xml"))?;
    let relations = parts.iter().find(|(name, _)| name == "_rels/.rels").context("no relationships")?;
    let mut reader = quick_xml::Reader::from_reader(relations.1.as_slice());
    let mut target = None;
    loop {
        match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag)
                if attribute(&tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")) =>
            {
                target = attribute(&tag, "Target");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let target = target.context("no main part")?;
    let name = target.trim_start_matches('/');
    parts.into_iter().find(|(part, _)| part == name).map(|(_, bytes)| bytes).context("the main part is missing")
}

/// The characters that must not be lost: of `t` and `sym`, without blanks, outside deletions and copies. An error where
/// the part is none of a text document, or deeper than a reader has to go.
fn raw_text(part: &[u8]) -> anyhow::Result<String> {
    let mut reader = quick_xml::Reader::from_reader(part);
    let mut text = String::new();
    let mut open: Vec<String> = Vec::new();
    // Text that was there when an alternative began, and whether its first choice had any.
    let mut alternatives: Vec<(usize, bool)> = Vec::new();
    let mut skipped = 0usize;
    loop {
        match reader.read_event()? {
            Event::Start(tag) => {
                let name = local(&tag);
                let copy = name == "Fallback" && alternatives.last().is_some_and(|(_, given)| *given);
                if skipped > 0 || matches!(name.as_str(), "del" | "moveFrom") || copy {
                    skipped += 1;
                } else if name == "AlternateContent" {
                    alternatives.push((text.len(), false));
                }
                anyhow::ensure!(!open.is_empty() || name == "document", "the main part is a {name}");
                open.push(name);
                anyhow::ensure!(open.len() <= read_docx::Limits::default().depth, "too deep");
            }
            Event::End(_) => {
                let name = open.pop().unwrap_or_default();
                if skipped > 0 {
                    skipped -= 1;
                } else if name == "Choice" {
                    if let Some((before, given)) = alternatives.last_mut() {
                        *given |= text.len() > *before;
                    }
                } else if name == "AlternateContent" {
                    alternatives.pop();
                }
            }
            Event::Empty(tag) if skipped == 0 && local(&tag) == "sym" && attribute(&tag, "font").is_some() => {}
            Event::Text(chars) if skipped == 0 && open.last().is_some_and(|name| name == "t") => {
                text.extend(chars.chars().filter(|c| !c.is_whitespace() && !c.is_control()));
            }
            Event::CData(chars) if skipped == 0 && open.last().is_some_and(|name| name == "t") => {
                text.extend(chars.chars().filter(|c| !c.is_whitespace() && !c.is_control()));
            }
            Event::GeneralRef(name) if skipped == 0 && open.last().is_some_and(|name| name == "t") => {
                let c = match &*name {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => name.resolve_char_ref()?,
                };
                text.extend(c.filter(|c| !c.is_whitespace()));
            }
            Event::DocType(_) => anyhow::bail!("a document type"),
            Event::Eof => {
                anyhow::ensure!(open.is_empty(), "an end too early");
                return Ok(text);
            }
            _ => {}
        }
    }
}

fn local(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

/// Word files below a folder, in the order of their names.
fn files(dir: &Path, most: usize) -> anyhow::Result<Vec<PathBuf>> {
    let (mut folders, mut found) = (vec![dir.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        let listed = std::fs::read_dir(&folder).with_context(|| format!("failed to list {}", folder.display()))?;
        for entry in listed {
            let (path, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && matches!(ending.as_str(), "docx" | "docm" | "dotx" | "dotm") {
                found.push(path);
            }
        }
    }
    found.sort_unstable();
    found.truncate(most);
    Ok(found)
}

#[expect(clippy::print_stdout, reason = "this is what the command is for")]
fn print(report: &Report) {
    println!("read        {}", report.read);
    println!("refused     {}", report.refused.len());
    for (path, reason) in &report.refused {
        println!("  {}: {}", path.display(), reason.replace('\n', "; "));
    }
    println!("findings");
    for (code, (times, files)) in &report.findings {
        println!("  {code}: {times} in {files}");
    }
    println!("characters  {}", report.characters);
    println!("unaccounted {}", report.unaccounted.len());
    for (path, lacking) in &report.unaccounted {
        println!("  {}: {lacking}", path.display());
    }
    println!("wrongly refused {}", report.wrongly.len());
    for (path, reason) in &report.wrongly {
        println!("  {}: {}", path.display(), reason.replace('\n', "; "));
    }
    println!("panicked    {}", report.panicked.len());
    for path in &report.panicked {
        println!("  {}", path.display());
    }
    if let Some((path, took)) = &report.slowest {
        println!("slowest     {:.1} ms, {}", took.as_secs_f64() * 1000.0, path.display());
    }
    if let Some((path, bytes)) = &report.largest {
        println!("memory      {:.1} MB at most, {}", *bytes as f64 / 1e6, path.display());
    }
}
