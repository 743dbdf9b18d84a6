//! What decides about the bytes that come out, as one value; and what a letter may take.

use crate::hash;
use pipeline::{Format, Limits, Options, Revisions, format_named, no_format};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The name of the one output that is no file of each letter: a stream with a letter a line.
pub(crate) const STREAM: &str = "jsonl";

/// The version of what is recorded; together with the tool's, it says whose work a record is.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How letters are read and written: everything that the bytes of the outputs and the findings depend on, besides the
/// letter itself. It goes to the workers as one value and into the ledger as one hash.
///
/// ```
/// let how = batch::How { to: vec!["json".to_owned()], ..Default::default() };
/// assert_ne!(how.key(), batch::How { compact: true, ..how.clone() }.key());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct How {
    /// The names of the formats to write; `jsonl` is one stream of all letters.
    pub to: Vec<String>,
    /// The format of the inputs, where somebody states it.
    pub from: Option<String>,
    /// The encoding of plain text.
    pub encoding: Option<String>,
    /// The language of the letters.
    pub language: Option<String>,
    /// Wording laid over the built-in one: the texts of the files, not their names.
    pub wording: Vec<String>,
    /// Which side of tracked changes is read.
    pub revisions: Side,
    /// Put the pictures of a letter beside its outputs.
    pub assets: bool,
    /// The most bytes of a letter.
    pub max_bytes: u64,
    /// The most levels of elements in each other.
    pub max_depth: u32,
    /// The most steps of work.
    pub max_steps: u64,
    /// Write without layout.
    pub compact: bool,
    /// Findings that are taken for errors.
    pub deny: Vec<String>,
    /// Findings that are not told.
    pub allow: Vec<String>,
}

impl Default for How {
    fn default() -> Self {
        let Limits { bytes, depth, steps } = Limits::default();
        How {
            to: Vec::new(),
            from: None,
            encoding: None,
            language: None,
            wording: Vec::new(),
            revisions: Side::Accepted,
            assets: false,
            max_bytes: bytes,
            max_depth: depth,
            max_steps: steps,
            compact: false,
            deny: Vec::new(),
            allow: Vec::new(),
        }
    }
}

impl How {
    /// What a record in the ledger is good for: this version of the tool, these options.
    pub fn key(&self) -> String {
        let options = serde_json::to_string(self).unwrap_or_default();
        let mut key = hash::sha256(format!("convoke {VERSION} {options}").as_bytes());
        key.truncate(16);
        key
    }

    /// Whether the stream is wanted.
    pub(crate) fn has_stream(&self) -> bool {
        self.to.iter().any(|name| name == STREAM)
    }

    /// The formats of the files that each letter becomes.
    pub(crate) fn formats(&self) -> Result<Vec<&'static Format>, String> {
        self.to.iter().filter(|name| *name != STREAM).map(|name| written(name)).collect()
    }

    /// The format of the inputs, if one was stated.
    pub(crate) fn format_read(&self) -> Result<Option<&'static Format>, String> {
        self.from.as_deref().map(named).transpose()
    }

    /// As the pipeline takes them.
    pub(crate) fn options(&self) -> Result<Options, String> {
        let mut options = Options {
            limits: Limits { bytes: self.max_bytes, depth: self.max_depth, steps: self.max_steps },
            encoding: self.encoding.clone(),
            language: self.language.clone(),
            compact: self.compact,
            revisions: match self.revisions {
                Side::Accepted => Revisions::Accepted,
                Side::Original => Revisions::Original,
            },
            pictures: self.keeps_pictures()?,
            ..Options::default()
        };
        for text in &self.wording {
            options.vocabularies = options.vocabularies.with_user(text).map_err(|error| error.to_string())?;
        }
        Ok(options)
    }

    /// Whether the pictures of a letter go anywhere.
    pub(crate) fn keeps_pictures(&self) -> Result<bool, String> {
        Ok(self.assets || self.formats()?.iter().any(|format| format.holds_pictures))
    }

    /// Says what is wrong with it before the first letter is touched.
    pub(crate) fn mistakes(&self) -> Result<(), String> {
        if self.to.is_empty() {
            return Err("no format to write\nhint: name some with `--to`, such as `--to json,docx`".to_owned());
        }
        for (at, name) in self.to.iter().enumerate() {
            if self.to.iter().take(at).any(|before| before == name) {
                return Err(format!("the format `{name}` is named twice"));
            }
        }
        self.formats()?;
        self.format_read()?;
        for name in self.deny.iter().chain(&self.allow) {
            name.parse::<findings::Code>().map_err(|error| error.to_string())?;
        }
        self.options()?.mistake().map_or(Ok(()), Err)
    }
}

fn named(name: &str) -> Result<&'static Format, String> {
    format_named(name).ok_or_else(|| no_format(name, &[STREAM]))
}

fn written(name: &str) -> Result<&'static Format, String> {
    let format = named(name)?;
    match format.write {
        Some(_) => Ok(format),
        None => Err(format!("{name} is read only, never written")),
    }
}

/// A side of tracked changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// As if every change were accepted.
    #[default]
    Accepted,
    /// As if every change were rejected.
    Original,
}

/// What one letter may take of the machine. No bytes depend on it, so a record is good under any bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The longest time on the wall, in seconds: the last resort, where the budget of steps was blind.
    pub seconds: u64,
    /// The most memory of a worker, in bytes.
    pub memory: u64,
}

impl Bounds {
    pub(crate) fn time(self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

impl Default for Bounds {
    fn default() -> Self {
        // The largest letter that the limits allow is read in seconds and takes a few times its size.
        Bounds { seconds: 60, memory: 2 << 30 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(how: &How) -> String {
        how.mistakes().unwrap_err()
    }

    #[test]
    fn mistakes_are_told_before_the_first_letter() {
        let to = |names: &[&str]| How { to: names.iter().map(|name| (*name).to_owned()).collect(), ..How::default() };
        assert_eq!(to(&["json", "jsonl"]).mistakes(), Ok(()));
        assert!(mistake(&to(&[])).starts_with("no format to write"));
        assert!(mistake(&to(&["papyrus"])).starts_with("no format is called `papyrus`"));
        assert!(mistake(&to(&["json", "json"])).contains("twice"));
        assert!(mistake(&to(&["text"])).contains("read only"));
        let denied = How { deny: vec!["agenda-gap".to_owned()], ..to(&["json"]) };
        assert!(mistake(&denied).starts_with("no finding is called `agenda-gap`"));
        let worded = How { wording: vec!["no wording".to_owned()], ..to(&["json"]) };
        assert!(mistake(&worded).contains("line 1"));
    }
}
