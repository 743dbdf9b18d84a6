//! Which lines were only wrapped, by evidence: the sentence goes on, or the line was full.

use crate::edges;
use crate::flow::{Gap, Seen};
use crate::marker;
use crate::measure::Measures;
use blocks::Span;

/// A part of the text, and the line that holds it: a cell is only a part of its line.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a> {
    pub(crate) span: Span,
    pub(crate) line: &'a Seen,
}

/// Whether `next` goes on with the paragraph that ends with `prev`; `going` says that it runs over several lines already.
pub(crate) fn joins(text: &str, measures: &Measures, prev: Part, next: Part, going: bool) -> bool {
    let (before, after) = (prev.span.of(text), next.span.of(text));
    match next.line.gap {
        Gap::Blank => false,
        Gap::Page => {
            // A short line with a capital at the head of a page is a heading.
            let heads =
                || after.starts_with(char::is_uppercase) && edges::width(after) < 45 && !edges::ends_finally(after);
            let full = || measures.is_full(text, prev.line, next.span) && !edges::ends_finally(before) && !heads();
            goes_on_over_page(before, after) || full() && !begins_anew(after)
        }
        Gap::None => {
            let within = || measures.is_within(text, prev.line);
            let full = measures.is_full(text, prev.line, next.span) && was_full(before, after) || within();
            let middle = || going && measures.was_wrapped(prev.line) && is_middle(before, after);
            let number = || measures.was_wrapped(prev.line) && is_number_in_sentence(before, after);
            let more = full
                || number()
                || goes_on(before, after, going)
                || hangs(text, prev.line, next.line, going)
                || middle();
            let hung = || is_hung_number(before, after) && hangs(text, prev.line, next.line, going);
            (more && !begins_anew(after) || hung())
                && !(is_entry(before) && is_entry(after))
                && !is_ring(text, prev.span, next.span)
                && !is_glued_number(text, next.span)
        }
    }
}

/// A line that begins below the text of a list item, not below its marker, and the lines below that one.
fn hangs(text: &str, prev: &Seen, next: &Seen, going: bool) -> bool {
    let lead = |line: &Seen| edges::width(Span::new(line.whole.start, line.span.start).of(text));
    let (before, own, below) = (prev.span.of(text), lead(prev), lead(next));
    if below == 0 || below > 40 || edges::ends_finally(before) {
        return false;
    }
    let marker = marker::length(before);
    let set_off = before.get(..marker).map_or(0, edges::width);
    if marker > 0 && !before.starts_with("[bookmark: ") { own + set_off == below } else { going && own == below }
}

/// A bare number and its unit below the text of an item whose marker is dressed: `ii)  networks beyond` / `1 Tbit/s`. An
/// item below it would be dressed too.
fn is_hung_number(before: &str, after: &str) -> bool {
    let dressed = before.get(..marker::length(before)).is_some_and(|marker| marker.trim_end().ends_with(['.', ')']));
    let bare = after.get(..marker::length(after)).unwrap_or("").trim_end();
    dressed && !bare.is_empty() && bare.chars().all(char::is_numeric)
}

/// In the middle of a Han paragraph that was wrapped, a line may end early before a word that could not be broken.
fn is_middle(before: &str, after: &str) -> bool {
    before.contains(edges::is_han) && !edges::ends_finally(before) && edges::ends_finally(after)
}

/// A number and a small letter behind an abbreviation: `… в 10 час.` / `00 мин. Пропуска …`. Sentences do not begin so.
fn is_number_in_sentence(before: &str, after: &str) -> bool {
    let rest = after.trim_start_matches(char::is_numeric);
    let counts =
        rest.len() < after.len() && rest.strip_prefix(' ').is_some_and(|word| word.starts_with(char::is_lowercase));
    counts && edges::width(edges::head(before)) >= 45
}

/// A sentence that has not ended, and a small letter that goes on with it.
///
/// A short line says little: `Director of the Bureau` / `of Standardization` is how an office is printed, and lists of
/// lines in small letters are no sentences. So the line must be long, or end with a comma, or be a list item, and it must
/// not itself begin a paragraph with a small letter.
fn goes_on(before: &str, after: &str, going: bool) -> bool {
    if edges::ends_finally(before) || !edges::begins_small(after) {
        return false;
    }
    if !going && marker::length(before) == 0 && edges::begins_small(before) {
        return false;
    }
    let width = edges::width(edges::head(before));
    width >= 45 || width >= 30 && edges::ends_with_comma(before) || marker::length(before) > 0 && width >= 20
}

/// Begins something of its own, whatever stands before it: a list item, a label, an address, or a bookmark, which
/// editors set at the head of paragraphs.
fn begins_anew(after: &str) -> bool {
    after.starts_with("[bookmark: ")
        || marker::length(after) > 0
        || edges::begins_with_label(after)
        || edges::is_address(after)
}

/// A number glued to a capital by an extractor (`5Practical information …`), where a line above begins with the number before
/// it, glued as well.
fn is_glued_number(text: &str, next: Span) -> bool {
    let glued = |line: &str, number: u32| {
        let rest = line.strip_prefix(number.to_string().as_str());
        rest.is_some_and(|rest| {
            let mut chars = rest.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
        })
    };
    let says = next.of(text);
    let digits = says.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let Some(number) = says.get(..digits).and_then(|digits| digits.parse::<u32>().ok()) else { return false };
    let before = || text.get(..next.start as usize).unwrap_or("").lines().rev().take(60);
    number > 1 && glued(says, number) && before().any(|line| glued(line.trim_start(), number - 1))
}

/// An `o` that stands for a ring before an item: another stands on the line above or below.
fn is_ring(text: &str, prev: Span, next: Span) -> bool {
    let begins = |line: &str| line.trim_start().strip_prefix('o').is_some_and(|rest| rest.starts_with([' ', '\t']));
    let below = || text.get(next.end as usize..).and_then(|after| after.split('\n').nth(1)).is_some_and(begins);
    begins(next.of(text)) && (begins(prev.of(text)) || below())
}

/// An entry of a list of dates: `vendredi 21 janvier 2033 – Inscription en ligne`. Two such lines are two entries.
fn is_entry(text: &str) -> bool {
    let head = edges::head(text);
    let date = [" – ", " - ", " — "].iter().filter_map(|dash| head.find(dash)).min().and_then(|at| head.get(..at));
    date.is_some_and(|date| date.chars().count() <= 60 && date.contains(|c: char| c.is_numeric()))
}

/// In a text that was wrapped, a full line goes on unless it ends a sentence and the next begins one.
fn was_full(before: &str, after: &str) -> bool {
    !edges::ends_finally(before) || !after.starts_with(char::is_uppercase)
}

/// Over the end of a page a sentence goes on when it has not ended and what follows is the rest of one.
///
/// Scripts without small letters give less evidence, so there what stands before must be as long as prose, and what
/// follows must end as prose does.
pub(crate) fn goes_on_over_page(before: &str, after: &str) -> bool {
    if edges::ends_finally(before) || begins_anew(after) {
        return false;
    }
    if edges::begins_small(after) {
        let broken = before.strip_suffix(['-', '\u{AD}']).is_some_and(|word| word.ends_with(char::is_alphabetic));
        return broken || edges::width(before) >= 20;
    }
    !edges::begins_cased(after) && edges::width(before) >= 40 && edges::ends_finally(after)
}
