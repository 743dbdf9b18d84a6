//! The one table of findings: code, severity, explanation.
//!
//! A code names the pattern, without advice, in kebab-case; it never changes its meaning. Its explanation is
//! `explain/CODE.md`, which `convoke explain CODE` prints.

use std::fmt;
use std::str::FromStr;

/// How much a finding matters to someone who decides whether a letter may pass.
///
/// ```
/// use findings::{Code, Severity};
/// assert_eq!(Code::EncodingAssumed.severity(), Severity::Note);
/// assert!(Severity::Note < Severity::Warning);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Somebody should look.
    Warning,
    /// The letter says something that cannot be true, or characters were lost before it reached us.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// The name of a kind of finding.
        ///
        /// ```
        /// use findings::Code;
        /// let code: Code = "no-letter-recognised".parse().unwrap();
        /// assert_eq!(code, Code::NoLetterRecognised);
        /// assert!(code.explanation().starts_with("# no-letter-recognised"));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant),* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// The kebab-case name, stable for ever.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// Its documentation, in Markdown.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("../explain/", $name, ".md"))),* }
            }
        }
    };
}

codes! {
    /// No sign that the input is a letter at all.
    NoLetterRecognised = "no-letter-recognised", Warning;
    /// The encoding was not stated and was told from the bytes.
    EncodingAssumed = "encoding-assumed", Note;
    /// Bytes that mean nothing in the encoding.
    UndecodableBytes = "undecodable-bytes", Error;
    /// The text came in the writing of a mail program.
    MailWritingUndone = "mail-writing-undone", Note;
    /// A character that XML 1.0 cannot hold stood in the text.
    ForbiddenCharacter = "forbidden-character", Error;
    /// Editor's marks, page numbers or repeated running heads were left out.
    ResidueDropped = "residue-dropped", Note;
    /// Blocks stood deeper in each other than the letter allows.
    NestingFlattened = "nesting-flattened", Warning;
    /// Numbers of an agenda jump.
    AgendaNumberGap = "agenda-number-gap", Warning;
    /// A number stands twice in an agenda.
    AgendaNumberRepeated = "agenda-number-repeated", Warning;
    /// A marker that can only be a damaged number (`l.` for `1.`).
    DamagedMarker = "damaged-marker", Warning;
    /// XML of a vocabulary that is not the letter's was read as plain blocks.
    ForeignXml = "foreign-xml", Note;
    /// Pictures whose bytes are not in the document, or are written nowhere.
    PicturesLeftOut = "pictures-left-out", Note;
    /// A second letter stands in the same file.
    SecondLetter = "second-letter", Warning;
    /// A row of an agenda that has no number among rows that have one.
    UnnumberedAgendaItem = "unnumbered-agenda-item", Note;
    /// What stands in the documents column is a sentence.
    DocumentCellIsNotAReference = "document-cell-is-not-a-reference", Note;
    /// The letter speaks of an annex that is not there.
    AnnexMissing = "annex-missing", Warning;
    /// An annex that the letter does not speak of.
    AnnexNotAnnounced = "annex-not-announced", Note;
    /// The letter counts other annexes than it has.
    AnnexCountMismatch = "annex-count-mismatch", Warning;
    /// A deadline that had passed when the letter was written.
    DeadlineBeforeLetter = "deadline-before-letter", Warning;
    /// A deadline after the last day of the meeting.
    DeadlineAfterMeeting = "deadline-after-meeting", Warning;
    /// A deadline stands below a later one.
    DeadlinesOutOfOrder = "deadlines-out-of-order", Note;
    /// The printed weekday is not that of the day.
    WeekdayMismatch = "weekday-mismatch", Warning;
    /// A day that is in no calendar, or an end before its beginning.
    DateImpossible = "date-impossible", Error;
    /// A time of day ends before it begins.
    TimeRangeReversed = "time-range-reversed", Warning;
    /// Two places of the letter give the meeting different days.
    MeetingDatesDisagree = "meeting-dates-disagree", Warning;
    /// The stored meeting is not the one that the letter calls.
    StaleMeeting = "stale-meeting", Warning;
    /// `ITUT` for `ITU-T`.
    LostHyphen = "lost-hyphen", Warning;
    /// The number of the letter names another group than its subject.
    NumberGroupMismatch = "number-group-mismatch", Warning;
    /// A letterhead with neither number nor reference.
    MissingReference = "missing-reference", Note;
    /// What stands for an e-mail address is none.
    AddressMalformed = "address-malformed", Warning;
    /// What stands for the address of a page is none, or leads nowhere.
    LinkMalformed = "link-malformed", Warning;
    /// A part of the letter is in another language than it says.
    MixedLanguagesUnmarked = "mixed-languages-unmarked", Note;
    /// Invisible characters turn the direction of a text without end, or stand in an address.
    DirectionalControls = "directional-controls", Warning;
    /// Tracked changes were accepted, or rejected.
    RevisionsResolved = "revisions-resolved", Note;
    /// Comments of reviewers were left out.
    CommentsDropped = "comments-dropped", Note;
    /// Text that is in the file and on no page.
    HiddenText = "hidden-text", Warning;
    /// A form field that nobody filled in.
    PlaceholderUnfilled = "placeholder-unfilled", Warning;
    /// A date that the program replaces by today's.
    DateField = "date-field", Warning;
    /// A field whose result is not in the file.
    FieldNotComputed = "field-not-computed", Warning;
    /// A typed number behind an automatic one.
    LabelTypedTwice = "label-typed-twice", Warning;
    /// A paragraph names a list that is not defined.
    NumberingUndefined = "numbering-undefined", Warning;
    /// A character of a symbol font without a counterpart.
    SymbolUnknown = "symbol-unknown", Warning;
    /// Text in a cell that is covered by the one above.
    MergedCellWithText = "merged-cell-with-text", Warning;
    /// A formula was read as text.
    EquationAsText = "equation-as-text", Note;
    /// A chart or diagram, whose words were not read.
    DrawingNotRead = "drawing-not-read", Warning;
    /// A part in another format belongs into the document and was not read.
    AlternateChunk = "alternate-chunk", Error;
    /// A part other than the main one is damaged and was left out.
    PartUnreadable = "part-unreadable", Error;
    /// The package was put together wrongly and read all the same.
    PackageDamaged = "package-damaged", Warning;
    /// A word processor prints this label but does not count it.
    LabelNotCounted = "label-not-counted", Note;
    /// A label that no list of a word processor makes: it was typed.
    LabelTyped = "label-typed", Note;
    /// Two places have the same anchor.
    AnchorRepeated = "anchor-repeated", Warning;
    /// A picture that is missing, or no picture.
    PictureNotShown = "picture-not-shown", Error;
    /// A note where the format has none.
    NoteInPlace = "note-in-place", Note;
    /// The stationery lacks a style that a letter needs.
    StyleMissing = "style-missing", Note;
    /// The page was changed since the record in the document was made.
    RecordDisagrees = "record-disagrees", Note;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Self, UnknownCode> {
        Code::ALL.iter().copied().find(|code| code.name() == name).ok_or_else(|| UnknownCode(name.to_owned()))
    }
}

/// A name that is no code; it prints with a hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode(pub String);

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hint = match crate::nearest(&self.0, Code::ALL.iter().map(|code| code.name())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`convoke explain` lists all codes".to_owned(),
        };
        write!(f, "no finding is called `{}`\nhint: {hint}", self.0)
    }
}

impl std::error::Error for UnknownCode {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_kebab_case_and_sorted_nowhere_else() {
        for (place, code) in Code::ALL.iter().enumerate() {
            let name = code.name();
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{name}");
            assert!(Code::ALL[place + 1..].iter().all(|other| other.name() != name), "{name} stands twice");
            assert_eq!(name.parse(), Ok(*code));
        }
    }

    #[test]
    fn every_explanation_has_its_name_and_says_what_to_do() {
        for code in Code::ALL {
            let page = code.explanation();
            assert!(page.starts_with(&format!("# {code}\n")), "{code}: the page begins with its name");
            for part in ["## What it means", "## What to do"] {
                assert!(page.contains(part), "{code}: `{part}` is missing");
            }
        }
    }

    #[test]
    fn an_unknown_name_is_told() {
        let error = "agenda-gap".parse::<Code>().unwrap_err();
        assert_eq!(error.to_string(), "no finding is called `agenda-gap`\nhint: did you mean `agenda-number-gap`?");
    }
}
