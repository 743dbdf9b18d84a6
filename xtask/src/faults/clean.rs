//! Clean letters in our own words: everything in them is true.

use super::words::Words;
use crate::dice::Dice;
use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};
use pipeline::Options;
use serde_json::{Value, json};

/// A clean letter, and what a fault must know of it.
pub(super) struct Letter {
    pub(super) value: Value,
    pub(super) words: Words,
    pub(super) group: usize,
    pub(super) written: Date,
    pub(super) start: Date,
    pub(super) end: Date,
    /// How many items the agenda has.
    pub(super) items: usize,
    /// Which of them has items below it.
    pub(super) parent: usize,
}

/// Where the agenda's items are.
pub(super) const ITEMS: &str = "/annexes/1/body/0/agenda/items";

pub(super) fn after(day: Date, days: usize) -> Date {
    day.saturating_add(Span::new().days(i32::try_from(days).unwrap_or(0)))
}

pub(super) fn before(day: Date, days: usize) -> Date {
    day.saturating_sub(i32::try_from(days).unwrap_or(0).days())
}

impl Words {
    pub(super) fn weekday(&self, day: Weekday) -> &str {
        self.one("weekdays", usize::try_from(day.to_monday_zero_offset()).unwrap_or(0))
    }

    /// A day as the letter's language prints it.
    pub(super) fn day(&self, day: Date, options: &Options) -> String {
        options.vocabularies.get_or_english(self.language).print_date(day)
    }

    /// A range of days as the letter's language prints it.
    pub(super) fn range(&self, from: Date, until: Date, options: &Options) -> String {
        options.vocabularies.get_or_english(self.language).print_range(from, until)
    }

    /// The words of the day and the hours of the opening.
    pub(super) fn opening(&self, day: Date, from: &str, until: &str, options: &Options) -> String {
        let weekday = self.weekday(day.weekday());
        let day = self.day(day, options);
        self.fill("opening", &[("day", &day), ("weekday", weekday), ("from", from), ("until", until)])
    }

    /// The words that call to the meeting.
    pub(super) fn call(&self, group: usize, days: &str) -> String {
        self.fill("call", &[("group", &group.to_string()), ("days", days)])
    }

    /// The words that count the annexes, and how many there are.
    pub(super) fn enclosures(&self, count: usize) -> Value {
        json!({"count": count, "printed": self.fill("enclosures", &[("count", &count.to_string())])})
    }

    /// A day and what is due then.
    fn deadline(&self, day: Date, what: usize, options: &Options) -> Value {
        let date = json!({"value": day.to_string(), "printed": self.day(day, options)});
        json!({"date": date, "items": [self.one("deadlines", what)]})
    }

    fn item(&self, number: usize, has_items: bool) -> Value {
        let title = self.one("titles", (number - 1) % self.count("titles"));
        let mut item = json!({"number": number.to_string(), "label": format!("{number}."), "title": title});
        if number % 3 == 1 {
            item["documents"] = json!([format!("TD{}", 10 + number)]);
        }
        if has_items {
            let below = [0, 1, 2, 3].map(|index| {
                let letter = self.one("letters", index);
                json!({"number": format!("{number}.{letter}"), "label": format!("{letter})"), "title": self.say("part")})
            });
            item["items"] = json!(below);
        }
        item
    }

    /// An annex, its place counted from 0.
    fn annex(&self, place: usize, body: Value) -> Value {
        let label = self.one("labels", place);
        let heading = self.fill("annex", &[("label", label)]);
        json!({"label": label, "heading": heading, "title": self.one("annex-titles", place), "body": body})
    }
}

/// A clean letter of this language.
pub(super) fn letter(dice: &mut Dice, language: &'static str, options: &Options) -> Letter {
    let words = Words::of(language);
    let group = dice.between(2, 24);
    let written = after(date(2030, 1, 2), dice.below(1400));
    let start = after(written, dice.between(70, 110));
    let end = after(start, dice.between(2, 10));
    let place = words.one("places", dice.below(words.count("places")));
    let days = words.range(start, end, options);
    let number = format!("{}/{group}", dice.between(1, 9));
    let hour = dice.between(9, 14);
    let (from, until) = (format!("{hour:02}:30"), format!("{:02}:00", hour + dice.between(1, 3)));
    let (first, second) = (after(written, dice.between(5, 20)), after(written, dice.between(25, 40)));
    let third = before(start, dice.between(3, 20));
    let items = dice.between(6, 11);
    let parent = dice.between(1, items - 2);
    let numbered: Vec<Value> = (1..=items).map(|number| words.item(number, number == parent + 1)).collect();
    let preface = words.fill("preface", &[("place", place), ("days", &days)]);
    let subject = words.fill("subject", &[("group", &group.to_string()), ("place", place), ("days", &days)]);
    let [before_link, link, behind_link] = [0, 1, 2].map(|index| words.one("register", index));
    let information: Vec<Value> = [0, 1].map(|index| json!({"paragraph": words.one("information", index)})).into();
    let value = json!({
        "schema": "convoke/letter/1",
        "language": language,
        "kind": "collective-letter",
        "letterhead": {
            "place": words.one("places", 0),
            "date": {"value": written.to_string(), "printed": words.day(written, options)},
            "designation": words.fill("designation", &[("number", &number)]),
            "number": number,
            "reference": format!("SG{group}/KL"),
            "addressees": [words.one("addressees", 0), words.one("addressees", 1)],
            "contacts": [
                {"channel": "telephone", "value": "+41 22 000 00 21"},
                {"channel": "email", "value": format!("sg{group}@example.org")},
                {"channel": "web", "value": format!("https://example.org/sg{group}")},
            ],
            "subject": subject,
        },
        "salutation": words.say("salutation"),
        "body": [
            {"paragraph": words.call(group, &days)},
            {"paragraph": words.opening(start, &from, &until, options)},
            {"deadlines": {"heading": words.one("deadlines", 0), "entries": [
                words.deadline(first, 1, options),
                words.deadline(second, 2, options),
                words.deadline(third, 3, options),
            ]}},
            {"paragraph": words.say("announced")},
            {"paragraph": [before_link, {"link": {"to": "https://example.org/register", "text": link}}, behind_link]},
            {"paragraph": words.say("wish")},
        ],
        "closing": {"valediction": words.say("valediction"), "enclosures": words.enclosures(2)},
        "annexes": [
            words.annex(0, json!(information)),
            words.annex(1, json!([{"agenda": {"preface": [preface], "items": numbered}}])),
        ],
        "meeting": {"group": format!("SG{group}"), "start": start.to_string(), "end": end.to_string(), "place": place, "virtual": false},
    });
    Letter { value, words, group, written, start, end, items, parent }
}
