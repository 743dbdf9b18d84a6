//! What came of a letter.

use findings::{Code, Severity};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many findings of one letter are kept in full; of the rest, how many of each code.
const KEPT: usize = 50;

/// What came of a letter. There is no way to a clean one past its findings:
///
/// ```
/// use batch::{Outcome, Said};
/// use findings::Code;
/// let found = Outcome::of(vec![Said::new(Code::LostHyphen, "`ITUT`")]);
/// assert!(matches!(found, Outcome::Findings(_)));
/// assert!(matches!(Outcome::of(Vec::new()), Outcome::Clean(_)));
/// ```
///
/// ```compile_fail
/// let clean = batch::Outcome::Clean(batch::Clean {});
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Converted; there is nothing to say about it.
    Clean(Clean),
    /// Converted, with findings.
    Findings(Findings),
    /// Converted, but nothing showed that it is a letter at all.
    NoLetter(Findings),
    /// Not touched, and why.
    Skipped(String),
    /// Not read, and why: the bytes are not what they claim to be, or could not be had.
    Unreadable(String),
    /// Read, but not written, and why.
    Unwritable(String),
    /// Our own fault, or more than a letter may take of the machine.
    Crashed(String),
}

/// A letter without findings: only [`Outcome::of`] says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clean {
    _only_here: (),
}

/// One finding or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    list: Vec<Said>,
    further: BTreeMap<String, u64>,
}

/// A finding as it is reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Its code; `convoke explain CODE` tells about it.
    pub code: String,
    /// How much it matters here: `note`, `warning` or `error`.
    pub severity: String,
    /// What was seen.
    pub detail: String,
    /// The JSON pointer into the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The line of the file, from 1, where the file is text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The column in characters, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u64>,
}

impl Said {
    /// A finding without a place, of its usual weight.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Said {
            code: code.name().to_owned(),
            severity: code.severity().to_string(),
            detail: detail.into(),
            pointer: None,
            line: None,
            column: None,
        }
    }

    /// Whether it is more than a note.
    pub(crate) fn is_heavy(&self) -> bool {
        self.severity != Severity::Note.to_string()
    }
}

impl Findings {
    /// Those that are kept in full: never none.
    pub fn list(&self) -> &[Said] {
        &self.list
    }

    /// How many more there are of each code.
    pub fn further(&self) -> &BTreeMap<String, u64> {
        &self.further
    }

    /// How many of each code, in all.
    pub fn by_code(&self) -> BTreeMap<&str, u64> {
        let mut sums: BTreeMap<&str, u64> = self.further.iter().map(|(code, many)| (code.as_str(), *many)).collect();
        for said in &self.list {
            *sums.entry(&said.code).or_default() += 1;
        }
        sums
    }
}

impl Outcome {
    /// That of a letter that was converted: what was found decides.
    pub fn of(mut said: Vec<Said>) -> Self {
        if said.is_empty() {
            return Outcome::Clean(Clean { _only_here: () });
        }
        // The heaviest are kept where not all can be, in the order of the letter.
        let mut further = BTreeMap::new();
        if said.len() > KEPT {
            let mut room = KEPT.saturating_sub(said.iter().filter(|said| said.is_heavy()).count());
            let mut heavy = KEPT;
            said.retain(|said| {
                let place = if said.is_heavy() { &mut heavy } else { &mut room };
                let kept = *place > 0;
                *place = place.saturating_sub(1);
                if !kept {
                    *further.entry(said.code.clone()).or_default() += 1;
                }
                kept
            });
        }
        let findings = Findings { list: said, further };
        match findings.by_code().contains_key(Code::NoLetterRecognised.name()) {
            true => Outcome::NoLetter(findings),
            false => Outcome::Findings(findings),
        }
    }

    /// Its word.
    pub fn kind(&self) -> Kind {
        match self {
            Outcome::Clean(_) => Kind::Clean,
            Outcome::Findings(_) => Kind::Findings,
            Outcome::NoLetter(_) => Kind::NoLetter,
            Outcome::Skipped(_) => Kind::Skipped,
            Outcome::Unreadable(_) => Kind::Unreadable,
            Outcome::Unwritable(_) => Kind::Unwritable,
            Outcome::Crashed(_) => Kind::Crashed,
        }
    }

    /// Why, where it is no conversion.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Outcome::Clean(_) | Outcome::Findings(_) | Outcome::NoLetter(_) => None,
            Outcome::Skipped(why) | Outcome::Unreadable(why) | Outcome::Unwritable(why) | Outcome::Crashed(why) => {
                Some(why)
            }
        }
    }

    /// What was found.
    pub fn findings(&self) -> Option<&Findings> {
        match self {
            Outcome::Findings(findings) | Outcome::NoLetter(findings) => Some(findings),
            _ => None,
        }
    }

    /// Whether somebody should look: a finding that is more than a note.
    pub(crate) fn is_heavy(&self) -> bool {
        let heavy = |findings: &Findings| {
            let beyond = |code: &String| code.parse::<Code>().is_ok_and(|code| code.severity() > Severity::Note);
            findings.list.iter().any(Said::is_heavy) || findings.further.keys().any(beyond)
        };
        self.findings().is_some_and(heavy)
    }
}

/// The word for what came of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Converted; there is nothing to say about it.
    Clean,
    /// Converted, with findings.
    Findings,
    /// Converted, but nothing showed that it is a letter at all.
    NoLetter,
    /// Not touched: no letter, or not for this run.
    Skipped,
    /// Not read.
    Unreadable,
    /// Read, but not written.
    Unwritable,
    /// Our own fault, or more than a letter may take of the machine.
    Crashed,
}

impl Kind {
    /// All of them, the good ones first.
    pub const ALL: [Kind; 7] =
        [Kind::Clean, Kind::Findings, Kind::NoLetter, Kind::Skipped, Kind::Unreadable, Kind::Unwritable, Kind::Crashed];

    /// For people.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Clean => "clean",
            Kind::Findings => "with findings",
            Kind::NoLetter => "no letter recognised",
            Kind::Skipped => "skipped",
            Kind::Unreadable => "unreadable",
            Kind::Unwritable => "unwritable",
            Kind::Crashed => "crashed",
        }
    }

    /// Whether outputs came of it.
    pub fn is_converted(self) -> bool {
        matches!(self, Kind::Clean | Kind::Findings | Kind::NoLetter)
    }

    /// Whether there was a letter to convert, and it was not.
    pub fn is_failed(self) -> bool {
        matches!(self, Kind::Unreadable | Kind::Unwritable | Kind::Crashed)
    }
}

/// An outcome as JSON holds it.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Shape<'a> {
    /// What came of the letter.
    outcome: Kind,
    /// Why, where it was not converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Cow<'a, str>>,
    /// What was found, in the order of the letter.
    #[serde(default, skip_serializing_if = "is_none")]
    findings: Cow<'a, [Said]>,
    /// Where there are too many: how many more of each code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    further: BTreeMap<String, u64>,
}

fn is_none(list: &[Said]) -> bool {
    list.is_empty()
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (findings, further) = match self.findings() {
            Some(found) => (found.list.as_slice(), found.further.clone()),
            None => (&[][..], BTreeMap::new()),
        };
        let reason = self.reason().map(Cow::Borrowed);
        Shape { outcome: self.kind(), reason, findings: findings.into(), further }.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Shape { outcome, reason, findings, further } = Shape::deserialize(from)?;
        let (reason, list) = (reason.map(Cow::into_owned), findings.into_owned());
        let found = Findings { list, further };
        let is_empty = found.list.is_empty() && found.further.is_empty();
        match (outcome, reason) {
            (Kind::Clean, None) if is_empty => Ok(Outcome::of(Vec::new())),
            (Kind::Findings, None) if !found.list.is_empty() => Ok(Outcome::Findings(found)),
            (Kind::NoLetter, None) if !found.list.is_empty() => Ok(Outcome::NoLetter(found)),
            (Kind::Skipped, Some(why)) if is_empty => Ok(Outcome::Skipped(why)),
            (Kind::Unreadable, Some(why)) if is_empty => Ok(Outcome::Unreadable(why)),
            (Kind::Unwritable, Some(why)) if is_empty => Ok(Outcome::Unwritable(why)),
            (Kind::Crashed, Some(why)) if is_empty => Ok(Outcome::Crashed(why)),
            (outcome, _) => Err(de::Error::custom(format!("`{}` does not go with the rest", outcome.words()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_decides() {
        assert_eq!(Outcome::of(vec![Said::new(Code::EncodingAssumed, "x")]).kind(), Kind::Findings);
        assert_eq!(Outcome::of(vec![Said::new(Code::NoLetterRecognised, "x")]).kind(), Kind::NoLetter);
        assert!(!Outcome::of(vec![Said::new(Code::EncodingAssumed, "x")]).is_heavy());
    }

    #[test]
    fn no_ledger_can_call_a_letter_clean_that_has_findings() {
        for lie in [
            r#"{"outcome": "clean", "findings": [{"code": "lost-hyphen", "severity": "warning", "detail": "x"}]}"#,
            r#"{"outcome": "clean", "further": {"lost-hyphen": 1}}"#,
            r#"{"outcome": "clean", "reason": "x"}"#,
            r#"{"outcome": "findings"}"#,
            r#"{"outcome": "crashed"}"#,
        ] {
            assert!(serde_json::from_str::<Outcome>(lie).is_err(), "{lie}");
        }
    }

    #[test]
    fn outcomes_come_back_from_json() {
        let many = vec![Said::new(Code::EncodingAssumed, "x"); 60];
        for outcome in [Outcome::of(Vec::new()), Outcome::of(many), Outcome::Crashed("stack overflow".to_owned())] {
            let json = serde_json::to_string(&outcome).unwrap();
            assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome, "{json}");
        }
    }

    #[test]
    fn of_too_many_findings_the_heavy_ones_are_kept() {
        let mut many = vec![Said::new(Code::EncodingAssumed, "x"); 60];
        many.push(Said::new(Code::LostHyphen, "`ITUT`"));
        let outcome = Outcome::of(many);
        let found = outcome.findings().unwrap();
        assert_eq!(found.list().len(), KEPT);
        assert_eq!(found.list().last().unwrap().code, "lost-hyphen");
        assert_eq!(found.by_code(), BTreeMap::from([("encoding-assumed", 60), ("lost-hyphen", 1)]));
    }
}
