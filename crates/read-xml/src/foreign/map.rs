//! From the text of the blocks back to the document: where each of its words stands there.

use blocks::Span;

/// The words of a text in order, each with its place in the document. What stands between two words is white space that
/// was written for elements, and has no place of its own.
#[derive(Debug, Default)]
pub(crate) struct Map {
    words: Vec<Word>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    /// The range of the text.
    span: Span,
    /// Where it begins in the document.
    place: usize,
}

impl Map {
    pub(super) fn add(&mut self, here: u32, place: usize, length: usize) {
        self.words.push(Word { span: Span::at(here as usize, here as usize + length), place });
    }

    /// Puts another text behind this one.
    pub(super) fn append(&mut self, other: Map, by: u32) {
        self.words.extend(
            other
                .words
                .into_iter()
                .map(|word| Word { span: Span::new(word.span.start + by, word.span.end + by), ..word }),
        );
    }

    /// Where a range of the text stands in the document, from its first word to its last one.
    pub(crate) fn of(&self, span: Span) -> Option<Span> {
        let first = self.words.get(self.words.partition_point(|word| word.span.end <= span.start))?;
        let behind = self.words.partition_point(|word| word.span.start < span.end.max(span.start + 1));
        let last = behind.checked_sub(1).and_then(|at| self.words.get(at))?;
        let start = first.place + span.start.saturating_sub(first.span.start) as usize;
        let end = last.place + span.end.min(last.span.end).saturating_sub(last.span.start) as usize;
        // A note is called in one place and stands in another.
        Some(Span::at(start, if end > start { end } else { first.place + first.span.len() }))
    }
}
