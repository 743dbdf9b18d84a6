//! An annex: on a page of its own, with its heading and title in the middle.

use crate::block::Flow;
use crate::numbering::Series;
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::style;
use letter::Annex;

impl<'a> Pen<'a> {
    /// One annex.
    pub(crate) fn annex(&mut self, annex: &'a Annex, flow: Flow) {
        // The style of the heading could say so, but an annex may have none.
        self.new_page = true;
        self.headings = Series::default();
        self.in_language(annex.language.as_deref(), |pen| {
            let shape = Shape { with_next: true, ..Shape::of(style::ANNEX_HEADING) };
            match (&annex.heading, &annex.label) {
                (Some(heading), _) => pen.within("heading", |pen| pen.paragraph(shape, heading)),
                (None, Some(label)) => {
                    let heading = pen.tongue.words.print_annex_heading(label);
                    pen.paragraph_with(shape, |pen| pen.run(&heading, &Default::default()));
                }
                (None, None) => {}
            }
            if let Some(title) = &annex.title {
                let shape = Shape { with_next: true, ..Shape::of(style::ANNEX_TITLE) };
                pen.within("title", |pen| pen.paragraph(shape, title));
            }
            pen.blocks("body", &annex.body, flow);
        });
    }
}
