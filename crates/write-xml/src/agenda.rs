//! Agendas: nested lists whose items have an address, a printed number, a title and documents.

use crate::address::segment;
use crate::document::Document;
use crate::ids::Kind;
use crate::words;
use letter::{Agenda, AgendaItem, FurtherCell, Text};

impl Document<'_> {
    pub(crate) fn agenda(&mut self, agenda: &Agenda) {
        self.pen.frame("blockContainer");
        self.pen.attribute("eId", self.ids.enter(Kind::Agenda));
        self.pen.attribute("class", "agenda");
        self.pen.maybe("xml:lang", agenda.language.as_deref());
        self.lines("intro", "intro", &agenda.preface);
        self.columns(agenda);
        self.items(&agenda.items);
        self.lines("wrapUp", "notes", &agenda.notes);
        self.ids.leave();
        self.pen.close();
    }

    fn lines(&mut self, name: &'static str, id: &str, lines: &[Text]) {
        if lines.is_empty() {
            return;
        }
        self.pen.frame(name);
        self.pen.attribute("eId", self.ids.enter_once(id));
        lines.iter().for_each(|line| self.line("p", line));
        self.ids.leave();
        self.pen.close();
    }

    fn columns(&mut self, agenda: &Agenda) {
        if agenda.columns.is_empty() && agenda.roles.is_empty() {
            return;
        }
        self.pen.line("crossHeading");
        self.pen.attribute("eId", self.ids.enter_once("columns"));
        self.ids.leave();
        if !agenda.roles.is_empty() {
            let roles: Vec<&str> = agenda.roles.iter().map(|role| words::role(*role)).collect();
            self.pen.attribute("cl:roles", &roles.join(" "));
        }
        for FurtherCell(column) in &agenda.columns {
            self.pen.line("inline");
            self.pen.attribute("name", "column");
            if let Some(column) = column {
                self.text(column);
            }
            self.pen.close();
        }
        self.pen.close();
    }

    fn items(&mut self, items: &[AgendaItem]) {
        if items.is_empty() {
            return;
        }
        self.pen.frame("blockList");
        self.pen.attribute("eId", self.ids.enter(Kind::List));
        items.iter().for_each(|item| self.item(item));
        self.ids.leave();
        self.pen.close();
    }

    fn item(&mut self, item: &AgendaItem) {
        self.pen.frame("item");
        self.pen.attribute("eId", self.ids.enter_item(item.label.as_deref()));
        self.pen.maybe("cl:number", item.number.as_deref());
        self.num(item.label.as_deref());
        self.title(item);
        item.documents.iter().for_each(|document| self.agenda_document(document));
        for FurtherCell(cell) in &item.cells {
            self.pen.line("p");
            self.pen.attribute("class", "cell");
            if let Some(text) = cell {
                self.text(text);
            }
            self.pen.close();
        }
        self.items(&item.items);
        self.ids.leave();
        self.pen.close();
    }

    /// The title; without one, an empty `p` where a bullet needs it or the schema wants something beside the number.
    fn title(&mut self, item: &AgendaItem) {
        let alone = item.documents.is_empty() && item.cells.is_empty() && item.items.is_empty();
        if item.title.is_none() && item.bullet.is_none() && !alone {
            return;
        }
        self.pen.line("p");
        self.pen.maybe("cl:bullet", item.bullet.as_deref());
        match &item.title {
            Some(title) => self.text(title),
            None => self.pen.attribute("cl:absent", "true"),
        }
        self.pen.close();
    }

    /// An entry of the documents column; the short name of a document is a reference to it.
    fn agenda_document(&mut self, document: &Text) {
        self.pen.line("p");
        self.pen.attribute("class", "document");
        match document.as_plain().filter(|name| is_designation(name)) {
            Some(name) => {
                self.pen.line("ref");
                self.pen.attribute("href", &format!("/akn/ontology/reference/un/{}", segment(name)));
                self.pen.text(name);
                self.pen.close();
            }
            None => self.text(document),
        }
        self.pen.close();
    }
}

/// `TD12`, and not the question whether anybody holds a patent.
fn is_designation(text: &str) -> bool {
    text.chars().count() <= 60 && !text.contains(['?', '？', '。'])
}
