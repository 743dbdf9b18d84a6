//! Wordings with a number inside: `第{n}研究组`, `{n}-я Исследовательская комиссия`, `TSB Circular {n}`.
//!
//! The automaton knows the fixed part before the number, or, where there is none, the one behind it.

use std::collections::HashSet;
use std::ops::Range;

use crate::automaton::{Edge, edge};
use crate::character::is_number;
use crate::data::Data;
use crate::fold::{folded, starts_folded};
use crate::phrase::{blank, word_begins};
use crate::trie::Kinds;

/// A wording with a place for a number, or without one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    prefix: String,
    suffix: String,
    numbered: bool,
    /// Written in capitals only, and read so: `CE 20` is a group, `ce 20 mai` is not.
    acronym: bool,
    /// What the number must have in it, where not every number will do.
    only: Vec<String>,
    pub(crate) table: Table,
}

/// What a shape is about: an index into the language's groups or designations.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Table {
    Group(usize),
    Designation(usize),
}

impl Table {
    /// What a walk that looks for shapes of this table looks for: kinds that no role has.
    pub(crate) fn kinds(self) -> Kinds {
        match self {
            Table::Group(_) => Kinds(1 << 127),
            Table::Designation(_) => Kinds(1 << 126),
        }
    }
}

/// A shape found: the whole and its number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Shaped {
    pub(crate) range: Range<usize>,
    pub(crate) number: Range<usize>,
    pub(crate) table: Table,
}

impl Shape {
    pub(crate) fn all(data: &Data) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for (index, group) in data.groups.iter().enumerate() {
            shapes.extend(group.forms.iter().map(|form| Shape::new(form, Table::Group(index), &[])));
        }
        for (index, entry) in data.designations.iter().enumerate() {
            let printed = entry.print.iter().chain(&entry.print_lettered);
            let new = |form: &String| Shape::new(form, Table::Designation(index), &entry.only);
            shapes.extend(entry.forms.iter().chain(printed).map(new));
        }
        let mut known = HashSet::new();
        shapes.retain(|shape| !shape.anchor().is_empty() && known.insert(shape.clone()));
        shapes
    }

    fn new(form: &str, table: Table, only: &[String]) -> Shape {
        let (prefix, suffix) = form.split_once("{n}").unwrap_or((form, ""));
        let mut letters = prefix.chars().chain(suffix.chars()).filter(|ch| ch.is_alphabetic()).peekable();
        Shape {
            acronym: letters.peek().is_some() && letters.all(char::is_uppercase),
            numbered: form.contains("{n}"),
            prefix: folded(prefix),
            suffix: folded(suffix),
            only: only.to_vec(),
            table,
        }
    }

    /// The part that the automaton looks for.
    pub(crate) fn anchor(&self) -> &str {
        if self.prefix.is_empty() { &self.suffix } else { &self.prefix }
    }

    /// The whole shape around its anchor, which was found at `start..end`.
    pub(crate) fn complete(&self, text: &str, start: usize, end: usize) -> Option<Shaped> {
        let shaped = |range: Range<usize>, number: Range<usize>| {
            // `SG17bis` is not SG17; `SG17研究` is.
            let clean = edge(text, range.end) == Edge::Clean && word_begins(text, range.start);
            let digits = text.get(number.clone())?;
            let meant = self.only.is_empty() || self.only.iter().any(|part| digits.contains(part.as_str()));
            (clean && meant).then_some(Shaped { range, number, table: self.table })
        };
        if self.acronym && text.get(start..end)?.contains(char::is_lowercase) {
            return None;
        }
        if !self.numbered {
            return shaped(start..end, start..start);
        }
        if self.prefix.is_empty() {
            let number = self.number_before(text, start)?;
            return shaped(number.start..end, number);
        }
        let gap = text.get(end..)?.chars().take_while(|&ch| blank(ch) && ch != '\n').map(char::len_utf8).sum::<usize>();
        let number = self.number_after(text, end + gap)?;
        if self.suffix.is_empty() {
            return shaped(start..number.end, number);
        }
        let behind = number.end + starts_folded(text.get(number.end..)?, &self.suffix)?;
        shaped(start..behind, number)
    }

    fn number_after(&self, text: &str, at: usize) -> Option<Range<usize>> {
        let rest = text.get(at..)?;
        let length = match self.table {
            Table::Group(_) => group_number(rest)?,
            Table::Designation(_) => designation_number(rest)?,
        };
        Some(at..at + length)
    }

    fn number_before(&self, text: &str, at: usize) -> Option<Range<usize>> {
        let before = text.get(..at)?.trim_end_matches(|ch| blank(ch) && ch != '\n');
        let is_part = |ch: char| match self.table {
            Table::Group(_) => is_number(ch) || ch == '/',
            Table::Designation(_) => ch.is_ascii_alphanumeric() || is_number(ch) || matches!(ch, '/' | '-' | '.'),
        };
        let token = |end: &str| -> usize { end.chars().rev().take_while(|&ch| is_part(ch)).map(char::len_utf8).sum() };
        let mut start = before.len() - token(before);
        // 1 / 20工作组
        let head = before.get(..start)?.trim_end_matches(' ');
        let slash = before.get(start..)?.strip_prefix('/').map(|_| head).or_else(|| head.strip_suffix('/'));
        if let Some(head) = slash.map(|head| head.trim_end_matches(' ')) {
            let parent = token(head);
            start = if parent > 0 { head.len() - parent } else { start };
        }
        let number = start..before.len();
        before.get(number.clone()).filter(|part| part.chars().any(is_number)).map(|_| number)
    }
}

/// The length of a group's number: digits, then one capital (`5A`) or the number of its parent (`1/20`).
fn group_number(rest: &str) -> Option<usize> {
    let digits = |text: &str| text.chars().take_while(|&ch| is_number(ch)).map(char::len_utf8).sum::<usize>();
    let mut length = digits(rest);
    if length == 0 {
        return None;
    }
    let after = rest.get(length..).unwrap_or("");
    // The regional groups of a study group: SG3RG-LAC.
    if let Some(region) = after.strip_prefix("RG-") {
        let region = region.bytes().take_while(u8::is_ascii_uppercase).count();
        return Some(if region > 1 { length + "RG-".len() + region } else { length });
    }
    if let Some(parent) = after.trim_start().strip_prefix('/') {
        let blanks = after.len() - after.trim_start().len();
        let inner = parent.len() - parent.trim_start().len();
        let parent = digits(parent.trim_start());
        if parent > 0 {
            length += blanks + 1 + inner + parent;
        }
    } else if let Some(letter) = after.chars().next().filter(char::is_ascii_uppercase)
        && !after.chars().nth(1).is_some_and(char::is_alphanumeric)
    {
        length += letter.len_utf8();
    }
    Some(length)
}

/// The length of a letter's number: `4/21`, `CACE/560`, `9/SG3RG-LAC`, `DM-05/1171`.
fn designation_number(rest: &str) -> Option<usize> {
    let is_part = |ch: char| {
        ch.is_ascii_alphanumeric()
            || is_number(ch)
            || ch.is_uppercase()
            || matches!(ch, '/' | '-' | '.' | '\u{2011}' | '／')
    };
    let mut token = rest.get(..rest.find(|ch| !is_part(ch)).unwrap_or(rest.len()))?;
    // The language letter of a running head, `CA/211-E`, is not part of the number.
    if let [.., digit, b'-', b'E' | b'F' | b'S' | b'R' | b'C' | b'A'] = token.as_bytes()
        && digit.is_ascii_digit()
    {
        token = token.get(..token.len() - 2)?;
    }
    token = token.trim_end_matches(['/', '-', '.', '\u{2011}', '／']);
    let starts_well = token.chars().next().is_some_and(char::is_alphanumeric);
    // A number is short; the rest of a web address is none.
    (starts_well && token.len() <= 40 && token.chars().any(is_number)).then_some(token.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_where_they_end() {
        for (text, length) in
            [("17 x", 2), ("5A,", 2), ("5Ab", 1), ("1 / 20工作组", 6), ("1/x", 1), ("3RG-LAC)", 7), ("3RG", 1)]
        {
            assert_eq!(group_number(text), Some(length), "{text}");
        }
        assert_eq!(group_number("x"), None);
        for (text, length) in [
            ("4/21.", 4),
            ("CACE/560 of", 8),
            ("CA/211-E", 6),
            ("9/SG3RG-LAC", 11),
            ("DM-05/1171,", 10),
            ("号", 0),
            ("of", 0),
        ] {
            assert_eq!(designation_number(text).unwrap_or(0), length, "{text}");
        }
    }
}
