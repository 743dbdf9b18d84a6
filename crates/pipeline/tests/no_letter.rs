//! Text that is no letter stays text: a body, a finding, and nothing that only a letter has.

#![allow(clippy::unwrap_used, reason = "a panic in a test is a failed test")]

use findings::Code;
use letter::Block;
use pipeline::{Options, format_named, read};

/// A recipe, an article with numbered headings, a bare table, a log, nothing.
const TEXTS: [&str; 5] = [
    "Lentil soup\n\nIngredients\n- 200 g lentils\n- 1 onion\n\n1. Chop the onion.\n2. Boil for 20 minutes.\n3. Serve before 31 December 2031.\n",
    "1 Introduction\nThis is about lamps, and was written on 5 March 2031.\n2 Methods\n2.1 Lamps\nWe took three of them.\n3 Results\nThey shine.\n",
    "| No. | Item | Docs |\n| 1 | lamp | D1 |\n| 2 | oil | D2 |\n",
    "2031-03-05 10:00:01 INFO started\n2031-03-05 10:00:02 WARN lamp low\n2031-03-05 10:00:03 INFO stopped\n",
    "",
];

#[test]
fn nothing_of_a_letter_is_found_where_there_is_none() {
    for text in TEXTS {
        let found = read(text.as_bytes(), format_named("text"), &Options::default()).unwrap();
        let letter = found.value.letter;
        assert!(found.findings.iter().any(|finding| finding.code == Code::NoLetterRecognised), "{text}");
        let bare = letter.letterhead.is_none() && letter.closing.is_none() && letter.kind.is_none();
        assert!(bare && letter.annexes.is_empty() && letter.meeting.is_none(), "{text}");
        assert!(!letter.body.iter().any(|block| matches!(block, Block::Agenda(_) | Block::Deadlines(_))), "{text}");
    }
}

#[test]
fn a_letter_of_three_lines_is_one() {
    let text = "Dear Colleagues,\nThe lamp is lit again.\nYours faithfully,\n";
    let found = read(text.as_bytes(), format_named("text"), &Options::default()).unwrap();
    assert!(found.findings.is_empty());
    assert_eq!(found.value.letter.body.len(), 1);
}
