//! Which lines were only wrapped, by evidence: the sentence goes on, or the line was full.

use crate::edges;
use crate::flow::{Gap, Seen};
use crate::measure::Measures;
use blocks::Span;

/// Whether the text at `next` goes on with the paragraph that ends at `prev`.
///
/// `prev_line` and `next_line` are the lines of the source that hold them: a cell is only a part of its line.
pub(crate) fn joins(text: &str, measures: &Measures, prev: Span, next: Span, prev_line: &Seen, next_line: &Seen) -> bool {
    let (before, after) = (prev.of(text), next.of(text));
    match next_line.gap {
        Gap::Blank => false,
        Gap::Page => goes_on_over_page(before, after),
        Gap::None => {
            if !goes_on(before, after) && !(measures.is_full(text, prev_line, next) && was_full(before, after)) {
                return false;
            }
            !begins_anew(after) && !(is_entry(before) && is_entry(after))
        }
    }
}

/// A sentence that has not ended, and a small letter that goes on with it.
///
/// A short line says little: `Director of the Bureau` / `of Standardization` is how an office is printed, and lists of
/// single words in small letters are no sentences. So the line must be long, or end with a comma, or be a list item.
fn goes_on(before: &str, after: &str) -> bool {
    if edges::ends_finally(before) || !edges::begins_small(after) {
        return false;
    }
    let width = edges::width(edges::head(before));
    width >= 45 || width >= 30 && edges::ends_with_comma(before) || edges::marker(before) > 0 && width >= 20
}

/// Begins something of its own, whatever stands before it: a list item, a label, a rule, an address.
fn begins_anew(after: &str) -> bool {
    edges::marker(after) > 0 || edges::begins_with_label(after) || edges::is_address(after)
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
fn goes_on_over_page(before: &str, after: &str) -> bool {
    if edges::ends_finally(before) || begins_anew(after) {
        return false;
    }
    if edges::begins_small(after) {
        return edges::width(before) >= 20;
    }
    let first = edges::head(after).chars().next();
    let uncased = first.is_some_and(|c| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase());
    uncased && edges::width(before) >= 40 && edges::ends_finally(after)
}

