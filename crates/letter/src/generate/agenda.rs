//! Agendas: labels that count, numbers that follow from them, and columns.

use super::scribe::Scribe;
use crate::{Agenda, AgendaItem, ColumnRole, FurtherCell};

/// How the printed labels of one level count: the label of a place in the series.
pub(super) type Series = fn(usize) -> String;

/// Every shape of label that a letter is known to print. What is behind the letters of an alphabet begins it again; a
/// repeated label is a letter's right.
const SERIES: [Series; 13] = [
    |place| format!("{place}."),
    |place| format!("{place}"),
    |place| format!("{place})"),
    |place| format!("{}．", forms('０', place)),
    |place| format!("{}.", forms('٠', place)),
    |place| nth("①②③④⑤⑥⑦⑧⑨⑩", place).to_string(),
    |place| format!("{}、", nth("一二三四五六七八九十", place)),
    |place| format!("{})", nth("abcdefghijklmnopqrstuvwxyz", place)),
    |place| format!("{}.", nth("ABCDEFGHIJKLMNOPQRSTUVWXYZ", place)),
    |place| format!("{})", nth("абвгдежз", place)),
    |place| format!("{})", nth("أبتثجحخد", place)),
    |place| format!("({})", ["i", "ii", "iii", "iv", "v", "vi"].get((place - 1) % 6).copied().unwrap_or("i")),
    |_| String::new(),
];

/// The number in the digits that begin here.
fn forms(zero: char, number: usize) -> String {
    let digit = |c: char| char::from_u32(u32::from(zero) + c.to_digit(10).unwrap_or(0)).unwrap_or(c);
    number.to_string().chars().map(digit).collect()
}

fn nth(alphabet: &str, place: usize) -> char {
    alphabet.chars().cycle().nth(place - 1).unwrap_or('a')
}

/// The address that a label adds: without punctuation, digits and compatibility forms made plain, letters as printed.
fn address(label: &str) -> String {
    let plain = |c: char| match u32::from(c) {
        code @ 0xFF10..=0xFF19 => (code - 0xFF10).to_string(),
        code @ 0x0660..=0x0669 => (code - 0x0660).to_string(),
        code @ 0x2460..=0x2473 => (code - 0x2460 + 1).to_string(),
        _ if c.is_alphanumeric() || c == '.' => c.to_string(),
        _ => String::new(),
    };
    label.chars().map(plain).collect::<String>().trim_matches('.').to_owned()
}

impl Scribe {
    /// The series of labels of a list or of one level of an agenda.
    pub(super) fn series(&mut self) -> Series {
        const MARKS: [Series; 3] = [|_| "–".to_owned(), |_| "•".to_owned(), |_| "·".to_owned()];
        if self.dice.one_in(4) { self.dice.pick(&MARKS) } else { self.dice.pick(&SERIES) }
    }

    /// How far the next place in a series is: now and then a letter jumps or repeats itself.
    pub(super) fn step(&mut self) -> usize {
        self.dice.pick(&[1, 1, 1, 1, 1, 1, 1, 1, 1, 3])
    }

    /// Up to `most` cells of a row: empty ones only before others.
    pub(super) fn cells(&mut self, most: usize) -> Vec<FurtherCell> {
        let mut cells = self.several(0, most, |scribe| FurtherCell(scribe.mostly(3, Self::text)));
        while cells.last().is_some_and(|last| last.0.is_none()) {
            cells.pop();
        }
        cells
    }

    pub(super) fn agenda(&mut self) -> Agenda {
        if self.dice.one_in(6) {
            let (tag, agenda) = self.in_another_language(Self::agenda_as_spoken);
            return Agenda { language: Some(tag), ..agenda };
        }
        self.agenda_as_spoken()
    }

    fn agenda_as_spoken(&mut self) -> Agenda {
        use ColumnRole::{Cell, Documents, Number, Title};
        const ORDERS: [&[ColumnRole]; 5] = [
            &[Number, Title, Documents, Cell],
            &[Cell, Title, Documents],
            &[Title, Documents],
            &[Number, Documents, Title],
            &[Number, Cell, Title, Cell, Documents],
        ];
        let roles = if self.dice.one_in(3) { self.dice.pick(&ORDERS) } else { &[] };
        let width = if roles.is_empty() { 3 } else { roles.len() };
        let further = roles.iter().filter(|role| **role == Cell).count();
        Agenda {
            language: None,
            preface: self.several(0, 2, Self::text),
            columns: self.maybe(|scribe| scribe.cells(width)).unwrap_or_default(),
            roles: roles.to_vec(),
            items: self.agenda_items("", further),
            notes: self.several(0, 2, Self::text),
        }
    }

    /// The items below the one with this address.
    fn agenda_items(&mut self, parent: &str, further: usize) -> Vec<AgendaItem> {
        let series = self.series();
        let whole = self.dice.one_in(3);
        let mut place = 0;
        self.several(1, 4, |scribe| {
            place += scribe.step();
            if place > 1 && scribe.dice.one_in(16) {
                place -= 1;
            }
            let label = series(place);
            // `14.1` under `14`: a label that begins with its parent's address is the whole address.
            let label = if whole && !parent.is_empty() && label.starts_with(|c: char| c.is_ascii_digit()) {
                format!("{parent}.{label}")
            } else {
                label
            };
            scribe.agenda_item(parent, label, further)
        })
    }

    fn agenda_item(&mut self, parent: &str, label: String, further: usize) -> AgendaItem {
        self.down(|scribe| {
            let own = address(&label);
            let number = match parent {
                _ if own.is_empty() => None,
                "" => Some(own),
                _ if own.starts_with(&format!("{parent}.")) => Some(own),
                _ => Some(format!("{parent}.{own}")),
            };
            // A person who writes data may give a number without a label, or one that has nothing to do with it.
            let (number, label) = match scribe.dice.below(24) {
                0 => (Some(scribe.plain()), label),
                1 => (number, String::new()),
                2 => (None, label),
                _ => (number, label),
            };
            let title = scribe.mostly(12, Self::text);
            let documents = scribe.maybe(|scribe| scribe.several(0, 3, Self::text)).unwrap_or_default();
            let bullet =
                if scribe.dice.one_in(8) { Some(scribe.dice.pick(&["–", "•", "＊"]).to_owned()) } else { None };
            let cells = scribe.cells(further);
            let below = number.as_deref().unwrap_or(parent);
            let items = if scribe.left > 0 && scribe.has_room() && scribe.dice.one_in(3) {
                scribe.agenda_items(below, further)
            } else {
                Vec::new()
            };
            let label = Some(label).filter(|label| !label.is_empty());
            // Something stands in every item.
            let silent = label.is_none() && number.is_none() && items.is_empty();
            let title = if title.is_none() && silent { Some(scribe.text()) } else { title };
            AgendaItem { number, label, bullet, title, documents, cells, items }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_plain() {
        for (label, wanted) in [
            ("1.", "1"),
            ("１．", "1"),
            ("①", "1"),
            ("١٢.", "12"),
            ("a)", "a"),
            ("14.1.", "14.1"),
            ("أ)", "أ"),
            ("·", ""),
        ] {
            assert_eq!(address(label), wanted, "{label}");
        }
    }

    #[test]
    fn every_series_counts() {
        let labels: Vec<String> = SERIES.iter().map(|series| series(2)).collect();
        assert_eq!(labels.join(" "), "2. 2 2) ２． ٢. ② 二、 b) B. б) ب) (ii) ");
        // A series that has ended begins again.
        assert_eq!(SERIES.iter().map(|series| series(40)).filter(String::is_empty).count(), 1);
    }
}
