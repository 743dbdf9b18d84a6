//! Letter → XML → letter is the same letter.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a panic in a test is a failed test")]

use letter::{Agenda, Assets, Block, Heading, Letter, Letterhead, generate};
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
            prop_assert_eq!(extract.kind, letter.kind);
            // It is a letter like any other, and written again gives the same agenda.
            prop_assert_eq!(&there_and_back(&extract), &extract);
            let [again] = &*written(&extract, What::Agendas, true) else { panic!("one agenda") };
            prop_assert_eq!(read(again), extract);
        }
        agendas_come_back(&letter);
    }
}

/// Each agenda by itself, read again, is the body of a letter: exactly that agenda, behind its title.
fn agendas_come_back(letter: &Letter) -> usize {
    let expected = bodies(letter);
    let files = if expected.is_empty() { Vec::new() } else { written(letter, What::Agendas, false) };
    assert_eq!(files.len(), expected.len());
    for (file, (language, body)) in files.iter().zip(&expected) {
        let extract = read(file);
        assert_eq!(&extract.body, body);
        let head = letter.letterhead.as_ref();
        let day = head.and_then(|head| head.date.as_ref()).and_then(|date| date.value);
        let read_head = extract.letterhead.as_ref();
        assert_eq!(read_head.and_then(|head| head.date.as_ref()).and_then(|date| date.value), day);
        assert_eq!(read_head.and_then(|head| head.number.clone()), head.and_then(|head| head.number.clone()));
        assert_eq!((extract.kind, &extract.language), (letter.kind, language));
        assert!(extract.annexes.is_empty() && extract.closing.is_none());
    }
    files.len()
}

/// What a reader should find of each agenda of a letter, in reading order: its language, and the body of the letter that
/// it is by itself.
fn bodies(letter: &Letter) -> Vec<(Option<String>, Vec<Block>)> {
    // A letter with nothing but a body that holds one agenda is such a file, read again.
    let Letter { salutation, closing, annexes, page, .. } = letter;
    let head = Letterhead { number: None, date: None, ..letter.letterhead.clone().unwrap_or_default() };
    let is_bare = salutation.is_none() && closing.is_none() && annexes.is_empty() && page.is_none();
    let own = letter.body.iter().filter(|block| matches!(block, Block::Agenda(_))).count();
    if is_bare && head == Letterhead::default() && own == 1 {
        return vec![(letter.language.clone(), letter.body.clone())];
    }
    let mut all = Vec::new();
    let mut outside = Vec::new();
    agendas(&letter.body, &mut outside);
    for blocks in letter.closing.iter().flat_map(|closing| [&closing.aside, &closing.after]) {
        agendas(blocks, &mut outside);
    }
    all.extend(outside.into_iter().map(|agenda| (letter.language.clone(), vec![Block::Agenda(agenda)])));
    for annex in &letter.annexes {
        let title = annex.title.clone().map(|text| Block::Heading(Heading { level: 1, label: None, text }));
        let language = annex.language.clone().or(letter.language.clone());
        let own = annex.body.iter().filter(|block| matches!(block, Block::Agenda(_))).count();
        if own == 1 {
            all.push((language, title.into_iter().chain(annex.body.iter().cloned()).collect()));
            continue;
        }
        let mut several = Vec::new();
        agendas(&annex.body, &mut several);
        for agenda in several {
            all.push((language.clone(), title.iter().cloned().chain([Block::Agenda(agenda)]).collect()));
        }
    }
    all
}

fn agendas(blocks: &[Block], found: &mut Vec<Agenda>) {
    for block in blocks {
        match block {
            Block::Agenda(agenda) => found.push(agenda.clone()),
            Block::List(list) => list.items.iter().for_each(|item| agendas(&item.body, found)),
            Block::Table(table) => {
                table.header.iter().chain(&table.rows).flatten().for_each(|cell| agendas(&cell.body, found));
            }
            _ => {}
        }
    }
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
    let (mut count, mut agendas_of_samples) = (0, 0);
    for sample in std::fs::read_dir(samples).unwrap() {
        let Ok(json) = std::fs::read(sample.unwrap().path().join("letter.json")) else { continue };
        let letter = letter::json::read(&json).unwrap();
        let back = there_and_back(&letter);
        let style = letter::json::Style::Indented;
        assert_eq!(letter::json::write(&back, style), letter::json::write(&letter, style));
        agendas_of_samples += agendas_come_back(&letter);
        count += 1;
    }
    assert!(count > 40 && agendas_of_samples > 40, "{count} samples, {agendas_of_samples} agendas");
}
