//! Seams: where a reader joined two lines that the wording tells apart.
//!
//! A reader knows nothing of letters. A subject that fills its line, with the salutation below it, is to its eyes one
//! wrapped sentence, and so is an item of a deadline with the next date below it. Here the words are known, and a line
//! that is nothing but a formula, or nothing but a date below an item, begins anew and ends what it is; a date with what is
//! due begins anew below an announcement, an item or another such date.

use crate::context::{Context, trimmed};
use crate::deadlines;
use crate::line::{Line, LineKind, Lines};
use crate::marker::{MarkerKind, marker};
use crate::zones::{annex_heading, is_made_of_salutations, shares_row};
use blocks::{Blocks, MarkKind, Paragraph};
use findings::Span;
use vocabulary::{DateHit, Role, Vocabularies, Vocabulary};

/// A line of more bytes than this is no formula.
const FORMULA: usize = 160;

/// Cuts the lines at their seams.
pub(crate) fn open(lines: &mut Lines<'_>, blocks: &Blocks, words: &Vocabulary, set: &Vocabularies) {
    let wraps: Vec<Span> =
        blocks.marks.iter().filter(|mark| mark.kind == MarkKind::Wrapped).map(|mark| mark.span).collect();
    if wraps.is_empty() {
        return;
    }
    let mut cut = Vec::with_capacity(lines.lines.len());
    let cx = Context { lines, words, set };
    for line in &lines.lines {
        let first = wraps.partition_point(|wrap| wrap.start < line.span.start);
        let inside = wraps.get(first..).unwrap_or_default().iter().take_while(|wrap| wrap.end <= line.span.end);
        if inside.clone().next().is_none() {
            cut.push(*line);
            continue;
        }
        let parts = parts(line, inside, lines.text);
        match parts.len() {
            0 | 1 => cut.push(*line),
            _ => cut_line(&cx, line, &parts, &mut cut),
        }
    }
    lines.lines = cut;
}

/// Takes an annex out of a cell: below a signature set in with tabs, an extractor leaves `Annex 2` and all that follows as
/// further lines of the last cell; and a heading that is set in with a tab itself makes a cell of its title.
pub(crate) fn leave_cells(lines: &mut Lines<'_>, words: &Vocabulary, set: &Vocabularies) {
    let same = |above: &Line, line: &Line| line.cell.is_some() && above.cell == line.cell;
    let mut free: Vec<usize> = Vec::new();
    let cx = Context { lines, words, set };
    let mut leaves = false;
    for (index, pair) in lines.lines.windows(2).enumerate() {
        let [above, line] = pair else { continue };
        let heads = || is_bare_annex_heading(&cx, index) && !shares_row(&cx, index);
        leaves = same(above, line) && (leaves || is_bare_annex_heading(&cx, index + 1) || heads());
        if leaves {
            free.push(index + 1);
        }
    }
    for index in free {
        if let Some(line) = lines.lines.get_mut(index) {
            line.cell = None;
        }
    }
}

/// Whether a line is nothing but the heading of an annex with its label.
fn is_bare_annex_heading(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index);
    words.len() <= FORMULA
        && annex_heading(cx, index).is_some_and(|found| found.label.is_some() && found.rest.is_empty() && !found.glued)
}

/// The printed lines of a joined one.
fn parts<'w>(line: &Line, wraps: impl Iterator<Item = &'w Span>, text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    if line.kind != LineKind::Text {
        return parts;
    }
    let mut here = line.span.start;
    for wrap in wraps {
        parts.push(Span::new(here, wrap.start.max(here)));
        here = wrap.end.max(here);
    }
    parts.push(Span::new(here, line.span.end.max(here)));
    parts.retain(|part| !trimmed(*part, text).is_empty());
    parts
}

fn cut_line(cx: &Context<'_>, line: &Line, parts: &[Span], cut: &mut Vec<Line>) {
    let (lines, words) = (cx.lines, cx.words);
    let listed = marker(Span::new(line.head, line.span.end), lines.text)
        .is_some_and(|found| matches!(found.kind, MarkerKind::Bullet(_)));
    let alone: Vec<bool> = parts
        .iter()
        .map(|part| {
            let said = part.of(lines.text).trim();
            said.len() <= FORMULA && (is_formula(words, said) || listed && is_date(words, said))
        })
        .collect();
    let mut open: Option<Line> = None;
    let mut entry = false;
    for (index, part) in parts.iter().enumerate() {
        let here = alone.get(index).copied().unwrap_or(false);
        let before = index.checked_sub(1);
        let above = before.and_then(|above| alone.get(above)).copied().unwrap_or(false);
        let before = before.and_then(|above| parts.get(above));
        entry = before.is_some_and(|before| is_entry(cx, *before, *part, listed || entry));
        match &mut open {
            Some(last) if !here && !above && !entry => last.span.end = part.end,
            _ => {
                cut.extend(open.take());
                let (head, paragraph) = match index {
                    0 => (line.head, line.paragraph),
                    _ => (lines.visible(*part).start, Paragraph::default()),
                };
                open = Some(Line { span: *part, head, paragraph, goes_on: index == 0 && line.goes_on, ..*line });
            }
        }
    }
    cut.extend(open.take());
}

/// Whether words are nothing but a salutation, or two of them, or nothing but a formula of the closing; or begin with the
/// label of copies.
fn is_formula(words: &Vocabulary, said: &str) -> bool {
    let whole = |said: &str| words.whole(said, Role::Salutation | Role::Valediction | Role::Signed).is_some();
    let twice = || {
        let hit = words.longest_at_start(said, Role::Salutation.into());
        hit.is_some_and(|hit| said.get(hit.end..).is_some_and(|rest| !rest.trim().is_empty() && whole(rest.trim())))
    };
    // `cc: …` in small letters looks like the middle of a sentence to a reader.
    let copies = words.longest_at_start(said, Role::CopyLabel.into()).is_some_and(|hit| hit.colon);
    whole(said) || twice() || copies || is_made_of_salutations(words, said)
}

/// Whether a part is a date with what is due then, below an announcement, an item or another such date.
fn is_entry(cx: &Context<'_>, before: Span, part: Span, listed: bool) -> bool {
    let said = before.of(cx.lines.text).trim_end();
    let digits = |words: &str| words.chars().rev().take(10).any(char::is_numeric);
    if listed || said.ends_with([':', '：']) {
        // Behind the end of a page, what is due and its date are all of an item.
        let page =
            Span::new(before.end, part.start.max(before.end)).of(cx.lines.text).matches('\n').take(2).count() > 1;
        return deadlines::begins_with_date(cx, part) || page && deadlines::ends_with_date(cx, before);
    }
    digits(said) && said.contains(['-', '–', '—', ':', '：']) && deadlines::are_dated(cx, before, part)
}

/// Whether words are nothing but a day.
fn is_date(words: &Vocabulary, said: &str) -> bool {
    words.dates(said).next().is_some_and(|hit| {
        let range = match hit {
            DateHit::Date(date) => date.extent,
            DateHit::Yearless(date) => date.extent,
            DateHit::Impossible(date) => date.range,
        };
        range.start == 0 && range.end == said.len()
    })
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::expect;

    /// Lines of a text that was wrapped at 60 columns, so that its reader joins them.
    const WRAPPED: &str = "The group meets in the old hall of the lamp makers and looks
at all of the lamps that were lit since its last meeting in
the old hall, and at the oil that was burnt in them, and at
all of the wicks that were cut from the wool of the sheep of
the mountain behind the hall.
";

    #[test]
    fn a_salutation_below_a_full_line() {
        let letter = format!(
            "Ref: TSB Circular 79\nSubject: Meeting on the lamps of the harbour and on their oil\nDear Sir/Madam,\n{WRAPPED}Yours faithfully,\n"
        );
        expect![[r#"
            "Meeting on the lamps of the harbour and on their oil"
            "Dear Sir/Madam,"
        "#]]
        .assert_eq(&(tried(&letter, "/letterhead/subject") + &tried(&letter, "/salutation")));
    }

    #[test]
    fn a_date_below_a_full_item() {
        let letter = format!(
            "Dear Sir/Madam,\n{WRAPPED}Key deadlines:\n2 April 2031\n- remarks on the lamps that are printed in the second Annex\n5 May 2031\n- registration\nYours faithfully,\n"
        );
        expect![[r#"
            deadlines: {"entries":[{"date":{"printed":"2 April 2031","value":"2031-04-02"},"items":["remarks on the lamps that are printed in the second Annex"]},{"date":{"printed":"5 May 2031","value":"2031-05-05"},"items":["registration"]}],"heading":"Key deadlines:"}
        "#]].assert_eq(&tried(&letter, "/body/1"));
        // A date in the middle of a sentence goes on with it.
        let letter = format!(
            "Dear Sir/Madam,\n{WRAPPED}The next meeting of the group is held in the same hall from\n5 May 2031 on and all of those who know of it are asked to\n5 June 2031\nYours faithfully,\n"
        );
        expect![[r#"
            paragraph: "The next meeting of the group is held in the same hall from"
        "#]]
        .assert_eq(&tried(&letter, "/body/1"));
    }

    #[test]
    fn a_dated_line_below_its_announcement() {
        let letter = format!(
            "Dear Sir/Madam,\n{WRAPPED}All of the keepers of lamps are asked to note the deadlines:\n2 April 2031 – remarks on the lamps that are printed in them\n5 May 2031 – registration of all of the keepers of all lamps\nYours faithfully,\n"
        );
        expect![[r#"
            deadlines: {"entries":[{"date":{"printed":"2 April 2031","value":"2031-04-02"},"items":["remarks on the lamps that are printed in them"]},{"date":{"printed":"5 May 2031","value":"2031-05-05"},"items":["registration of all of the keepers of all lamps"]}],"heading":"All of the keepers of lamps are asked to note the deadlines:"}
        "#]].assert_eq(&tried(&letter, "/body/1"));
    }
}
