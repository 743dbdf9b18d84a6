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
        self.facts.clear();
        self.fact("annex", "");
        if let Some(language) = &annex.language {
            self.fact("annexlanguage", language);
        }
        self.in_language(annex.language.as_deref(), |pen| {
            pen.annex_facts(annex);
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

    /// The label, where the heading does not say it, and a heading that is made of the label.
    fn annex_facts(&mut self, annex: &Annex) {
        let label = annex.label.as_deref();
        let Some(heading) = &annex.heading else {
            if let Some(label) = label {
                self.fact("unheaded", label);
            }
            return;
        };
        let heading = heading.plain();
        let said = self.tongue.words.annex_heading(&heading).and_then(|found| heading.get(found.label?));
        self.fact_unless(said == label, "label", label);
    }
}
