//! The letterhead: a table without borders, with room for the emblem.

use crate::block::Flow;
use crate::date::printed_date;
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::style;
use crate::table::Merge;
use crate::text::Look;
use letter::{Amends, Channel, Date, Kind, Letterhead, Other, Relation, Text};
use vocabulary::Role;

/// A line of the reference block: what it is called, and what is written there.
struct Line<'a> {
    label: Role,
    own: Option<&'a str>,
    content: Vec<(&'static str, Content<'a>)>,
}

enum Content<'a> {
    Words(String),
    /// Words in which the letter's own number stands.
    Numbered(String, &'a str),
    Text(&'a Text),
}

impl<'a> Pen<'a> {
    /// The letterhead.
    pub(crate) fn letterhead(&mut self, head: &'a Letterhead, flow: Flow) {
        // Label and value on the near side, addressees on the far side.
        let shares = [19, 33, 10, 38];
        let widths: Vec<u32> = shares.iter().map(|share| flow.width * share / 100).collect();
        let [label, value, to, addressees] = widths.as_slice() else { return };
        let (label, value, to, addressees) = (*label, *value, *to, *addressees);
        let whole = label + value + to + addressees;
        self.begin_table(style::FRAME, &widths, flow);
        // What its lines do not tell.
        let blocks = head.other.iter().filter(|other| other.block.is_some()).count();
        let interleaved = blocks > 0 && blocks < head.other.len();
        if blocks > 0 || *head == Letterhead::default() {
            self.fact("letterhead", "");
        }

        if head.organization.is_some() || head.bureau.is_some() || self.stationery.emblem.is_some() {
            self.begin_row(false);
            self.cell(label, 1, Merge::None, |pen| pen.emblem(head.organization.as_deref(), label));
            self.cell(whole - label, 3, Merge::None, |pen| {
                for (style, name) in [(style::ORGANIZATION, &head.organization), (style::BUREAU, &head.bureau)] {
                    if let Some(name) = name {
                        pen.line(style, name);
                    }
                }
            });
            self.end_row();
        }
        if head.place.is_some() || head.date.is_some() {
            self.begin_row(false);
            self.cell(label + value, 2, Merge::None, |_| {});
            self.cell(to + addressees, 2, Merge::None, |pen| pen.place_and_date(head));
            self.end_row();
        }
        let lines = self.reference_block(head);
        let rows = lines.len().max(usize::from(!head.addressees.is_empty() || !head.copies.is_empty()));
        for place in 0..rows {
            self.begin_row(false);
            let line = lines.get(place);
            self.cell(label, 1, Merge::None, |pen| {
                if let Some(line) = line {
                    let words = pen.tongue.words;
                    pen.line(style::HEAD_LABEL, line.own.unwrap_or_else(|| words.label(line.label)));
                }
            });
            self.cell(value, 1, Merge::None, |pen| {
                for (style, content) in line.map(|line| line.content.as_slice()).unwrap_or_default() {
                    match content {
                        Content::Words(words) => pen.contact(style, words),
                        Content::Numbered(words, number) => pen.numbered(style, words, number),
                        Content::Text(text) => pen.paragraph(Shape::of(style), text),
                    }
                }
            });
            let merge = match (rows, place) {
                (1, _) => Merge::None,
                (_, 0) => Merge::First,
                _ => Merge::Further,
            };
            self.cell(to, 1, merge, |pen| {
                if place == 0 && !head.addressees.is_empty() {
                    let words = pen.tongue.words;
                    pen.line(style::HEAD_LABEL, words.label(Role::AddresseeLabel));
                }
            });
            self.cell(addressees, 1, merge, |pen| {
                if place == 0 {
                    pen.addressees(head);
                }
            });
            self.end_row();
        }
        for (place, other) in head.other.iter().enumerate() {
            if let Some(block) = &other.block {
                let inside = Flow { style: style::TABLE_TEXT, depth: None, width: whole - 216, pages: false };
                self.begin_row(false);
                let told = place.to_string();
                self.fact("other", if interleaved { &told } else { "" });
                self.cell(whole, 4, Merge::None, |pen| {
                    pen.within("letterhead", |pen| {
                        pen.within("other", |pen| {
                            pen.at(place, |pen| {
                                pen.within("block", |pen| pen.block(block, inside));
                            })
                        })
                    });
                });
                self.end_row();
            }
        }
        if let Some(subject) = &head.subject {
            self.begin_row(false);
            self.cell(label, 1, Merge::None, |pen| {
                let words = pen.tongue.words;
                pen.line(style::SUBJECT_LABEL, words.label(Role::SubjectLabel));
            });
            self.cell(whole - label, 3, Merge::None, |pen| pen.paragraph(Shape::of(style::SUBJECT), subject));
            self.end_row();
        }
        if rows == 0 && head.subject.is_none() && self.after_table {
            self.begin_row(false);
            self.cell(whole, 4, Merge::None, |_| {});
            self.end_row();
        }
        self.end_table(Flow { pages: false, ..flow });
    }

    /// What the letter is called, for the reference block and the foot of its pages.
    pub(crate) fn designation(&self) -> Option<String> {
        let head = self.letter.letterhead.as_ref()?;
        if let Some(designation) = &head.designation {
            return Some(designation.clone());
        }
        let number = head.number.as_deref()?;
        Some(match self.letter.kind {
            Some(kind) => self.tongue.words.print_designation(kind_of(kind), number),
            None => number.to_owned(),
        })
    }

    fn place_and_date(&mut self, head: &Letterhead) {
        let date = head.date.as_ref().map(|date| printed_date(date, self.tongue.words));
        // Where place and date go between the other words of the line.
        let line = match (&head.place, &date) {
            (Some(_), Some(_)) => self.tongue.words.print_place_and_date("\u{1}", "\u{2}"),
            (Some(_), None) => "\u{1}".to_owned(),
            (None, Some(_)) => "\u{2}".to_owned(),
            (None, None) => return,
        };
        if let Some(date) = &head.date {
            self.date_facts(date);
        }
        self.paragraph_with(Shape::of(style::PLACE_AND_DATE), |pen| {
            for piece in line.split_inclusive(['\u{1}', '\u{2}']) {
                pen.run(piece.trim_end_matches(['\u{1}', '\u{2}']), &Look::default());
                match piece.chars().next_back() {
                    Some('\u{1}') => pen.run(head.place.as_deref().unwrap_or(""), &Look::named(style::PLACE)),
                    Some('\u{2}') => pen.run(date.as_deref().unwrap_or(""), &Look::named(style::DATE)),
                    _ => {}
                }
            }
        });
    }

    /// What a date means beyond what its print says.
    pub(crate) fn date_facts(&mut self, date: &Date) {
        if date.printed.is_none() {
            self.fact("unprinted", "");
        }
        let told = date.printed.as_deref().and_then(|printed| self.tongue.words.understood(printed));
        let told =
            told.map(|(found, zone)| (Some(found.value), found.until, found.time.map(|time| time.to_string()), zone));
        let meant = (date.value, date.until, date.time.clone(), date.zone.clone());
        if told.unwrap_or_default() == meant {
            return;
        }
        self.fact("meant", "");
        let days = [("day", date.value), ("until", date.until)];
        for (key, day) in days.into_iter().filter_map(|(key, day)| Some((key, day?))) {
            self.fact(key, &day.to_string());
        }
        for (key, value) in [("time", &date.time), ("zone", &date.zone)] {
            if let Some(value) = value {
                self.fact(key, value);
            }
        }
    }

    /// A line in which the letter's own number stands.
    fn numbered(&mut self, style: &str, words: &str, number: &str) {
        self.paragraph_with(Shape::of(style), |pen| match words.split_once(number) {
            Some((before, behind)) => {
                pen.run(before, &Look::default());
                pen.run(number, &Look::named(style::OWN_NUMBER));
                pen.run(behind, &Look::default());
            }
            None => pen.run(words, &Look::default()),
        });
    }

    fn addressees(&mut self, head: &'a Letterhead) {
        let many = head.addressees.len() > 1;
        self.within("letterhead", |pen| {
            pen.each("addressees", &head.addressees, |pen, addressee| {
                pen.paragraph_with(Shape { hangs: many, ..Shape::of(style::ADDRESSEE) }, |pen| {
                    // A dash parts entries that run over several lines.
                    if many {
                        pen.run("– ", &Look::default());
                    }
                    pen.text(addressee);
                });
            });
            if !head.copies.is_empty() {
                let words = pen.tongue.words;
                pen.line(style::HEAD_LABEL, words.label(Role::CopyLabel));
            }
            let many = head.copies.len() > 1;
            pen.each("copies", &head.copies, |pen, copy| {
                pen.paragraph_with(Shape { hangs: many, ..Shape::of(style::COPY) }, |pen| {
                    if many {
                        pen.run("– ", &Look::default());
                    }
                    pen.text(copy);
                });
            });
        });
    }

    /// A plain value; an address in it is linked.
    fn contact(&mut self, style: &str, value: &str) {
        // The groups of a telephone number are numbers to a line that runs from right to left, and it would turn them round.
        let turned = self.tongue.right_to_left && !value.contains(char::is_alphabetic);
        self.paragraph_with(Shape::of(style), |pen| {
            if turned {
                pen.xml.open("w:dir", &[("w:val", "ltr")]);
            }
            pen.value(value);
            if turned {
                pen.xml.close("w:dir");
            }
        });
    }

    fn reference_block(&self, head: &'a Letterhead) -> Vec<Line<'a>> {
        let mut lines = Vec::new();
        let mut own = Vec::new();
        let number = head.number.as_deref().unwrap_or("");
        if let Some(designation) = self.designation() {
            // One that the letter has not is made of its number.
            let style = if head.designation.is_some() { style::DESIGNATION } else { style::NUMBER };
            let missing = !number.is_empty() && !designation.contains(number);
            own.push((style, Content::Numbered(designation, if number.is_empty() { "\u{1}" } else { number })));
            if missing {
                own.push((style::NUMBER, Content::Numbered(number.to_owned(), number)));
            }
        }
        if let Some(amends) = self.letter.amends.as_ref().and_then(|amends| self.amends(amends, head)) {
            own.push((style::AMENDS, Content::Words(amends)));
        }
        own.extend(head.reference.clone().map(|reference| (style::REFERENCE, Content::Words(reference))));
        if !own.is_empty() {
            lines.push(Line { label: Role::ReferenceLabel, own: None, content: own });
        }
        for contact in &head.contacts {
            let (label, style) = match contact.channel {
                Channel::Telephone => (Role::TelephoneLabel, style::TELEPHONE),
                Channel::Fax => (Role::FaxLabel, style::FAX),
                Channel::Email => (Role::EmailLabel, style::EMAIL),
                Channel::Web => (Role::WebLabel, style::WEB),
                Channel::Person => (Role::PersonLabel, style::PERSON),
            };
            let value = (style, Content::Words(contact.value.clone()));
            // Two numbers of one kind stand under one label.
            match lines.last_mut().filter(|last| last.label == label) {
                Some(last) => last.content.push(value),
                None => lines.push(Line { label, own: None, content: vec![value] }),
            }
        }
        lines.extend(head.other.iter().filter_map(|other| match other {
            Other { label: Some(label), value: Some(value), .. } => Some(Line {
                label: Role::OtherLabel,
                own: Some(label),
                content: vec![(style::HEAD_OTHER, Content::Text(value))],
            }),
            _ => None,
        }));
        lines
    }

    /// `Corrigendum to TSB Circular 79`, where the designation of the letter does not say so itself.
    fn amends(&self, amends: &Amends, head: &Letterhead) -> Option<String> {
        let of = amends.designation.as_deref().or(amends.number.as_deref())?;
        if head.designation.as_ref().is_some_and(|own| own.contains(of)) {
            return None;
        }
        let relation = match amends.relation {
            Relation::Addendum => vocabulary::Relation::Addendum,
            Relation::Corrigendum => vocabulary::Relation::Corrigendum,
            Relation::Revision => vocabulary::Relation::Revision,
            Relation::Replaces => vocabulary::Relation::Replaces,
        };
        Some(self.tongue.words.print_amends(relation, None, of))
    }
}

fn kind_of(kind: Kind) -> vocabulary::Kind {
    match kind {
        Kind::CollectiveLetter => vocabulary::Kind::CollectiveLetter,
        Kind::Circular => vocabulary::Kind::Circular,
        Kind::AdministrativeCircular => vocabulary::Kind::AdministrativeCircular,
        Kind::CircularLetter => vocabulary::Kind::CircularLetter,
        Kind::Letter => vocabulary::Kind::Letter,
    }
}
