//! A letter written by a person, with only what the person knows: what is missing is made or asked for.
//!
//! A reader's letter is written as it is: an item without a label had none. A person who numbers nothing wants it done.

use crate::date::printed_date;
use findings::Refusal;
use letter::{Agenda, AgendaItem, Annex, Block, Date, Letter, List};
use serde_json::Value;
use vocabulary::{Vocabulary, numeral};

/// What stands in a form where somebody is to write something.
const UNFILLED: [&str; 2] = ["…", "0001-01-01"];

/// Whether a person wrote this letter: it has a day that nobody printed, and a reader's letter never has.
pub(crate) fn is(letter: &Letter) -> bool {
    let meant = |date: &Date| date.value.is_some() && date.printed.is_none();
    let own = letter.letterhead.as_ref().and_then(|head| head.date.as_ref()).is_some_and(meant);
    let due = |block: &Block| match block {
        Block::Deadlines(deadlines) => deadlines.entries.iter().filter_map(|entry| entry.date.as_ref()).any(meant),
        _ => false,
    };
    !is_extract(letter) && (own || letter.body.iter().any(due))
}

/// Whether it is an agenda by itself, which tells the day of its letter and nothing else of it: nobody forgot the rest.
fn is_extract(letter: &Letter) -> bool {
    let head = letter.letterhead.as_ref();
    let silent = head.is_none_or(|head| {
        head.organization.is_none() && head.bureau.is_none() && head.addressees.is_empty() && head.subject.is_none()
    });
    let agenda = letter.body.iter().any(|block| matches!(block, Block::Agenda(_)));
    agenda && silent && letter.salutation.is_none() && letter.closing.is_none() && letter.annexes.is_empty()
}

/// The letter with numbers and labels in its language; an error at the first field that no letter can do without.
pub(crate) fn completed(letter: &Letter, words: &Vocabulary) -> Result<Letter, Refusal> {
    if let Some((pointer, what)) = missing(letter) {
        return Err(Refusal::new(format!("missing: {what}"))
            .pointer(pointer)
            .hint("a letter is not sent without it; write it into the JSON at this place"));
    }
    if let Some(pointer) = serde_json::to_value(letter).ok().and_then(|value| unfilled(&value)) {
        return Err(Refusal::new("nothing was filled in here")
            .pointer(pointer)
            .hint("write it, or take the field away if the letter does without it"));
    }
    let mut letter = letter.clone();
    if let Some(date) = letter.letterhead.as_mut().and_then(|head| head.date.as_mut()) {
        print(date, words);
    }
    blocks(&mut letter.body, words);
    annexes(&mut letter.annexes, words);
    if let Some(closing) = &mut letter.closing {
        blocks(&mut closing.after, words);
    }
    Ok(letter)
}

/// The first field that no letter can do without.
fn missing(letter: &Letter) -> Option<(&'static str, &'static str)> {
    let head = letter.letterhead.as_ref();
    let signed = letter.closing.as_ref().and_then(|closing| closing.signatory.as_ref());
    let needed = [
        (letter.language.is_some(), "/language", "the language of the letter"),
        (head.is_some(), "/letterhead", "the letterhead"),
        (
            head.is_some_and(|head| head.organization.is_some() || head.bureau.is_some()),
            "/letterhead/organization",
            "who writes",
        ),
        (head.is_some_and(|head| head.date.is_some()), "/letterhead/date", "the date of the letter"),
        (
            letter.kind.is_none() || head.is_some_and(|head| head.number.is_some() || head.designation.is_some()),
            "/letterhead/number",
            "the number of the letter",
        ),
        (head.is_some_and(|head| !head.addressees.is_empty()), "/letterhead/addressees", "to whom the letter goes"),
        (head.is_some_and(|head| head.subject.is_some()), "/letterhead/subject", "the subject"),
        (letter.salutation.is_some(), "/salutation", "the salutation"),
        (!letter.body.is_empty(), "/body", "what the letter says"),
        (signed.is_some_and(|signed| signed.name.is_some()), "/closing/signatory/name", "who signs"),
    ];
    needed.into_iter().find(|(there, _, _)| !there).map(|(_, pointer, what)| (pointer, what))
}

/// The pointer of the first value that is still that of the form.
fn unfilled(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => UNFILLED.contains(&text.as_str()).then(String::new),
        Value::Array(values) => values
            .iter()
            .enumerate()
            .find_map(|(place, value)| unfilled(value).map(|pointer| format!("/{place}{pointer}"))),
        Value::Object(fields) => {
            fields.iter().find_map(|(name, value)| unfilled(value).map(|pointer| format!("/{name}{pointer}")))
        }
        _ => None,
    }
}

fn blocks(blocks: &mut [Block], words: &Vocabulary) {
    for block in blocks {
        match block {
            Block::Agenda(agenda) => number(agenda, words),
            Block::Deadlines(deadlines) => {
                deadlines
                    .entries
                    .iter_mut()
                    .filter_map(|entry| entry.date.as_mut())
                    .for_each(|date| print(date, words));
            }
            Block::List(list) => mark(list, words),
            Block::Table(table) => {
                for cell in table.header.iter_mut().chain(&mut table.rows).flatten() {
                    self::blocks(&mut cell.body, words);
                }
            }
            _ => {}
        }
    }
}

/// What is meant is printed, so that whoever reads the page again finds both.
fn print(date: &mut Date, words: &Vocabulary) {
    let printed = printed_date(date, words);
    date.printed = (!printed.is_empty()).then_some(printed);
}

/// Annexes are lettered where none of them is called anything.
fn annexes(annexes: &mut [Annex], words: &Vocabulary) {
    let nameless = annexes.iter().all(|annex| annex.label.is_none() && annex.heading.is_none());
    for (place, annex) in (1..).zip(annexes.iter_mut()) {
        if nameless {
            annex.label = numeral::print(numeral::System::Latin, place, true);
        }
        blocks(&mut annex.body, words);
    }
}

/// An agenda is numbered where none of its items is.
fn number(agenda: &mut Agenda, words: &Vocabulary) {
    fn numbered(items: &[AgendaItem]) -> bool {
        items.iter().any(|item| item.label.is_some() || item.number.is_some() || numbered(&item.items))
    }
    fn fill(items: &mut [AgendaItem], above: &str, depth: usize, words: &Vocabulary) {
        for (place, item) in (1..).zip(items) {
            let label = words.print_marker(depth, place);
            let number = numeral::number(&label);
            let number = if above.is_empty() { number } else { format!("{above}.{number}") };
            fill(&mut item.items, &number, depth + 1, words);
            (item.label, item.number) = (Some(label), Some(number));
        }
    }
    if !numbered(&agenda.items) {
        fill(&mut agenda.items, "", 0, words);
    }
}

/// A list gets dashes where it has no marks.
fn mark(list: &mut List, words: &Vocabulary) {
    let bare = list.items.iter().all(|item| item.label.is_none());
    for item in &mut list.items {
        if bare {
            item.label = Some("–".to_owned());
        }
        blocks(&mut item.body, words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::Vocabularies;

    #[test]
    fn what_nobody_numbered_is_numbered_in_the_language() {
        let mut agenda: Agenda = serde_json::from_str(
            r#"{"items": [{"title": "Открытие", "items": [{"title": "Приветствие"}, {"title": "Доклад"}]}, {"title": "Закрытие"}]}"#,
        )
        .unwrap();
        number(&mut agenda, Vocabularies::built_in().get("ru").unwrap());
        let inner = &agenda.items[0].items[1];
        assert_eq!((inner.label.as_deref(), inner.number.as_deref()), (Some("б)"), Some("1.б")));
        assert_eq!(agenda.items[1].label.as_deref(), Some("2."));
    }

    #[test]
    fn the_first_missing_field_is_named() {
        let mut letter = letter::Letter::default();
        let told = |letter: &Letter| {
            let words = Vocabularies::built_in();
            completed(letter, words.get_or_english("en")).unwrap_err().to_string()
        };
        assert!(told(&letter).starts_with("/language: missing: the language of the letter\nhint:"));
        letter.language = Some("en".into());
        assert!(told(&letter).starts_with("/letterhead: missing"));
        letter.letterhead = Some(letter::Letterhead { bureau: Some("Bureau of Beacons".into()), ..Default::default() });
        assert!(told(&letter).starts_with("/letterhead/date: missing: the date"));
    }

    #[test]
    fn what_a_form_left_open_is_named() {
        let value = serde_json::json!({"annexes": [{"title": "Lamps"}, {"body": [{"paragraph": "…"}]}]});
        assert_eq!(unfilled(&value).as_deref(), Some("/annexes/1/body/0/paragraph"));
        let value = serde_json::json!({"letterhead": {"date": {"value": "0001-01-01"}, "subject": "To fill … in"}});
        assert_eq!(unfilled(&value).as_deref(), Some("/letterhead/date/value"));
        assert_eq!(unfilled(&serde_json::json!({"subject": "To fill … in"})), None);
    }

    #[test]
    fn a_day_that_nobody_printed_was_written_by_hand() {
        let read = |date: &str| {
            let json = format!(r#"{{"schema": "convoke/letter/1", "letterhead": {{"date": {{{date}}}}}}}"#);
            letter::json::read(json.as_bytes()).unwrap()
        };
        assert!(is(&read(r#""value": "2031-03-05""#)));
        assert!(!is(&read(r#""value": "2031-03-05", "printed": "5 March 2031""#)));
        assert!(!is(&read(r#""printed": "in spring""#)));
        assert!(!is(&letter::Letter::default()));
        let extract =
            br#"{"schema": "convoke/letter/1", "letterhead": {"date": {"value": "2031-03-05"}, "number": "4/21"},
            "body": [{"agenda": {"items": [{"title": "Opening"}]}}]}"#;
        assert!(!is(&letter::json::read(extract).unwrap()), "an agenda by itself");
    }
}
