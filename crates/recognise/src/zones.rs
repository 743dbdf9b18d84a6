//! The zones of a letter: letterhead, salutation, body, closing, annexes, and a second letter behind them.

mod salutation;
mod second;

use crate::context::{Context, has_more_than, reads_like_headline};
use crate::grid::{aligned, rows, table_end};
use crate::scribe::is_direction;
use crate::{agenda, head};
use std::collections::HashMap;
use std::ops::Range;
use vocabulary::character::is_letter;
use vocabulary::{AnnexHeading, Role, RoleSet};

pub(crate) use salutation::is_made_of_salutations;

/// Ranges of lines, in the order of the letter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Zones {
    pub(crate) head: Range<usize>,
    pub(crate) salutation: Range<usize>,
    pub(crate) body: Range<usize>,
    pub(crate) closing: Range<usize>,
    pub(crate) annexes: Vec<Range<usize>>,
    /// Another letter in the same file.
    pub(crate) second: Range<usize>,
    /// Whether anything shows that this is a letter at all.
    pub(crate) is_letter: bool,
}

/// Cuts the letter into its zones.
pub(crate) fn zones(cx: &Context<'_>) -> Zones {
    let count = cx.lines.lines.len();
    let salutation = salutation::salutation(cx);
    let from = salutation.as_ref().map_or(0, |range| range.end);
    let mut starts = annex_starts(cx, from);
    let second = second::start(cx, from, &starts).unwrap_or(count);
    starts.retain(|start| *start < second);
    starts.splice(0..0, agenda_without_heading(cx, from..starts.first().copied().unwrap_or(second)));
    let (whole, count) = (count, second);
    let letter_ends = starts.first().copied().unwrap_or(count);
    let annexes = starts.iter().zip(starts.iter().skip(1).chain([&count])).map(|(start, end)| *start..*end).collect();
    let head_ends = match &salutation {
        Some(range) => range.start,
        None => head::end(cx, letter_ends),
    };
    let salutation = salutation.unwrap_or(head_ends..head_ends);
    let body_starts = salutation.end;
    let closing_starts = closing_start(cx, body_starts..letter_ends);
    let has_agenda = starts.iter().any(|start| cx.texts(*start..count).take(3).any(|i| is_agenda_title(cx, i)));
    let is_letter = !salutation.is_empty() || head_ends > 0 || closing_starts < letter_ends || has_agenda;
    Zones {
        head: 0..head_ends,
        salutation,
        body: body_starts..closing_starts,
        closing: closing_starts..letter_ends,
        annexes,
        second: second..whole,
        is_letter,
    }
}

/// Whether a line names an agenda.
fn is_agenda_title(cx: &Context<'_>, index: usize) -> bool {
    let title = RoleSet::from(Role::AgendaTitle);
    let words = cx.at(index);
    cx.is_headline(index) && cx.set.beginning(words, title).any(|set| set.longest_at_start(words, title).is_some())
}

/// The heading of an annex in this line, in whatever language: letters carry annexes of others.
pub(crate) fn annex_heading(cx: &Context<'_>, index: usize) -> Option<AnnexHeading> {
    let words = cx.at(index);
    // Headings begin with a capital, or in a script without capitals; a mark of direction may stand before it.
    if words.chars().find(|c| !is_direction(*c)).is_none_or(|first| !is_letter(first) || first.is_lowercase()) {
        return None;
    }
    let mut languages = cx.set.beginning(words, Role::AnnexHeading.into()).peekable();
    languages.peek()?;
    let own = cx.words.annex_heading(words);
    let mut others = languages.filter(|other| !std::ptr::eq(*other, cx.words));
    own.or_else(|| others.find_map(|vocabulary| vocabulary.annex_heading(words)))
}

/// The lines that begin annexes.
fn annex_starts(cx: &Context<'_>, from: usize) -> Vec<usize> {
    let mut starts: Vec<(usize, String)> = Vec::new();
    for index in cx.texts(from..cx.lines.lines.len()) {
        let words = cx.at(index);
        if has_more_than(words, 150) {
            continue;
        }
        let Some(heading) = annex_heading(cx, index) else { continue };
        if cx.words.enclosures(words).is_some() {
            continue;
        }
        let rest = words.get(heading.rest.clone()).unwrap_or("").trim();
        // `Annex A holds practical information.` is a sentence.
        if cx.ends_sentence(index) && !rest.is_empty() || rest.contains(['。', '；']) || shares_row(cx, index) {
            continue;
        }
        let label = heading.label.and_then(|label| words.get(label)).unwrap_or("").to_owned();
        starts.push((index, label));
    }
    // A list of the annexes names them one after the other before they come.
    let last: HashMap<&str, usize> = starts.iter().map(|(index, label)| (label.as_str(), *index)).collect();
    let mut found = Vec::new();
    for (place, (index, label)) in starts.iter().enumerate() {
        let again = last.get(label.as_str()).is_some_and(|last| last > index);
        let next = starts.get(place + 1).map_or(cx.lines.lines.len(), |(next, _)| *next);
        if !again || cx.texts(index + 1..next).nth(1).is_some() {
            found.push(*index);
        }
    }
    found
}

/// An agenda behind the end of the letter that no heading calls an annex: its title, and the items below it.
fn agenda_without_heading(cx: &Context<'_>, range: Range<usize>) -> Option<usize> {
    let formula = cx.texts(range.clone()).rev().find(|index| is_formula(cx, *index))?;
    let begins = |index: &usize| {
        is_agenda_title(cx, *index)
            && cx.line(*index).is_some_and(|line| line.cell.is_none())
            && (agenda::begins_below(cx, *index, range.end).is_some() || has_table_below(cx, *index, range.end))
    };
    cx.texts(formula + 1..range.end).find(begins)
}

/// Whether a table of items stands a few lines below this one.
fn has_table_below(cx: &Context<'_>, index: usize, end: usize) -> bool {
    let below = cx.texts(index + 1..end).take(4).find(|index| cx.line(*index).is_some_and(|line| line.cell.is_some()));
    below.is_some_and(|table| {
        let rows = aligned(rows(cx, table..table_end(cx, table, end)));
        agenda::is_table(cx, &rows, true)
    })
}

/// Whether other cells of the same row hold text: then the line is a cell of a table and no heading.
pub(crate) fn shares_row(cx: &Context<'_>, index: usize) -> bool {
    let Some(cell) = cx.line(index).and_then(|line| line.cell) else { return false };
    let near = index.saturating_sub(12)..(index + 12).min(cx.lines.lines.len());
    cx.texts(near)
        .filter_map(|other| cx.line(other)?.cell)
        .any(|other| other.table == cell.table && other.row == cell.row && other.column != cell.column)
}

/// Where the closing begins: at the formula, or at what stands in its place.
fn closing_start(cx: &Context<'_>, range: Range<usize>) -> usize {
    let formula = |index: &usize| is_formula(cx, *index);
    if let Some(index) = cx.texts(range.clone()).rev().find(formula) {
        return with_enclosures_before(cx, range.start, index);
    }
    let anchors = Role::Signed | Role::Caption;
    let is_anchor = |index: usize| cx.is(index, anchors) || cx.words.enclosures(cx.at(index)).is_some();
    // Without a formula: from the first such line behind the last paragraph.
    let tail = cx
        .texts(range.clone())
        .rev()
        .find(|index| cx.is_sentence(*index) && !is_anchor(*index))
        .map_or(range.start, |last| last + 1);
    let from = cx
        .texts(tail..range.end)
        .find(|index| is_anchor(*index))
        .or_else(|| cx.texts(range.clone()).find(|index| cx.words.enclosures(cx.at(*index)).is_some()));
    let Some(from) = from else {
        // A signature alone: an office at the very end, with the name before it.
        let office = cx.texts(tail..range.end).find(|index| cx.begins(*index, Role::Office));
        return office.map_or(range.end, |index| signature_start(cx, tail, index));
    };
    signature_start(cx, range.start, from)
}

/// Whether a line is the valediction: nothing else, or a formula with names in its middle (`Je vous prie d'agréer, …`).
pub(crate) fn is_formula(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index);
    let valediction = RoleSet::from(Role::Valediction);
    // The names in its middle change nothing of the letter that a line begins with.
    let may_begin = !words.starts_with(is_letter) || cx.words.may_begin(words, valediction);
    if may_begin && cx.is(index, valediction) {
        return true;
    }
    if !may_begin && !cx.ends_sentence(index) {
        return false;
    }
    // `Yours faithfully, / Mira Olsen`: up to the border of a cell.
    let first = || words.split_once(" / ").map(|(first, _)| first).filter(|first| first.len() <= 120);
    if may_begin && first().is_some_and(|first| cx.words.whole(first, valediction).is_some()) {
        return true;
    }
    if has_more_than(words, 220) {
        return false;
    }
    let begins =
        |words: &str| cx.words.longest_at_start(words, valediction).is_some_and(|hit| hit.end - hit.start >= 16);
    // `Dans l'attente de vous accueillir, je vous prie d'agréer, …`, `Accept, Excellency, the assurances …`
    let holds = || cx.words.find_all(words, valediction).iter().any(|hit| hit.end - hit.start >= 20);
    may_begin && (begins(words) || without_vocatives(words).any(|words| begins(&words)))
        || cx.ends_sentence(index) && holds()
}

/// The formula without those whom it speaks to in its middle: `Примите, дамы и господа, уверения …`, and how many of them
/// that may be.
fn without_vocatives(words: &str) -> impl Iterator<Item = String> {
    const COMMAS: [char; 3] = [',', '،', '，'];
    let (verb, rest) = words.split_once(COMMAS).unwrap_or((words, ""));
    let few = |words: &str, most| words.split_whitespace().nth(most).is_none();
    let ends = rest
        .match_indices(COMMAS)
        .take(4)
        .filter(move |(end, _)| few(verb, 4) && rest.get(..*end).is_some_and(|vocatives| few(vocatives, 6)));
    ends.filter_map(move |(end, comma)| Some(format!("{verb} {}", rest.get(end + comma.len()..)?.trim_start())))
}

/// The line of enclosures may stand before the formula.
fn with_enclosures_before(cx: &Context<'_>, start: usize, index: usize) -> usize {
    match index.checked_sub(1) {
        Some(before) if before >= start && cx.words.enclosures(cx.at(before)).is_some() => before,
        _ => index,
    }
}

/// A signature of a few short lines directly before `index`.
fn signature_start(cx: &Context<'_>, start: usize, index: usize) -> usize {
    let mut from = index;
    // What stands beside a line, behind the border of a cell, makes it no longer.
    let short = |index: usize| {
        let words = cx.at(index);
        let own = words.find('\t').or_else(|| words.find(" / ")).and_then(|end| words.get(..end)).unwrap_or(words);
        // `Director of the Bureau,` / `Mira Olsen`
        let own = if cx.begins(index, Role::Office) { own.trim_end_matches([',', '،', '，']) } else { own };
        // The address that a sentence above announced signs nothing.
        let address = own.contains("www.");
        reads_like_headline(own) && !address && !cx.is_note(index) && own.chars().count() <= 80
    };
    while from > start && index - from < 4 && short(from - 1) {
        from -= 1;
    }
    let office = |words: &str| cx.words.longest_at_start(words.trim_start(), Role::Office.into()).is_some();
    let offices =
        cx.texts(from..index + 1).any(|i| cx.at(i).split(" / ").flat_map(|part| part.split('\t')).any(office));
    if offices { from } else { index }
}

#[cfg(test)]
mod tests {
    use super::zones;
    use crate::context::Context;
    use crate::line;
    use expect_test::{Expect, expect};
    use vocabulary::Vocabularies;

    /// Each line behind the name of its zone.
    fn check(lines: &str, wanted: Expect) {
        let blocks = read_text::read(lines.as_bytes(), &read_text::Options::default()).map(|found| found.value);
        let blocks = blocks.unwrap_or_else(|error| panic!("{error}"));
        let set = Vocabularies::built_in();
        let lines = line::lines(&blocks);
        let cx =
            Context { lines: &lines, words: set.get_or_english(set.detect(&blocks.text).unwrap_or("en")), set: &set };
        let zones = zones(&cx);
        let mut named = vec![("head", zones.head), ("salutation", zones.salutation), ("body", zones.body)];
        named.push(("closing", zones.closing));
        named.extend(zones.annexes.into_iter().map(|annex| ("annex", annex)));
        let told =
            named.into_iter().flat_map(|(name, range)| range.map(move |index| format!("{name}: {}\n", cx.at(index))));
        let letter = if zones.is_letter { "" } else { "no letter\n" };
        wanted.assert_eq(&(letter.to_owned() + &told.collect::<String>()));
    }

    #[test]
    fn all_of_them() {
        check(
            "Ref: TSB Circular 79\nSubject: Lamps\nDear Sir/Madam,\nWe meet.\nYours faithfully,\nMira Olsen\n\
             ANNEX A\nPractical information\nANNEX B\nDraft agenda\n1 Opening\n",
            expect![[r#"
                head: Ref: TSB Circular 79
                head: Subject: Lamps
                salutation: Dear Sir/Madam,
                body: We meet.
                closing: Yours faithfully,
                closing: Mira Olsen
                annex: ANNEX A
                annex: Practical information
                annex: ANNEX B
                annex: Draft agenda
                annex: 1 Opening
            "#]],
        );
    }

    #[test]
    fn sentences_that_only_begin_like_a_zone() {
        check(
            "Dear Sir/Madam,\nAnnex A holds practical information.\nDear delegates will find all of it in the documents of the group.\nYours faithfully,\n",
            expect![[r#"
                salutation: Dear Sir/Madam,
                body: Annex A holds practical information.
                body: Dear delegates will find all of it in the documents of the group.
                closing: Yours faithfully,
            "#]],
        );
    }

    #[test]
    fn a_list_of_annexes_before_they_come() {
        check(
            "Dear Sir/Madam,\nThe group meets with all of its members.\nYours faithfully,\nAnnex A\nAnnex B\nAnnex A\nLamps\nRules\nAnnex B\nOil\nWicks\n",
            expect![[r#"
                salutation: Dear Sir/Madam,
                body: The group meets with all of its members.
                closing: Yours faithfully,
                closing: Annex A
                closing: Annex B
                annex: Annex A
                annex: Lamps
                annex: Rules
                annex: Annex B
                annex: Oil
                annex: Wicks
            "#]],
        );
    }

    #[test]
    fn without_salutation_or_formula() {
        check(
            "Ref: TSB Circular 79\nTel: +41 22 000 00 00\nSubject: Lamps\n\nThe group meets in June.\n(signed)\nMira Olsen\n",
            expect![[r#"
                head: Ref: TSB Circular 79
                head: Tel: +41 22 000 00 00
                head: Subject: Lamps
                body: The group meets in June.
                closing: (signed)
                closing: Mira Olsen
            "#]],
        );
        // One label alone is no letterhead.
        check(
            "Subject: Lamps\nThe lamps are lit.\n",
            expect![[r#"
            no letter
            body: Subject: Lamps
            body: The lamps are lit.
        "#]],
        );
        check(
            "Lamps burn oil.\nOil burns.\n",
            expect![[r#"
            no letter
            body: Lamps burn oil.
            body: Oil burns.
        "#]],
        );
    }
}
