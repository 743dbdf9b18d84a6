//! The published example, and the mapping in `schemas/README.md`, say what the writer does.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]

use expect_test::expect_file;
use letter::{Assets, Letter};
use write_xml::{Options, What, write};

fn example() -> Letter {
    letter::json::read(include_bytes!("../../../schemas/example/letter.json")).unwrap()
}

fn written(what: What) -> String {
    let options = Options { what, compact: false };
    let mut outputs = write(&example(), &Assets::default(), &options).unwrap().value;
    assert_eq!((outputs.len(), &outputs[0].name), (1, &None));
    String::from_utf8(outputs.remove(0).bytes).unwrap()
}

/// After a change of the writer: `UPDATE_EXPECT=1 cargo test -p write-xml`, then read the difference.
#[test]
fn the_example_is_what_is_written() {
    expect_file!["../../../schemas/example/letter.xml"].assert_eq(&written(What::Whole));
    expect_file!["../../../schemas/example/agenda.xml"].assert_eq(&written(What::Agendas));
}

#[test]
fn every_example_of_the_mapping_is_in_the_example() {
    let readme = include_str!("../../../schemas/README.md");
    let whole = written(What::Whole);
    let squeezed: String = whole.lines().map(str::trim_start).collect();
    let section = readme.split("## The letter as XML").nth(1).unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let mut examples = 0;
    for row in rows {
        let example = row.trim_end_matches('|').rsplit(" | ").next().unwrap().trim();
        let example = example.trim_matches('`');
        assert!(squeezed.contains(example), "`{example}` is not written\n{row}");
        examples += 1;
    }
    assert!(examples > 50, "{examples}");
}

#[test]
fn a_letter_with_a_fault_is_refused() {
    let mut letter = Letter::default();
    letter.salutation = Some("a\u{1}b".into());
    let refused = write(&letter, &Assets::default(), &Options::default()).unwrap_err();
    assert_eq!(refused.to_string(), "/salutation: the character U+0001 is not legal here");
}

#[test]
fn a_letter_without_an_agenda_has_none_to_write() {
    let options = Options { what: What::Agendas, compact: false };
    let written = write(&Letter::default(), &Assets::default(), &options).unwrap();
    assert!(written.value.is_empty());
}

#[test]
fn two_agendas_are_two_files() {
    let mut letter = example();
    letter.annexes.push(letter.annexes[1].clone());
    let options = Options { what: What::Agendas, compact: false };
    let outputs = write(&letter, &Assets::default(), &options).unwrap().value;
    let names: Vec<_> = outputs.iter().map(|output| output.name.as_deref()).collect();
    assert_eq!(names, [Some("agenda-1.xml"), Some("agenda-2.xml")]);
}
