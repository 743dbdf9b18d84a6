//! What stands among characters: breaks, symbols, anchors, calls of notes, readings, pictures.

use super::{Story, Then};
use crate::document::NoteId;
use crate::names as n;
use crate::symbol::SymbolFont;
use crate::xml::{Attributes, Ns, Tag};
use blocks::{MarkKind, Name, Picture, Piece, Span};
use findings::Code;

/// What a drawing says of itself before its picture comes.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    alt: Option<Name>,
    width: Option<u32>,
    height: Option<u32>,
}

/// English metric units in a pixel: 914,400 an inch (ECMA-376 part 1, 20.1.2.1), 96 pixels an inch.
const EMU: i64 = 9_525;

impl Story<'_, '_> {
    /// An element that is one thing at one place.
    pub(super) fn point(&mut self, tag: &Tag<'_>) {
        let a = &tag.attributes;
        match tag.name {
            n::TAB | n::PTAB => self.put("\t"),
            n::BR => self.line_end(a.raw(b"type")),
            n::CR => self.line_end(None),
            n::NO_BREAK_HYPHEN => self.put("\u{2011}"),
            n::SOFT_HYPHEN => self.put("\u{AD}"),
            n::SYM => self.symbol(a),
            n::FLD_CHAR => self.field_character(a),
            n::BOOKMARK_START => self.anchor(a),
            n::FOOTNOTE_REFERENCE => self.call_note(a, false),
            n::ENDNOTE_REFERENCE => self.call_note(a, true),
            n::COMMENT_REFERENCE => {
                self.document.tally.comments = self.document.tally.comments.saturating_add(1);
            }
            n::GRIDCOL => self.column(a),
            n::DRAWING | n::PICT | n::OBJECT => self.drawing = Drawing::default(),
            n::SDT_CONTENT => self.begin_control_content(),
            _ => {}
        }
    }

    fn line_end(&mut self, kind: Option<&[u8]>) {
        if kind == Some(b"page") {
            self.break_page();
            return;
        }
        self.settle();
        let start = self.sheet.here();
        self.sheet.text.push('\n');
        let span = Span::new(start, start.saturating_add(1));
        self.sheet.mark(span, MarkKind::Break);
        self.mark_from(start, "\n");
    }

    /// A character of a symbol font, by number.
    fn symbol(&mut self, a: &Attributes<'_>) {
        let code = a.get(b"char").and_then(|digits| u32::from_str_radix(digits.trim(), 16).ok());
        let Some(code) = code.filter(|code| *code > 0) else { return };
        let font = a.raw(b"font").and_then(SymbolFont::of);
        match font.and_then(|font| font.character(code)) {
            Some(drawn) => self.put(drawn.encode_utf8(&mut [0; 4])),
            None => {
                // In a font with letters the number is the character's own.
                let before = std::mem::take(&mut self.run.direct.font);
                if let Some(c) = char::from_u32(code) {
                    self.put(c.encode_utf8(&mut [0; 4]));
                }
                self.run.direct.font = before;
            }
        }
    }

    /// A bookmark: a place that links can point to.
    fn anchor(&mut self, a: &Attributes<'_>) {
        let Some(name) = a.get(b"name") else { return };
        // What editors and translation tools leave behind; nothing points there.
        if name.is_empty() || name == "_GoBack" || name.starts_with("OLE_LINK") || name.starts_with("lt_pId") {
            return;
        }
        let name = self.document.house.names.add(&name);
        if self.paragraph.open {
            self.settle();
        }
        let here = self.sheet.here();
        self.sheet.mark(Span::new(here, here), MarkKind::Anchor(name));
    }

    /// Where a note is called.
    fn call_note(&mut self, a: &Attributes<'_>, end: bool) {
        let Some(id) = a.number(b"id") else { return };
        self.settle();
        let number = self.document.note(NoteId { end, id });
        let here = self.sheet.here();
        self.sheet.mark(Span::new(here, here), MarkKind::Note(number));
        self.produced += 1;
    }

    pub(super) fn begin_ruby(&mut self) -> Then {
        let here = self.sheet.here();
        self.readings.push((here, here));
        Then::Ruby
    }

    pub(super) fn begin_reading(&mut self) -> Then {
        self.settle();
        let here = self.sheet.here();
        if let Some(reading) = self.readings.last_mut() {
            *reading = (here, here);
        }
        Then::Reading
    }

    pub(super) fn end_reading(&mut self) {
        let here = self.sheet.here();
        if let Some(reading) = self.readings.last_mut() {
            reading.1 = here;
        }
    }

    /// The reading stands before the word in the file and above it on the page: it follows the word, raised.
    pub(super) fn end_ruby(&mut self) {
        let Some((from, to)) = self.readings.pop() else { return };
        let end = self.sheet.here();
        let (Some(reading), Some(word)) = (
            self.sheet.text.get(from as usize..to as usize).map(str::to_owned),
            self.sheet.text.get(to as usize..end as usize).map(str::to_owned),
        ) else {
            return;
        };
        if reading.is_empty() || word.is_empty() || word.contains('\n') {
            return;
        }
        self.sheet.text.truncate(from as usize);
        self.sheet.text.push_str(&word);
        self.sheet.text.push_str(&reading);
        let by = to - from;
        // Marks of the reading go; those of the word move with it.
        let last = self.sheet.marks.iter().rposition(|mark| mark.span.end <= from).map_or(0, |at| at + 1);
        let mut behind = self.sheet.marks.split_off(last);
        behind.retain(|mark| mark.span.start < from || mark.span.start >= to || mark.span.end > to);
        for mark in &mut behind {
            if mark.span.start >= to {
                mark.span.start -= by;
            } else if mark.span.start > from {
                mark.span.start = from;
            }
            mark.span.end = if mark.span.end >= to { mark.span.end - by } else { mark.span.end.min(from) };
        }
        self.sheet.marks.append(&mut behind);
        self.sheet.mark(Span::new(end - by, end), MarkKind::Superscript);
        self.run.forget_marks();
    }

    pub(super) fn open_drawing(&mut self, tag: &Tag<'_>) -> Then {
        let a = &tag.attributes;
        match (tag.ns, tag.name) {
            (Ns::DrawingPlace, n::EXTENT) => {
                let pixels =
                    |name: &[u8]| a.number(name).and_then(|emu| u32::try_from(emu / EMU).ok()).filter(|px| *px > 0);
                self.drawing.width = pixels(b"cx");
                self.drawing.height = pixels(b"cy");
            }
            (Ns::DrawingPlace, n::DOC_PR) => {
                let words = a.get(b"descr").filter(|words| !words.trim().is_empty()).or_else(|| a.get(b"title"));
                self.drawing.alt = words
                    .filter(|words| !words.trim().is_empty())
                    .map(|words| self.document.house.names.add(words.trim()));
            }
            (Ns::Drawing, n::BLIP) => {
                if let Some(id) = a.relation(b"embed") {
                    self.picture(&id);
                }
            }
            // The drawing that the picture before stands in for.
            (Ns::Drawing, n::SVG_BLIP) => {
                let part = a.relation(b"embed").and_then(|id| self.relations.part(&id).map(str::to_owned));
                if let Some(asset) = part.and_then(|part| self.document.asset(&part))
                    && let Some(picture) = self.document.pictures.last_mut()
                {
                    picture.asset = asset;
                }
            }
            (Ns::Drawing, n::GRAPHIC_DATA) => {
                let kind = a.get(b"uri").unwrap_or_default();
                if kind.ends_with("/chart") || kind.ends_with("/diagram") || kind.ends_with("/chartex") {
                    let here = self.sheet.here();
                    let what = if kind.ends_with("diagram") { "a diagram" } else { "a chart" };
                    self.sheet.remark(Span::new(here, here), Code::DrawingNotRead, format!("{what} stands here"));
                }
            }
            (Ns::Vml, n::SHAPE) => {
                let style = a.get(b"style").unwrap_or_default();
                self.drawing.width = css_pixels(&style, "width");
                self.drawing.height = css_pixels(&style, "height");
                self.drawing.alt = a
                    .get(b"alt")
                    .filter(|alt| !alt.trim().is_empty())
                    .map(|alt| self.document.house.names.add(alt.trim()));
            }
            (Ns::Vml, n::IMAGEDATA) => {
                if let Some(id) = a.relation(b"id") {
                    self.picture(&id);
                }
            }
            (Ns::Vml, n::RECT) if matches!(a.raw(b"hr"), Some(b"t" | b"true")) => {
                let here = self.sheet.here();
                self.sheet.pieces.push(Piece::Rule(Span::new(here, here)));
            }
            _ => {}
        }
        Then::Nothing
    }

    /// A picture stands here.
    fn picture(&mut self, id: &str) {
        let Some(part) = self.relations.part(id).map(str::to_owned) else { return };
        let Some(asset) = self.document.asset(&part) else { return };
        self.settle();
        let here = self.sheet.here();
        let Drawing { alt, width, height } = self.drawing;
        let span = Span::new(here, here);
        let number = u32::try_from(self.document.pictures.len()).unwrap_or(u32::MAX);
        self.document.pictures.push(Picture { span, asset, alt, width, height });
        self.paragraph.pictures.push(number);
        self.sheet.mark(span, MarkKind::Image(number));
        self.produced += 1;
    }
}

/// A length of VML's inline style in pixels (`width:36pt`).
fn css_pixels(style: &str, name: &str) -> Option<u32> {
    let value = style.split(';').find_map(|rule| {
        let (key, value) = rule.split_once(':')?;
        (key.trim() == name).then(|| value.trim())
    })?;
    let unit = value.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(value.len());
    let (number, unit) = value.split_at_checked(unit)?;
    let number: f64 = number.parse().ok()?;
    let pixels = match unit {
        "pt" => number * 96.0 / 72.0,
        "in" => number * 96.0,
        "cm" => number * 96.0 / 2.54,
        "mm" => number * 9.6 / 2.54,
        "px" | "" => number,
        _ => return None,
    };
    // A cast of a float saturates.
    let pixels = pixels.round() as u32;
    (pixels > 0).then_some(pixels)
}
