//! What was read so far of one run of text: the body, a head, a note, a text box.
//!
//! A text box stands in the middle of a paragraph, but a paragraph is one range of the buffer. So a box is read onto a
//! sheet of its own, which is laid behind the paragraph when that is at its end; heads and notes likewise.

use blocks::{Mark, MarkKind, Paragraph, Picture, Piece, Region, Span};
use findings::Code;

/// Text, pieces and marks, all counted from the start of this sheet.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) text: String,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) remarks: Vec<Remark>,
}

/// Something worth saying about a place.
#[derive(Debug)]
pub(crate) struct Remark {
    pub(crate) span: Span,
    pub(crate) code: Code,
    pub(crate) detail: String,
}

/// A letter with more to say than this says the rest as one number.
const MOST_REMARKS: usize = 200;

impl Sheet {
    /// Where the next character will stand.
    pub(crate) fn here(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// Says something about a place.
    pub(crate) fn remark(&mut self, span: Span, code: Code, detail: impl Into<String>) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(Remark { span, code, detail: detail.into() });
        }
    }

    /// Begins a region.
    pub(crate) fn open(&mut self, region: Region) {
        self.pieces.push(Piece::Open(region));
    }

    /// Ends the region that began last.
    pub(crate) fn close(&mut self) {
        self.pieces.push(Piece::Close);
    }

    /// Marks a range.
    pub(crate) fn mark(&mut self, span: Span, kind: MarkKind) {
        self.marks.push(Mark { span, kind });
    }

    /// Lays another sheet behind what is here.
    pub(crate) fn append(&mut self, other: Sheet) {
        if self.text.is_empty() && self.pieces.is_empty() && self.marks.is_empty() && self.remarks.is_empty() {
            *self = other;
            return;
        }
        let by = self.here();
        let moved = |span: Span| Span::new(span.start.saturating_add(by), span.end.saturating_add(by));
        self.text.push_str(&other.text);
        self.marks.extend(other.marks.into_iter().map(|mark| Mark { span: moved(mark.span), ..mark }));
        self.pieces.extend(other.pieces.into_iter().map(|piece| match piece {
            Piece::Paragraph(paragraph) => Piece::Paragraph(Paragraph { span: moved(paragraph.span), ..paragraph }),
            Piece::PageBreak(span) => Piece::PageBreak(moved(span)),
            Piece::Rule(span) => Piece::Rule(moved(span)),
            Piece::Image(picture) => Piece::Image(Picture { span: moved(picture.span), ..picture }),
            Piece::Open(_) | Piece::Close | Piece::Column(_) => piece,
        }));
        for remark in other.remarks {
            self.remark(moved(remark.span), remark.code, remark.detail);
        }
    }

    /// Puts characters where some already stand, and moves what stands behind them.
    pub(crate) fn insert(&mut self, at: u32, text: &str) {
        if !self.text.is_char_boundary(at as usize) {
            return;
        }
        self.text.insert_str(at as usize, text);
        let by = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let moved = |place: &mut u32| {
            if *place >= at {
                *place = place.saturating_add(by);
            }
        };
        // The last paragraph is all that can be touched, so the search is from the end.
        for mark in self.marks.iter_mut().rev().take_while(|mark| mark.span.end >= at) {
            moved(&mut mark.span.start);
            moved(&mut mark.span.end);
        }
    }

    /// Takes back everything from here on: text that turned out to be none.
    pub(crate) fn cut(&mut self, text: usize, pieces: usize) {
        self.text.truncate(text);
        self.pieces.truncate(pieces);
        let end = self.here();
        for mark in self.marks.iter_mut().rev().take_while(|mark| mark.span.end > end) {
            mark.span = Span::new(mark.span.start.min(end), mark.span.end.min(end));
        }
    }
}
