//! Text boxes: read onto a sheet of their own, laid behind the paragraph that they are fixed to.

use super::field::Fields;
use super::paragraph::Paragraph;
use super::run::Run;
use super::table::Table;
use super::{Story, Then};
use crate::sheet::Sheet;

/// What waits while a text box is read.
#[derive(Debug)]
pub(super) struct Suspended {
    sheet: Sheet,
    paragraph: Paragraph,
    run: Run,
    tables: Vec<Table>,
    fields: Fields,
    readings: Vec<(u32, u32)>,
}

/// Word has no boxes in boxes. Each is laid behind its paragraph, so what stands deep is moved once a level.
const DEEPEST: usize = 8;

impl Story<'_, '_> {
    pub(super) fn suspend(&mut self) -> Then {
        if self.suspended.len() >= DEEPEST {
            return Then::Nothing;
        }
        // The paragraph that the box is fixed to must stand before its text does, or it would be counted after it.
        self.settle();
        self.suspended.push(Suspended {
            sheet: std::mem::take(&mut self.sheet),
            paragraph: std::mem::take(&mut self.paragraph),
            run: std::mem::take(&mut self.run),
            tables: std::mem::take(&mut self.tables),
            fields: std::mem::take(&mut self.fields),
            readings: std::mem::take(&mut self.readings),
        });
        self.run.forget_marks();
        Then::Frame
    }

    pub(super) fn resume(&mut self) {
        self.end_paragraph(true);
        let Some(before) = self.suspended.pop() else { return };
        let frame = std::mem::replace(&mut self.sheet, before.sheet);
        self.paragraph = before.paragraph;
        self.run = before.run;
        self.tables = before.tables;
        self.fields = before.fields;
        self.readings = before.readings;
        if !frame.pieces.is_empty() {
            self.paragraph.behind.push(frame);
        }
    }
}
