//! The mail that brought a letter: who sent it, when, to whom, and a word with it. None of it is the letter's.

use crate::context::Context;
use crate::line::LineKind;
use crate::zones::is_made_of_salutations;
use std::ops::Range;
use vocabulary::{Role, RoleSet};

/// A word that goes with a letter has no more lines than this.
const NOTE: usize = 40;

/// Behind the mail that these lines begin with: behind its header, and behind the note below it, where a line is drawn
/// between that and the letter.
pub(crate) fn end(cx: &Context<'_>, range: Range<usize>) -> usize {
    let header = header(cx, range.clone());
    let mut note = header..range.end.min(header.saturating_add(NOTE));
    if header == range.start {
        return header;
    }
    let Some(drawn) = note.find(|index| is_drawn(cx, *index)) else { return header };
    // A letterhead may have a line drawn below it: a note speaks to somebody, or the line says what it parts.
    let named = cx.at(drawn).contains(char::is_alphabetic);
    let speaks = || cx.texts(header..drawn).any(|index| is_made_of_salutations(cx.words, cx.at(index)));
    if named || speaks() { drawn + 1 } else { header }
}

/// Whether a line is drawn, with words in its middle or without: `-----Original Message-----`.
fn is_drawn(cx: &Context<'_>, index: usize) -> bool {
    let Some(line) = cx.line(index) else { return false };
    let words = cx.at(index).trim();
    let drawn = |ch: &char| matches!(ch, '-' | '_' | '=' | '*' | '–' | '—');
    let begins = || words.chars().take_while(drawn).nth(2).is_some();
    let ends = || words.chars().rev().take_while(drawn).nth(2).is_some();
    line.kind == LineKind::Rule || line.kind == LineKind::Text && begins() && ends()
}

/// Behind the header of a mail, where these lines begin with one: lines that begin with labels, and one of them with a label
/// that nothing but a mail has.
fn header(cx: &Context<'_>, range: Range<usize>) -> usize {
    let mut behind = range.start;
    let mut sent = 0;
    for index in cx.texts(range.clone()).take(12) {
        // What stands beside a label is its value.
        if cx.line(index).and_then(|line| line.cell).is_some_and(|cell| cell.column > 0) {
            continue;
        }
        let words = cx.at(index);
        let role = RoleSet::from(Role::MailLabel);
        let mail = cx.set.beginning(words, role).any(|it| it.longest_at_start(words, role).is_some());
        let labelled = || {
            let labels = cx.set.beginning(words, RoleSet::LABELS);
            labels
                .filter_map(|it| it.longest_at_start(words, RoleSet::LABELS))
                .any(|hit| hit.colon && hit.role != Role::ReferenceLabel)
        };
        sent += usize::from(mail);
        if !(mail || sent > 0 && labelled()) {
            break;
        }
        behind = index + 1;
    }
    if sent > 0 { behind } else { range.start }
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;

    const LETTER: &str = "INTERNATIONAL LAMP UNION\nBureau of Lamps\n\nGeneva, 12 June 2031\n\nTel.: +41 22 730 1111\nTo: Administrations of Member States\n\nSubject: Meeting of the keepers\n\nDear Sir/Madam,\n\nThe group meets.\n\nYours faithfully,\nMira Olsen\nDirector\n";

    #[test]
    fn a_note_above_the_letter_speaks_to_others() {
        let mail = "From: Registry <registry@example.org>\nSent: Thursday, 15 June 2031 17:42\nTo: desk@example.org\nSubject: FW: the lamps\n\nDear all,\nPlease see the letter below.\nLucia\n\n";
        for line in ["________________________________\n\n", "-----Original Message-----\n\n"] {
            let lines = format!("{mail}{line}{LETTER}");
            assert_eq!(tried(&lines, "/salutation"), "\"Dear Sir/Madam,\"\n");
            assert_eq!(tried(&lines, "/letterhead/subject"), "\"Meeting of the keepers\"\n");
            assert_eq!(tried(&lines, "/letterhead/date/value"), "\"2031-06-12\"\n");
            assert_eq!(tried(&lines, "/letterhead/addressees"), "\"Administrations of Member States\"\n");
        }
    }

    #[test]
    fn a_line_below_the_letterhead_parts_no_note_from_it() {
        let mail = "From: Registry <registry@example.org>\nSent: Thursday, 15 June 2031 17:42\n\n";
        let lines = format!("{mail}{}", LETTER.replace("\n\nTel", "\n__________\n\nTel"));
        assert_eq!(tried(&lines, "/letterhead/date/value"), "\"2031-06-12\"\n");
        assert_eq!(tried(&lines, "/letterhead/organization"), "\"INTERNATIONAL LAMP UNION\"\n");
    }
}
