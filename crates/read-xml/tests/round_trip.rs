//! Letter → XML → letter is the same letter.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a panic in a test is a failed test")]

use letter::{Assets, Letter, generate};
use proptest::prelude::*;
use read_xml::Read;
use write_xml::{Options, What};

fn written(letter: &Letter, what: What, compact: bool) -> Vec<Vec<u8>> {
    let written = write_xml::write(letter, &Assets::default(), &Options { what, compact }).unwrap();
    written.value.into_iter().map(|output| output.bytes).collect()
}

fn read(xml: &[u8]) -> Letter {
    match read_xml::read(xml, &read_xml::Options::default()) {
        Ok(found) => match found.value {
            Read::Letter(letter) => letter,
            Read::Blocks(_) => panic!("read as a foreign document"),
        },
        Err(error) => panic!("{error}\n{}", String::from_utf8_lossy(xml)),
    }
}

fn there_and_back(letter: &Letter) -> Letter {
    let [xml] = &*written(letter, What::Whole, true) else { panic!("one file") };
    read(xml)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letter_comes_back(letter in generate::letters()) {
        prop_assert_eq!(&there_and_back(&letter), &letter);
        let [indented] = &*written(&letter, What::Whole, false) else { panic!("one file") };
        prop_assert_eq!(&read(indented), &letter);
        prop_assert_eq!(&written(&letter, What::Whole, false)[0], indented, "the same letter gives the same bytes");
    }

    #[test]
    fn an_agenda_by_itself_comes_back(letter in generate::letters_of(4)) {
        let options = Options { what: What::Agendas, compact: true };
        // A letter without an agenda has none to write.
        let Ok(agendas) = write_xml::write(&letter, &Assets::default(), &options) else { return Ok(()) };
        for xml in agendas.value.into_iter().map(|output| output.bytes) {
            let extract = read(&xml);
            prop_assert_eq!(extract.annexes.len(), 1);
            prop_assert!(extract.annexes[0].body.iter().any(is_agenda));
            // What was read is an extract of the same letter, and written again gives the same agenda.
            prop_assert_eq!(extract.kind, letter.kind);
            let [again] = &*written(&extract, What::Agendas, true) else { panic!("one agenda") };
            prop_assert_eq!(read(again), extract);
        }
    }
}

fn is_agenda(block: &letter::Block) -> bool {
    matches!(block, letter::Block::Agenda(_))
}

#[test]
fn every_legal_character_comes_back() {
    let letter = generate::every_character();
    assert_eq!(there_and_back(&letter), letter);
    // In the values of attributes too.
    for start in (0..0x11_0000).step_by(4096) {
        let text: String = (start..start + 4096).filter_map(char::from_u32).filter(|c| letter::is_legal(*c)).collect();
        let meeting = letter::Meeting { group: Some(format!("x{text}x")), ..Default::default() };
        let mut letter = Letter::default();
        letter.meeting = Some(meeting);
        assert_eq!(there_and_back(&letter), letter);
    }
}

#[test]
fn every_sample_comes_back() {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let mut count = 0;
    for sample in std::fs::read_dir(samples).unwrap() {
        let Ok(json) = std::fs::read(sample.unwrap().path().join("letter.json")) else { continue };
        let letter = letter::json::read(&json).unwrap();
        let back = there_and_back(&letter);
        let style = letter::json::Style::Indented;
        assert_eq!(letter::json::write(&back, style), letter::json::write(&letter, style));
        count += 1;
    }
    assert!(count > 40, "{count} samples");
}
