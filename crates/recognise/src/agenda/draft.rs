//! Entries on their way to becoming items: what a line or a row gave, and how deep it stands.

use crate::context::part;
use crate::marker::{Marker, MarkerKind};
use crate::outline::Outline;
use findings::Span;
use std::ops::Range;
use vocabulary::numeral::{Numeral, System};

/// An entry on its way to becoming an item.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The marker, from its column or from the line itself.
    pub(super) marker: Option<Marker>,
    /// The span of the label, bookmarks before it included.
    pub(super) label: Option<Span>,
    pub(super) bullet: Option<Span>,
    pub(super) title: Vec<Span>,
    pub(super) documents: Vec<Span>,
    pub(super) cells: Vec<Range<usize>>,
    pub(super) depth: usize,
}

/// An `l` or `I` that stands for a `1`, alone in its cell or before a title, and an `l.1` below it. Whether it is one the
/// numbers around it tell.
pub(super) fn damaged_one(visible: Span, text: &str) -> Option<Marker> {
    let words = visible.of(text);
    let rest = words.strip_prefix(['l', 'I', '|'])?;
    // `l.1` is the rest of a path.
    let digit = |c: char| c.is_ascii_digit() || matches!(c, 'l' | 'I');
    let tail = rest.strip_prefix('.').and_then(|tail| {
        let behind = tail.trim_start_matches(digit);
        let digits = tail.get(..tail.len() - behind.len())?;
        let plain: String = digits.chars().map(|c| if c.is_ascii_digit() { c } else { '1' }).collect();
        let ends = behind.starts_with(char::is_whitespace) || digits.bytes().all(|b| b.is_ascii_digit());
        Some((plain.parse::<u32>().ok().filter(|_| ends)?, behind))
    });
    let (kind, rest) = match tail {
        Some((below, rest)) if below < 100 => (MarkerKind::Path(vec![1, below]), rest),
        Some(_) => return None,
        None => (one(), rest),
    };
    let bare = rest.trim_start();
    let next = bare.chars().next();
    let titled = next.is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
    let ends = words.len() - rest.len();
    let apart = next.is_none() || titled && (bare.len() < rest.len() || matches!(kind, MarkerKind::Number(_)));
    apart.then(|| Marker {
        label: part(visible, 0..ends),
        rest: part(visible, words.len() - bare.len()..words.len()),
        kind,
        sure: false,
    })
}

/// A number with an `l` or `O` among its digits: `l0.`, `1l.`, or alone in its cell `l0`, `ll`; whether it is one the numbers
/// before it tell.
pub(super) fn damaged_number(visible: Span, text: &str) -> Option<Marker> {
    let words = visible.of(text);
    let is_part = |c: &char| matches!(c, '0'..='9' | 'l' | 'I' | 'O');
    let end: usize = words.chars().take(4).take_while(is_part).map(char::len_utf8).sum();
    let token = words.get(..end)?;
    let alone = token.len() == words.trim_end_matches(['.', ')', ' ']).len();
    let digits = token.contains(|c: char| c.is_ascii_digit()) || alone && end == 2;
    let letters = token.contains(|c: char| !c.is_ascii_digit());
    let mark = words.get(end..)?.chars().next().filter(|c| matches!(c, '.' | ')'));
    if mark.is_none() && !alone {
        return None;
    }
    let plain: String = token
        .chars()
        .map(|c| match c {
            'l' | 'I' => '1',
            'O' => '0',
            digit => digit,
        })
        .collect();
    let value = plain.parse().ok().filter(|_| digits && letters && end <= 3)?;
    let ends = end + mark.map_or(0, char::len_utf8);
    let rest = words.get(ends..)?;
    Some(Marker {
        label: part(visible, 0..ends),
        rest: part(visible, words.len() - rest.trim_start().len()..words.len()),
        kind: MarkerKind::Number(vec![Numeral { system: System::Decimal, value, upper: false }]),
        sure: false,
    })
}

/// Whether a number is one more than another in the same dress.
pub(super) fn one_more(before: &Marker, after: &Marker, text: &str) -> bool {
    match (&before.kind, &after.kind) {
        (MarkerKind::Number(before_n), MarkerKind::Number(after_n)) if before.dress(text) == after.dress(text) => {
            before_n.iter().any(|b| after_n.iter().any(|a| a.system == b.system && a.value == b.value + 1))
        }
        _ => false,
    }
}

/// The path of a `3.l` before a `3.2`.
fn damaged_path(marker: &Marker, upcoming: &[&Marker], text: &str) -> Option<Vec<u32>> {
    let MarkerKind::Path(path) = &marker.kind else { return None };
    let (_, above) = path.split_last()?;
    let next = upcoming.iter().find_map(|next| match &next.kind {
        MarkerKind::Path(next) if next.len() == path.len() => Some(next),
        _ => None,
    })?;
    let label = marker.label.of(text).trim_end_matches(['.', ')']);
    (label.ends_with('l') && next.starts_with(above) && next.last() == Some(&2))
        .then(|| above.iter().copied().chain([1]).collect())
}

fn one() -> MarkerKind {
    MarkerKind::Number(vec![Numeral { system: System::Decimal, value: 1, upper: false }])
}

/// Gives every entry its depth. An entry without any marker is the next sibling of the numbered item above it.
pub(super) fn nest(entries: &mut [Draft], text: &str) {
    let mut outline = Outline::default();
    for index in 0..entries.len() {
        let (done, upcoming) = entries.split_at_mut(index + 1);
        let Some(entry) = done.last_mut() else { continue };
        if let Some(marker) = &mut entry.marker {
            let upcoming: Vec<&Marker> = upcoming.iter().filter_map(|entry| entry.marker.as_ref()).take(12).collect();
            if outline.is_damaged_one(marker, &upcoming, text) {
                marker.kind = one();
            } else if let Some(path) = damaged_path(marker, &upcoming, text) {
                marker.kind = MarkerKind::Path(path);
            }
        }
        match &entry.marker {
            Some(marker) => {
                let upcoming = upcoming.iter().filter_map(|entry| entry.marker.as_ref());
                entry.depth = outline.place(marker, upcoming, text);
            }
            None => {
                entry.depth = outline.deepest_number().unwrap_or(0);
                outline.close_below(entry.depth);
            }
        }
    }
}
