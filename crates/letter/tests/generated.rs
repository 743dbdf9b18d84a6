//! What every generated letter keeps: it is in normal form, JSON brings it back, the JSON Schema knows it.

use letter::generate::{assets, every_character, letter, letter_of, letters};
use letter::json::{Style, read, write};
use letter::{Annex, Block, Break, Cell, Letter, Link, List, ListItem, MAX_DEPTH, Run, Table, Text};
use proptest::prelude::*;
use serde_json::Value;

const LETTERS: u64 = 2000;

/// Through JSON in both layouts, and again: the same letter, the same bytes.
fn goes_through_json(letter: &Letter) -> Result<(), String> {
    for style in [Style::Indented, Style::Compact] {
        let bytes = write(letter, style);
        let back = read(&bytes).map_err(|error| format!("{style:?}: {error}"))?;
        if back != *letter {
            return Err(format!("{style:?}: another letter came back\n{letter:#?}\n{back:#?}"));
        }
        if write(&back, style) != bytes {
            return Err(format!("{style:?}: other bytes the second time"));
        }
    }
    Ok(())
}

#[test]
fn generated_letters_have_no_faults() {
    for seed in 0..LETTERS {
        assert_eq!(letter(seed).faults(), [], "seed {seed}");
    }
}

#[test]
fn generated_letters_go_through_json() {
    for seed in 0..LETTERS {
        goes_through_json(&letter(seed)).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
    }
}

#[test]
fn large_and_small_letters_go_through_json() {
    for seed in 0..8 {
        for size in [0, 1, 500] {
            let letter = letter_of(seed, size);
            assert_eq!(letter.faults(), [], "seed {seed}, size {size}");
            goes_through_json(&letter).unwrap_or_else(|error| panic!("seed {seed}, size {size}: {error}"));
        }
    }
}

#[test]
fn every_legal_character_goes_through_json() {
    let letter = every_character();
    let held: usize = letter
        .body
        .iter()
        .map(|block| match block {
            Block::Paragraph(text) => text.plain().chars().count() - 2,
            _ => 0,
        })
        .sum();
    // 0x110000 code points without 32 controls, 2048 surrogates, U+FFFE and U+FFFF.
    assert_eq!(held, 0x11_0000 - 32 - 2048 - 2);
    assert_eq!(letter.faults(), []);
    goes_through_json(&letter).unwrap();
}

#[test]
fn generated_letters_are_valid_by_the_schema() {
    let schema: Value = serde_json::from_str(&letter::schema::json_schema()).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for seed in 0..LETTERS {
        let json = serde_json::to_value(letter(seed)).unwrap();
        if let Err(error) = validator.validate(&json) {
            panic!("seed {seed}: {}: {error}", error.instance_path());
        }
    }
}

/// How deep arrays and objects stand in each other.
fn brackets(json: &Value) -> usize {
    match json {
        Value::Object(fields) => 1 + fields.values().map(brackets).max().unwrap_or(0),
        Value::Array(values) => 1 + values.iter().map(brackets).max().unwrap_or(0),
        _ => 0,
    }
}

/// The block in a list of its own.
fn in_a_list(block: Block) -> Block {
    Block::List(List { items: vec![ListItem { label: None, body: vec![block] }] })
}

#[test]
fn some_letters_are_as_deep_as_letters_may_be() {
    let mut full = 0;
    let mut most = 0;
    for seed in 0..LETTERS {
        let mut letter = letter(seed);
        most = most.max(brackets(&serde_json::to_value(&letter).unwrap()));
        // A body is full if it cannot stand one level further down.
        letter.body = letter.body.into_iter().map(in_a_list).collect();
        full += u64::from(letter.faults().iter().any(|fault| fault.reason.contains("levels deep")));
    }
    println!("{full} letters are {MAX_DEPTH} levels deep, the deepest JSON is {most}");
    assert!(full >= LETTERS / 100, "only {full} letters are as deep as they may be");
    assert!(most > 128, "serde_json by itself reads this: {most}");
}

#[test]
fn the_deepest_legal_json_is_read_on_a_small_stack() {
    // Tables are the deepest way down, and a text under all marks the deepest text; a note puts one into the other. The
    // lowest paragraph is in a note, so it holds none.
    let marked = |heart: Run| {
        let mut text = Text::from_runs(vec![Run::Plain("x".to_owned()), heart]);
        for mark in [Run::Subscript, Run::Superscript, Run::Strike, Run::Emphasis, Run::Strong, Run::Lead] {
            text = Text::from_runs(vec![mark(text)]);
        }
        Text::from_runs(vec![Run::Link(Link { to: "#top".to_owned(), text })])
    };
    let mut block = Block::Paragraph(marked(Run::Break(Break::Line)));
    // The break must not stand at the end.
    if let Block::Paragraph(Text::Runs(runs)) = &mut block {
        runs.push(Run::Plain("y".to_owned()));
    }
    for _ in 2..MAX_DEPTH {
        let cell = Cell { body: vec![block], ..Cell::default() };
        block = Block::Table(Table { rows: vec![vec![cell]], ..Table::default() });
    }
    let mut letter = Letter::default();
    letter.annexes.push(Annex { body: vec![Block::Paragraph(marked(Run::Note(vec![block])))], ..Annex::default() });
    assert_eq!(letter.faults(), []);
    println!("the deepest JSON: {} brackets", brackets(&serde_json::to_value(&letter).unwrap()));
    // Tests run on 2 MiB; a worker of a batch may have as little.
    goes_through_json(&letter).unwrap();
    letter.annexes = vec![Annex {
        body: letter.annexes.into_iter().flat_map(|annex| annex.body).map(in_a_list).collect(),
        ..Annex::default()
    }];
    assert_eq!(letter.faults().len(), 1);
}

#[test]
fn every_picture_of_a_letter_is_among_the_assets() {
    let assets = assets();
    fn names<'a>(json: &'a Value, found: &mut Vec<&'a str>) {
        match json {
            Value::Object(fields) => {
                found.extend(fields.get("image").and_then(|image| image.get("name")).and_then(Value::as_str));
                fields.values().for_each(|value| names(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| names(value, found)),
            _ => {}
        }
    }
    let letters: Vec<Value> = (0..200).map(|seed| serde_json::to_value(letter(seed)).unwrap()).collect();
    let mut found = Vec::new();
    letters.iter().for_each(|letter| names(letter, &mut found));
    assert!(found.len() > 50);
    found.iter().for_each(|name| assert!(assets.contains_key(*name), "{name}"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn letters_nobody_has_seen_go_through_json(letter in letters()) {
        prop_assert_eq!(letter.faults(), []);
        prop_assert_eq!(goes_through_json(&letter), Ok(()));
    }
}
