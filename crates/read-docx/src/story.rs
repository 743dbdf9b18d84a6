//! One part of the document, read from its first tag to its last: the body, a head, a foot, the notes.
//!
//! A tag does one thing when it begins and leaves one thing to do when it ends ([`Then`]); there is no recursion, so no
//! depth can exhaust a stack. Where to go on reading: `paragraph.rs` (what a paragraph has), `run.rs` (characters and
//! their marks), `table.rs`, `field.rs`, `frame.rs`, `around.rs`.

mod around;
mod field;
mod frame;
mod inline;
mod paragraph;
mod properties;
mod run;
mod table;

use crate::document::{Document, Section};
use crate::fault::Fault;
use crate::names as n;
use crate::numbering::Counters;
use crate::package::Relations;
use crate::sheet::Sheet;
use crate::xml::{Attributes, Chars, Event, Ns, Tag, Xml};
use around::{Alternative, Control};
use blocks::Residue;
use field::Fields;
use frame::Suspended;
use inline::Drawing;
use paragraph::Paragraph;
use run::Run;
pub(crate) use run::characters;
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
            n::P_PR => {
                self.inside = Inside::ParagraphProperties;
                Then::ParagraphProperties
            }
            n::R => {
                self.run.begin();
                Then::Run
            }
            n::R_PR => self.properties_of(Inside::RunProperties),
            n::T => self.listen_to_text(a),
            n::DEL_TEXT if self.document.accepts() => Then::Skip,
            n::DEL_TEXT => self.listen_to_text(a),
            n::INSTR_TEXT | n::DEL_INSTR_TEXT => self.listen(Listening::Code),
            n::FF_DATA => self.properties_of(Inside::FieldData),
            n::FLD_SIMPLE => self.begin_simple_field(a),
            n::HYPERLINK => self.begin_link(a),
            n::INS | n::MOVE_TO => self.revision(tag.name == n::MOVE_TO, true),
            n::DEL | n::MOVE_FROM => self.revision(tag.name == n::MOVE_FROM, false),
            n::TBL => self.begin_table(),
            n::TR => self.begin_row(),
            n::TR_PR => self.properties_of(Inside::RowProperties),
            n::TC => self.begin_cell(),
            n::TC_PR => self.properties_of(Inside::CellProperties),
            n::TBL_PR | n::TBL_GRID_CHANGE => Then::Skip,
            n::SDT => self.begin_control(),
            n::SDT_PR => self.properties_of(Inside::ControlProperties),
            n::FOOTNOTE | n::ENDNOTE => self.begin_note(a),
            n::TXBX_CONTENT => self.suspend(),
            n::RUBY => self.begin_ruby(),
            n::RT => self.begin_reading(),
            n::SECT_PR => self.begin_section(),
            n::ALT_CHUNK | n::SUB_DOC => self.foreign_chunk(a),
            _ => {
                self.point(tag);
                Then::Nothing
            }
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

    fn listen(&mut self, listening: Listening) -> Then {
        self.listening = Some(listening);
        Then::Text
    }

    fn listen_to_text(&mut self, a: &Attributes<'_>) -> Then {
        // Without `xml:space`, blanks at the ends are the file's and not the text's.
        let preserve = a.raw(b"space").is_some_and(|space| space == b"preserve");
        self.listen(Listening::Text { preserve })
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
