//! Marks: what the source says of a range of the text.

use crate::Name;
use findings::Span;

/// A mark on a range; an empty range marks a place.
///
/// ```
/// use blocks::{Mark, MarkKind, Span};
/// let mark = Mark { span: Span::new(4, 9), kind: MarkKind::Strong };
/// assert_eq!(mark.span.len(), 5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What is marked.
    pub span: Span,
    /// As what.
    pub kind: MarkKind,
}

/// What a mark says.
///
/// ```
/// use blocks::MarkKind;
/// assert!(MarkKind::Strong.is_run() && !MarkKind::Wrapped.is_run());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A link to this target.
    Link(Name),
    /// Bold.
    Strong,
    /// Italic.
    Emphasis,
    /// Struck through.
    Strike,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// A place with this name; where the source spells it out (`[bookmark: X]`), the range is that spelling.
    Anchor(Name),
    /// A break within a paragraph; the range is the characters that stand for it.
    Break,
    /// A line end that was only wrapped; the range is it and the blanks around it.
    Wrapped,
    /// Where the note with this number is called.
    Note(u32),
    /// Set in a named style for runs.
    Styled(Name),
    /// A picture among the characters: its number in [`Blocks::pictures`](crate::Blocks).
    Image(u32),
    /// A label that the source numbers by itself, with what follows it.
    Label,
    /// Written in this language.
    Language(Name),
    /// Written from right to left.
    RightToLeft,
    /// Stands inside the range of a piece but is no part of it: it is a piece of its own, such as the foot of a page in
    /// the middle of a sentence.
    Apart,
    /// Known to be no part of the letter.
    Residue(Residue),
}

/// Why a range is no part of the letter.
///
/// ```
/// assert_ne!(blocks::Residue::Bookmark, blocks::Residue::PageNumber);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Residue {
    /// A bookmark that an editor made for itself.
    Bookmark,
    /// The number of a page.
    PageNumber,
    /// A further copy of a running head or foot.
    RunningHead,
    /// What is drawn between the rows of a table: `|---|---|`.
    Border,
    /// Hidden by the author: it is in the file and on no page.
    Hidden,
    /// What a form shows until somebody fills it in.
    Placeholder,
    /// The instruction of a computed passage, of which only the result is printed.
    Instruction,
}

impl MarkKind {
    /// Whether it changes how a run of characters looks or acts.
    pub fn is_run(self) -> bool {
        matches!(
            self,
            MarkKind::Link(_)
                | MarkKind::Strong
                | MarkKind::Emphasis
                | MarkKind::Strike
                | MarkKind::Superscript
                | MarkKind::Subscript
        )
    }
}
