//! How the letter ends: the formula, room for a signature, the name and office, what is enclosed.

use crate::block::Flow;
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::style;
use crate::table::Merge;
use letter::{Closing, Enclosures, Signatory};

impl<'a> Pen<'a> {
    /// The closing; its lines stay together on one page.
    pub(crate) fn closing(&mut self, closing: &'a Closing, flow: Flow) {
        if let Some(valediction) = &closing.valediction {
            let shape = Shape {
                with_next: closing.signed.is_some() || closing.signatory.is_some() || !closing.aside.is_empty(),
                ..Shape::of(style::VALEDICTION)
            };
            self.within("valediction", |pen| pen.paragraph(shape, valediction));
        }
        if closing.aside.is_empty() {
            self.signature(closing);
        } else {
            // Beside the signature: a picture with its caption.
            let widths = [flow.width * 6 / 10, flow.width * 4 / 10];
            let [left, right] = widths;
            self.begin_table(style::FRAME, &widths, flow);
            self.begin_row(false);
            // The line of enclosures too: beside a table it could be left alone on the next page.
            self.cell(left, 1, Merge::None, |pen| {
                pen.signature(closing);
                if let Some(enclosures) = &closing.enclosures {
                    pen.enclosures(enclosures);
                }
            });
            let inside = Flow { style: style::TABLE_TEXT, depth: None, width: right.saturating_sub(216), pages: false };
            self.fact("aside", "");
            self.cell(right, 1, Merge::None, |pen| pen.blocks("aside", &closing.aside, inside));
            self.end_row();
            self.end_table(Flow { pages: false, ..flow });
        }
        if let (Some(enclosures), true) = (&closing.enclosures, closing.aside.is_empty()) {
            self.enclosures(enclosures);
        }
        if !closing.after.is_empty() {
            self.fact("after", "");
        }
        self.blocks("after", &closing.after, flow);
    }

    /// What is enclosed, as printed or as the language prints it.
    fn enclosures(&mut self, enclosures: &'a Enclosures) {
        let words = self.tongue.words;
        match (&enclosures.printed, enclosures.count) {
            (Some(printed), count) => {
                let said = words.enclosures(&printed.plain()).and_then(|found| found.count);
                let count = count.map(|count| count.to_string());
                self.fact_unless(said.map(|said| said.to_string()) == count, "count", count.as_deref());
                self.within("enclosures", |pen| {
                    pen.within("printed", |pen| pen.paragraph(Shape::of(style::ENCLOSURES), printed));
                });
            }
            (None, Some(count)) => {
                self.fact("uncounted", &count.to_string());
                self.line(style::ENCLOSURES, &words.print_enclosures(count));
            }
            (None, None) => {}
        }
    }

    fn signature(&mut self, closing: &'a Closing) {
        if let Some(signed) = &closing.signed {
            let shape = Shape { with_next: closing.signatory.is_some(), ..Shape::of(style::SIGNED) };
            self.within("signed", |pen| pen.paragraph(shape, signed));
        }
        if let Some(signatory) = &closing.signatory {
            let enclosures = closing.enclosures.is_some();
            self.within("signatory", |pen| pen.signatory(signatory, enclosures));
        }
    }

    /// Name and office, in the order of the language; `followed` by the line of enclosures, which stays with them.
    fn signatory(&mut self, signatory: &'a Signatory, followed: bool) {
        let name_first = self.tongue.words.name_first();
        let name = |pen: &mut Self, with_next| {
            if let Some(name) = &signatory.name {
                pen.within("name", |pen| pen.paragraph(Shape { with_next, ..Shape::of(style::SIGNATORY) }, name));
            }
        };
        if name_first {
            name(self, followed || !signatory.office.is_empty());
        }
        let last = signatory.office.len().saturating_sub(1);
        let mut place = 0;
        self.each("office", &signatory.office, |pen, line| {
            let with_next = followed || place < last || (!name_first && signatory.name.is_some());
            pen.paragraph(Shape { with_next, ..Shape::of(style::OFFICE) }, line);
            place += 1;
        });
        if !name_first {
            name(self, followed);
        }
    }
}
