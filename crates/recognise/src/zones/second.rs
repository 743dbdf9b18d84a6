//! A second letter in the same file: where its letterhead begins.
//!
//! A subject or a salutation behind the end of the first letter shows it, and above it, without a sentence between, what
//! only a letterhead has: the name of the house, the place and date, a number of its own. Directly below the heading of an
//! annex it is what the annex shows: a model, or the letter that is answered.

use super::is_formula;
use crate::context::Context;
use crate::line::LineKind;
use vocabulary::{Role, RoleSet};

/// How many lines a letterhead may have.
const HEAD: usize = 60;
/// So many lines below the heading of an annex still are its title.
const TITLE: usize = 3;

/// The first line of a second letter, behind the first one, which begins its body at `from` and has annexes at `annexes`.
pub(super) fn start(cx: &Context<'_>, from: usize, annexes: &[usize]) -> Option<usize> {
    let openings: Vec<usize> = cx.texts(from..cx.lines.lines.len()).filter(|index| is_opening(cx, *index)).collect();
    if openings.is_empty() {
        return None;
    }
    let ends = end_of_first(cx, from, annexes)?;
    openings.into_iter().filter(|opening| *opening >= ends).find_map(|opening| head_start(cx, ends, opening, annexes))
}

/// Behind this line the first letter may be over: its formula, its signature, or the first of its annexes.
fn end_of_first(cx: &Context<'_>, from: usize, annexes: &[usize]) -> Option<usize> {
    let body_ends = annexes.first().copied().unwrap_or(cx.lines.lines.len());
    let closes = |index: &usize| {
        is_formula(cx, *index) || cx.is(*index, Role::Signed) || cx.words.enclosures(cx.at(*index)).is_some()
    };
    let closed = cx.texts(from..body_ends).find(closes).map(|index| index + 1);
    closed.or(annexes.first().map(|first| first + 1)).filter(|_| from > 0 || !annexes.is_empty())
}

/// A subject with its label, or a salutation: what a letter begins with.
fn is_opening(cx: &Context<'_>, index: usize) -> bool {
    let subject = cx.words.longest_at_start(cx.at(index), Role::SubjectLabel.into()).is_some_and(|hit| hit.colon);
    subject || cx.is(index, Role::Salutation)
}

/// The first line of the letterhead around or above an opening, if enough of one stands there.
fn head_start(cx: &Context<'_>, floor: usize, opening: usize, annexes: &[usize]) -> Option<usize> {
    let (mut start, mut named, mut dated, mut numbered) = (opening, false, false, false);
    for index in (floor.max(opening.saturating_sub(HEAD))..opening).rev() {
        let Some(line) = cx.line(index) else { break };
        if line.kind != LineKind::Text {
            continue;
        }
        if annexes.contains(&index) || cx.ends_sentence(index) && !is_label(cx, index) && line.cell.is_none() {
            break;
        }
        let words = cx.at(index);
        let name = cx.is(index, RoleSet::NAMES);
        let date = words.chars().count() <= 60 && cx.words.find_date(words).is_some();
        let number = cx.words.designation_at_start(words).is_some() || cx.begins(index, Role::ReferenceLabel);
        named |= name;
        dated |= date;
        numbered |= number;
        if name || date || number || is_label(cx, index) {
            start = index;
        }
        // Above its own name a house prints nothing.
        if cx.is(index, Role::Organization) {
            break;
        }
    }
    let signs = usize::from(named) + usize::from(dated) + usize::from(numbered);
    let shown =
        annexes.iter().rfind(|annex| **annex < start).is_some_and(|annex| cx.texts(*annex..start).count() <= TITLE);
    (signs >= 2 && !shown).then_some(start)
}

fn is_label(cx: &Context<'_>, index: usize) -> bool {
    let closing = Role::EnclosuresLabel | Role::DistributionLabel | Role::CopyLabel;
    let label = cx.words.longest_at_start(cx.at(index), RoleSet::LABELS);
    label.is_some_and(|hit| hit.colon && !closing.contains(hit.role))
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    const FIRST: &str = "Ref: TSB Circular 79\nSubject: Lamps\nDear Sir/Madam,\nThe lamps are lit.\nYours faithfully,\nMira Olsen\nDirector\n";

    fn check(lines: &str, wanted: Expect) {
        let letter = format!("{FIRST}{lines}");
        wanted.assert_eq(&(tried(&letter, "/closing") + "annexes\n" + &tried(&letter, "/annexes")));
    }

    #[test]
    fn another_letterhead() {
        check(
            "\nTelecommunication Standardization Bureau\nGeneva, 5 March 2031\nRef: TSB Circular 80\nSubject: Oil\nDear Sir/Madam,\nThe oil is out.\nYours faithfully,\nANNEX A\nDraft agenda\n1. Oil\n2. Wicks\n",
            expect![[r#"
                after: [{"paragraph":"Telecommunication Standardization Bureau"},{"paragraph":"Geneva, 5 March 2031"},{"paragraph":"Ref: TSB Circular 80"},{"paragraph":"Subject: Oil"},{"paragraph":"Dear Sir/Madam,"},{"paragraph":"The oil is out."},{"paragraph":"Yours faithfully,"},{"paragraph":"ANNEX A"},{"paragraph":"Draft agenda"},{"list":{"items":[{"body":[{"paragraph":"Oil"}],"label":"1."},{"body":[{"paragraph":"Wicks"}],"label":"2."}]}}]
                signatory: {"name":"Mira Olsen","office":["Director"]}
                valediction: "Yours faithfully,"
                second-letter: another letter begins here; it is kept behind the first
                annexes
                nothing
                second-letter: another letter begins here; it is kept behind the first
            "#]],
        );
    }

    #[test]
    fn a_letter_that_an_annex_shows() {
        check(
            "\nANNEX A\nModel of an answer\nGeneva, 5 March 2031\nRef: TSB Circular 80\nSubject: Oil\nDear Sir/Madam,\nThe oil is out.\nYours faithfully,\n",
            expect![[r#"
                signatory: {"name":"Mira Olsen","office":["Director"]}
                valediction: "Yours faithfully,"
                annexes
                {"body":[{"heading":{"level":2,"text":"Geneva, 5 March 2031"}},{"heading":{"level":2,"text":"Ref: TSB Circular 80"}},{"paragraph":[{"lead":"Subject: "},"Oil"]},{"paragraph":"Dear Sir/Madam,"},{"paragraph":"The oil is out."},{"paragraph":"Yours faithfully,"}],"heading":"ANNEX A","label":"A","title":"Model of an answer"}
            "#]],
        );
    }

    #[test]
    fn a_subject_alone_is_no_letter() {
        check(
            "\nANNEX A\nForm\nName of the lamp\nIts keeper\nSubject: Oil\nThe oil is out.\n",
            expect![[r#"
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
            annexes
            {"body":[{"paragraph":"Name of the lamp"},{"paragraph":"Its keeper"},{"paragraph":[{"lead":"Subject: "},"Oil"]},{"paragraph":"The oil is out."}],"heading":"ANNEX A","label":"A","title":"Form"}
        "#]],
        );
    }
}
