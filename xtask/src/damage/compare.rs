//! What became of the fields of a letter whose text was damaged.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What became of the fields of a letter.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) fields: usize,
    pub(super) recovered: usize,
    /// What the letter says and its sample does not.
    pub(super) wrong: Vec<String>,
}

/// Compares the letter that was read with the one that the sample holds.
pub(super) fn compare(sample: &Value, read: &Value) -> Outcome {
    let (mut wanted, mut got) = (Vec::new(), BTreeMap::<(String, String), usize>::new());
    fields(sample, "", &mut wanted);
    let mut found = Vec::new();
    fields(read, "", &mut found);
    for field in found {
        *got.entry(field).or_insert(0) += 1;
    }
    let mut outcome = Outcome { fields: wanted.len(), ..Outcome::default() };
    for field in &wanted {
        if let Some(count) = got.get_mut(field).filter(|count| **count > 0) {
            *count -= 1;
            outcome.recovered += 1;
        }
    }
    let (known, said) = (said(sample), said(read));
    // A place with its country, where the letter says the city alone elsewhere, is what the subject prints.
    let longer = |(what, value): &&(String, String)| {
        what.starts_with("place") && known.iter().any(|(other, place)| other == what && value.contains(place.as_str()))
    };
    let wrong = said.difference(&known).filter(|field| !longer(field));
    outcome.wrong = wrong.map(|(what, value)| format!("{what} is {value}")).collect();
    outcome.wrong.extend(misplaced(sample, read));
    outcome
}

/// Every value that stands in a letter: the path to it without the places in lists, and its letters and digits alone.
fn fields(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields_of) => {
            for (name, value) in fields_of.iter().filter(|(name, _)| *name != "schema") {
                fields(value, &format!("{path}/{name}"), found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| fields(value, path, found)),
        Value::String(text) => found.push((path.to_owned(), loose(text))),
        other => found.push((path.to_owned(), other.to_string())),
    }
}

/// Letters and digits, in small letters: damage changes what stands between them, and that is no field of its own.
fn loose(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// All that a letter says it has understood: each as what it is and its value.
fn said(letter: &Value) -> BTreeSet<(String, String)> {
    let mut said = BTreeSet::new();
    let mut tell = |what: &str, value: Option<&Value>| {
        if let Some(value) = value.filter(|value| !value.is_null()) {
            let value = value.as_str().map_or_else(|| value.to_string(), |text| text.replace('\u{a0}', " "));
            said.insert((what.to_owned(), value));
        }
    };
    tell("the language", letter.pointer("/language"));
    tell("the kind", letter.pointer("/kind"));
    for field in ["number", "reference", "place"] {
        tell(field, letter.pointer(&format!("/letterhead/{field}")));
    }
    for part in ["value", "until", "time", "zone"] {
        tell(&format!("{part} of the date"), letter.pointer(&format!("/letterhead/date/{part}")));
        tell(&format!("{part} of the date of the letter changed"), letter.pointer(&format!("/amends/date/{part}")));
    }
    for part in ["relation", "number"] {
        tell(&format!("{part} of the letter changed"), letter.pointer(&format!("/amends/{part}")));
    }
    tell("the count of annexes", letter.pointer("/closing/enclosures/count"));
    for contact in list(letter, "/letterhead/contacts") {
        let value = contact.get("value").and_then(Value::as_str).unwrap_or("");
        let channel = contact.get("channel").and_then(Value::as_str).unwrap_or("");
        tell(&format!("a contact by {channel}"), Some(&Value::String(loose(value))));
    }
    let meetings = letter.get("meeting").into_iter().chain(list(letter, "/further_meetings"));
    for meeting in meetings {
        for part in ["group", "start", "end", "place", "virtual"] {
            tell(&format!("{part} of a meeting"), meeting.get(part));
        }
    }
    for annex in list(letter, "/annexes") {
        tell("the label of an annex", annex.get("label"));
        tell("the language of an annex", annex.get("language"));
    }
    deep(letter, "entries", &mut |entry| {
        for part in ["value", "until", "time", "zone"] {
            tell(&format!("{part} of a deadline"), entry.pointer(&format!("/date/{part}")));
        }
    });
    said
}

/// Deadlines and items of an agenda that have another's words: `9` with the title of `8`.
fn misplaced(sample: &Value, read: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for (list, number, words) in [("items", "/number", "/title"), ("entries", "/date/value", "/items")] {
        let (wanted, got) = (pairs(sample, list, number, words), pairs(read, list, number, words));
        for (number, said) in &got {
            let theirs = wanted.iter().any(|(other, words)| words == said && other != number);
            if theirs && !wanted.contains(&(number.clone(), said.clone())) {
                wrong.push(format!("`{said}` is numbered or dated {number}"));
            }
        }
    }
    wrong
}

fn pairs(letter: &Value, list: &str, number: &str, words: &str) -> BTreeSet<(String, String)> {
    let mut pairs = BTreeSet::new();
    deep(letter, list, &mut |item| {
        let number = item.pointer(number).and_then(Value::as_str);
        let words = item.pointer(words).map(|words| loose(&words.to_string())).filter(|words| !words.is_empty());
        if let (Some(number), Some(words)) = (number, words) {
            pairs.insert((number.to_owned(), words));
        }
    });
    pairs
}

/// Every element of every list of this name, however deep it stands.
fn deep(value: &Value, name: &str, each: &mut dyn FnMut(&Value)) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                if let (true, Value::Array(elements)) = (field == name, value) {
                    elements.iter().for_each(&mut *each);
                }
                deep(value, name, each);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| deep(value, name, each)),
        _ => {}
    }
}

fn list<'l>(letter: &'l Value, pointer: &str) -> impl Iterator<Item = &'l Value> {
    letter.pointer(pointer).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::compare;
    use serde_json::json;

    #[test]
    fn recovered_kept_and_wrong() {
        let sample = json!({"letterhead": {"number": "4/21", "subject": "Lamps of ITU-T"}});
        let same = compare(&sample, &json!({"letterhead": {"number": "4/21", "subject": "Lamps of ITUT"}}));
        assert_eq!((same.fields, same.recovered, same.wrong.len()), (2, 2, 0));
        let kept = compare(&sample, &json!({"body": [{"paragraph": "4/21 Lamps of ITU-T"}]}));
        assert_eq!((kept.fields, kept.recovered, kept.wrong.len()), (2, 0, 0));
        let wrong = compare(&sample, &json!({"letterhead": {"number": "5/21", "subject": "Lamps of ITU-T"}}));
        assert_eq!((wrong.recovered, wrong.wrong), (1, vec!["number is 5/21".to_owned()]));
    }

    #[test]
    fn a_title_under_another_number() {
        let items = |numbers: [&str; 2]| json!({"items": [{"number": numbers[0], "title": "Lamps"}, {"number": numbers[1], "title": "Oil"}]});
        assert!(compare(&items(["1", "2"]), &items(["1", "2"])).wrong.is_empty());
        assert_eq!(compare(&items(["1", "2"]), &items(["2", "1"])).wrong.len(), 2);
    }
}
