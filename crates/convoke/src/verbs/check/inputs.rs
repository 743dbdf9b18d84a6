//! Which letters to check: files as they are named, what is in folders, what a pattern means; each once, sorted.

use anyhow::Context;
use batch::pattern;
use pipeline::FORMATS;
use std::path::{Path, PathBuf};

/// The files that these words mean. A word that means none is an error: a check of nothing is not a check.
pub(crate) fn files(words: &[PathBuf], is_left_out: impl Fn(&str) -> bool) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for word in words {
        let text = word.to_string_lossy();
        if word == Path::new("-") || word.is_file() {
            files.push(word.clone());
        } else if word.is_dir() {
            let before = files.len();
            folder(word, &mut files, &|path| has_a_format(path) && !is_left_out(&slashed(path)))?;
            if files.len() == before {
                anyhow::bail!(
                    "{text}: no letter is in this folder\nhint: `convoke formats` lists how letters are called"
                );
            }
        } else if pattern::is_pattern(&text) && !word.exists() {
            let before = files.len();
            let base = base(word);
            if base.is_dir() {
                folder(&base, &mut files, &|path| {
                    pattern::matches(&text, &slashed(path)) && !is_left_out(&slashed(path))
                })?;
            }
            if files.len() == before {
                anyhow::bail!("{text}: no file is named so");
            }
        } else {
            // It is not there, or is a pipe: whoever opens it will know.
            files.push(word.clone());
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// A path with `/` between its names.
pub(crate) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The folder before the first name with a wildcard.
fn base(pattern: &Path) -> PathBuf {
    let plain = pattern.components().take_while(|part| !pattern::is_pattern(&part.as_os_str().to_string_lossy()));
    let base: PathBuf = plain.collect();
    if base.as_os_str().is_empty() { PathBuf::from(".") } else { base }
}

fn folder(path: &Path, files: &mut Vec<PathBuf>, wanted: &dyn Fn(&Path) -> bool) -> anyhow::Result<()> {
    let mut entries = std::fs::read_dir(path)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| path.display().to_string())?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let found = if path == Path::new(".") { PathBuf::from(entry.file_name()) } else { entry.path() };
        // Links to folders may lead in circles and are not followed.
        let kind = entry.file_type().with_context(|| found.display().to_string())?;
        if kind.is_dir() {
            folder(&found, files, wanted)?;
        } else if wanted(&found) && found.is_file() {
            files.push(found);
        }
    }
    Ok(())
}

/// Whether the name ends as that of a format that can be read.
fn has_a_format(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let readable = FORMATS.iter().filter(|format| format.read.is_some());
    readable.flat_map(|format| format.extensions).any(|known| Some(*known) == extension.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_patterns_are_sorted_and_taken_once() {
        let place = tempfile::tempdir().unwrap();
        for name in ["b.json", "a.txt", "notes.md", "deep/c.json", ".hidden/d.json"] {
            let path = place.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "{}").unwrap();
        }
        let told = |words: &[&str]| -> Vec<String> {
            let words: Vec<PathBuf> = words.iter().map(|word| place.path().join(word)).collect();
            let found = files(&words, |path| path.ends_with("b.json")).unwrap();
            found.iter().map(|path| slashed(path.strip_prefix(place.path()).unwrap())).collect()
        };
        assert_eq!(told(&[""]), ["a.txt", "deep/c.json"]);
        assert_eq!(told(&["**/*.json", "deep/c.json"]), ["deep/c.json"]);
        assert_eq!(told(&["b.json"]), ["b.json"], "a file that is named is meant");
        assert!(files(&[place.path().join("*.xml")], |_| false).is_err());
    }
}
