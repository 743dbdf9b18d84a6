//! Where things are: the workspace, its samples, and the cargo that builds it.

use anyhow::{Context, bail};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folders of the samples, by name.
pub(crate) fn samples() -> anyhow::Result<Vec<PathBuf>> {
    let folder = root().join("samples");
    let mut samples = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            samples.push(path);
        }
    }
    samples.sort();
    Ok(samples)
}

/// The names of all files below a folder, from it on.
pub(crate) fn files(folder: &Path) -> anyhow::Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(path.strip_prefix(folder)?.to_owned());
            }
        }
    }
    Ok(files)
}

/// The bytes of a file, with its name in the error.
pub(crate) fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| path.display().to_string())
}

/// Writes a file, with its name in the error.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}

/// Runs cargo in the workspace, and fails where it fails.
pub(crate) fn cargo(words: &[&str], environment: &[(&str, &str)]) -> anyhow::Result<()> {
    println!("$ cargo {}", words.join(" "));
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words).current_dir(root()).envs(environment.iter().copied());
    match command.status().context("cargo does not start")?.success() {
        true => Ok(()),
        false => bail!("`cargo {}` failed", words.join(" ")),
    }
}
