//! The title of an annex: which line it is, and over how many it goes on.
//!
//! A line goes on where its words do: it ends with a word that ends nothing (`of the`), or with a comma, or within a
//! bracket; the next begins small, or with the group whose meeting was spoken of. Where nothing shows it, the next line
//! is one of its own.

use crate::context::{Context, is_comma, reads_like_headline};
use crate::line::LineKind;
use crate::marker::marker;
use crate::zones::annex_heading;
use crate::{agenda, list};
use std::ops::Range;
use vocabulary::Role;

/// The title of a line of more characters than this has a blank behind it, or what a title stands above.
const LONG: usize = 110;

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
    // A line with a tab in it is two things side by side, each of them short: a recommendation and its document.
    let parted = cx.at(second).trim().split('\t').all(|part| part.is_empty() || reads_like_headline(part));
    if table || parted || list::items(cx, second, range.end).is_some() || bracketed(cx, second) {
        return title;
    }
    // Parallels: other short lines above paragraphs.
    let later: Vec<usize> = lines.collect();
    let parallels = later.windows(2).any(|pair| match pair {
        [one, next] => {
            cx.is_headline(*one)
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
    if closed || sentence && !is_open(above) || marker(cx.visible(index), text).is_some_and(|found| found.sure) {
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

/// A line too long for a heading that is no sentence either: nothing ends in it, and below it stands what a title stands
/// above, a short line or an item.
fn is_long_title(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index);
    let count = words.chars().take(LONGEST + 1).count();
    let whole = !cx.ends_sentence(index) && !words.trim_end().ends_with(is_comma) && !words.contains(". ");
    let below = || {
        let next = cx.texts(index + 1..cx.lines.lines.len()).next()?;
        Some(cx.is_headline(next) || marker(cx.visible(next), cx.lines.text).is_some())
    };
    (LONG..=LONGEST).contains(&count) && whole && may_open(cx, index) && below().unwrap_or(false)
}

fn bracketed(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index).trim();
    words.starts_with(['(', '（']) && words.ends_with([')', '）'])
}
