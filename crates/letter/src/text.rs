//! Text: characters, and the runs among them that are marked.

use crate::Block;
use crate::one_key::one_key;
use crate::present::present;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A text: a string, or an array of strings and one-key objects where it carries links, emphasis, anchors, line breaks,
/// notes or pictures. One writing per value: neighbours with the same mark are one run, and a text of one bare run is
/// the string itself.
///
/// ```
/// use letter::Text;
/// let text: Text = serde_json::from_str(r#"["Group ", {"strong": "21"}, {"strong": "/A"}, " meets"]"#).unwrap();
/// assert_eq!(text.plain(), "Group 21/A meets");
/// assert_eq!(serde_json::to_string(&text).unwrap(), r#"["Group ",{"strong":"21/A"}," meets"]"#);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// Characters without any mark.
    Plain(String),
    /// Runs, at least one of them marked.
    Runs(Vec<Run>),
}

/// A run of a text. Marks nest only in the order of [`Mark`], and none within itself.
///
/// ```
/// use letter::Run;
/// let run: Run = serde_json::from_str(r#"{"break": "line"}"#).unwrap();
/// assert_eq!(run, Run::Break(letter::Break::Line));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Characters without any mark.
    Plain(String),
    /// A link.
    Link(Link),
    /// A run-in heading, with its colon.
    Lead(Text),
    /// Bold.
    Strong(Text),
    /// Italic.
    Emphasis(Text),
    /// Struck through.
    Strike(Text),
    /// Raised.
    Superscript(Text),
    /// Lowered.
    Subscript(Text),
    /// A place that links can point to.
    Anchor(String),
    /// A break within the paragraph.
    Break(Break),
    /// A note, where it is called.
    Note(Vec<Block>),
    /// A picture among the characters.
    Image(Image),
}

one_key!(Run, "a run: a string, or an object with one key", {
    "link" => Link,
    "lead" => Lead,
    "strong" => Strong,
    "emphasis" => Emphasis,
    "strike" => Strike,
    "superscript" => Superscript,
    "subscript" => Subscript,
    "anchor" => Anchor,
    "break" => Break,
    "note" => Note,
    "image" => Image,
} plain Plain);

/// A link: where it leads, and the text that carries it.
///
/// ```
/// let link: letter::Link = serde_json::from_str(r#"{"to": "https://example.org/reg", "text": "form"}"#).unwrap();
/// assert_eq!(link.text.plain(), "form");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The address.
    pub to: String,
    /// The text that carries it.
    pub text: Text,
}

/// The kind of a break.
///
/// ```
/// assert_eq!(serde_json::to_string(&letter::Break::Line).unwrap(), r#""line""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Break {
    /// A new line of the same paragraph.
    Line,
}

/// A picture. Its bytes travel beside the letter, under its name.
///
/// ```
/// let image: letter::Image = serde_json::from_str(
///     r#"{"name": "sha256-00.png", "media": "image/png", "alt": "QR code", "width": 96, "height": 96}"#).unwrap();
/// assert_eq!(image.alt.as_deref(), Some("QR code"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Its name among the assets.
    pub name: String,
    /// Its media type.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub media: Option<String>,
    /// What it shows, for those who cannot see it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub alt: Option<String>,
    /// Its width in pixels, 96 an inch.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub width: Option<u32>,
    /// Its height in pixels, 96 an inch.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub height: Option<u32>,
}

/// The marks that a run can carry, outermost first: the only order in which they nest.
///
/// ```
/// assert!(letter::Mark::Lead < letter::Mark::Strong);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// [`Run::Link`].
    Link,
    /// [`Run::Lead`].
    Lead,
    /// [`Run::Strong`].
    Strong,
    /// [`Run::Emphasis`].
    Emphasis,
    /// [`Run::Strike`].
    Strike,
    /// [`Run::Superscript`].
    Superscript,
    /// [`Run::Subscript`].
    Subscript,
}

impl Mark {
    /// All marks, outermost first.
    pub const ALL: [Mark; 7] =
        [Mark::Link, Mark::Lead, Mark::Strong, Mark::Emphasis, Mark::Strike, Mark::Superscript, Mark::Subscript];
}

impl Run {
    /// The mark of this run and the text under it, where it has one.
    pub fn mark(&self) -> Option<(Mark, &Text)> {
        match self {
            Run::Link(link) => Some((Mark::Link, &link.text)),
            Run::Lead(text) => Some((Mark::Lead, text)),
            Run::Strong(text) => Some((Mark::Strong, text)),
            Run::Emphasis(text) => Some((Mark::Emphasis, text)),
            Run::Strike(text) => Some((Mark::Strike, text)),
            Run::Superscript(text) => Some((Mark::Superscript, text)),
            Run::Subscript(text) => Some((Mark::Subscript, text)),
            Run::Plain(_) | Run::Anchor(_) | Run::Break(_) | Run::Note(_) | Run::Image(_) => None,
        }
    }

    /// The text under the mark, for a change in place.
    fn under(&mut self) -> Option<&mut Text> {
        match self {
            Run::Link(link) => Some(&mut link.text),
            Run::Lead(text)
            | Run::Strong(text)
            | Run::Emphasis(text)
            | Run::Strike(text)
            | Run::Superscript(text)
            | Run::Subscript(text) => Some(text),
            Run::Plain(_) | Run::Anchor(_) | Run::Break(_) | Run::Note(_) | Run::Image(_) => None,
        }
    }
}

impl Text {
    /// The text of these runs in normal form: neighbours with the same mark merged, a link that shows only its own
    /// target made plain, bare runs without characters gone.
    ///
    /// ```
    /// use letter::{Run, Text};
    /// let text = Text::from_runs(vec![Run::Plain("a".into()), Run::Plain("b".into())]);
    /// assert_eq!(text, Text::Plain("ab".into()));
    /// ```
    pub fn from_runs(mut runs: Vec<Run>) -> Text {
        if let (1, Some(Run::Plain(text))) = (runs.len(), runs.first_mut()) {
            return Text::Plain(std::mem::take(text));
        }
        let mut merged: Vec<Run> = Vec::with_capacity(runs.len());
        for run in runs {
            push(&mut merged, run);
        }
        // Only now: two links may be their own target together and neither of them alone.
        if merged.iter().any(Run::is_own_target) {
            for run in std::mem::take(&mut merged) {
                push(&mut merged, run.without_own_target());
            }
        }
        match (merged.len(), merged.pop()) {
            (1, Some(Run::Plain(text))) => Text::Plain(text),
            (_, None) => Text::Plain(String::new()),
            (_, Some(last)) => {
                merged.push(last);
                Text::Runs(merged)
            }
        }
    }

    /// Whether [`Text::from_runs`] would leave it as it is; texts under marks are asked for themselves.
    pub(crate) fn is_merged(&self) -> bool {
        let Text::Runs(runs) = self else { return true };
        let alone = matches!(runs.as_slice(), [] | [Run::Plain(_)]);
        let empty = |run: &Run| matches!(run, Run::Plain(text) if text.is_empty());
        let mut neighbours = runs.iter().zip(runs.iter().skip(1));
        !alone
            && !runs.iter().any(|run| empty(run) || run.is_own_target())
            && !neighbours.any(|(before, run)| before.joins(run))
    }

    /// Its runs: for a plain text, none; see [`Text::as_plain`].
    pub fn runs(&self) -> &[Run] {
        match self {
            Text::Plain(_) => &[],
            Text::Runs(runs) => runs,
        }
    }

    /// Its characters, where it has no marks.
    pub fn as_plain(&self) -> Option<&str> {
        match self {
            Text::Plain(text) => Some(text),
            Text::Runs(_) => None,
        }
    }

    /// Its characters without the marks: a break is a blank; notes, anchors and pictures are nothing.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.plain_into(&mut out);
        out
    }

    /// The same without a copy, where its characters stand in one piece.
    pub fn plain_cow(&self) -> Cow<'_, str> {
        let runs = match self {
            Text::Plain(text) => return Cow::Borrowed(text),
            Text::Runs(runs) => runs,
        };
        let mut seen = runs.iter().filter(|run| !matches!(run, Run::Anchor(_) | Run::Note(_) | Run::Image(_)));
        match (seen.next(), seen.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(Run::Plain(text)), None) => Cow::Borrowed(text),
            (Some(run), None) if run.mark().is_some() => {
                run.mark().map(|(_, text)| text.plain_cow()).unwrap_or_default()
            }
            _ => Cow::Owned(self.plain()),
        }
    }

    fn plain_into(&self, out: &mut String) {
        match self {
            Text::Plain(text) => out.push_str(text),
            Text::Runs(runs) => {
                for run in runs {
                    match run {
                        Run::Plain(text) => out.push_str(text),
                        Run::Break(Break::Line) => out.push(' '),
                        Run::Anchor(_) | Run::Note(_) | Run::Image(_) => {}
                        marked => {
                            if let Some((_, text)) = marked.mark() {
                                text.plain_into(out);
                            }
                        }
                    }
                }
            }
        }
    }

    /// Whether it holds nothing at all.
    pub fn is_empty(&self) -> bool {
        match self {
            Text::Plain(text) => text.is_empty(),
            Text::Runs(runs) => runs.is_empty(),
        }
    }

    fn into_runs(self) -> Vec<Run> {
        match self {
            Text::Plain(text) if text.is_empty() => Vec::new(),
            Text::Plain(text) => vec![Run::Plain(text)],
            Text::Runs(runs) => runs,
        }
    }
}

/// Whether a text is nothing but this address (`mailto:`, scheme and the last slash aside).
fn is_same_address(text: &str, to: &str) -> bool {
    fn bare(address: &str) -> &str {
        let address = address.strip_prefix("mailto:").unwrap_or(address);
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        address.strip_suffix('/').unwrap_or(address)
    }
    text == to || bare(text) == bare(to)
}

/// Puts a run behind the others, or into the last one where it continues it.
fn push(runs: &mut Vec<Run>, run: Run) {
    match (runs.last_mut(), run) {
        (_, Run::Plain(text)) if text.is_empty() => {}
        (Some(Run::Plain(before)), Run::Plain(text)) => before.push_str(&text),
        (Some(before), run) if before.joins(&run) => before.join(run),
        (_, run) => runs.push(run),
    }
}

impl Run {
    /// Whether it is a link that shows only where it leads.
    fn is_own_target(&self) -> bool {
        matches!(self, Run::Link(Link { to, text: Text::Plain(text) }) if is_same_address(text, to))
    }

    /// The plain text of a link that shows only where it leads; any other run as it is.
    fn without_own_target(self) -> Run {
        match self {
            Run::Link(Link { to, text: Text::Plain(text) }) if is_same_address(&text, &to) => Run::Plain(text),
            other => other,
        }
    }

    /// Whether a neighbour continues the same mark, or the same bare text.
    fn joins(&self, next: &Run) -> bool {
        match (self, next) {
            (Run::Plain(_), Run::Plain(_)) => true,
            (Run::Link(link), Run::Link(other)) => link.to == other.to,
            _ => matches!((self.mark(), next.mark()), (Some((mark, _)), Some((other, _))) if mark == other),
        }
    }

    /// Takes the neighbour's text under the same mark.
    fn join(&mut self, mut next: Run) {
        if let (Some(text), Some(more)) = (self.under(), next.under()) {
            let mut runs = std::mem::replace(text, Text::Plain(String::new())).into_runs();
            runs.append(&mut std::mem::replace(more, Text::Plain(String::new())).into_runs());
            *text = Text::from_runs(runs);
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text::Plain(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text::Plain(text)
    }
}

impl Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Text::Plain(text) => to.serialize_str(text),
            Text::Runs(runs) => runs.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text: a string, or an array of strings and one-key objects")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Text, A::Error> {
                let mut runs = Vec::new();
                while let Some(run) = array.next_element::<Run>()? {
                    if matches!(&run, Run::Plain(text) if text.is_empty()) {
                        return Err(A::Error::custom("an empty run in a text"));
                    }
                    runs.push(run);
                }
                if runs.is_empty() {
                    return Err(A::Error::custom("an empty text: leave the field out"));
                }
                Ok(Text::from_runs(runs))
            }
        }
        from.deserialize_any(TextVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(json: &str) -> String {
        match serde_json::from_str::<Text>(json) {
            Ok(text) => serde_json::to_string(&text).unwrap(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn one_writing_per_value() {
        for (written, wanted) in [
            (r#"["a","b"]"#, r#""ab""#),
            (r#"[{"strong":"a"},{"strong":["b",{"emphasis":"c"}]}]"#, r#"[{"strong":["ab",{"emphasis":"c"}]}]"#),
            (r#"[{"strong":"a"},{"emphasis":"b"}]"#, r#"[{"strong":"a"},{"emphasis":"b"}]"#),
            (
                r#"[{"link":{"to":"x:1","text":"a"}},{"link":{"to":"x:2","text":"b"}}]"#,
                r#"[{"link":{"to":"x:1","text":"a"}},{"link":{"to":"x:2","text":"b"}}]"#,
            ),
            (
                r#"[{"link":{"to":"x:1","text":"a"}},{"link":{"to":"x:1","text":"b"}}]"#,
                r#"[{"link":{"to":"x:1","text":"ab"}}]"#,
            ),
            (
                r#"["see ",{"link":{"to":"mailto:a@example.org","text":"a@example.org"}},"."]"#,
                r#""see a@example.org.""#,
            ),
            (r#"[{"link":{"to":"https://example.org/","text":"example.org"}}]"#, r#""example.org""#),
            // A link that becomes its own target only when its parts are one.
            (
                r#"["see ",{"link":{"to":"https://ab","text":"a"}},{"link":{"to":"https://ab","text":"b"}},"."]"#,
                r#""see ab.""#,
            ),
            (r#"[{"anchor":"a"}]"#, r#"[{"anchor":"a"}]"#),
        ] {
            assert_eq!(normal(written), wanted, "{written}");
        }
    }

    #[test]
    fn what_is_no_text_is_said() {
        for (written, wanted) in [
            ("[]", "an empty text: leave the field out at line 1 column 2"),
            (r#"["a",""]"#, "an empty run in a text at line 1 column 8"),
            (
                r#"[{"strong":"a","emphasis":"b"}]"#,
                "a second key in an object, expected a run: a string, or an object with one key at line 1 column 25",
            ),
            (r#"[{}]"#, "an empty object, expected a run: a string, or an object with one key at line 1 column 3"),
        ] {
            assert_eq!(normal(written), wanted, "{written}");
        }
    }
}
