//! The title of an annex: which line it is, and over how many it goes on.
//!
//! A line goes on where its words do: it ends with a word that ends nothing (`of the`), or with a comma, or within a
//! bracket; the next begins small, or with the group whose meeting was spoken of. Where nothing shows it, the next line
//! is one of its own.

use crate::context::{Context, LONG, is_comma, reads_like_headline};
use crate::line::LineKind;
use crate::marker::marker;
use crate::scribe::is_direction;
use crate::zones::annex_heading;
use crate::{agenda, list};
use std::ops::Range;
use vocabulary::Role;

/// The longest title, in characters.
const LONGEST: usize = 260;

/// A title has no more lines than this.
const LINES: usize = 5;

/// The lines of the title: the first of two heading-like lines in a row, or the only line before an agenda, a list or a
/// table; a single one with parallels later is a heading.
pub(super) fn lines(cx: &Context<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let first = cx.texts(range.clone()).next()?;
    let behind = end(cx, first, range.end);
    let several = behind > first + 1;
    let headline = cx.is_headline(first) || several && may_open(cx, first) || is_long_title(cx, first);
    if cx.line(first)?.cell.is_some() || !headline || list::items(cx, first, range.end).is_some() {
        return None;
    }
    if agenda::is_title(cx, first) || several {
        return Some(first..behind);
    }
    let title = Some(first..behind);
    let mut lines = cx.texts(behind..range.end);
    let Some(second) = lines.next() else { return title };
    let table = cx.line(second).is_some_and(|line| line.cell.is_some() || line.kind == LineKind::Rule);
    if table
        || is_parted_headline(cx, second)
        || list::items(cx, second, range.end).is_some()
        || bracketed(cx.at(second).trim())
    {
        return title;
    }
    // Parallels: other short lines above paragraphs.
    let later: Vec<usize> = lines.collect();
    let parallels = later.windows(2).any(|pair| match pair {
        [one, next] => {
            cx.is_headline(*one)
                && ![*one, *next].into_iter().any(|index| is_blank_to_fill(cx.at(index)))
                && cx.line(*one).is_some_and(|line| line.cell.is_none())
                && cx.is_sentence(*next)
                && !cx.ends_sentence(*one)
                && !cx
                    .texts(first..*one)
                    .next_back()
                    .is_some_and(|before| cx.at(before).trim_end().ends_with([':', '：']))
        }
        _ => false,
    });
    if parallels { None } else { title }
}

/// Where a title that begins in this line ends: behind the last line that goes on with it.
pub(super) fn end(cx: &Context<'_>, first: usize, end: usize) -> usize {
    let mut behind = first + 1;
    while behind < end && behind - first < LINES && goes_on(cx, behind - 1, behind) {
        behind += 1;
    }
    behind
}

/// Whether the second line goes on with the title above it.
fn goes_on(cx: &Context<'_>, before: usize, index: usize) -> bool {
    let (Some(one), Some(two)) = (cx.line(before), cx.line(index)) else { return false };
    let text = cx.lines.text;
    let free = |line: &crate::line::Line| line.kind == LineKind::Text && line.cell.is_none();
    let (above, here) = (cx.at(before).trim(), cx.at(index).trim());
    if !free(one) || !free(two) || here.chars().nth(LONG).is_some() || parted(text, one.span.end, two.span.start) {
        return false;
    }
    let ends = above.chars().next_back();
    let closed = ends.is_none_or(|c| matches!(c, '.' | ':' | ';' | '!' | '?' | '。' | '：' | '；' | '！' | '？'));
    let sentence = cx.ends_sentence(index) || here.starts_with(['(', '（', '[']);
    if (closed || sentence) && !is_open(above) || marker(cx.visible(index), text).is_some_and(|found| found.sure) {
        return false;
    }
    if cx.is_note(index) || annex_heading(cx, index).is_some() {
        return false;
    }
    let open_word = |words: &str| cx.words.ends(words, Role::OpenEnd.into()).is_some_and(|hit| hit.end == words.len());
    let small = here.starts_with(char::is_lowercase);
    let loud = |words: &str| !words.contains(char::is_lowercase) && words.contains(char::is_uppercase);
    let loud_small = || loud(above) && loud(here) && cx.begins(index, Role::OpenEnd);
    let comma = ends.is_some_and(|c| is_comma(c) || matches!(c, '-' | '–' | '/' | '('));
    is_open(above) || comma || small || open_word(above) || loud_small() || names_who_meets(cx, above, here)
}

/// Whether a line is the field of a form: `Name: ____________`.
fn is_blank_to_fill(words: &str) -> bool {
    words.contains("____") || words.contains("……") || words.contains("........")
}

/// Whether a bracket or a quotation is open at the end of these words.
fn is_open(words: &str) -> bool {
    [('(', ')'), ('（', '）'), ('《', '》'), ('«', '»'), ('“', '”')]
        .into_iter()
        .any(|(open, close)| words.matches(open).count() > words.matches(close).count())
}

/// `Проект повестки дня собрания` / `5-й Исследовательской комиссии`: a meeting, and whose it is.
fn names_who_meets(cx: &Context<'_>, above: &str, here: &str) -> bool {
    let meeting = cx.words.ends(above, Role::Meeting.into()).is_some_and(|hit| hit.end == above.len());
    meeting
        && cx.words.find_groups(above).is_empty()
        && cx.words.find_groups(here).first().is_some_and(|group| group.range.start == 0)
}

/// Whether a blank line parts what ends here from what begins there.
fn parted(text: &str, from: u32, to: u32) -> bool {
    findings::Span::new(from, to.max(from)).of(text).matches('\n').take(2).count() > 1
}

/// Whether a line may begin a title of several lines, whatever it ends with.
fn may_open(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index);
    words.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) && !words.contains(['@', '。', '\t'])
}

/// Whether a line is short, or two short things with a tab between them: a recommendation and its document.
fn is_parted_headline(cx: &Context<'_>, index: usize) -> bool {
    cx.at(index).trim().split('\t').all(|part| part.is_empty() || reads_like_headline(part))
}

/// A line too long for a heading that is no sentence either: nothing ends in it, and below it stands what a title stands
/// above, a short line or an item.
fn is_long_title(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index);
    let count = words.chars().take(LONGEST + 1).count();
    let whole = !cx.ends_sentence(index) && !words.trim_end().ends_with(is_comma) && !words.contains(". ");
    let below = || {
        let next = cx.texts(index + 1..cx.lines.lines.len()).next()?;
        let parted = cx.at(next).trim().contains('\t') && is_parted_headline(cx, next);
        Some(cx.is_headline(next) || parted || marker(cx.visible(next), cx.lines.text).is_some())
    };
    (LONG..=LONGEST).contains(&count) && whole && may_open(cx, index) && below().unwrap_or(false)
}

/// Whether words stand between brackets.
pub(super) fn bracketed(words: &str) -> bool {
    // A mark of direction may stand around it.
    let words = words.trim_matches(is_direction);
    words.starts_with(['(', '（']) && words.ends_with([')', '）'])
}

#[cfg(test)]
mod tests {
    use crate::annex::tests::check;
    use crate::tried::tried;
    use expect_test::expect;

    #[test]
    fn over_several_lines() {
        check(
            "ANNEX 1\nDraft agenda for the meeting of\nStudy Group 21\n(Geneva, 2-11 June 2031)\n1 Opening\n2 Closing\n",
            expect![[r#"
                body: [{"agenda":{"items":[{"label":"1","number":"1","title":"Opening"},{"label":"2","number":"2","title":"Closing"}],"preface":["(Geneva, 2-11 June 2031)"]}}]
                heading: "ANNEX 1"
                label: "1"
                title: ["Draft agenda for the meeting of",{"break":"line"},"Study Group 21"]
            "#]],
        );
        check(
            "ANNEX 1\nLamps to be looked at by the keepers of the harbour before\nthe meeting, and for which draft\nrules may be made\nKeepers of brass\n1. Oil\n",
            expect![[r#"
                body: [{"heading":{"level":2,"text":"Keepers of brass"}},{"list":{"items":[{"body":[{"paragraph":"Oil"}],"label":"1."}]}}]
                heading: "ANNEX 1"
                label: "1"
                title: ["Lamps to be looked at by the keepers of the harbour before the meeting, and for which draft",{"break":"line"},"rules may be made"]
            "#]],
        );
        check(
            "ANNEX 1\nDRAFT AGENDA OF THE MEETING\nOF STUDY GROUP 21\n1 Opening\n2 Closing\n",
            expect![[r#"
            body: [{"agenda":{"items":[{"label":"1","number":"1","title":"Opening"},{"label":"2","number":"2","title":"Closing"}]}}]
            heading: "ANNEX 1"
            label: "1"
            title: ["DRAFT AGENDA OF THE MEETING",{"break":"line"},"OF STUDY GROUP 21"]
        "#]],
        );
        check(
            "Annex 1 – Terms of reference of the group on lamps (brass,\nglass)\n1 Look at the lamps.\n2 Report on them.\n",
            expect![[r#"
                body: [{"list":{"items":[{"body":[{"paragraph":"Look at the lamps."}],"label":"1"},{"body":[{"paragraph":"Report on them."}],"label":"2"}]}}]
                heading: "Annex 1"
                label: "1"
                title: "Terms of reference of the group on lamps (brass, glass)"
            "#]],
        );
        let ru = "Уважаемая госпожа,\nКомиссия рассмотрит в июне все лампы.\nС уважением,\nПРИЛОЖЕНИЕ 1\nПроект повестки дня собрания\n21-й Исследовательской комиссии\n1 Открытие\n2 Закрытие\n";
        expect![[r#"
            body: [{"agenda":{"items":[{"label":"1","number":"1","title":"Открытие"},{"label":"2","number":"2","title":"Закрытие"}]}}]
            heading: "ПРИЛОЖЕНИЕ 1"
            label: "1"
            title: ["Проект повестки дня собрания",{"break":"line"},"21-й Исследовательской комиссии"]
        "#]].assert_eq(&tried(ru, "/annexes/0"));
    }

    #[test]
    fn fields_to_fill_in_are_no_paragraphs() {
        check(
            "ANNEX 1\nForm for a lamp\nPlease return before 5 March 2031:\nKeepers are welcome\nName of the keeper: ______________________________________________________________________________________________\nHarbour: ____________________\n",
            expect![[r#"
                body: [{"paragraph":"Please return before 5 March 2031:"},{"paragraph":"Keepers are welcome"},{"paragraph":"Name of the keeper: ______________________________________________________________________________________________"},{"paragraph":"Harbour: ____________________"}]
                heading: "ANNEX 1"
                label: "1"
                title: "Form for a lamp"
            "#]],
        );
    }

    #[test]
    fn a_line_of_its_own_below_the_title() {
        check(
            "ANNEX 1\nDraft agenda\nStudy Group 21\n1 Opening\n2 Closing\n",
            expect![[r#"
            body: [{"agenda":{"items":[{"label":"1","number":"1","title":"Opening"},{"label":"2","number":"2","title":"Closing"}],"preface":["Study Group 21"]}}]
            heading: "ANNEX 1"
            label: "1"
            title: "Draft agenda"
        "#]],
        );
        check(
            "ANNEX 1\nPractical information\nLodging\nRooms are near.\n",
            expect![[r#"
            body: [{"heading":{"level":2,"text":"Lodging"}},{"paragraph":"Rooms are near."}]
            heading: "ANNEX 1"
            label: "1"
            title: "Practical information"
        "#]],
        );
        // A blank line ends what nothing goes on from.
        check(
            "ANNEX 1\nPractical information for\n\nkeepers of lamps\nRooms are near.\n",
            expect![[r#"
            body: [{"paragraph":"keepers of lamps"},{"paragraph":"Rooms are near."}]
            heading: "ANNEX 1"
            label: "1"
            title: "Practical information for"
        "#]],
        );
    }

    #[test]
    fn a_long_line_is_a_title_where_nothing_ends_in_it() {
        let long = "Lamps of the harbour that are to be looked at by the keepers of brass and of glass before the meeting, and for which rules may be made";
        check(
            &format!("ANNEX 1\n{long}\nKeepers of brass\n1. Oil\n"),
            expect![[r#"
            body: [{"heading":{"level":2,"text":"Keepers of brass"}},{"list":{"items":[{"body":[{"paragraph":"Oil"}],"label":"1."}]}}]
            heading: "ANNEX 1"
            label: "1"
            title: "Lamps of the harbour that are to be looked at by the keepers of brass and of glass before the meeting, and for which rules may be made"
        "#]],
        );
        check(
            &format!("ANNEX 1\n{long}.\nKeepers of brass are many.\n"),
            expect![[r#"
            body: [{"paragraph":"Lamps of the harbour that are to be looked at by the keepers of brass and of glass before the meeting, and for which rules may be made."},{"paragraph":"Keepers of brass are many."}]
            heading: "ANNEX 1"
            label: "1"
        "#]],
        );
    }
}
