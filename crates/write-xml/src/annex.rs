//! Annexes: each a document of its own, nested in the letter.

use crate::document::Document;
use crate::extract::only_agenda;
use crate::identification::Component;
use crate::ids::Kind;
use letter::{Agenda, AgendaItem, Annex, Block, Text};

impl Document<'_> {
    /// `attachments`, where the letter has annexes.
    pub(crate) fn annexes(&mut self) {
        let annexes = &self.letter.annexes;
        if annexes.is_empty() {
            return;
        }
        self.pen.frame("attachments");
        for (place, annex) in annexes.iter().enumerate() {
            self.annex(annex, place + 1);
        }
        self.pen.close();
    }

    fn annex(&mut self, annex: &Annex, place: usize) {
        self.pen.frame("attachment");
        self.pen.attribute("eId", self.ids.enter(Kind::Attachment));
        self.pen.maybe("cl:label", annex.label.as_deref());
        if let Some(heading) = &annex.heading {
            self.line("heading", heading);
        }
        let agenda = only_agenda(&annex.body);
        match agenda {
            Some(agenda) => self.debate_report(agenda),
            None => {
                self.pen.frame("doc");
                self.pen.attribute("name", "annex");
            }
        }
        let component = Component {
            name: &format!("att-{place}"),
            subtype: Some(if agenda.is_some() { "agenda" } else { "annex" }),
            language: annex.language.as_deref().or(self.letter.language.as_deref()),
            inherited: annex.language.is_none(),
        };
        self.meta_of_annex(&component);
        self.title_and_body(annex.title.as_ref(), &annex.body);
        self.pen.close();
        self.ids.leave();
        self.pen.close();
    }

    /// An agenda by itself, with the blocks that go with it, as the root of its file.
    pub(crate) fn extract(&mut self, title: Option<&Text>, language: Option<&str>, body: &[Block], component: &str) {
        if let Some(agenda) = only_agenda(body) {
            self.debate_report(agenda);
        }
        let component = Component {
            name: component,
            subtype: Some("agenda"),
            language: language.or(self.letter.language.as_deref()),
            inherited: false,
        };
        self.meta_of_extract(&component);
        self.title_and_body(title, body);
        self.pen.close();
    }

    fn debate_report(&mut self, agenda: &Agenda) {
        self.pen.frame("debateReport");
        let annotated = agenda.items.iter().any(names_documents);
        self.pen.attribute("name", if annotated { "agendaAnnotated" } else { "agendaListing" });
    }

    fn title_and_body(&mut self, title: Option<&Text>, body: &[Block]) {
        if let Some(title) = title {
            self.pen.frame("preface");
            self.doc_title(title);
            self.pen.close();
        }
        self.pen.frame("mainBody");
        self.blocks_or_absent(body);
        self.pen.close();
    }
}

fn names_documents(item: &AgendaItem) -> bool {
    !item.documents.is_empty() || item.items.iter().any(names_documents)
}
