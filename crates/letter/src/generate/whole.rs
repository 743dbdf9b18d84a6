//! The letter from head to foot.

use super::scribe::Scribe;
use crate::{
    Amends, Annex, Block, Channel, Closing, Contact, Enclosures, Kind, Letter, Letterhead, Meeting, Other, Page,
    Relation, Signatory,
};

impl Scribe {
    pub(super) fn letter(&mut self) -> Letter {
        let share = self.size;
        let mut letter = Letter {
            language: self.mostly(8, Self::tag),
            kind: self.mostly(4, |scribe| scribe.dice.pick(&Kind::ALL).0),
            amends: if self.dice.one_in(6) { Some(self.amends()) } else { None },
            letterhead: self.mostly(4, Self::letterhead),
            salutation: self.mostly(4, Self::text),
            body: self.mostly(12, |scribe| scribe.part(share, |scribe| scribe.blocks(6))).unwrap_or_default(),
            closing: self.mostly(4, Self::closing),
            annexes: self.several(0, 3, Self::annex),
            page: if self.dice.one_in(4) { Some(self.page()) } else { None },
            meeting: self.maybe(Self::meeting),
            further_meetings: self.maybe(|scribe| scribe.several(0, 2, Self::meeting)).unwrap_or_default(),
            ..Letter::default()
        };
        if self.dice.one_in(24) {
            letter.body.push(self.part(0, Self::deepest));
        }
        letter
    }

    fn amends(&mut self) -> Amends {
        Amends {
            relation: self.dice.pick(&Relation::ALL).0,
            designation: self.maybe(Self::plain),
            number: self.maybe(Self::letter_number),
            date: self.maybe(Self::date),
        }
    }

    fn letter_number(&mut self) -> String {
        self.dice.pick(&["4/21", "CACE/560", "79", "DM-26/1004", "TSB 12 Add.1"]).to_owned()
    }

    fn letterhead(&mut self) -> Letterhead {
        const REFERENCES: [&str; 4] = ["SG21/AB", "DDG-1.2", "21/КМ", "文号7"];
        let head = Letterhead {
            organization: self.maybe(Self::plain),
            bureau: self.maybe(Self::plain),
            place: self.maybe(Self::plain),
            date: self.mostly(4, Self::date),
            designation: self.maybe(Self::plain),
            number: self.maybe(Self::letter_number),
            reference: self.maybe(|scribe| scribe.dice.pick(&REFERENCES).to_owned()),
            addressees: self.several(0, 3, Self::text),
            copies: self.maybe(|scribe| scribe.several(0, 3, Self::text)).unwrap_or_default(),
            contacts: self.several(0, 3, Self::contact),
            subject: self.mostly(4, Self::text),
            other: self.maybe(|scribe| scribe.several(0, 2, Self::other)).unwrap_or_default(),
        };
        // Something stands in every head.
        if head == Letterhead::default() { Letterhead { subject: Some(self.text()), ..head } } else { head }
    }

    fn contact(&mut self) -> Contact {
        let channel = self.dice.pick(&Channel::ALL).0;
        let value = match channel {
            Channel::Telephone | Channel::Fax => "+41 22 000 00 00".to_owned(),
            Channel::Email => "sg21@example.org".to_owned(),
            Channel::Web => "https://example.org/sg21?x=1&y=2".to_owned(),
            Channel::Person => self.plain(),
        };
        let value = if self.dice.one_in(6) { self.plain() } else { value };
        Contact { channel, value }
    }

    fn other(&mut self) -> Other {
        if self.dice.one_in(2) {
            let (label, value) = (self.plain(), self.text());
            Other { label: Some(label), value: Some(value), block: None }
        } else {
            let block: Block = self.part(self.size / 4, Self::block);
            Other { block: Some(block), ..Other::default() }
        }
    }

    fn closing(&mut self) -> Closing {
        let share = self.size / 4;
        let closing = Closing {
            valediction: self.maybe(Self::text),
            signed: self.maybe(Self::text),
            signatory: self.maybe(|scribe| {
                let name = scribe.mostly(4, Self::text);
                let least = usize::from(name.is_none());
                Signatory { name, office: scribe.several(least, 3, Self::text) }
            }),
            aside: self.maybe(|scribe| scribe.part(share, |scribe| scribe.blocks(2))).unwrap_or_default(),
            enclosures: self.maybe(|scribe| {
                let count = scribe.maybe(|scribe| scribe.dice.number(0, 12));
                let printed = scribe.maybe(Self::text);
                let printed = if count.is_none() { Some(printed.unwrap_or_else(|| scribe.text())) } else { printed };
                Enclosures { count, printed }
            }),
            after: self.maybe(|scribe| scribe.part(share, |scribe| scribe.blocks(2))).unwrap_or_default(),
        };
        // Something stands in every closing.
        if closing == Closing::default() { Closing { signed: Some(self.text()), ..closing } } else { closing }
    }

    fn annex(&mut self) -> Annex {
        if self.dice.one_in(4) {
            let (tag, annex) = self.in_another_language(Self::annex_as_spoken);
            return Annex { language: Some(tag), ..annex };
        }
        self.annex_as_spoken()
    }

    fn annex_as_spoken(&mut self) -> Annex {
        let share = self.size;
        let label = self.mostly(4, |scribe| scribe.dice.pick(&["A", "B", "1", "2", "甲"]).to_owned());
        let heading = match &label {
            Some(label) if !self.dice.one_in(4) => Some(format!("{} {label}", self.wording.annex).into()),
            _ => self.maybe(Self::text),
        };
        let title = self.mostly(4, Self::text);
        let body = match self.dice.one_in(6) {
            true => Vec::new(),
            false => self.part(share, |scribe| scribe.blocks(4)),
        };
        let nothing = label.is_none() && heading.is_none() && title.is_none() && body.is_empty();
        // Something stands in every annex, besides its language.
        let title = if nothing { Some(self.text()) } else { title };
        Annex { label, heading, language: None, title, body }
    }

    fn page(&mut self) -> Page {
        let share = self.size / 8;
        let header = self.maybe(|scribe| scribe.part(share, |scribe| scribe.blocks(2))).unwrap_or_default();
        let footer = match header.is_empty() || self.dice.one_in(2) {
            true => self.part(share, |scribe| scribe.blocks(2)),
            false => Vec::new(),
        };
        Page { header, footer }
    }

    fn meeting(&mut self) -> Meeting {
        const GROUPS: [&str; 4] = ["SG21", "TSAG", "WP5A", "第21组"];
        let start = self.maybe(Self::day);
        let end = start.filter(|_| !self.dice.one_in(4)).map(|start| self.day_after(start));
        let place = self.maybe(Self::plain);
        let is_virtual = match place {
            Some(_) => Some(false),
            None => self.maybe(|_| true),
        };
        let group = match (start, is_virtual) {
            (None, None) => Some(self.dice.pick(&GROUPS).to_owned()),
            _ => self.maybe(|scribe| scribe.dice.pick(&GROUPS).to_owned()),
        };
        Meeting { group, start, end, place, is_virtual }
    }
}
