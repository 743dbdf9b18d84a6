//! One part of the document, read from its first tag to its last: the body, a head, a foot, the notes.
//!
//! A tag does one thing when it begins and leaves one thing to do when it ends ([`Then`]); there is no recursion, so no
//! depth can exhaust a stack. Where to go on reading: `paragraph.rs` (what a paragraph has), `run.rs` (characters and
//! their marks), `table.rs`, `field.rs`, `frame.rs`.

mod field;
mod frame;
mod inline;
mod paragraph;
mod properties;
mod run;
mod table;

use crate::document::{Document, NoteId, Running, Section};
use crate::fault::Fault;
use crate::names as n;
use crate::numbering::Counters;
use crate::package::Relations;
use crate::sheet::Sheet;
use crate::xml::{Chars, Event, Ns, Tag, Xml};
use blocks::{Region, Residue};
use field::Fields;
use findings::Code;
use frame::Suspended;
use inline::Drawing;
use paragraph::Paragraph;
use run::Run;
use table::Table;

/// Which part is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The main part.
    Body,
    /// A head or foot: page numbers are no part of the letter there.
    Running,
    /// The notes of one kind, of which only those that are called are read.
    Notes {
        /// Endnotes, not footnotes.
        end: bool,
    },
}

/// The story in hand.
pub(crate) struct Story<'d, 'a> {
    document: &'d mut Document<'a>,
    relations: &'d Relations,
    part: Part,
    sheet: Sheet,
    paragraph: Paragraph,
    run: Run,
    tables: Vec<Table>,
    fields: Fields,
    suspended: Vec<Suspended>,
    counters: Counters,
    /// Text boxes count their lists apart from the body.
    box_counters: Counters,
    /// What the characters now being read are for.
    listening: Option<Listening>,
    /// Characters that wait for their end, because blanks at both ends may have to go.
    waiting: String,
    inside: Inside,
    alternatives: Vec<Alternative>,
    controls: Vec<Control>,
    drawing: Drawing,
    section: Option<Section>,
    /// Where the reading text of each open ruby stands.
    readings: Vec<(u32, u32)>,
    /// How often text or a picture was put: whether something between two moments was.
    produced: u64,
}

/// What characters are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listening {
    /// Text; where blanks at its ends are not to be preserved, it waits.
    Text { preserve: bool },
    /// The code of a field.
    Code,
}

/// Which properties are being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Content,
    ParagraphProperties,
    /// Those of the paragraph's mark.
    MarkProperties,
    RunProperties,
    Borders,
    RowProperties,
    CellProperties,
    ControlProperties,
    SectionProperties,
    /// Form field data.
    FieldData,
}

/// An alternative for older programs.
#[derive(Debug, Default)]
struct Alternative {
    /// One of the choices gave something, so no other is read.
    given: bool,
    /// What was put before the choice in hand.
    produced: u64,
}

/// A content control.
#[derive(Debug, Default)]
struct Control {
    placeholder: bool,
    from: u32,
}

/// What is to be done when an element ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Nothing,
    /// Nothing in it is read.
    Skip,
    Paragraph,
    ParagraphProperties,
    /// Back to what was read before these properties.
    Properties(Inside),
    Run,
    Text,
    Link,
    SimpleField,
    Table,
    Row,
    Cell,
    Frame,
    Reading,
    Ruby,
    Alternatives,
    Choice,
    Control,
    /// Back to what was read before the section's properties.
    Section(Inside),
    Note,
    Raised,
}

impl<'d, 'a> Story<'d, 'a> {
    /// Reads a part to its end.
    pub(crate) fn read(
        document: &'d mut Document<'a>,
        relations: &'d Relations,
        part: Part,
        xml: &mut Xml<'_>,
    ) -> Result<Sheet, Fault> {
        let mut story = Story {
            document,
            relations,
            part,
            sheet: Sheet::default(),
            paragraph: Paragraph::default(),
            run: Run::default(),
            tables: Vec::new(),
            fields: Fields::default(),
            suspended: Vec::new(),
            counters: Counters::default(),
            box_counters: Counters::default(),
            listening: None,
            waiting: String::new(),
            inside: Inside::default(),
            alternatives: Vec::new(),
            controls: Vec::new(),
            drawing: Drawing::default(),
            section: None,
            readings: Vec::new(),
            produced: 0,
        };
        let most = story.document.options.limits.text;
        let mut ends: Vec<Then> = Vec::new();
        let mut skipped = 0usize;
        loop {
            match xml.next()? {
                Event::Open if skipped > 0 => skipped += usize::from(!xml.is_empty()),
                Event::Open => {
                    let tag = xml.tag();
                    match story.open(&tag) {
                        Then::Skip => skipped = usize::from(!tag.empty),
                        then if tag.empty => story.close(then),
                        then => ends.push(then),
                    }
                }
                Event::Close if skipped > 0 => skipped -= 1,
                Event::Close => {
                    if let Some(then) = ends.pop() {
                        story.close(then);
                    }
                }
                Event::Text => {
                    if skipped == 0
                        && story.listening.is_some()
                        && let Err(fault) = story.hear(xml.chars())
                    {
                        return Err(fault.at(xml.offset()));
                    }
                }
                Event::End => break,
            }
            if story.document.tally.text > most {
                return Err(Fault::new(format!("more than {most} bytes of text"))
                    .hint("this is no letter; where it is one, raise the limit on text"));
            }
        }
        story.end_paragraph(true);
        Ok(story.sheet)
    }

    fn open(&mut self, tag: &Tag<'_>) -> Then {
        match tag.ns {
            Ns::Word if self.inside == Inside::Content => self.open_word(tag),
            Ns::Word => self.open_property(tag),
            Ns::Math => self.open_math(tag),
            Ns::Compatibility => self.open_alternative(tag),
            Ns::Drawing | Ns::DrawingPlace | Ns::Vml => self.open_drawing(tag),
            _ => Then::Nothing,
        }
    }

    fn open_word(&mut self, tag: &Tag<'_>) -> Then {
        let a = &tag.attributes;
        match tag.name {
            n::P => {
                self.begin_paragraph();
                Then::Paragraph
            }
            n::P_PR => self.within(Inside::ParagraphProperties, Then::ParagraphProperties),
            n::R => {
                self.run.begin();
                Then::Run
            }
            n::R_PR => self.properties_of(Inside::RunProperties),
            n::T => {
                let preserve = a.raw(b"space").is_some_and(|space| space == b"preserve");
                self.listen(Listening::Text { preserve })
            }
            n::DEL_TEXT if !self.document.accepts() => {
                let preserve = a.raw(b"space").is_some_and(|space| space == b"preserve");
                self.listen(Listening::Text { preserve })
            }
            n::DEL_TEXT => Then::Skip,
            n::TAB | n::PTAB => {
                self.put("\t");
                Then::Nothing
            }
            n::BR => {
                self.line_end(a.raw(b"type"));
                Then::Nothing
            }
            n::CR => {
                self.line_end(None);
                Then::Nothing
            }
            n::NO_BREAK_HYPHEN => {
                self.put("\u{2011}");
                Then::Nothing
            }
            n::SOFT_HYPHEN => {
                self.put("\u{AD}");
                Then::Nothing
            }
            n::SYM => {
                self.symbol(a);
                Then::Nothing
            }
            n::INSTR_TEXT | n::DEL_INSTR_TEXT => self.listen(Listening::Code),
            n::FLD_CHAR => {
                self.field_character(a);
                Then::Nothing
            }
            n::FF_DATA => self.properties_of(Inside::FieldData),
            n::FLD_SIMPLE => {
                self.begin_simple_field(a);
                Then::SimpleField
            }
            n::HYPERLINK => {
                self.begin_link(a);
                Then::Link
            }
            n::BOOKMARK_START => {
                self.anchor(a);
                Then::Nothing
            }
            n::INS | n::MOVE_TO => self.revision(tag.name == n::MOVE_TO, true),
            n::DEL | n::MOVE_FROM => self.revision(tag.name == n::MOVE_FROM, false),
            n::TBL => {
                self.begin_table();
                Then::Table
            }
            n::GRIDCOL => {
                self.column(a);
                Then::Nothing
            }
            n::TR => self.begin_row(),
            n::TR_PR => self.properties_of(Inside::RowProperties),
            n::TC => self.begin_cell(),
            n::TC_PR => self.properties_of(Inside::CellProperties),
            n::TBL_PR | n::TBL_GRID_CHANGE => Then::Skip,
            n::SDT => {
                self.controls.push(Control::default());
                Then::Control
            }
            n::SDT_PR => self.properties_of(Inside::ControlProperties),
            n::SDT_CONTENT => {
                let from = self.sheet.here();
                if let Some(control) = self.controls.last_mut() {
                    control.from = from;
                }
                Then::Nothing
            }
            n::FOOTNOTE_REFERENCE | n::ENDNOTE_REFERENCE => {
                self.call_note(a, tag.name == n::ENDNOTE_REFERENCE);
                Then::Nothing
            }
            n::FOOTNOTE | n::ENDNOTE => self.begin_note(a),
            n::COMMENT_REFERENCE => {
                self.document.tally.comments = self.document.tally.comments.saturating_add(1);
                Then::Nothing
            }
            n::TXBX_CONTENT => self.suspend(),
            n::DRAWING | n::PICT | n::OBJECT => {
                self.drawing = Drawing::default();
                Then::Nothing
            }
            n::RUBY => {
                self.begin_ruby();
                Then::Ruby
            }
            n::RT => {
                self.begin_reading();
                Then::Reading
            }
            n::PG_NUM => Then::Nothing,
            n::SECT_PR => self.begin_section(),
            n::ALT_CHUNK | n::SUB_DOC => {
                self.foreign_chunk(a);
                Then::Skip
            }
            _ => Then::Nothing,
        }
    }

    fn close(&mut self, then: Then) {
        match then {
            Then::Nothing | Then::Skip => {}
            Then::Paragraph => self.end_paragraph(false),
            Then::ParagraphProperties => {
                self.inside = Inside::Content;
                self.settle();
            }
            Then::Properties(before) => self.inside = before,
            Then::Run => self.run.begin(),
            Then::Text => self.heard(),
            Then::Link => self.fields.end_link(false),
            Then::SimpleField => self.end_field(),
            Then::Table => self.end_table(),
            Then::Row => self.end_row(),
            Then::Cell => self.end_cell(),
            Then::Frame => self.resume(),
            Then::Reading => self.end_reading(),
            Then::Ruby => self.end_ruby(),
            Then::Alternatives => {
                self.alternatives.pop();
            }
            Then::Choice => {
                if let Some(alternative) = self.alternatives.last_mut() {
                    alternative.given |= self.produced > alternative.produced;
                }
            }
            Then::Control => self.end_control(),
            Then::Section(before) => self.end_section(before),
            Then::Note => {
                self.end_paragraph(true);
                self.sheet.close();
            }
            Then::Raised => {
                self.run.raised_by.pop();
            }
        }
    }

    /// Reads properties until they end.
    fn properties_of(&mut self, inside: Inside) -> Then {
        let before = std::mem::replace(&mut self.inside, inside);
        Then::Properties(before)
    }

    fn within(&mut self, inside: Inside, then: Then) -> Then {
        self.inside = inside;
        then
    }

    fn listen(&mut self, listening: Listening) -> Then {
        self.listening = Some(listening);
        Then::Text
    }

    /// Characters of the element in hand.
    fn hear(&mut self, chars: Chars<'_>) -> Result<(), Fault> {
        match self.listening {
            Some(Listening::Text { preserve: true }) => self.put_chars(chars),
            Some(Listening::Text { preserve: false }) => {
                // A letter of one producer in a hundred leaves `xml:space` out; what it writes has rarely blanks.
                let text = run::characters(chars)?;
                self.waiting.push_str(&text);
                Ok(())
            }
            Some(Listening::Code) => {
                let text = run::characters(chars)?;
                self.fields.add_code(&text);
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn heard(&mut self) {
        if self.listening.take() == (Some(Listening::Text { preserve: false })) && !self.waiting.is_empty() {
            let text = std::mem::take(&mut self.waiting);
            self.put(text.trim_matches([' ', '\t', '\n', '\r']));
            self.waiting = text;
            self.waiting.clear();
        }
    }

    /// A tracked change around content: it is read or not.
    fn revision(&mut self, moved: bool, inserted: bool) -> Then {
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

    fn open_alternative(&mut self, tag: &Tag<'_>) -> Then {
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

    fn open_math(&mut self, tag: &Tag<'_>) -> Then {
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

    fn end_control(&mut self) {
        let Some(control) = self.controls.pop() else { return };
        if control.placeholder {
            let span = blocks::Span::new(control.from, self.sheet.here());
            let shown: String = span.of(&self.sheet.text).trim().chars().take(60).collect();
            self.sheet.remark(span, Code::PlaceholderUnfilled, format!("nobody filled in `{shown}`"));
        }
    }

    fn begin_section(&mut self) -> Then {
        self.section = Some(Section { new_page: true, ..Section::default() });
        let before = std::mem::replace(&mut self.inside, Inside::SectionProperties);
        Then::Section(before)
    }

    fn end_section(&mut self, before: Inside) {
        self.inside = before;
        let Some(section) = self.section.take().filter(|_| self.part == Part::Body && self.suspended.is_empty()) else {
            return;
        };
        // A section ends with the paragraph that holds its properties; the last one's stand behind everything.
        self.paragraph.section_ends = before == Inside::ParagraphProperties;
        self.document.sections.push(section);
    }

    fn foreign_chunk(&mut self, a: &crate::xml::Attributes<'_>) {
        let id = a.relation(b"id").unwrap_or_default();
        let part = self.relations.part(&id).or_else(|| self.relations.address(&id)).unwrap_or("?");
        let detail = format!("`{part}` belongs into the document and was not read");
        let here = self.sheet.here();
        self.sheet.remark(blocks::Span::new(here, here), Code::AlternateChunk, detail);
    }

    /// A note of the notes part: read if it is called.
    fn begin_note(&mut self, a: &crate::xml::Attributes<'_>) -> Then {
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

    fn reference(&mut self, tag: &Tag<'_>, foot: bool) {
        let Some(part) = tag.attributes.relation(b"id").and_then(|id| self.relations.part(&id)) else { return };
        let pages = match tag.attributes.raw(b"type") {
            Some(b"first") => crate::document::Pages::First,
            Some(b"even") => crate::document::Pages::Even,
            _ => crate::document::Pages::Most,
        };
        if let Some(section) = &mut self.section {
            section.running.push(Running { foot, pages, part: part.to_owned() });
        }
    }

    /// Why characters put now would be no part of the letter.
    fn residue(&self) -> Option<Residue> {
        if self.fields.in_code() {
            Some(Residue::Instruction)
        } else if self.controls.iter().any(|control| control.placeholder) {
            Some(Residue::Placeholder)
        } else if self.part == Part::Running && self.fields.in_page_number() {
            Some(Residue::PageNumber)
        } else {
            None
        }
    }
}
