//! Paragraphs: where one begins and ends, its label, and what it is besides its characters.

use super::{Part, Story};
use crate::numbering::Numbered;
use crate::sheet::Sheet;
use crate::styles::ParagraphLook;
use blocks::{MarkKind, Name, Piece, Region, Span};
use findings::Code;

/// The style of paragraphs that only keep tables apart.
const SPACER: &str = "Convoke Spacer";

/// The paragraph in hand.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) open: bool,
    start: u32,
    /// Where its label ends; the same as `start` where it has none.
    label_end: u32,
    /// Its properties are known, and its label stands.
    settled: bool,
    pub(super) style: Option<usize>,
    pub(super) direct: ParagraphLook,
    look: ParagraphLook,
    numbered: Option<Numbered>,
    /// Its mark was deleted: it goes on in the next paragraph.
    pub(super) mark_gone: bool,
    pub(super) mark_hidden: bool,
    /// A section ends with it.
    pub(super) section_ends: bool,
    /// A page begins before it, because of a break among its first characters.
    break_before: bool,
    /// How many marks stood before it.
    marks_from: usize,
    /// Pictures in it: their numbers among all pictures.
    pub(super) pictures: Vec<u32>,
    /// Sheets that are laid behind it.
    pub(super) behind: Vec<Sheet>,
}

impl Story<'_, '_> {
    pub(super) fn begin_paragraph(&mut self) {
        if self.paragraph.open && !self.paragraph.mark_gone {
            // A paragraph inside a paragraph is none of the schema's; both are read, one after the other.
            self.end_paragraph(false);
        }
        if self.paragraph.open {
            let before = std::mem::take(&mut self.paragraph);
            self.paragraph = Paragraph {
                start: before.start,
                label_end: before.start,
                break_before: before.break_before,
                marks_from: before.marks_from,
                pictures: before.pictures,
                behind: before.behind,
                ..Paragraph::default()
            };
        } else {
            self.need_cell();
            let start = self.sheet.here();
            let marks_from = self.sheet.marks.len();
            self.paragraph = Paragraph { start, label_end: start, marks_from, ..Paragraph::default() };
        }
        self.paragraph.open = true;
        self.run.begin();
    }

    /// Characters or a picture come: there must be a paragraph, and its label must stand.
    pub(super) fn settle(&mut self) {
        if !self.paragraph.open {
            self.begin_paragraph();
        }
        if self.paragraph.settled {
            return;
        }
        self.paragraph.settled = true;
        self.run.forget_base();
        let place = self.paragraph.style.or(self.document.house.styles.paragraph);
        self.paragraph.style = place;
        let by_style =
            place.and_then(|place| Some(*self.document.house.styles.get(place)?.paragraph())).unwrap_or_default();
        let direct = self.paragraph.direct;
        self.paragraph.look = direct;
        if let Some(place) = place
            && let Some(style) = self.document.house.styles.get(place)
        {
            self.run.set_base(style.run());
        }
        // A paragraph whose mark is deleted or hidden has no number, and does not count.
        if !self.paragraph.mark_gone && !self.paragraph.mark_hidden {
            self.number(direct, by_style);
        }
        let level_indent = self.paragraph.numbered.and_then(|numbered| self.document.house.numbering.indent(numbered));
        let look = &mut self.paragraph.look;
        look.indent = match direct.num_id {
            // The indent of a level named by the paragraph itself is stronger than that of its style.
            Some(_) => direct.indent.or(level_indent).or(by_style.indent),
            None => direct.indent.or(by_style.indent).or(level_indent),
        };
        look.outline = direct.outline.or(by_style.outline);
        look.centred = direct.centred.or(by_style.centred);
        look.right_to_left = direct.right_to_left.or(by_style.right_to_left);
        look.page_break_before = direct.page_break_before.or(by_style.page_break_before);
    }

    fn number(&mut self, direct: ParagraphLook, by_style: ParagraphLook) {
        let (num, level, style) = match direct.num_id {
            Some(num) => (num, direct.level.or(Some(0)), None),
            None => match by_style.num_id {
                Some(num) => {
                    // A level that the paragraph itself names is stronger than the link from level to style.
                    let linked = if direct.level.is_some() { None } else { by_style.numbered_by };
                    (num, direct.level.or(by_style.level), linked)
                }
                None => return,
            },
        };
        // 17.9.18: zero takes the numbering away.
        if num == 0 {
            return;
        }
        let Some(numbered) = self.document.house.numbering.find(num, level, style, &self.document.house.styles) else {
            if self.document.undefined.insert(num) {
                let span = Span::new(self.paragraph.start, self.paragraph.start);
                self.sheet.remark(
                    span,
                    Code::NumberingUndefined,
                    format!("list {num} is named here and defined nowhere"),
                );
            }
            return;
        };
        self.paragraph.numbered = Some(numbered);
        let counters = if self.suspended.is_empty() { &mut self.counters } else { &mut self.box_counters };
        let mut label = String::new();
        let Some(suffix) = self.document.house.numbering.label(numbered, counters, &mut label) else { return };
        label.push_str(suffix.text());
        let start = self.paragraph.start;
        if self.sheet.here() == start {
            self.sheet.text.push_str(&label);
        } else {
            self.sheet.insert(start, &label);
            self.run.forget_marks();
        }
        self.document.tally.text += label.len();
        let span = Span::new(start, start.saturating_add(u32::try_from(label.len()).unwrap_or(u32::MAX)));
        self.paragraph.label_end = span.end;
        self.sheet.mark(span, MarkKind::Label);
        self.produced += 1;
    }

    /// Ends the paragraph. One whose mark was deleted goes on in the next, unless `finally` there is none to go on in.
    pub(super) fn end_paragraph(&mut self, finally: bool) {
        if !self.paragraph.open {
            return;
        }
        self.settle();
        if self.paragraph.mark_gone && !finally {
            return;
        }
        self.put_piece();
        let section_ends = self.paragraph.section_ends;
        let behind = std::mem::take(&mut self.paragraph.behind);
        self.paragraph = Paragraph::default();
        self.run.forget_marks();
        for sheet in behind {
            self.sheet.open(Region::Frame);
            self.sheet.append(sheet);
            self.sheet.close();
        }
        if section_ends && self.part == Part::Body && self.suspended.is_empty() {
            let here = self.sheet.here();
            // Whether a page begins is said by the section that follows; see `sections.rs`.
            self.sheet.pieces.push(Piece::PageBreak(Span::new(here, here)));
            self.document.section_breaks.push(self.sheet.pieces.len() - 1);
        }
    }

    /// The characters so far become a piece.
    fn put_piece(&mut self) {
        let (start, here) = (self.paragraph.start, self.sheet.here());
        let span = Span::new(start, here);
        let labelled = self.paragraph.label_end > start;
        let pictures = std::mem::take(&mut self.paragraph.pictures);
        if self.paragraph.break_before || self.paragraph.look.page_break_before == Some(true) {
            self.sheet.pieces.push(Piece::PageBreak(Span::new(start, start)));
            self.paragraph.break_before = false;
            self.paragraph.look.page_break_before = None;
        }
        let blank = span.of(&self.sheet.text).trim().is_empty();
        if blank && !labelled && !self.holds_a_place() {
            let text = self.sheet.text.len() - span.len();
            let pieces = self.sheet.pieces.len();
            self.sheet.cut(text, pieces);
            for number in &pictures {
                if let Some(picture) = self.document.pictures.get(*number as usize) {
                    self.sheet.pieces.push(Piece::Image(*picture));
                }
            }
            if !pictures.is_empty() {
                // They stand alone, so no mark shows them among characters.
                let from = self.paragraph.marks_from.min(self.sheet.marks.len());
                let of_paragraph = self.sheet.marks.split_off(from);
                self.sheet
                    .marks
                    .extend(of_paragraph.into_iter().filter(|mark| !matches!(mark.kind, MarkKind::Image(_))));
            } else if self.paragraph.direct.ruled == Some(true) {
                self.sheet.pieces.push(Piece::Rule(Span::new(start, start)));
            }
            return;
        }
        self.report_typed_label(Span::new(self.paragraph.label_end, here), labelled);
        let (style, heading) = self.style_name();
        let look = self.paragraph.look;
        if look.right_to_left == Some(true) {
            self.sheet.mark(span, MarkKind::RightToLeft);
        }
        self.sheet.pieces.push(Piece::Paragraph(blocks::Paragraph {
            span,
            style,
            outline: look.outline.filter(|level| *level < 9).map(|level| level + 1).or(heading),
            level: self.paragraph.numbered.map(|numbered| numbered.level),
            centred: look.centred == Some(true),
            indent: look.indent.unwrap_or(0),
        }));
        self.sheet.text.push('\n');
        self.document.tally.text += 1;
    }

    /// Whether its style says what could stand here, though nothing does: an empty place of a form or table.
    fn holds_a_place(&self) -> bool {
        let telling = self.paragraph.style.and_then(|place| self.document.house.styles.get(place)?.telling);
        telling.is_some_and(|name| self.document.house.names.get(name) != SPACER)
    }

    /// A page begins among the characters: what stood before is a paragraph, what follows goes on without a label.
    pub(super) fn break_page(&mut self) {
        self.settle();
        let label_end = self.paragraph.label_end;
        let empty = Span::new(label_end, self.sheet.here()).of(&self.sheet.text).trim().is_empty();
        if empty && self.paragraph.pictures.is_empty() {
            self.paragraph.break_before = true;
            // Blanks before a break are nothing; left standing, they would be looked through at every further break.
            let pieces = self.sheet.pieces.len();
            self.sheet.cut(label_end as usize, pieces);
            return;
        }
        self.put_piece();
        let here = self.sheet.here();
        self.paragraph.start = here;
        self.paragraph.label_end = here;
        self.paragraph.marks_from = self.sheet.marks.len();
        self.paragraph.numbered = None;
        self.sheet.pieces.push(Piece::PageBreak(Span::new(here, here)));
        self.run.forget_marks();
    }

    /// The name of the style, and the level of a heading that only the name tells.
    fn style_name(&mut self) -> (Option<Name>, Option<u8>) {
        let Some(style) = self.paragraph.style.and_then(|place| self.document.house.styles.get(place)) else {
            return (None, None);
        };
        let name = if style.name.is_empty() { String::from_utf8_lossy(&style.id) } else { (&*style.name).into() };
        if name.is_empty() {
            return (None, None);
        }
        let heading =
            name.strip_prefix("heading ").and_then(|level| level.parse().ok()).filter(|level| (1..=9).contains(level));
        (Some(self.document.house.names.add(&name)), heading)
    }

    /// A number that somebody typed behind one that the program prints.
    fn report_typed_label(&mut self, text: Span, labelled: bool) {
        if !labelled {
            return;
        }
        let words = text.of(&self.sheet.text).trim_start();
        let first = words.split([' ', '\t', '\u{A0}']).next().unwrap_or_default();
        let Some(marker) = first.strip_suffix(['.', ')']) else { return };
        let marker = marker.strip_prefix('(').unwrap_or(marker);
        let number = !marker.is_empty() && marker.len() <= 8 && marker.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let letter = marker.len() == 1 && marker.bytes().all(|b| b.is_ascii_lowercase());
        if (number || letter) && words.len() > first.len() {
            let label = Span::new(self.paragraph.start, self.paragraph.label_end).of(&self.sheet.text).trim_end();
            let detail = format!("the automatic label `{label}` is followed by a typed `{first}`");
            self.sheet.remark(text, Code::LabelTypedTwice, detail);
        }
    }
}
