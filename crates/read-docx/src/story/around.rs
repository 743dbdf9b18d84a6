//! What stands around content and decides whether and how it is read: tracked changes, alternatives, content controls,
//! sections, notes, formulae, chunks of other documents.

use super::{Inside, Listening, Part, Story, Then};
use crate::document::{NoteId, Pages, Running, Section};
use crate::names as n;
use crate::xml::{Attributes, Tag};
use blocks::{Region, Span};
use findings::Code;

/// An alternative for older programs.
#[derive(Debug, Default)]
pub(super) struct Alternative {
    /// One of the choices gave something, so no other is read.
    pub(super) given: bool,
    /// What was put before the choice in hand.
    pub(super) produced: u64,
}

/// A content control.
#[derive(Debug, Default)]
pub(super) struct Control {
    pub(super) placeholder: bool,
    pub(super) from: u32,
}

impl Story<'_, '_> {
    /// A tracked change around content: it is read or not.
    pub(super) fn revision(&mut self, moved: bool, inserted: bool) -> Then {
        let tally = &mut self.document.tally;
        let count = match (moved, inserted) {
            (true, true) => &mut tally.moves,
            (true, false) => &mut 0,
            (false, true) => &mut tally.insertions,
            (false, false) => &mut tally.deletions,
        };
        *count = count.saturating_add(1);
        if inserted == self.document.accepts() { Then::Nothing } else { Then::Skip }
    }

    pub(super) fn open_alternative(&mut self, tag: &Tag<'_>) -> Then {
        match tag.name {
            n::ALTERNATE_CONTENT => {
                self.alternatives.push(Alternative::default());
                Then::Alternatives
            }
            // The first that gives something is read: a text box stands in the choice and again in the fallback.
            n::CHOICE | n::FALLBACK => match self.alternatives.last_mut() {
                Some(alternative) if alternative.given => Then::Skip,
                Some(alternative) => {
                    alternative.produced = self.produced;
                    Then::Choice
                }
                None => Then::Nothing,
            },
            _ => Then::Nothing,
        }
    }

    pub(super) fn open_math(&mut self, tag: &Tag<'_>) -> Then {
        match tag.name {
            n::O_MATH => {
                self.document.tally.equations = self.document.tally.equations.saturating_add(1);
                Then::Nothing
            }
            n::R => {
                self.run.begin();
                Then::Run
            }
            n::T => self.listen(Listening::Text { preserve: true }),
            n::SUP | n::SUB => {
                self.run.raise(tag.name == n::SUP);
                Then::Raised
            }
            n::DEN => {
                self.put("/");
                Then::Nothing
            }
            _ => Then::Nothing,
        }
    }

    pub(super) fn begin_control(&mut self) -> Then {
        self.controls.push(Control::default());
        Then::Control
    }

    pub(super) fn begin_control_content(&mut self) {
        let from = self.sheet.here();
        if let Some(control) = self.controls.last_mut() {
            control.from = from;
        }
    }

    pub(super) fn end_control(&mut self) {
        let Some(control) = self.controls.pop() else { return };
        if control.placeholder {
            let span = Span::new(control.from, self.sheet.here());
            let shown: String = span.of(&self.sheet.text).trim().chars().take(60).collect();
            self.sheet.remark(span, Code::PlaceholderUnfilled, format!("nobody filled in `{shown}`"));
        }
    }

    pub(super) fn begin_section(&mut self) -> Then {
        self.section = Some(Section { new_page: true, ..Section::default() });
        let before = std::mem::replace(&mut self.inside, Inside::SectionProperties);
        Then::Section(before)
    }

    pub(super) fn end_section(&mut self, before: Inside) {
        self.inside = before;
        let Some(section) = self.section.take().filter(|_| self.part == Part::Body && self.suspended.is_empty()) else {
            return;
        };
        // A section ends with the paragraph that holds its properties; the last one's stand behind everything.
        self.paragraph.section_ends = before == Inside::ParagraphProperties;
        self.document.sections.push(section);
    }

    pub(super) fn foreign_chunk(&mut self, a: &Attributes<'_>) -> Then {
        let id = a.relation(b"id").unwrap_or_default();
        let part = self.relations.part(&id).or_else(|| self.relations.address(&id)).unwrap_or("?");
        let detail = format!("`{part}` belongs into the document and was not read");
        let here = self.sheet.here();
        self.sheet.remark(Span::new(here, here), Code::AlternateChunk, detail);
        Then::Skip
    }

    /// A note of the notes part: read if it is called.
    pub(super) fn begin_note(&mut self, a: &Attributes<'_>) -> Then {
        let (Part::Notes { end }, Some(id)) = (self.part, a.number(b"id")) else { return Then::Nothing };
        match self.document.notes.get(&NoteId { end, id }) {
            Some(number) => {
                self.sheet.open(Region::Note(*number));
                Then::Note
            }
            // Separators, and notes whose call was deleted.
            None => Then::Skip,
        }
    }

    pub(super) fn reference(&mut self, tag: &Tag<'_>, foot: bool) {
        let Some(part) = tag.attributes.relation(b"id").and_then(|id| self.relations.part(&id)) else { return };
        let pages = match tag.attributes.raw(b"type") {
            Some(b"first") => Pages::First,
            Some(b"even") => Pages::Even,
            _ => Pages::Most,
        };
        if let Some(section) = &mut self.section {
            section.running.push(Running { foot, pages, part: part.to_owned() });
        }
    }
}
