//! Properties: of paragraphs, runs, rows, cells, sections, controls. Each tag sets one thing.

use super::{Inside, Story, Then};
use crate::names as n;
use crate::styles::ParagraphLook;
use crate::xml::Tag;

impl Story<'_, '_> {
    pub(super) fn open_property(&mut self, tag: &Tag<'_>) -> Then {
        match self.inside {
            Inside::Content => Then::Nothing,
            Inside::ParagraphProperties => self.paragraph_property(tag),
            Inside::MarkProperties => self.mark_property(tag),
            Inside::RunProperties => self.run_property(tag),
            Inside::Borders => {
                let drawn = !matches!(tag.attributes.raw(b"val"), Some(b"nil" | b"none"));
                if drawn && matches!(tag.name, n::TOP | n::BOTTOM) {
                    self.paragraph.direct.ruled = Some(true);
                }
                Then::Nothing
            }
            Inside::RowProperties => self.row_property(tag),
            Inside::CellProperties => self.cell_property(tag),
            Inside::ControlProperties => {
                if tag.name == n::SHOWING_PLC_HDR
                    && let Some(control) = self.controls.last_mut()
                {
                    control.placeholder = tag.attributes.on();
                }
                Then::Nothing
            }
            Inside::SectionProperties => self.section_property(tag),
            Inside::FieldData => self.field_data(tag),
        }
    }

    fn paragraph_property(&mut self, tag: &Tag<'_>) -> Then {
        let a = &tag.attributes;
        match tag.name {
            n::P_STYLE => {
                self.paragraph.style = a.raw(b"val").and_then(|id| self.document.house.styles.place(id));
                Then::Nothing
            }
            n::R_PR => self.properties_of(Inside::MarkProperties),
            n::P_BDR => self.properties_of(Inside::Borders),
            n::SECT_PR => self.begin_section(),
            n::P_PR_CHANGE if self.document.accepts() => Then::Skip,
            // What the paragraph was before follows, and is all that counts.
            n::P_PR_CHANGE => {
                self.paragraph.direct = ParagraphLook::default();
                self.paragraph.style = None;
                Then::Nothing
            }
            // Numbering that was switched on by a tracked change.
            n::INS if !self.document.accepts() => {
                self.paragraph.direct.num_id = Some(0);
                Then::Nothing
            }
            n::NUMBERING_CHANGE | n::TABS => Then::Skip,
            _ => {
                self.paragraph.direct.take(tag);
                Then::Nothing
            }
        }
    }

    /// The paragraph's mark: where it was deleted, the paragraph runs on into the next one.
    fn mark_property(&mut self, tag: &Tag<'_>) -> Then {
        let accepts = self.document.accepts();
        match tag.name {
            n::INS | n::MOVE_TO => {
                self.revision(tag.name == n::MOVE_TO, true);
                self.paragraph.mark_gone |= !accepts;
            }
            n::DEL | n::MOVE_FROM => {
                self.revision(tag.name == n::MOVE_FROM, false);
                self.paragraph.mark_gone |= accepts;
            }
            n::VANISH => self.paragraph.mark_hidden = tag.attributes.on(),
            n::R_PR_CHANGE => return Then::Skip,
            _ => {}
        }
        Then::Nothing
    }

    fn run_property(&mut self, tag: &Tag<'_>) -> Then {
        match tag.name {
            n::R_STYLE => {
                self.run.style = tag.attributes.raw(b"val").and_then(|id| self.document.house.styles.place(id));
                Then::Nothing
            }
            n::R_PR_CHANGE if self.document.accepts() => Then::Skip,
            n::R_PR_CHANGE => {
                self.run.begin();
                Then::Nothing
            }
            n::LANG => {
                let place = self.document.house.languages.place(&tag.attributes, &mut self.document.house.names);
                self.run.direct.language = Some(place);
                Then::Nothing
            }
            _ => {
                self.run.direct.take(tag);
                Then::Nothing
            }
        }
    }

    fn section_property(&mut self, tag: &Tag<'_>) -> Then {
        match tag.name {
            n::HEADER_REFERENCE => self.reference(tag, false),
            n::FOOTER_REFERENCE => self.reference(tag, true),
            n::SECT_PR_CHANGE => return Then::Skip,
            _ => {}
        }
        if let Some(section) = &mut self.section {
            match tag.name {
                n::TITLE_PG => section.own_first = tag.attributes.on(),
                n::TYPE => {
                    section.new_page = !matches!(tag.attributes.raw(b"val"), Some(b"continuous" | b"nextColumn"))
                }
                _ => {}
            }
        }
        Then::Nothing
    }
}
