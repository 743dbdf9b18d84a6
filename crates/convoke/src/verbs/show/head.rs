//! Who writes, when, to whom, about what, and which meeting it is about.

use super::blocks::blocks;
use super::deadlines::distance;
use super::page::Page;
use super::styled::Styled;
use crate::colour::Look;
use jiff::civil::Date;
use letter::{Channel, Kind, Letter, Letterhead, Meeting, Relation};

/// How wide the column of names is.
const NAMES: usize = 12;

/// A field of the head: its name, and what it says.
fn field(page: &mut Page, at: &str, name: &str, text: &Styled) {
    page.beside(at, &Styled::of(Look::Dim, name).pad_to(NAMES), &" ".repeat(NAMES), text);
}

pub(super) fn head(page: &mut Page, letter: &Letter) {
    let kind = letter.kind.map(word_of_kind);
    let head = letter.letterhead.as_ref();
    let number = head.and_then(|head| head.designation.as_deref().or(head.number.as_deref()));
    let at = if number.is_some() { "/letterhead/designation" } else { "/kind" };
    page.text(at, &Styled::of(Look::Strong, number.or(kind).unwrap_or("letter")));
    let facts: Vec<&str> = kind.into_iter().chain(letter.language.as_deref()).collect();
    if !facts.is_empty() {
        page.text("/kind", &Styled::of(Look::Dim, &facts.join(", ")));
    }
    page.gap();
    if let Some(head) = head {
        letterhead(page, head);
    }
    if let Some(amends) = &letter.amends {
        let date = amends.date.as_ref().and_then(|date| date.printed.clone().or(date.value.map(|day| day.to_string())));
        let names = [amends.designation.clone().or_else(|| amends.number.clone()), date];
        let names: Vec<String> = names.into_iter().flatten().collect();
        field(page, "/amends", word_of_relation(amends.relation), &Styled::of(Look::Plain, &names.join(", ")));
    }
}

fn letterhead(page: &mut Page, head: &Letterhead) {
    let at = |field: &str| format!("/letterhead/{field}");
    let plain = |text: &str| Styled::of(Look::Plain, text);
    for (name, key, value) in [("from", "organization", &head.organization), ("", "bureau", &head.bureau)] {
        if let Some(value) = value {
            field(page, &at(key), name, &plain(value));
        }
    }
    if let Some(place) = &head.place {
        field(page, &at("place"), "place", &plain(place));
    }
    if let Some(date) = &head.date {
        field(page, &at("date"), "date", &super::deadlines::date(date));
    }
    if let Some(number) = head.number.as_deref().filter(|_| head.designation.is_some()) {
        field(page, &at("number"), "number", &plain(number));
    }
    if let Some(reference) = &head.reference {
        field(page, &at("reference"), "reference", &plain(reference));
    }
    for (name, key, list) in [("to", "addressees", &head.addressees), ("copy", "copies", &head.copies)] {
        for (index, text) in list.iter().enumerate() {
            let name = if index == 0 { name } else { "" };
            field(page, &format!("{}/{index}", at(key)), name, &Styled::text(text));
        }
    }
    for (index, contact) in head.contacts.iter().enumerate() {
        let name = word_of_channel(contact.channel);
        field(page, &format!("{}/{index}", at("contacts")), name, &plain(&contact.value));
    }
    if let Some(subject) = &head.subject {
        field(page, &at("subject"), "subject", &Styled::text_in(Look::Strong, subject));
    }
    for (index, other) in head.other.iter().enumerate() {
        let here = format!("{}/{index}", at("other"));
        let mut words = Styled::default();
        if let Some(label) = &other.label {
            words.push(Look::Dim, label);
            words.push(Look::Plain, " ");
        }
        if let Some(value) = &other.value {
            words.push_text(Look::Plain, value);
        }
        if !words.is_empty() {
            field(page, &here, "also", &words);
        }
        if let Some(block) = &other.block {
            blocks(page, &format!("{here}/block"), std::slice::from_ref(block), Date::ZERO);
        }
    }
}

/// The meetings that it calls.
pub(super) fn meetings(page: &mut Page, letter: &Letter, today: Date) {
    let first = letter.meeting.iter().map(|meeting| ("/meeting".to_owned(), meeting));
    let further = letter.further_meetings.iter().enumerate();
    let further = further.map(|(index, meeting)| (format!("/further_meetings/{index}"), meeting));
    for (index, (at, meeting)) in first.chain(further).enumerate() {
        field(page, &at, if index == 0 { "meeting" } else { "" }, &words_of_meeting(meeting, today));
    }
}

fn words_of_meeting(meeting: &Meeting, today: Date) -> Styled {
    let days = match (meeting.start, meeting.end) {
        (Some(start), Some(end)) if start != end => Some(format!("{start} to {end}")),
        (start, end) => start.or(end).map(|day| day.to_string()),
    };
    let place = match (&meeting.place, meeting.is_virtual) {
        (None, Some(true)) => Some("virtual".to_owned()),
        (Some(place), Some(true)) => Some(format!("{place}, virtual")),
        (place, _) => place.clone(),
    };
    let facts: Vec<String> = [meeting.group.clone(), days, place].into_iter().flatten().collect();
    let mut words = Styled::of(Look::Plain, &facts.join(", "));
    if let Some(start) = meeting.start {
        words.push(Look::Dim, &format!(" ({})", distance(start, today)));
    }
    words
}

fn word_of_kind(kind: Kind) -> &'static str {
    Kind::ALL.iter().find(|(each, _)| *each == kind).map_or("letter", |(_, word)| word)
}

fn word_of_relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Addendum => "adds to",
        Relation::Corrigendum => "corrects",
        Relation::Revision => "revises",
        Relation::Replaces => "replaces",
    }
}

fn word_of_channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Telephone => "telephone",
        Channel::Fax => "fax",
        Channel::Email => "e-mail",
        Channel::Web => "web",
        Channel::Person => "contact",
    }
}
