//! The letterhead and the running heads and feet: `preface`.

use crate::document::Document;
use crate::ids::Kind;
use crate::words;
use letter::{Block, Letterhead, Other, Text};

impl Document<'_> {
    /// `preface`, where the letter has anything that belongs there.
    pub(crate) fn head(&mut self) {
        let letter = self.letter;
        if letter.letterhead.is_none() && letter.page.is_none() {
            return;
        }
        self.pen.frame("preface");
        let id = self.ids.enter_once("preface");
        self.pen.attribute("eId", id);
        // Its parts stand at the root of the naming, as the letter's body does.
        self.ids.leave();
        let page = letter.page.as_ref();
        self.container("page-header", page.map_or(&[], |page| &page.header));
        if let Some(head) = &letter.letterhead {
            self.pen.frame("container");
            self.pen.attribute("eId", self.ids.enter_once("letterhead"));
            self.pen.attribute("name", "letterhead");
            self.letterhead(head);
            self.ids.leave();
            self.pen.close();
        }
        self.container("page-footer", page.map_or(&[], |page| &page.footer));
        self.pen.close();
    }

    /// A named `container` of blocks, where there are any.
    pub(crate) fn container(&mut self, name: &str, blocks: &[Block]) {
        if blocks.is_empty() {
            return;
        }
        self.pen.frame("container");
        self.pen.attribute("eId", self.ids.enter_once(name));
        self.pen.attribute("name", name);
        self.blocks(blocks);
        self.ids.leave();
        self.pen.close();
    }

    fn letterhead(&mut self, head: &Letterhead) {
        self.authority("organization", head.organization.as_deref());
        self.authority("bureau", head.bureau.as_deref());
        self.dateline(head);
        self.in_paragraph("docNumber", head.designation.as_deref());
        self.in_paragraph("docketNumber", head.reference.as_deref());
        self.entries("addressees", &head.addressees);
        self.entries("copies", &head.copies);
        for contact in &head.contacts {
            self.pen.line("block");
            self.pen.attribute("name", "contact");
            self.pen.attribute("class", words::channel(contact.channel));
            self.pen.text(&contact.value);
            self.pen.close();
        }
        if let Some(subject) = &head.subject {
            self.doc_title(subject);
        }
        head.other.iter().for_each(|other| self.other(other));
        // The number alone is in `meta`, and the schema wants something here.
        if *head == (Letterhead { number: head.number.clone(), ..Letterhead::default() }) {
            self.absent("p");
        }
    }

    fn authority(&mut self, class: &str, name: Option<&str>) {
        let Some(name) = name else { return };
        self.pen.line("p");
        self.pen.line("docAuthority");
        self.pen.attribute("class", class);
        self.pen.text(name);
        self.pen.close();
        self.pen.close();
    }

    fn dateline(&mut self, head: &Letterhead) {
        if head.date.is_none() && head.place.is_none() {
            return;
        }
        self.pen.line("p");
        self.pen.attribute("class", "dateline");
        if let Some(date) = &head.date {
            self.date("docDate", date);
        }
        if let Some(place) = &head.place {
            self.pen.line("inline");
            self.pen.attribute("name", "place");
            self.pen.text(place);
            self.pen.close();
        }
        self.pen.close();
    }

    fn in_paragraph(&mut self, name: &'static str, value: Option<&str>) {
        let Some(value) = value else { return };
        self.pen.line("p");
        self.pen.line(name);
        self.pen.text(value);
        self.pen.close();
        self.pen.close();
    }

    /// `p/docTitle`: the subject of a letter, the title of an annex.
    pub(crate) fn doc_title(&mut self, title: &Text) {
        self.pen.line("p");
        self.line("docTitle", title);
        self.pen.close();
    }

    /// A list that the letter does not number: one entry an item.
    pub(crate) fn entries(&mut self, class: &str, entries: &[Text]) {
        if entries.is_empty() {
            return;
        }
        self.pen.frame("blockList");
        self.pen.attribute("eId", self.ids.enter(Kind::List));
        if !class.is_empty() {
            self.pen.attribute("class", class);
        }
        for (place, entry) in entries.iter().enumerate() {
            self.pen.frame("item");
            self.pen.attribute("eId", self.ids.enter_place(place + 1));
            self.line("p", entry);
            self.ids.leave();
            self.pen.close();
        }
        self.ids.leave();
        self.pen.close();
    }

    fn other(&mut self, other: &Other) {
        if let Some(block) = &other.block {
            self.pen.frame("container");
            self.pen.attribute("eId", self.ids.enter(Kind::Other));
            self.pen.attribute("name", "other");
            self.blocks(std::slice::from_ref(block));
            self.ids.leave();
            self.pen.close();
            return;
        }
        self.pen.line("block");
        self.pen.attribute("name", "other");
        self.pen.maybe("cl:label", other.label.as_deref());
        if let Some(value) = &other.value {
            self.text(value);
        }
        self.pen.close();
    }
}
