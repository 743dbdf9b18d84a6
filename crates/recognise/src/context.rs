//! What every recogniser may look at: the lines, and the wording of their language.

use crate::line::{Line, LineKind, Lines};
use findings::Span;
use std::ops::Range;
use vocabulary::character::is_letter;
use vocabulary::{Role, RoleSet, Vocabularies, Vocabulary};

/// The lines of a zone's letter, with the wording of the zone's language.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) lines: &'a Lines<'a>,
    pub(crate) words: &'a Vocabulary,
    pub(crate) set: &'a Vocabularies,
}

/// A line of more bytes than this is no phrase of any language.
const PHRASE: usize = 300;

/// A line longer than this (in characters) is a paragraph, whatever it ends with.
pub(crate) const LONG: usize = 110;

impl<'a> Context<'a> {
    /// The line with this number.
    pub(crate) fn line(&self, index: usize) -> Option<&'a Line> {
        self.lines.lines.get(index)
    }

    /// Its visible characters.
    pub(crate) fn at(&self, index: usize) -> &'a str {
        self.lines.at(index)
    }

    /// The lines of a range that hold text.
    pub(crate) fn texts(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = usize> + use<'a> {
        let lines: &'a [Line] = &self.lines.lines;
        range.filter(move |index| lines.get(*index).is_some_and(|line| line.kind == LineKind::Text))
    }

    /// Whether the line is nothing but a phrase of these roles.
    pub(crate) fn is(&self, index: usize, roles: impl Into<RoleSet>) -> bool {
        let words = self.at(index);
        // No phrase is as long as a paragraph.
        words.len() <= PHRASE && self.words.whole(words, roles.into()).is_some()
    }

    /// Whether the line begins with a phrase of these roles.
    pub(crate) fn begins(&self, index: usize, roles: impl Into<RoleSet>) -> bool {
        self.words.longest_at_start(self.at(index), roles.into()).is_some()
    }

    /// Whether the line reads like a heading: short, and without a mark at its end.
    pub(crate) fn is_headline(&self, index: usize) -> bool {
        reads_like_headline(self.at(index)) && !self.is_note(index)
    }

    /// Whether the line is a note: it begins with the word, and the word ends there (`注册` is none) and begins no
    /// phrase (`Nota informativa` is a title); in capitals it may (`NOTE The times are local`).
    pub(crate) fn is_note(&self, index: usize) -> bool {
        let words = self.at(index);
        self.words.longest_at_start(words, Role::Note.into()).is_some_and(|hit| {
            let said = words.get(hit.start..hit.end).unwrap_or("");
            let rest = words.get(hit.end..).unwrap_or("");
            let next = rest.trim_start().chars().next();
            let phrase = rest.starts_with(' ') && next.is_some_and(char::is_alphabetic);
            let loud = !said.contains(char::is_lowercase) && said.contains(char::is_uppercase);
            let han = said.contains(crate::scribe::is_han);
            hit.colon || !rest.starts_with(char::is_alphabetic) && (!phrase || loud || han)
        })
    }

    /// Whether the line ends as a sentence does.
    pub(crate) fn ends_sentence(&self, index: usize) -> bool {
        self.at(index).trim_end().chars().next_back().is_some_and(is_closing_mark)
    }

    /// Whether the line is a paragraph by itself: it ends as a sentence does, or is long.
    pub(crate) fn is_sentence(&self, index: usize) -> bool {
        let words = self.at(index);
        self.ends_sentence(index) || has_more_than(words, LONG)
    }

    /// The span of a line, bookmarks included.
    pub(crate) fn span(&self, index: usize) -> Span {
        self.line(index).map_or(Span::default(), |line| line.span)
    }

    /// The span of the visible characters of a line.
    pub(crate) fn visible(&self, index: usize) -> Span {
        self.line(index).map_or(Span::default(), |line| Span::new(line.head, line.span.end))
    }
}

/// Whether words have more characters than that. Most are told by their bytes.
pub(crate) fn has_more_than(words: &str, characters: usize) -> bool {
    words.len() > characters && (words.len() > 4 * characters || words.chars().nth(characters).is_some())
}

/// Whether words have the shape of a heading.
pub(crate) fn reads_like_headline(words: &str) -> bool {
    let words = words.trim_end();
    let last = words.chars().next_back();
    !words.is_empty()
        && !has_more_than(words, LONG)
        && !last.is_some_and(|c| is_closing_mark(c) || is_comma(c))
        && words.chars().any(is_letter)
        && !words.contains(['@', '。', '\t'])
        && !words.contains("://")
}

/// Marks that end a sentence or announce what follows.
pub(crate) fn is_closing_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ':' | ';' | '…' | '。' | '！' | '？' | '：' | '；' | '؟' | '؛' | '．' | '۔')
}

/// Marks in the middle of a sentence.
pub(crate) fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '،')
}

/// A range of bytes of a line's visible characters, as a span of the source.
pub(crate) fn part(visible: Span, range: Range<usize>) -> Span {
    let at = |place: usize| visible.start.saturating_add(u32::try_from(place).unwrap_or(u32::MAX)).min(visible.end);
    Span::new(at(range.start), at(range.end))
}

/// The span without white space at its ends.
pub(crate) fn trimmed(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let start = words.len() - words.trim_start().len();
    part(span, start..start.max(words.trim_end().len()))
}
