//! What occurs in 2,000 generated letters: every field of every type, there and not there; every value of every
//! enumeration; every kind of block and of run in every place where it may stand; every class of characters.
//!
//! What must occur is read off the JSON Schema, which is generated from the model: a field that is added to the model
//! and not to the generator fails this test. `cargo test -p letter --test coverage -- --nocapture` prints the counts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]

use letter::generate::{CLASSES, Class, letter};
use letter::{Mark, Run};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

const LETTERS: u64 = 2000;

/// A field of a type of the model: `Annex.title`.
type Place<'a> = (&'a str, &'a str);

/// What was looked for in a place, and how often it occurred.
type Counts<'a> = BTreeMap<(Place<'a>, Seen<'a>), u64>;

/// What may be seen in a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen<'a> {
    There,
    NotThere,
    /// This kind of block or run, or this value of an enumeration.
    Holds(&'a str),
}

impl fmt::Display for Seen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Seen::There => f.write_str("is there"),
            Seen::NotThere => f.write_str("is not there"),
            Seen::Holds(what) => write!(f, "holds {what}"),
        }
    }
}

/// A text of one bare run, a bare run among others, an empty cell: what has no key.
const BARE: &str = "a bare text";
const WORDS: &str = "a bare run";
const EMPTY: &str = "{}";

/// The schema's types by name, the letter itself among them.
struct Model {
    types: Map<String, Value>,
}

impl Model {
    fn new() -> Self {
        let mut schema: Map<String, Value> = serde_json::from_str(&letter::schema::json_schema()).unwrap();
        let Some(Value::Object(mut types)) = schema.remove("$defs") else { panic!("the schema has no $defs") };
        types.insert("Letter".to_owned(), schema.into());
        Model { types }
    }

    /// The schema behind a reference, with the name of its type.
    fn resolve<'a>(&'a self, schema: &'a Value) -> (&'a str, &'a Value) {
        match schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next()) {
            Some(name) => {
                let (name, schema) = self.types.get_key_value(name).unwrap();
                (name, schema)
            }
            None => ("", schema),
        }
    }

    /// Everything that must occur, at zero.
    fn expected(&self) -> Counts<'_> {
        let mut counts = Counts::new();
        for (name, schema) in &self.types {
            for (field, inner) in fields(schema) {
                let place = (name.as_str(), field);
                // The keys of blocks and runs are counted in the places where they stand.
                if name != "Block" && name != "Run" {
                    counts.insert((place, Seen::There), 0);
                    if !required(schema, field) {
                        counts.insert((place, Seen::NotThere), 0);
                    }
                }
                for what in self.may_hold(place, inner) {
                    counts.insert((place, Seen::Holds(what)), 0);
                }
            }
        }
        counts
    }

    /// What may stand in this place.
    fn may_hold<'a>(&'a self, place: Place<'_>, schema: &'a Value) -> Vec<&'a str> {
        let (name, schema) = self.resolve(schema);
        match name {
            "Block" => fields(schema).map(|(kind, _)| kind).collect(),
            "Text" | "FurtherCell" => {
                let runs = Run::KEYS.iter().copied().filter(|run| may_nest(place, run));
                let empty = Some(EMPTY).filter(|_| name == "FurtherCell");
                runs.chain([BARE, WORDS]).chain(empty).collect()
            }
            _ => match schema.get("items") {
                Some(items) => self.may_hold(place, items),
                None => values(schema).collect(),
            },
        }
    }

    /// Counts what stands in this place.
    fn count<'a>(&'a self, place: Place<'a>, schema: &'a Value, json: &Value, counts: &mut Counts<'a>) {
        let (name, schema) = self.resolve(schema);
        let mut see = |place, what| *counts.entry((place, what)).or_default() += 1;
        match (name, json) {
            ("FurtherCell", Value::Object(_)) => see(place, Seen::Holds(EMPTY)),
            ("Text" | "FurtherCell", Value::String(_)) => see(place, Seen::Holds(BARE)),
            ("Run", Value::String(_)) => see(place, Seen::Holds(WORDS)),
            ("Block" | "Run", Value::Object(object)) => {
                for (kind, schema) in fields(schema) {
                    if let Some(json) = object.get(kind) {
                        *counts.entry((place, Seen::Holds(kind))).or_default() += 1;
                        self.count((name, kind), schema, json, counts);
                    }
                }
            }
            (_, Value::Object(object)) => {
                for (field, schema) in fields(schema) {
                    let json = object.get(field);
                    let there = if json.is_some() { Seen::There } else { Seen::NotThere };
                    *counts.entry(((name, field), there)).or_default() += 1;
                    if let Some(json) = json {
                        self.count((name, field), schema, json, counts);
                    }
                }
            }
            (_, Value::Array(array)) => {
                let items = schema.get("items").unwrap();
                array.iter().for_each(|json| self.count(place, items, json, counts));
            }
            (_, Value::String(written)) => {
                if let Some(value) = values(schema).find(|value| value == written) {
                    see(place, Seen::Holds(value));
                }
            }
            _ => {}
        }
    }
}

fn fields(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    // What an editor wants is read and not kept.
    properties.map(|(key, value)| (key.as_str(), value)).filter(|(key, _)| *key != "$schema")
}

fn required(schema: &Value, field: &str) -> bool {
    schema.get("required").and_then(Value::as_array).is_some_and(|names| names.iter().any(|name| name == field))
}

/// The words of an enumeration, however the schema writes them: `enum`, or a documented `const` each.
fn values(schema: &Value) -> impl Iterator<Item = &str> {
    let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
    let documented = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    listed.chain(documented.filter_map(|one| one.get("const"))).filter_map(Value::as_str)
}

/// Whether a run may stand here: marks nest only in their order.
fn may_nest(place: Place<'_>, run: &str) -> bool {
    let mark = |name: &str| Mark::ALL.into_iter().find(|mark| format!("{mark:?}").to_lowercase() == name);
    let outer = match place {
        ("Link", "text") => Some(Mark::Link),
        ("Run", key) => mark(key),
        _ => None,
    };
    mark(run).is_none_or(|inner| outer.is_none_or(|outer| outer < inner))
}

/// Counts the characters of every text of a letter, keys left out, by their code points.
fn characters(json: &Value, seen: &mut [u64]) {
    match json {
        Value::String(text) => text.chars().for_each(|c| seen[c as usize] += 1),
        Value::Array(values) => values.iter().for_each(|value| characters(value, seen)),
        Value::Object(fields) => fields.values().for_each(|value| characters(value, seen)),
        _ => {}
    }
}

/// How many of these characters were seen, and how many different ones.
fn seen_of(class: &Class, seen: &[u64]) -> (u64, usize) {
    let counts = class.ranges.iter().flat_map(Clone::clone).map(|c| seen[c as usize]);
    (counts.clone().sum(), counts.filter(|count| *count > 0).count())
}

#[test]
fn everything_occurs() {
    let model = Model::new();
    let expected = model.expected();
    let mut counts = expected.clone();
    let mut seen = vec![0; 0x11_0000];
    let mut languages = BTreeMap::from(["ar", "en", "es", "fr", "ru", "zh"].map(|tag| (tag.to_owned(), 0)));
    let root = serde_json::json!({ "$ref": "#/$defs/Letter" });
    for seed in 0..LETTERS {
        let json = serde_json::to_value(letter(seed)).unwrap();
        model.count(("", ""), &root, &json, &mut counts);
        characters(&json, &mut seen);
        let language = json.get("language").and_then(Value::as_str).unwrap_or("absent");
        *languages.entry(language.to_owned()).or_default() += 1;
    }
    let mut lines: Vec<(u64, String)> = Vec::new();
    for (((name, field), seen), count) in &counts {
        assert!(expected.contains_key(&((name, field), *seen)), "{name}.{field} {seen}, but nobody expects it");
        lines.push((*count, format!("{name}.{field} {seen}")));
    }
    lines.extend(CLASSES.iter().map(|class| {
        let (count, different) = seen_of(class, &seen);
        (count, format!("characters: {} ({different} different ones)", class.name))
    }));
    lines.extend(languages.into_iter().map(|(tag, count)| (count, format!("letters in the language: {tag}"))));
    for (count, what) in &lines {
        println!("{count:>8}  {what}");
    }
    println!("{} things looked for in {LETTERS} letters", lines.len());
    let missing: Vec<&String> = lines.iter().filter(|(count, _)| *count == 0).map(|(_, what)| what).collect();
    assert!(missing.is_empty(), "these never occur: {missing:#?}");
}
