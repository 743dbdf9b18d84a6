//! Files that come in.

use crate::cli::{Reading, Side};
use anyhow::{Context, bail};
use pipeline::{Format, Limits, Options, Revisions, format_named, no_format};
use std::io::Read;
use std::path::{Path, PathBuf};
use vocabulary::Vocabularies;

/// The bytes of a file, or of standard input for `-`; never more than one beyond the limit.
pub(crate) fn bytes(path: &Path, limits: Limits) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than allowed is enough for the refusal, and a file without an end has an end here.
    let most = limits.bytes.saturating_add(1);
    let read = match path == Path::new("-") {
        true => std::io::stdin().lock().take(most).read_to_end(&mut bytes),
        false => {
            if path.is_dir() {
                let folder = path.display();
                bail!(
                    "{folder}: a folder, not a letter\nhint: `convoke batch {folder} --out DIR --to json` converts all in it"
                );
            }
            if !path.exists() {
                bail!("{}: there is no such file", path.display());
            }
            std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
        }
    };
    read.with_context(|| name(path))?;
    Ok(bytes)
}

/// What to call an input.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// The name of a file, whose extension may tell its format.
pub(crate) fn file_name(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}

/// The options for reading, and the format if one was stated.
pub(crate) fn options(reading: &Reading) -> anyhow::Result<(Options, Option<&'static Format>)> {
    let from = reading.from.as_deref().map(format).transpose()?;
    let usual = Limits::default();
    let limits = Limits {
        bytes: reading.max_bytes.unwrap_or(usual.bytes),
        depth: reading.max_depth.unwrap_or(usual.depth),
        steps: reading.max_steps.unwrap_or(usual.steps),
    };
    let options = Options {
        limits,
        encoding: reading.encoding.clone(),
        language: reading.language.clone(),
        revisions: match reading.revisions {
            Side::Accepted => Revisions::Accepted,
            Side::Original => Revisions::Original,
        },
        vocabularies: vocabularies(&reading.vocabulary)?,
        ..Options::default()
    };
    match options.mistake() {
        Some(mistake) => Err(Usage(mistake).into()),
        None => Ok((options, from)),
    }
}

/// The built-in wording with a user's own laid over it, in the order given.
pub(crate) fn vocabularies(own: &[PathBuf]) -> anyhow::Result<Vocabularies> {
    let mut all = Vocabularies::built_in();
    for path in own {
        let source = std::fs::read_to_string(path).with_context(|| name(path))?;
        all = all.with_user(&source).with_context(|| name(path))?;
    }
    Ok(all)
}

/// The format with this name.
pub(crate) fn format(name: &str) -> anyhow::Result<&'static Format> {
    format_named(name).ok_or_else(|| Usage(no_format(name, &[])).into())
}

/// A wrong call that only the verbs can see.
#[derive(Debug)]
pub(crate) struct Usage(pub(crate) String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}
