//! A text in the making, with its pieces and marks: the document's own, or that of a note.

use super::map::Map;
use blocks::{Mark, MarkKind, Name, Paragraph, Piece, Region, Span};

#[derive(Default)]
pub(super) struct Sheet {
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) marks: Vec<Mark>,
    pub(super) paragraph: Option<Open>,
    /// Notes that were called since the last paragraph ended; they follow the one in hand.
    pub(super) called: Vec<(u32, Sheet)>,
    /// Where its words stand in the document, where somebody asked.
    pub(super) map: Option<Map>,
}

/// The paragraph in hand.
#[derive(Clone, Copy, Default)]
pub(super) struct Open {
    pub(super) start: u32,
    pub(super) style: Option<Name>,
    pub(super) outline: Option<u8>,
    pub(super) level: Option<u8>,
    pub(super) indent: u32,
    pub(super) language: Option<Name>,
    /// White space that was read and not yet written; whether a line ended in it.
    pub(super) blank: Option<bool>,
    /// It holds nothing but a label so far, which stands in an element at this depth.
    pub(super) label_of: Option<usize>,
}

impl Sheet {
    /// Where the next character will stand.
    pub(super) fn here(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn mark(&mut self, start: u32, kind: MarkKind) {
        let span = Span::new(start, self.here());
        self.marks.push(Mark { span, kind });
    }

    /// Characters of the paragraph in hand, which stand at this place of the document.
    pub(super) fn word(&mut self, word: &str, place: usize) {
        self.settle();
        let here = self.here();
        if let Some(map) = &mut self.map {
            map.add(here, place, word.len());
        }
        self.text.push_str(word);
    }

    /// White space in the paragraph in hand.
    pub(super) fn blank(&mut self, line_ended: bool) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.blank = Some(line_ended || paragraph.blank == Some(true));
        }
    }

    /// Writes the white space that was read: one blank, or a line end that was only wrapped.
    pub(super) fn settle(&mut self) {
        let Some(line_ended) = self.paragraph.as_mut().and_then(|paragraph| paragraph.blank.take()) else { return };
        // None after a break.
        if self.text.ends_with('\n') {
            return;
        }
        let start = self.here();
        self.text.push(if line_ended { '\n' } else { ' ' });
        if line_ended {
            self.mark(start, MarkKind::Wrapped);
        }
    }

    /// A break within the paragraph in hand; none where there is nothing to break.
    pub(super) fn line_break(&mut self) {
        let Some(paragraph) = &mut self.paragraph else { return };
        paragraph.blank = None;
        let start = self.here();
        self.text.push('\n');
        self.mark(start, MarkKind::Break);
    }

    /// Ends the paragraph in hand and puts the notes behind it that it calls.
    pub(super) fn end_paragraph(&mut self) {
        if let Some(open) = self.paragraph.take() {
            let start = open.start as usize;
            let text = self.text.get(start..).unwrap_or("");
            let end = start + text.trim_end_matches([' ', '\n']).len();
            let span = Span::at(start, end);
            while self.marks.last().is_some_and(|mark| mark.span.start >= span.end && mark.kind == MarkKind::Break) {
                self.marks.pop();
            }
            if let Some(language) = open.language {
                self.marks.push(Mark { span, kind: MarkKind::Language(language) });
            }
            let Open { style, outline, level, indent, .. } = open;
            self.pieces.push(Piece::Paragraph(Paragraph { span, style, outline, level, indent, centred: false }));
            self.text.push('\n');
        }
        for (number, note) in std::mem::take(&mut self.called) {
            self.pieces.push(Piece::Open(Region::Note(number)));
            self.append(note);
            self.pieces.push(Piece::Close);
        }
    }

    /// Puts a finished text behind this one.
    fn append(&mut self, note: Sheet) {
        let by = self.here();
        let moved = |span: Span| Span::new(span.start + by, span.end + by);
        self.text.push_str(&note.text);
        if let (Some(map), Some(other)) = (&mut self.map, note.map) {
            map.append(other, by);
        }
        self.marks.extend(note.marks.into_iter().map(|mark| Mark { span: moved(mark.span), ..mark }));
        self.pieces.extend(note.pieces.into_iter().map(|piece| match piece {
            Piece::Paragraph(paragraph) => Piece::Paragraph(Paragraph { span: moved(paragraph.span), ..paragraph }),
            Piece::Rule(span) => Piece::Rule(moved(span)),
            Piece::PageBreak(span) => Piece::PageBreak(moved(span)),
            other => other,
        }));
    }
}
