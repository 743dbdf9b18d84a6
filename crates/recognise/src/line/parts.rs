//! Paragraphs of several lines: which of them the letter means as one.
//!
//! Who writes a letter ends a line with a break where others end a paragraph: name and office, heading and title, the
//! points of a list. Short lines behind breaks are therefore lines until the zones are known; in a body they come together
//! again, save where one begins with a marker.

use super::{Line, LineKind, Lines};
use crate::marker::marker;
use crate::zones::Zones;
use blocks::{Mark, MarkKind};
use findings::Span;

/// Longer lines are those of a paragraph, whatever parts them.
const LONG: usize = 110;

/// The breaks within paragraphs, in order.
pub(super) fn breaks(marks: &[Mark]) -> Vec<Span> {
    let broken = marks.iter().filter(|mark| mark.kind == MarkKind::Break && !mark.span.is_empty());
    broken.map(|mark| mark.span).collect()
}

/// The lines that a paragraph falls into: itself, or more where all of them are short.
pub(super) fn parts(breaks: &[Span], text: &str, span: Span) -> impl Iterator<Item = Span> + use<> {
    let first = breaks.partition_point(|at| at.start < span.start);
    let mut found = Vec::new();
    let mut from = span.start;
    for at in breaks.get(first..).unwrap_or_default().iter().take_while(|at| at.end <= span.end) {
        let part = Span::new(from, at.start);
        if !part.of(text).trim().is_empty() {
            found.push(part);
            from = at.end;
        }
    }
    let last = Span::new(from, span.end);
    let short = |part: &Span| part.of(text).chars().nth(LONG).is_none();
    let whole = found.is_empty() || last.of(text).trim().is_empty() || !found.iter().chain([&last]).all(short);
    if whole {
        found.clear();
    }
    found.into_iter().chain([if whole { span } else { last }])
}

/// Brings together what belongs together in bodies, and moves the zones with it.
pub(crate) fn rejoin(lines: &mut Lines<'_>, zones: &mut Zones) {
    if !lines.lines.iter().any(|line| line.goes_on) {
        return;
    }
    let text = lines.text;
    let mut joins: Vec<bool> = vec![false; lines.lines.len()];
    let heads: Vec<usize> = zones.annexes.iter().map(|annex| annex.start).collect();
    let bodies = std::iter::once(zones.body.clone()).chain(zones.annexes.iter().cloned());
    for body in bodies {
        let mut at = body.start;
        while at < body.end {
            let goes_on = |index: &usize| lines.lines.get(*index).is_some_and(|line| line.goes_on);
            let end = (at + 1..body.end).find(|index| !goes_on(index)).unwrap_or(body.end);
            let marked = lines
                .lines
                .get(at + 1..end)
                .unwrap_or_default()
                .iter()
                .any(|line| line.kind != LineKind::Text || marker(lines.visible(line.span), text).is_some());
            if !marked && !heads.contains(&at) {
                joins.get_mut(at + 1..end).into_iter().flatten().for_each(|join| *join = true);
            }
            at = end;
        }
    }
    // Where each line, and the end, will stand.
    let mut places = Vec::with_capacity(joins.len() + 1);
    let mut place = 0usize;
    for join in &joins {
        places.push(place);
        place += usize::from(!join);
    }
    places.push(place);
    let mut joined: Vec<Line> = Vec::with_capacity(place);
    for (line, join) in std::mem::take(&mut lines.lines).into_iter().zip(&joins) {
        match joined.last_mut() {
            Some(last) if *join => {
                last.span.end = line.span.end;
                last.paragraph.span.end = line.span.end;
            }
            _ => joined.push(line),
        }
    }
    lines.lines = joined;
    let moved = |range: &mut std::ops::Range<usize>| {
        let to = |at: usize| places.get(at).copied().unwrap_or(place);
        *range = to(range.start)..to(range.end);
    };
    for range in [&mut zones.head, &mut zones.salutation, &mut zones.body, &mut zones.closing] {
        moved(range);
    }
    zones.annexes.iter_mut().for_each(moved);
}
