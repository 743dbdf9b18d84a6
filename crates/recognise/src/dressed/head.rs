//! The letterhead: the table whose lines are fields by their styles.

use super::tree::{Cell, Node, Table};
use super::{Dressed, style};
use crate::account::{At, Class, Places};
use blocks::Paragraph;
use findings::Span;
use letter::{Block, Channel, Contact, Letterhead, Other, Text};

/// What parts entries of a list of addressees.
const DASH: &str = "– ";

/// The letterhead in the making.
struct Head {
    head: Letterhead,
    /// The label of the row in hand.
    label: Option<String>,
    /// Whether addressees and copies stand behind dashes.
    dashed: (bool, bool),
    /// Blocks with the places that are said of them.
    placed: Vec<(Option<usize>, Block)>,
}

impl<'a> Dressed<'a> {
    /// Whether a table is the letterhead.
    pub(super) fn is_letterhead(&self, table: &Table) -> bool {
        self.facts.has("letterhead", table.reach()) || table.paragraphs().iter().any(|p| is_field(self.style(p)))
    }

    /// The letterhead.
    pub(super) fn letterhead(&mut self, table: &Table) -> Letterhead {
        let at = self.scribe.field(Places::ROOT, "letterhead");
        self.facts.take("letterhead", table.reach());
        let count = |wanted: &str| table.paragraphs().iter().filter(|p| self.style(p) == wanted).count();
        let dashed = (count(style::ADDRESSEE) > 1, count(style::COPY) > 1);
        let mut head = Head { head: Letterhead::default(), label: None, dashed, placed: Vec::new() };
        for row in &table.rows {
            head.label = None;
            for cell in &row.cells {
                let placed = self.facts.take("other", cell.reach());
                self.facts.nesting += 1;
                self.head_cell(cell, placed, &mut head, at);
                self.facts.nesting -= 1;
            }
        }
        let Head { mut head, placed, .. } = head;
        for (place, block) in placed {
            let other = Other { block: Some(block), ..Other::default() };
            let place = place.unwrap_or(head.other.len()).min(head.other.len());
            head.other.insert(place, other);
        }
        head
    }

    fn head_cell(&mut self, cell: &Cell, placed: Option<String>, head: &mut Head, at: At) {
        if let Some(place) = placed {
            return self.head_blocks(&cell.nodes, place.parse().ok(), head, at);
        }
        for node in &cell.nodes {
            match node {
                Node::Paragraph(paragraph) if is_field(self.style(paragraph)) || is_label(self.style(paragraph)) => {
                    self.head_line(paragraph, head, at);
                }
                // Somebody else's line.
                node => self.head_blocks(std::slice::from_ref(node), None, head, at),
            }
        }
    }

    fn head_blocks(&mut self, nodes: &[Node], place: Option<usize>, head: &mut Head, at: At) {
        let at = self.scribe.field(at, "other");
        let blocks = self.flow(nodes, at);
        head.placed.extend(blocks.into_iter().map(|block| (place, block)));
    }

    fn head_line(&mut self, paragraph: &Paragraph, head: &mut Head, at: At) {
        let span = paragraph.span;
        let fields = &mut head.head;
        match self.style(paragraph) {
            style::HEAD_LABEL => {
                head.label = Some(span.of(&self.blocks.text).trim().to_owned());
                self.scribe.label(span, at);
            }
            style::SUBJECT_LABEL | style::AMENDS | style::EMBLEM => self.scribe.label(span, at),
            style::ORGANIZATION => fields.organization = self.plain(span, "organization", at),
            style::BUREAU => fields.bureau = self.plain(span, "bureau", at),
            style::REFERENCE => fields.reference = self.plain(span, "reference", at),
            style::PLACE_AND_DATE => {
                if let Some(place) = self.run(span, style::PLACE) {
                    fields.place = self.plain(place, "place", at);
                }
                if let Some(date) = self.run(span, style::DATE) {
                    let at = self.scribe.field(at, "date");
                    fields.date = self.date(date, (span.start, span.end), at);
                }
                self.scribe.label(span, at);
            }
            name @ (style::DESIGNATION | style::NUMBER) => {
                if let Some(number) = self.run(span, style::OWN_NUMBER) {
                    fields.number = Some(number.of(&self.blocks.text).trim().to_owned()).filter(|it| !it.is_empty());
                }
                if name == style::DESIGNATION {
                    fields.designation = self.plain(span, "designation", at);
                } else {
                    let whole = self.plain(span, "number", at);
                    fields.number = fields.number.take().or(whole);
                }
            }
            name @ (style::TELEPHONE | style::FAX | style::EMAIL | style::WEB | style::PERSON) => {
                let channel = match name {
                    style::TELEPHONE => Channel::Telephone,
                    style::FAX => Channel::Fax,
                    style::EMAIL => Channel::Email,
                    style::WEB => Channel::Web,
                    _ => Channel::Person,
                };
                if let Some(value) = self.plain(span, "contacts", at) {
                    fields.contacts.push(Contact { channel, value });
                }
            }
            style::HEAD_OTHER => {
                let at = self.scribe.field(at, "other");
                let value = self.text(span, at);
                fields.other.push(Other { label: head.label.take(), value, block: None });
            }
            name @ (style::ADDRESSEE | style::COPY) => {
                let (copy, (addressees, copies)) = (name == style::COPY, head.dashed);
                let at = self.scribe.field(at, if copy { "copies" } else { "addressees" });
                let entry = self.entry_of(span, if copy { copies } else { addressees }, at);
                if copy { fields.copies.extend(entry) } else { fields.addressees.extend(entry) }
            }
            _ => {
                let at = self.scribe.field(at, "subject");
                let text = self.text(span, at);
                fields.subject = fields.subject.take().or(text);
            }
        }
    }

    fn plain(&mut self, span: Span, field: &'static str, at: At) -> Option<String> {
        let at = self.scribe.field(at, field);
        self.scribe.plain(span, at)
    }

    /// An entry of a list, without its dash.
    fn entry_of(&mut self, span: Span, dashed: bool, at: At) -> Option<Text> {
        let mut from = span.start;
        if dashed && span.of(&self.blocks.text).starts_with(DASH) {
            from += u32::try_from(DASH.len()).unwrap_or(0);
            self.scribe.account(Span::new(span.start, from), Class::Marker, at);
        }
        self.text(Span::new(from, span.end), at)
    }
}

fn is_label(name: &str) -> bool {
    matches!(name, style::HEAD_LABEL | style::SUBJECT_LABEL | style::EMBLEM)
}

fn is_field(name: &str) -> bool {
    matches!(
        name,
        style::ORGANIZATION
            | style::BUREAU
            | style::PLACE_AND_DATE
            | style::DESIGNATION
            | style::NUMBER
            | style::AMENDS
            | style::REFERENCE
            | style::TELEPHONE
            | style::FAX
            | style::EMAIL
            | style::WEB
            | style::PERSON
            | style::ADDRESSEE
            | style::COPY
            | style::HEAD_OTHER
            | style::SUBJECT
    )
}
