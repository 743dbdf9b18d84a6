//! The findings of every sample. A line here is a true statement about its letter; a clean letter has none.

use expect_test::expect;
use std::path::Path;
use vocabulary::Vocabularies;

#[test]
fn the_samples_have_these_findings() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let set = Vocabularies::built_in();
    let folders = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = folders.map(|folder| folder.join("letter.json")).filter(|file| file.exists()).collect();
    files.sort();
    assert!(files.len() >= 40, "only {} samples", files.len());
    let mut lines = String::new();
    for file in files {
        let name = file.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
        let letter = letter::json::read(&std::fs::read(&file).unwrap()).unwrap();
        for finding in check::check(&letter, &set) {
            lines.push_str(&format!("{name}{}: {}: {}\n", finding.place, finding.code, finding.detail));
        }
    }
    expect![[r#"
        ar-agenda-announced-not-there/body/1/paragraph: annex-missing: the letter speaks of `الملحق 1`, and has 2
        ar-agenda-announced-not-there/closing/enclosures/count: annex-count-mismatch: the letter counts 2, and has 1 annex
        ar-agenda-announced-not-there/annexes/0: annex-not-announced: the letter does not speak of its annex 2
        ar-agenda-table-directional-marks/letterhead/contacts/3/value: directional-controls: U+200E stands inside the value
        ar-agenda-table-directional-marks/annexes/1/body/0/agenda/items/4/documents/0: document-cell-is-not-a-reference: `هل لدى أي مشارك علم ببرا…` is a sentence, not a document
        ar-english-agenda-annex/annexes/1/body/0/agenda/items/5/number: agenda-number-gap: item 8 follows item 5
        en-agenda-table-with-documents/annexes/0/body/0/agenda/items/3/documents/0: document-cell-is-not-a-reference: `Does anyone here know of…` is a sentence, not a document
        en-agenda-table-with-documents/annexes/0/body/0/agenda/items/9/documents/0: document-cell-is-not-a-reference: `Is the text ready for co…` is a sentence, not a document
        en-agenda-table-with-documents/annexes/0/body/0/agenda/items/11: unnumbered-agenda-item: no number, among 13 items that have one
        en-cells-separated-by-slash-and-pipe/annexes/1/body/0/agenda/items/3/items/2: unnumbered-agenda-item: no number, among 2 items that have one
        en-mail-export-wrapped-lines/annexes/0/body/0/agenda/items/5/number: agenda-number-gap: item 7 follows item 5
        en-page-feet-and-damaged-numbers/annexes/1/body/0/agenda/items/0/label: damaged-marker: `l.` stands before a 2
        en-page-feet-and-damaged-numbers/annexes/1/body/0/agenda/items/5/number: agenda-number-gap: item 7 follows item 5
        en-page-feet-and-damaged-numbers/annexes/1/body/0/agenda/items/5/items/1/number: agenda-number-gap: item 7.3 follows item 7.1
        en-page-feet-and-damaged-numbers/annexes/1/body/0/agenda/items/8/number: agenda-number-repeated: item 9 stands twice in its list
        en-page-feet-and-damaged-numbers/annexes/1/body/0/agenda/items/9/number: agenda-number-gap: item 11 follows item 9
        es-agenda-announced-not-there/body/1/paragraph: annex-missing: the letter speaks of `Anexo 1`, and has 2
        es-agenda-table-times/annexes/0/body/0/agenda/items/2/items/2: unnumbered-agenda-item: no number, among 3 items that have one
        es-agenda-table-times/annexes/0/body/0/agenda/items/2/items/3/documents/0: document-cell-is-not-a-reference: `¿Desea el Grupo someter …` is a sentence, not a document
        es-no-letterhead-page-feet-jumps/annexes/1/body/0/agenda/items/4/number: agenda-number-gap: item 7 follows item 4
        es-no-letterhead-page-feet-jumps/annexes/1/body/0/agenda/items/5/items/2/number: agenda-number-repeated: item 8.2 stands twice in its list
        es-no-letterhead-page-feet-jumps/annexes/1/body/0/agenda/items/5/items/3/number: agenda-number-gap: item 8.4 follows item 8.2
        es-no-letterhead-page-feet-jumps/annexes/1/body/0/agenda/items/6/number: agenda-number-gap: item 10 follows item 8
        es-no-letterhead-page-feet-jumps/annexes/1/body/0/agenda/items/8/number: agenda-number-gap: item 13 follows item 11
        fr-agenda-table-documents/annexes/1/body/0/agenda/items/3/documents/0: document-cell-is-not-a-reference: `Quelqu’un a-t-il connais…` is a sentence, not a document
        fr-circular-letter-two-numbers/annexes/0: annex-not-announced: the letter does not speak of its annex 1
        fr-no-letterhead-english-agenda/annexes/1/body/0/agenda/items/5/number: agenda-number-gap: item 8 follows item 5
        fr-no-letterhead-english-agenda/annexes/1/body/0/agenda/items/8/number: agenda-number-repeated: item 10 stands twice in its list
        fr-no-letterhead-english-agenda/annexes/1/body/0/agenda/items/9/number: agenda-number-gap: item 12 follows item 10
        ru-agenda-announced-not-there/body/1/paragraph: annex-missing: the letter speaks of `Приложение 1`, and has 2
        ru-agenda-announced-not-there/closing/enclosures/count: annex-count-mismatch: the letter counts 2, and has 1 annex
        ru-agenda-announced-not-there/annexes/0: annex-not-announced: the letter does not speak of its annex 2
        ru-agenda-table-unnumbered-rows/annexes/1/body/0/agenda/items/3/documents/0: document-cell-is-not-a-reference: `Известно ли участникам о…` is a sentence, not a document
        ru-agenda-table-unnumbered-rows/annexes/1/body/0/agenda/items/4/items/2: unnumbered-agenda-item: no number, among 2 items that have one
        ru-labels-before-values/letterhead/addressees/1: lost-hyphen: `МСЭТ` stands where `МСЭ-Т` is meant
        ru-labels-before-values/letterhead/addressees/2: lost-hyphen: `МСЭТ` stands where `МСЭ-Т` is meant
        ru-labels-before-values/body/2/paragraph: lost-hyphen: `МСЭТ` stands where `МСЭ-Т` is meant
        ru-labels-before-values/annexes/1/body/0/agenda/preface/0: date-impossible: `1322 марта 2034 года` is no day of the calendar
        ru-no-letterhead-two-meetings/annexes/1/body/0/agenda/items/5/number: agenda-number-gap: item 8 follows item 5
        zh-agenda-table-documents/annexes/1/body/0/agenda/items/4: unnumbered-agenda-item: no number, among 13 items that have one
        zh-agenda-table-documents/annexes/1/body/0/agenda/items/5/documents/0: document-cell-is-not-a-reference: `有无与会者知悉与本次会议所审议的案文有关的专利或…` is a sentence, not a document
        zh-agenda-table-documents/annexes/1/body/0/agenda/items/6/items/2: unnumbered-agenda-item: no number, among 2 items that have one
        zh-deadlines-groups-damaged-dates/body/2/deadlines/entries/3/date/printed: date-impossible: `203年4月09日` is no day of the calendar
        zh-jumping-and-repeated-numbers/annexes/1/body/0/agenda/items/2/items/2/number: agenda-number-gap: item 3.d follows item 3.b
        zh-jumping-and-repeated-numbers/annexes/1/body/0/agenda/items/4/number: agenda-number-repeated: item 4 stands twice in its list
        zh-jumping-and-repeated-numbers/annexes/1/body/0/agenda/items/6/items/2/number: agenda-number-repeated: item 6.b stands twice in its list
        zh-jumping-and-repeated-numbers/annexes/1/body/0/agenda/items/7/number: agenda-number-gap: item 9 follows item 6
        zh-labels-before-values/letterhead/addressees/1: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/letterhead/addressees/2: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/letterhead/subject: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/body/0/paragraph: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/body/2/paragraph: lost-hyphen: `ITUD` stands where `ITU-D` is meant
        zh-labels-before-values/body/2/paragraph: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/body/3/deadlines/entries/0/items/0: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/body/3/deadlines/entries/3/items/0: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/body/3/deadlines/entries/3/items/1: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/annexes/0/body/1/paragraph: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/annexes/1/body/0/agenda/items/3/items/0/title: lost-hyphen: `ITUT` stands where `ITU-T` is meant
        zh-labels-before-values/annexes/1/body/0/agenda/items/5/title: lost-hyphen: `ITUD` stands where `ITU-D` is meant
        zh-wrapped-lines-full-width-markers/body/3/deadlines/entries/0/date: deadline-before-letter: 2030-10-02 is before the letter, 2030-10-07
    "#]].assert_eq(&lines);
}
