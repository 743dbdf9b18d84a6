//! Outlines: which item stands below which, told by the sequence of the markers.
//!
//! No rule decides by itself. `i)` after `h)` goes on with letters; after `b)` it begins a list of roman numerals; and
//! after `h)` again it is a numeral where `ii)` follows. What counts is, in this order: going on exactly (one more than
//! the last of an open list), beginning anew (a first number), going on with a jump, and the open list of that dress.

use crate::marker::{Dress, Marker, MarkerKind, part_of_letter};
use vocabulary::numeral::{Numeral, System};

/// A list that is open while the outline is read.
#[derive(Clone, Debug)]
struct Open {
    shape: Shape,
    last: u32,
    /// The whole number of the last item, where it is decimal: `14.1` stands below `14`.
    path: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    Bullet(char),
    Path(usize),
    Number { dress: Dress, system: System, upper: bool },
}

/// The outline so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    open: Vec<Open>,
}

impl Outline {
    /// The depth of the deepest list that has numbers, if one is open.
    pub(crate) fn deepest_number(&self) -> Option<usize> {
        self.open.iter().rposition(|open| !matches!(open.shape, Shape::Bullet(_)))
    }

    /// Closes the lists below this depth.
    pub(crate) fn close_below(&mut self, depth: usize) {
        self.open.truncate(depth + 1);
    }

    /// Puts the next item in its place, and says how deep that is, from 0. `upcoming` are the markers after it; `text` is the source.
    pub(crate) fn place<'m>(
        &mut self,
        marker: &Marker,
        upcoming: impl Iterator<Item = &'m Marker>,
        text: &str,
    ) -> usize {
        match &marker.kind {
            MarkerKind::Bullet(bullet) => self.bullet(*bullet),
            MarkerKind::Path(path) => self.path(path),
            MarkerKind::Number(readings) => {
                let upcoming: Vec<&Marker> = upcoming.take(12).collect();
                let one = [Numeral { system: System::Decimal, value: 1, upper: false }];
                let readings = if self.is_damaged_one(marker, &upcoming, text) { &one } else { readings.as_slice() };
                self.number(readings, marker.dress(text), upcoming.into_iter(), text)
            }
        }
    }

    /// Whether an `l.` or `I.` is a damaged `1.`: no letters and no numbers go before it, and a `2.` comes next.
    pub(crate) fn is_damaged_one(&self, marker: &Marker, upcoming: &[&Marker], text: &str) -> bool {
        let dress = marker.dress(text);
        let label = marker.label.of(text).trim_matches(|c: char| !c.is_alphanumeric());
        let before = self.open.iter().any(
            |open| matches!(open.shape, Shape::Number { system, dress: open, .. } if open == dress && system != System::Decimal),
        );
        let two = || {
            upcoming.iter().find(|next| next.dress(text) == dress && !matches!(next.kind, MarkerKind::Path(_))).is_some_and(
                |next| matches!(&next.kind, MarkerKind::Number(n) if n.iter().any(|n| n.system == System::Decimal && n.value == 2)),
            )
        };
        matches!(label, "l" | "I") && !before && two()
    }

    fn bullet(&mut self, bullet: char) -> usize {
        let number = self.deepest_number().map_or(0, |depth| depth + 1);
        let same =
            self.open.iter().rposition(|open| open.shape == Shape::Bullet(bullet)).filter(|depth| *depth >= number);
        let depth = same.unwrap_or(self.open.len());
        self.put(depth, Open { shape: Shape::Bullet(bullet), last: 0, path: Vec::new() })
    }

    fn path(&mut self, path: &[u32]) -> usize {
        let (last, parent) = path.split_last().map_or((0, path), |(last, parent)| (*last, parent));
        let shape = Shape::Path(path.len());
        // Below the item whose number is the beginning of this one; else beside others of as many parts.
        let above = self.open.iter().rposition(|open| open.path == parent && !parent.is_empty());
        let beside = self.open.iter().rposition(|open| open.shape == shape);
        // Numbers that an extractor turned round (`1.5` for 5.1 in Arabic) still end with that of the item above.
        let turned = path.last().and_then(|last| self.open.iter().rposition(|open| open.path.as_slice() == [*last]));
        let number = self.open.iter().position(|open| matches!(open.shape, Shape::Number { .. }));
        let depth = match (above, beside, turned, number) {
            (Some(above), ..) => above + 1,
            (None, Some(beside), ..) => beside,
            (None, None, Some(turned), _) => turned + 1,
            // Without its parent it stands below the numbers, which go on behind it.
            (None, None, None, Some(number)) => number + 1,
            (None, None, None, None) => 0,
        };
        self.put(depth, Open { shape, last, path: path.to_vec() })
    }

    fn number<'m>(
        &mut self,
        readings: &[Numeral],
        dress: Dress,
        upcoming: impl Iterator<Item = &'m Marker>,
        text: &str,
    ) -> usize {
        let shape = |n: &Numeral| Shape::Number { dress, system: n.system, upper: n.upper };
        let find = |depth: usize, open: &Open, wanted: &dyn Fn(u32, u32) -> bool| {
            readings.iter().find(|n| shape(n) == open.shape && wanted(open.last, n.value)).map(|n| (depth, *n))
        };
        let deepest = |wanted: &dyn Fn(u32, u32) -> bool| {
            self.open.iter().enumerate().rev().find_map(|(depth, open)| find(depth, open, wanted))
        };
        let first =
            readings.iter().filter(|n| n.value == 1).find(|n| !self.open.iter().any(|open| open.shape == shape(n)));
        let exactly = deepest(&|last, value| value == last + 1);
        let chosen = match (exactly, first) {
            (Some((depth, n)), Some(first)) => {
                // Both a letter that goes on and a first numeral: what comes next decides.
                if begins_anew(first, &n, dress, upcoming, text) { (self.open.len(), *first) } else { (depth, n) }
            }
            (Some(exactly), None) => exactly,
            (None, Some(first)) => (self.open.len(), *first),
            // Nothing goes on exactly: the list that the number is nearest to. `c)` behind `a)`, `i)`, `ii)` jumps over
            // one letter, and not over ninety-seven numerals.
            (None, None) => self
                .open
                .iter()
                .enumerate()
                .rev()
                .filter_map(|(depth, open)| {
                    let found = find(depth, open, &|_, _| true)?;
                    Some((found.1.value.abs_diff(open.last), found))
                })
                .min_by_key(|(distance, _)| *distance)
                .map(|(_, found)| found)
                .or_else(|| readings.first().map(|n| (self.open.len(), *n)))
                .unwrap_or((self.open.len(), Numeral { system: System::Decimal, value: 0, upper: false })),
        };
        // `8` behind `7.1` and `7.2` whose 7 the copy lacks: beside them, not below.
        let chosen = match chosen {
            (depth, n) if depth == self.open.len() && n.system == System::Decimal && n.value > 1 => {
                let beside = self.open.iter().position(|open| matches!(open.shape, Shape::Path(_)));
                let before = |open: &Open| open.path.first().is_some_and(|first| *first <= n.value);
                (beside.filter(|at| self.open.get(*at).is_some_and(before)).unwrap_or(depth), n)
            }
            chosen => chosen,
        };
        let (depth, numeral) = chosen;
        let open = shape(&numeral);
        let path = match numeral.system {
            System::Decimal => vec![numeral.value],
            // `A.1` stands below `A.`
            System::Latin | System::Cyrillic if numeral.upper => vec![part_of_letter(&numeral)],
            _ => Vec::new(),
        };
        self.put(depth, Open { shape: open, last: numeral.value, path })
    }

    fn put(&mut self, depth: usize, open: Open) -> usize {
        let depth = depth.min(self.open.len());
        self.open.truncate(depth);
        self.open.push(open);
        depth
    }
}

/// Whether the next marker of this dress goes on from the numeral `first` and not from the letter `going_on`.
fn begins_anew<'m>(
    first: &Numeral,
    going_on: &Numeral,
    dress: Dress,
    upcoming: impl Iterator<Item = &'m Marker>,
    text: &str,
) -> bool {
    for marker in upcoming.take(12) {
        let MarkerKind::Number(readings) = &marker.kind else { continue };
        if marker.dress(text) != dress {
            continue;
        }
        let reads =
            |n: &Numeral| readings.iter().any(|r| r.system == n.system && r.upper == n.upper && r.value == n.value + 1);
        return reads(first) && !reads(going_on);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marker::marker;
    use findings::Span;

    /// The depth of each marker.
    fn depths(labels: &str) -> String {
        let markers: Vec<Marker> = labels
            .split(' ')
            .map(|label| {
                let start = label.as_ptr() as usize - labels.as_ptr() as usize;
                let line = format!("{label} x");
                let mut found = marker(Span::at(0, line.len()), &line).unwrap_or_else(|| panic!("{label}"));
                found.label = Span::at(start, start + label.len());
                found
            })
            .collect();
        let mut outline = Outline::default();
        let told = markers
            .iter()
            .enumerate()
            .map(|(at, marker)| outline.place(marker, markers[at + 1..].iter(), labels).to_string());
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_sequence_decides() {
        for (labels, wanted) in [
            ("1. 2. a) b) i) ii) c) · · d) 3.", "0 0 1 1 2 2 1 2 2 1 0"),
            ("1. a) b) c) d) e) f) g) h) i) j) 2.", "0 1 1 1 1 1 1 1 1 1 1 0"),
            ("1. a) b) c) d) e) f) g) h) i) ii) 2.", "0 1 1 1 1 1 1 1 1 2 2 0"),
            ("1. a) b) c) d) e) f) g) h) i) 2.", "0 1 1 1 1 1 1 1 1 1 0"),
            ("13 14 14.1 14.2 15 a. b. 16", "0 0 1 1 0 1 1 0"),
            ("5 6 9 10", "0 0 0 0"),
            ("1. 2. 3. 3. 4.", "0 0 0 0 0"),
            ("1 1.1 1.1.1 1.1.2 1.2 2", "0 1 2 2 1 0"),
            ("7.1 7.2 7.4", "0 0 0"),
            ("· - - ·", "0 1 1 0"),
            ("a) b) d)", "0 0 0"),
            ("1. (a) (i) (ii) (b) 2.", "0 1 2 2 1 0"),
            ("I. II. A. B. III.", "0 0 1 1 0"),
            ("а) б) в) г)", "0 0 0 0"),
            ("5 1.5 2.5 6", "0 1 1 0"),
            ("7 8.1 9", "0 1 0"),
            ("7.1 7.2 8 8.1 9", "0 0 0 1 0"),
            ("2 2.a 2.b 2.b.i 2.b.ii 3", "0 1 1 2 2 0"),
            ("A. A.1 A.2 B. B.1 B.1.1", "0 1 1 0 1 2"),
            ("l. 2. 3.", "0 0 0"),
            ("k. l. m.", "0 0 0"),
            ("1. a) i) ii) c) d) 2.", "0 1 2 2 1 1 0"),
            ("a) b) c) i) ii) c) d)", "0 0 0 1 1 0 0"),
            ("a) i) ii) v) b)", "0 1 1 1 0"),
        ] {
            assert_eq!(depths(labels), wanted, "{labels}");
        }
    }
}
