//! Documents from outside: every part is XML, the same letter is the same file, every printed label is counted by Word.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic here is a failed test")]

mod house;
mod opened;
mod word;

use letter::{AgendaItem, Assets, Block, Letter};
use opened::Opened;
use write_docx::{ByHand, Options};

fn written(letter: &Letter) -> Vec<u8> {
    // Dice write days that nobody printed, and are no person who forgot something.
    let how = Options { by_hand: ByHand::No, ..Options::default() };
    let found = write_docx::write(letter, &letter::generate::assets(), &how).unwrap();
    found.value.into_iter().next().unwrap().bytes
}

fn samples() -> Vec<(String, Letter)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let mut samples: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, letter::json::read(&std::fs::read(path.join("letter.json")).unwrap()).unwrap())
        })
        .collect();
    samples.sort_by(|one, other| one.0.cmp(&other.0));
    samples
}

/// The samples and letters made by dice.
fn letters() -> Vec<(String, Letter)> {
    let made = (0..60).map(|seed| (format!("seed {seed}"), letter::generate::letter(seed)));
    samples().into_iter().chain(made).collect()
}

#[test]
fn every_part_is_xml_and_every_relation_leads_somewhere() {
    for (name, letter) in letters() {
        let document = Opened::new(&written(&letter));
        for (part, bytes) in document.parts.iter().filter(|(part, _)| part.ends_with(".xml") || part.ends_with(".rels"))
        {
            opened::check_xml(bytes).unwrap_or_else(|error| panic!("{name}: {part}: {error}"));
        }
        for target in document.inner_targets() {
            assert!(document.parts.contains_key(&target), "{name}: no part {target}");
        }
        let main = document.text("word/document.xml");
        let ids: Vec<&str> =
            main.split("<w:bookmarkStart w:id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
        let unique: std::collections::HashSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: bookmarks share an id");
    }
}

#[test]
fn the_same_letter_is_the_same_file_on_every_thread() {
    let letters = letters();
    let once: Vec<Vec<u8>> = letters.iter().map(|(_, letter)| written(letter)).collect();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for ((name, letter), expected) in letters.iter().zip(&once).rev() {
                    assert!(written(letter) == *expected, "{name} differs");
                }
            });
        }
    });
}

#[test]
fn word_prints_every_label_of_an_agenda() {
    for (name, letter) in letters() {
        let document = Opened::new(&written(&letter));
        let shown = word::agenda_labels(&document);
        let mut printed = Vec::new();
        for block in letter.body.iter().chain(letter.annexes.iter().flat_map(|annex| &annex.body)) {
            labels(block, &mut printed);
        }
        // Inside tables and lists there are agendas too: those here must come in this order among all.
        let mut rest = shown.iter();
        for label in printed {
            assert!(rest.any(|it| *it == label), "{name}: `{label}` is missing, or not in its place: {shown:?}");
        }
    }
}

#[test]
fn no_label_of_an_agenda_is_typed() {
    for (name, letter) in samples() {
        let document = Opened::new(&written(&letter));
        assert!(!document.text("word/document.xml").contains("ConvokeTypedLabel"), "{name}");
    }
}

#[test]
fn a_jump_is_a_start_of_its_own() {
    let letter = read(
        r#"{"schema": "convoke/letter/1", "body": [{"agenda": {"items": [
            {"number": "1", "label": "1."}, {"number": "2", "label": "2.", "items": [
                {"number": "2.a", "label": "a)"}, {"number": "2.c", "label": "c)"}]},
            {"number": "3", "label": "3."}, {"number": "9", "label": "9."}, {"number": "9", "label": "9."},
            {"number": "10", "label": "10.", "items": [{"number": "10.1", "label": "10.1"}]}]}}]}"#,
    );
    let document = Opened::new(&written(&letter));
    let labels = word::agenda_labels(&document);
    assert_eq!(labels, ["1.", "2.", "a)", "c)", "3.", "9.", "9.", "10.", "10.1"]);
    let numbering = document.text("word/numbering.xml");
    assert_eq!(numbering.matches("<w:num ").count(), 4, "1 to 3, c), the first 9, the second 9 and on");
    assert!(numbering.contains("w:val=\"%1.%2\""), "10.1 is counted after 10");
}

#[test]
fn hostile_letters_are_written_or_refused() {
    let wide = format!("[{}]", vec!["{}"; 64].join(","));
    for (fields, refused) in [
        (r#""body": [{"paragraph": "]]> & <w:p> \u202e\u2066 \"'"}]"#.to_owned(), ""),
        (r#""body": [{"image": {"name": "sha256-none.png", "alt": "a map"}}]"#.to_owned(), ""),
        (r#""body": [{"paragraph": [{"link": {"to": "http://[bad \"x\\", "text": "there"}}]}]"#.to_owned(), ""),
        (format!(r#""body": [{{"table": {{"rows": [{wide}]}}}}]"#), "/body/0/table: a table of more than 63 columns"),
        (format!(r#""body": [{{"paragraph": "{}"}}]"#, "灯塔".repeat(170_000)), ""),
        (r#""body": [{"table": {"rows": [[{"across": 4000000000, "down": 4000000000}], []]}}]"#.to_owned(), ""),
        // A salutation that nobody can see.
        (format!(r#""salutation": "{}""#, "\u{202e}\u{2067}\u{200f}".repeat(9_000)), ""),
        (
            r#""body": [{"table": {"rows": [[{"across": 4000000000, "down": 2}], [{}]]}}]"#.to_owned(),
            "/body/0/table: a table of more than 63 columns",
        ),
    ] {
        let letter = read(&format!(r#"{{"schema": "convoke/letter/1", "language": "en", {fields}}}"#));
        match write_docx::write(&letter, &Assets::default(), &Options::default()) {
            Ok(found) => {
                assert_eq!(refused, "");
                let document = Opened::new(&found.value[0].bytes);
                opened::check_xml(document.text("word/document.xml").as_bytes()).unwrap();
            }
            Err(error) => assert_eq!(error.to_string(), refused),
        }
    }
}

#[test]
fn pictures_that_are_none_are_left_to_word() {
    for bytes in [
        b"".as_slice(),
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff",
        b"<svg/>",
        &[0xFF; 70_000],
    ] {
        let mut assets = Assets::default();
        let name = "sha256-0.png";
        assets.insert(name.to_owned(), bytes.to_vec());
        let letter = read(&format!(
            r#"{{"schema": "convoke/letter/1", "language": "en", "body": [{{"image": {{"name": "{name}", "alt": "a map"}}}}]}}"#
        ));
        let written = write_docx::write(&letter, &assets, &Options::default()).unwrap();
        let document = Opened::new(&written.value[0].bytes);
        opened::check_xml(document.text("word/document.xml").as_bytes()).unwrap();
        for target in document.inner_targets() {
            assert!(document.parts.contains_key(&target), "{target}");
        }
    }
}

fn read(json: &str) -> Letter {
    letter::json::read(json.as_bytes()).unwrap()
}

fn labels(block: &Block, out: &mut Vec<String>) {
    fn items(below: &[AgendaItem], out: &mut Vec<String>) {
        for item in below {
            // A label with a per cent sign, or a very long one, is typed.
            out.extend(item.label.clone().filter(|label| !label.contains('%') && label.chars().count() <= 30));
            items(&item.items, out);
        }
    }
    if let Block::Agenda(agenda) = block {
        items(&agenda.items, out);
    }
}
