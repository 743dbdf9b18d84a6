//! SARIF: what `convoke check` writes is valid against the published schema, and every region is in its file.
//!
//! The schema is the one that npm's `@microsoft/jest-sarif` ships; nothing of it is kept here. The judge is Python's
//! `jsonschema`. What is checked has every finding on meaning in it, letters that are refused, names of files that no
//! address may hold as they are, and one letter in each format that is text.

use crate::faults;
use crate::root::{root, samples};
use anyhow::{Context, bail, ensure};
use serde_json::Value;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What was found.
pub(crate) struct Report {
    letters: usize,
    results: usize,
    regions: usize,
    codes: usize,
    wrong: Vec<String>,
}

impl Report {
    /// Whether everything is as it should be.
    pub(crate) fn is_right(&self) -> bool {
        self.wrong.is_empty() && self.regions > 0 && self.codes >= faults::CODES
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { letters, results, regions, codes, wrong } = self;
        writeln!(
            f,
            "sarif: {results} results of {codes} rules on {letters} letters, {regions} regions; wrong: {}",
            wrong.len()
        )?;
        wrong.iter().take(20).try_for_each(|wrong| writeln!(f, "  {wrong}"))
    }
}

/// Where the schema is, if it is there: `SARIF_SCHEMA`, or what `.ci/run` unpacks.
pub(crate) fn schema() -> Option<PathBuf> {
    let unpacked = root().join("target/conformance/sarif/package/lib/schemas/sarif-2.1.0-rtm.5.json");
    let named = std::env::var_os("SARIF_SCHEMA").map(PathBuf::from);
    named.or(Some(unpacked)).filter(|schema| schema.is_file())
}

/// Checks letters, and has the log judged.
///
/// # Errors
///
/// A tool is missing, or the check does not run.
pub(crate) fn run(python: &Path, schema: &Path) -> anyhow::Result<Report> {
    let folder = tempfile::tempdir()?;
    let letters = put(folder.path())?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let manifest = root().join("Cargo.toml");
    let checked = Command::new(cargo)
        .args(["run", "--quiet", "--package", "convoke", "--manifest-path"])
        .arg(manifest)
        .args(["--", "check", "--format", "sarif", "."])
        .current_dir(folder.path())
        .output()
        .context("cargo does not start")?;
    // Two letters are refused, so the check ends with 3.
    ensure!(checked.status.code() == Some(3), "the check failed: {}", String::from_utf8_lossy(&checked.stderr));
    let log = folder.path().join("log.sarif");
    fs::write(&log, &checked.stdout)?;
    let mut wrong = judged(python, schema, &log)?;
    let log: Value = serde_json::from_slice(&checked.stdout).context("the log is no JSON")?;
    let results = log.pointer("/runs/0/results").and_then(Value::as_array).context("the log has no results")?;
    let mut regions = 0;
    let mut codes: Vec<&str> = Vec::new();
    for result in results {
        codes.extend(result.pointer("/ruleId").and_then(Value::as_str));
        let physical = result.pointer("/locations/0/physicalLocation");
        let Some(region) = physical.and_then(|place| place.get("region")) else { continue };
        regions += 1;
        let uri = physical.and_then(|place| place.pointer("/artifactLocation/uri")).and_then(Value::as_str);
        let path = folder.path().join(path_of(uri.unwrap_or_default()));
        let text = fs::read_to_string(&path).with_context(|| format!("{}: no such file", path.display()))?;
        if let Err(reason) =
            stands_in(region, &text, result.pointer("/message/text").and_then(Value::as_str).unwrap_or_default())
        {
            wrong.push(format!("{}: {reason}", uri.unwrap_or_default()));
        }
    }
    codes.sort_unstable();
    codes.dedup();
    Ok(Report { letters, results: results.len(), regions, codes: codes.len(), wrong })
}

/// Letters with something to say of each; how many there are.
fn put(folder: &Path) -> anyhow::Result<usize> {
    let mut letters = 0;
    let mut write = |name: String, bytes: &[u8]| {
        letters += 1;
        fs::write(folder.join(&name), bytes).with_context(|| name)
    };
    for (code, language, letter) in faults::planted() {
        write(format!("{code} {language} 信.json"), &serde_json::to_vec_pretty(&letter)?)?;
        let read = letter::json::read(&serde_json::to_vec(&letter)?).map_err(|refused| anyhow::anyhow!("{refused}"))?;
        let xml = write_xml::write(&read, &letter::Assets::new(), &write_xml::Options::default())?;
        for output in xml.value {
            write(format!("{code}-{language}.xml"), &output.bytes)?;
        }
    }
    for sample in samples()? {
        let name = sample.file_name().unwrap_or_default().to_string_lossy().into_owned();
        write(format!("{name}.txt"), &fs::read(sample.join("source.txt"))?)?;
    }
    write("refused.json".to_owned(), b"{\"schema\": \"convoke/letter/1\",\n \"langauge\": \"en\"}")?;
    write("refused.xml".to_owned(), b"<memo>\n <p>One</q></memo>")?;
    Ok(letters)
}

/// What the schema has to say of the log.
fn judged(python: &Path, schema: &Path, log: &Path) -> anyhow::Result<Vec<String>> {
    let output = Command::new(python)
        .args(["-c", include_str!("sarif.py")])
        .args([schema, log])
        .output()
        .with_context(|| format!("failed to run {}: install Python 3", python.display()))?;
    let error = String::from_utf8_lossy(&output.stderr);
    if error.contains("ModuleNotFoundError") {
        bail!("Python has no `jsonschema`\nhint: python3 -m pip install jsonschema");
    }
    ensure!(output.status.success(), "the judge of SARIF failed: {error}");
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

/// Whether a region lies in its file and, where the message quotes words that stand in that line, begins with them: a name
/// of JSON with its quotation mark, an attribute of XML with its tag.
fn stands_in(region: &Value, text: &str, message: &str) -> Result<(), String> {
    let number = |name: &str| region[name].as_u64().and_then(|number| usize::try_from(number).ok());
    let start = number("startLine").zip(number("startColumn")).ok_or("a region without a start")?;
    let end = number("endLine").zip(number("endColumn")).unwrap_or(start);
    for (line, column) in [start, end] {
        let found = text.split('\n').nth(line - 1).ok_or(format!("no line {line}"))?;
        if column < 1 || column > found.chars().count() + 1 {
            return Err(format!("line {line} has no column {column}"));
        }
    }
    if end < start {
        return Err(format!("{end:?} is before {start:?}"));
    }
    let line = text.split('\n').nth(start.0 - 1).unwrap_or_default();
    let quoted = message.split('`').nth(1).filter(|quoted| !quoted.is_empty() && line.contains(quoted));
    let shown: String = line.chars().skip(start.1 - 1).collect();
    let tag = shown.strip_prefix('<').and_then(|tag| tag.split('>').next()).unwrap_or_default();
    let begins = |quoted: &str| shown.strip_prefix('"').unwrap_or(&shown).starts_with(quoted) || tag.contains(quoted);
    match quoted {
        Some(quoted) if !begins(quoted) => Err(format!("`{quoted}` does not stand at {start:?}")),
        _ => Ok(()),
    }
}

/// A path from a relative address.
fn path_of(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = after.get(..2).and_then(|two| std::str::from_utf8(two).ok()).filter(|_| *first == b'%');
        match escaped.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
