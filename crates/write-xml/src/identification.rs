//! Identification: what a document is called, after the naming convention, and the facts that only `meta` has room for.
//!
//! A name is no source of facts: two letters without number and date share one.

use crate::document::Document;
use crate::ids::slug;
use crate::language::language;
use crate::words;
use jiff::civil;
use letter::{Amends, Letter, Meeting, SCHEMA};

/// What identifies a letter, as far as it is known.
pub(crate) struct Facts<'a> {
    kind: Option<&'static str>,
    number: Option<&'a str>,
    date: Option<civil::Date>,
    issuer: Option<&'a str>,
    /// `/akn/un/statement/…`: the name of the work.
    work: String,
}

/// Which document of a letter is identified.
pub(crate) struct Component<'a> {
    /// The last part of its name: `main`, `att-1`.
    pub(crate) name: &'a str,
    /// What kind of document, where it is not the letter itself.
    pub(crate) subtype: Option<&'static str>,
    /// Its language.
    pub(crate) language: Option<&'a str>,
    /// The language is not its own but the letter's.
    pub(crate) inherited: bool,
}

impl<'a> Facts<'a> {
    pub(crate) fn of(letter: &'a Letter) -> Self {
        let head = letter.letterhead.as_ref();
        let kind = letter.kind.map(words::kind);
        let number = head.and_then(|head| head.number.as_deref());
        let date = head.and_then(|head| head.date.as_ref()).and_then(|date| date.value);
        let issuer = head.and_then(|head| head.bureau.as_deref().or(head.organization.as_deref()));
        let day = date.map_or("nd".to_owned(), |date| date.to_string());
        let mut short = slug(number.unwrap_or(""));
        if short.is_empty() {
            short.push_str("nn");
        }
        let work = format!("/akn/un/statement/{}/{day}/{short}", kind.unwrap_or("letter"));
        Facts { kind, number, date, issuer, work }
    }
}

impl Document<'_> {
    /// The `meta` of the letter: identification, references, and what is true of the letter as a whole.
    pub(crate) fn meta_of_letter(&mut self) {
        let letter = self.letter;
        self.pen.frame("meta");
        let language = letter.language.as_deref();
        self.identification(&Component { name: "main", subtype: None, language, inherited: false });
        self.references();
        self.proprietary();
        self.pen.attribute("cl:schema", SCHEMA);
        if let Some(meeting) = &letter.meeting {
            self.pen.attribute("cl:meeting", "true");
            self.meeting(meeting);
        }
        self.pen.close();
        for meeting in &letter.further_meetings {
            self.proprietary();
            self.pen.attribute("cl:further", "true");
            self.meeting(meeting);
            self.pen.close();
        }
        if let Some(amends) = &letter.amends {
            self.proprietary();
            self.amends(amends);
            self.pen.close();
        }
        self.pen.close();
    }

    /// The `meta` of a document nested in the letter: its references stand in the letter's.
    pub(crate) fn meta_of_annex(&mut self, component: &Component<'_>) {
        self.pen.frame("meta");
        self.identification(component);
        self.pen.close();
    }

    /// The `meta` of an agenda by itself. Its subtype says that it is an agenda, so the letter's kind stands beside.
    pub(crate) fn meta_of_extract(&mut self, component: &Component<'_>) {
        self.pen.frame("meta");
        self.identification(component);
        self.references();
        self.proprietary();
        self.pen.attribute("cl:schema", SCHEMA);
        self.pen.maybe("cl:kind", self.facts.kind);
        self.pen.close();
        self.pen.close();
    }

    fn identification(&mut self, component: &Component<'_>) {
        let language = language(component.language);
        let date = self.facts.date.map(|date| date.to_string());
        let work = self.facts.work.clone();
        // Nothing after the `@` where the day is unknown, as the naming convention has it.
        let expression = format!("{work}/{}@{}", language.code, date.as_deref().unwrap_or(""));
        let name = component.name;
        let is_of_letter = component.subtype.is_none();
        let is_root = is_of_letter || !self.pen.is_inside("statement");

        self.pen.frame("identification");
        self.pen.attribute("source", "#convoke");
        self.pen.frame("FRBRWork");
        self.names(&format!("{work}/!{name}"), &work, date.as_deref(), "#issuer");
        self.value("FRBRcountry", "un");
        if let Some(subtype) = component.subtype.or(self.facts.kind) {
            self.value("FRBRsubtype", subtype);
        }
        if let Some(number) = self.facts.number.filter(|_| is_root) {
            self.value("FRBRnumber", number);
        }
        self.pen.close();

        self.pen.frame("FRBRExpression");
        self.names(&format!("{expression}/!{name}"), &expression, date.as_deref(), "#issuer");
        self.pen.frame("FRBRlanguage");
        self.pen.attribute("language", language.code);
        if component.inherited {
            self.pen.attribute("cl:inherited", "true");
        } else {
            self.pen.maybe("cl:tag", language.tag);
        }
        self.pen.close();
        self.pen.close();

        self.pen.frame("FRBRManifestation");
        self.names(&format!("{expression}/!{name}.xml"), &format!("{expression}.xml"), date.as_deref(), "#convoke");
        self.pen.close();
        self.pen.close();
    }

    /// The four statements that work, expression and manifestation share.
    fn names(&mut self, this: &str, uri: &str, date: Option<&str>, author: &str) {
        self.value("FRBRthis", this);
        self.value("FRBRuri", uri);
        self.pen.frame("FRBRdate");
        // The schema insists on a day. It is never today: the same letter gives the same bytes.
        self.pen.attribute("date", date.unwrap_or("0001-01-01"));
        self.pen.attribute("name", if date.is_some() { "issued" } else { "unknown" });
        self.pen.close();
        self.pen.frame("FRBRauthor");
        self.pen.attribute("href", author);
        self.pen.close();
    }

    fn value(&mut self, name: &'static str, value: &str) {
        self.pen.frame(name);
        self.pen.attribute("value", value);
        self.pen.close();
    }

    fn references(&mut self) {
        self.pen.frame("references");
        self.pen.attribute("source", "#convoke");
        self.pen.frame("TLCOrganization");
        self.pen.attribute("eId", "issuer");
        self.pen.attribute("href", "/akn/ontology/organization/un/issuer");
        self.pen.attribute("showAs", self.facts.issuer.unwrap_or("unknown"));
        self.pen.close();
        self.pen.frame("TLCProcess");
        self.pen.attribute("eId", "convoke");
        self.pen.attribute("href", "/akn/ontology/process/un/convoke");
        self.pen.attribute("showAs", "convoke");
        self.pen.close();
        self.pen.close();
    }

    fn proprietary(&mut self) {
        self.pen.frame("proprietary");
        self.pen.attribute("source", "#convoke");
    }

    fn meeting(&mut self, meeting: &Meeting) {
        self.pen.maybe("cl:meeting-group", meeting.group.as_deref());
        self.pen.maybe("cl:meeting-start", meeting.start.map(|day| day.to_string()).as_deref());
        self.pen.maybe("cl:meeting-end", meeting.end.map(|day| day.to_string()).as_deref());
        self.pen.maybe("cl:meeting-place", meeting.place.as_deref());
        let is_virtual = meeting.is_virtual.map(|is_virtual| if is_virtual { "true" } else { "false" });
        self.pen.maybe("cl:meeting-virtual", is_virtual);
    }

    fn amends(&mut self, amends: &Amends) {
        self.pen.attribute("cl:amends", words::relation(amends.relation));
        self.pen.maybe("cl:amends-number", amends.number.as_deref());
        self.pen.maybe("cl:amends-designation", amends.designation.as_deref());
        let Some(date) = &amends.date else { return };
        self.pen.maybe("cl:amends-date-value", date.value.map(|day| day.to_string()).as_deref());
        self.pen.maybe("cl:amends-date-printed", date.printed.as_deref());
        self.pen.maybe("cl:amends-date-until", date.until.map(|day| day.to_string()).as_deref());
        self.pen.maybe("cl:amends-date-time", date.time.as_deref());
        self.pen.maybe("cl:amends-date-zone", date.zone.as_deref());
    }
}
