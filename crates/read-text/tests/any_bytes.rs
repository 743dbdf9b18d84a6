//! Whatever the bytes are, the blocks are sound: nothing panics, ranges are those of characters, and every character
//! that is not white space stands in a paragraph, a rule, residue, or between the cells of a table.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a panic in a test is a failed test"
)]

use blocks::{Blocks, MarkKind, Piece, Region, Span};
use proptest::prelude::*;
use read_text::{Options, read};

fn blocks(bytes: &[u8]) -> Blocks {
    read(bytes, &Options::default()).unwrap().value
}

/// Fails where a promise about blocks does not hold.
fn assert_sound(blocks: &Blocks) {
    let text = &blocks.text;
    let on_characters = |span: Span| {
        assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
    };
    let mut owner = vec![false; text.len()];
    let mut apart = vec![false; text.len()];
    for mark in blocks.marks.iter().filter(|mark| mark.kind == MarkKind::Apart) {
        apart[mark.span.range()].fill(true);
    }
    let (mut depth, mut furniture) = (0_usize, 0_usize);
    for piece in &blocks.pieces {
        match piece {
            Piece::Open(region) => {
                depth += 1;
                if matches!(region, Region::Header | Region::Footer) {
                    furniture = depth;
                }
            }
            Piece::Close => {
                furniture = if furniture == depth { 0 } else { furniture };
                depth = depth.checked_sub(1).expect("closed once too often");
            }
            Piece::Paragraph(paragraph) => {
                on_characters(paragraph.span);
                let said = paragraph.span.of(text);
                assert!(!said.is_empty() && said.trim() == said, "{said:?}");
                for at in paragraph.span.range() {
                    assert!(!owner[at] || apart[at] || furniture > 0, "{said:?} stands twice");
                    owner[at] = true;
                }
            }
            Piece::Rule(span) | Piece::PageBreak(span) => {
                on_characters(*span);
                owner[span.range()].fill(true);
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every region is closed");
    let mut last = 0;
    for mark in &blocks.marks {
        on_characters(mark.span);
        assert!(last <= mark.span.start, "marks are sorted");
        last = mark.span.start;
        if let MarkKind::Residue(_) = mark.kind {
            owner[mark.span.range()].fill(true);
        }
        if mark.kind == MarkKind::Wrapped {
            assert!(mark.span.of(text).trim().is_empty(), "{:?}", mark.span.of(text));
        }
    }
    for (at, c) in text.char_indices() {
        let parts = matches!(c, '|' | '/' | '│' | '┃' | '║' | '｜' | '¦');
        assert!(owner[at] || c.is_whitespace() || parts, "{c:?} at {at} of {text:?} was lost");
    }
}

/// Lines as they stand in letters, so that the grammars meet.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[ ]?\t[a-z会 ]{0,6}",
        "[A-Z][a-z]{1,8}:( |\t)?[a-z0-9]{0,8}",
        "([a-z]{1,9} ){2,9}[a-z.]{1,5}",
        "(\\| ?[a-z]{0,4} ?){1,4}\\|?",
        "(\\|:?-{1,4}){1,4}\\|?",
        "[┌├└]─{1,4}([┬┼]─{1,4}){0,2}┐?",
        "(│ ?[a-z]{0,4} ?){1,4}│?",
        "[A-Z]{0,3}[0-9a-z:]{0,4} / (- )?[a-z]{0,6}( / )?[A-Z]?",
        "[a-z]{1,5} {2,6}[a-z]{1,5}( {3}[0-9])?",
        "[0-9]{1,2}[.)] [A-Z][a-z ]{0,20}",
        "- [0-9] -( [A-Z]{2}/[0-9])?",
        "[0-9]{1,3}(/[0-9])?",
        Just("Place X • Town 7 • www.example.org".to_owned()),
        Just("\u{c}".to_owned()),
        Just("______".to_owned()),
        "\\[bookmark: [_a-zA-Z]{0,5}\\]\t?[a-z]{0,5}",
        "[　一二会议，。]{0,12}",
        "\\PC{0,12}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec((line(), prop_oneof![4 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\u{2028}")]), 0..24)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_become_sound_blocks(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        assert_sound(&blocks(&bytes));
    }

    #[test]
    fn any_lines_become_sound_blocks(text in text()) {
        let blocks = blocks(text.as_bytes());
        assert_eq!(blocks.text, text);
        assert_sound(&blocks);
    }

    #[test]
    fn the_same_bytes_become_the_same_blocks(text in text()) {
        assert_eq!(blocks(text.as_bytes()), blocks(text.as_bytes()));
    }
}

/// Letters of our own, and their beginnings: a file that was cut short is a file.
#[test]
fn samples_and_their_beginnings_become_sound_blocks() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let mut read = 0;
    for sample in std::fs::read_dir(folder).unwrap() {
        let Ok(bytes) = std::fs::read(sample.unwrap().path().join("source.txt")) else { continue };
        assert_sound(&blocks(&bytes));
        assert_sound(&blocks(&bytes[..bytes.len() / 2]));
        read += 1;
    }
    assert!(read > 0, "the samples are there");
}
