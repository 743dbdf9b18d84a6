//! How much each finding matters: by itself, by `convoke.toml`, by the words of the call; the last one that says so wins.

use crate::cli::Check;
use crate::input::Usage;
use anyhow::Context;
use batch::pattern;
use findings::{Code, Severity};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The name of the file of settings.
const NAME: &str = "convoke.toml";

/// What was settled before the first letter.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// The folder that the patterns start from.
    root: PathBuf,
    file: Section,
    call: Rules,
    strict: bool,
    /// The file of findings that are known.
    pub(crate) baseline: Option<PathBuf>,
}

/// `convoke.toml`; other tools may keep their sections in it.
#[derive(Debug, Default, Deserialize)]
struct File {
    #[serde(default)]
    check: Section,
}

/// `[check]`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    #[serde(default)]
    strict: bool,
    #[serde(default)]
    deny: Vec<String>,
    #[serde(default)]
    allow: Vec<String>,
    /// Patterns of paths that are left out of folders and patterns.
    #[serde(default)]
    exclude: Vec<String>,
    #[serde(default)]
    baseline: Option<PathBuf>,
    /// `[[check.paths]]`
    #[serde(default)]
    paths: Vec<ForPath>,
}

/// Settings for some paths.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ForPath {
    path: String,
    #[serde(default)]
    deny: Vec<String>,
    #[serde(default)]
    allow: Vec<String>,
}

/// Codes that fail and codes that are not told.
#[derive(Debug, Default)]
struct Rules {
    deny: Vec<String>,
    allow: Vec<String>,
}

impl Settings {
    /// The settings of this call.
    pub(crate) fn of(words: &Check) -> anyhow::Result<Self> {
        let mut settings = Settings::default();
        let path = match &words.config {
            Some(path) => Some(path.clone()),
            None => nearest(),
        };
        if let Some(path) = path {
            let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            settings.read(&text).map_err(|error| Usage(format!("{}: {error}", path.display())))?;
            settings.root = path.parent().unwrap_or(Path::new("")).to_owned();
        }
        settings.strict = settings.file.strict || words.strict;
        settings.call = Rules { deny: words.deny.clone(), allow: words.allow.clone() };
        settings.baseline =
            words.baseline.clone().or_else(|| Some(settings.root.join(settings.file.baseline.as_ref()?)));
        known(words.deny.iter().chain(&words.allow)).map_err(Usage)?;
        Ok(settings)
    }

    fn read(&mut self, text: &str) -> Result<(), String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        let by_path = file.check.paths.iter().flat_map(|path| path.deny.iter().chain(&path.allow));
        known(file.check.deny.iter().chain(&file.check.allow).chain(by_path))?;
        self.file = file.check;
        Ok(())
    }

    /// Whether folders and patterns leave this file out.
    pub(crate) fn is_left_out(&self, path: &str) -> bool {
        self.file.exclude.iter().any(|pattern| self.means(pattern, path))
    }

    /// How much this finding matters in this file; nothing where it is not to be told.
    pub(crate) fn level(&self, code: Code, path: &str) -> Option<Severity> {
        let mut level = Some(code.severity());
        let mut apply = |deny: &[String], allow: &[String]| {
            if allow.iter().any(|name| name == code.name()) {
                level = None;
            }
            if deny.iter().any(|name| name == code.name()) {
                level = Some(Severity::Error);
            }
        };
        apply(&self.file.deny, &self.file.allow);
        for part in self.file.paths.iter().filter(|part| self.means(&part.path, path)) {
            apply(&part.deny, &part.allow);
        }
        apply(&self.call.deny, &self.call.allow);
        level
    }

    /// Whether a finding of this weight ends the command with its code.
    pub(crate) fn fails(&self, level: Severity) -> bool {
        self.strict || level > Severity::Note
    }

    /// Patterns start from the folder of the file of settings.
    fn means(&self, wanted: &str, path: &str) -> bool {
        let absolute =
            |path: &Path| std::path::absolute(path).map(|path| super::inputs::slashed(&path)).unwrap_or_default();
        let root = absolute(if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root });
        let whole = absolute(Path::new(path));
        let inside = whole.strip_prefix(root.as_str()).unwrap_or(path);
        pattern::matches(wanted, inside)
    }
}

/// The file of settings in this folder or the nearest one around it.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

fn known<'a>(mut names: impl Iterator<Item = &'a String>) -> Result<(), String> {
    let unknown = names.find_map(|name| name.parse::<Code>().err());
    unknown.map_or(Ok(()), |error| Err(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Result<Settings, String> {
        let mut settings = Settings::default();
        settings.read(text).map(|()| settings)
    }

    #[test]
    fn the_last_word_wins() {
        let text = "[check]\nallow = [\"lost-hyphen\"]\n[[check.paths]]\npath = \"new/**\"\ndeny = [\"lost-hyphen\"]";
        let mut settings = settings(text).unwrap();
        assert_eq!(settings.level(Code::LostHyphen, "old/a.txt"), None);
        assert_eq!(settings.level(Code::LostHyphen, "new/a.txt"), Some(Severity::Error));
        assert_eq!(settings.level(Code::MissingReference, "new/a.txt"), Some(Severity::Note));
        settings.call.allow.push("lost-hyphen".to_owned());
        assert_eq!(settings.level(Code::LostHyphen, "new/a.txt"), None);
    }

    #[test]
    fn a_note_fails_only_where_all_is_strict() {
        let mut settings = Settings::default();
        assert!(settings.fails(Severity::Warning) && !settings.fails(Severity::Note));
        settings.strict = true;
        assert!(settings.fails(Severity::Note));
    }

    #[test]
    fn mistakes_in_the_file_are_told() {
        let unknown = settings("[check]\ndeny = [\"lost-hyphens\"]").unwrap_err();
        assert!(unknown.starts_with("no finding is called `lost-hyphens`"), "{unknown}");
        assert!(settings("[check]\nforbid = []").unwrap_err().contains("forbid"));
        assert!(settings("[another-tool]\nx = 1").is_ok());
    }
}
