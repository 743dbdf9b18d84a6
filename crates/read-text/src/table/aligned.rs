//! Columns that begin below each other, blanks between them.
//!
//! ```text
//! Ref:     Collective letter 7/3
//!          SG3/PN
//! Tel:     +41 22 000 00 33
//! ```
//!
//! A column is one where words of several lines begin at the same place behind two blanks or more; a line that begins
//! only there goes on in the cell above it. Numbers and bullets with their texts set off are a list and no table.

use super::{Found, Step, Table};
use crate::edges;
use crate::flow::{Gap, Seen};
use crate::marker;
use blocks::Span;

/// The narrowest second column, so that indented paragraphs are none.
const NARROWEST: u32 = 4;

/// The longest line, in bytes, that is looked at.
const LONGEST: usize = 1000;

/// How far a line that goes on may stand in from the column it goes on in: behind a list marker.
const INDENT: u32 = 8;

/// How many lines are looked at for columns that begin further below.
const REACH: usize = 40;

/// How many blanks set such a column off.
const SET_OFF: u32 = 3;

/// A word that follows blanks: its column, where it stands, and how many blanks.
#[derive(Clone, Copy, Debug)]
struct Word {
    column: u32,
    at: u32,
    blanks: u32,
}

/// Reads the table that begins at this line.
pub(crate) fn read(text: &str, seen: &[Seen], from: usize) -> Found {
    let fits = |line: &&Seen| !line.tab_led && line.span.len() <= LONGEST;
    let (Some(first), Some(second)) = (seen.get(from).filter(fits), seen.get(from + 1).filter(fits)) else {
        return Found::none(from);
    };
    if second.gap != Gap::None {
        return Found::none(from);
    }
    let Some(columns) = columns(text, &words(text, first), &words(text, second)) else { return Found::none(from) };
    let mut rows = Rows { columns, rows: Vec::new(), evidence: 0 };
    rows.further_columns(text, seen.get(from..).unwrap_or_default());
    let mut at = from;
    while let Some(line) = seen.get(at).filter(fits) {
        if !rows.push(text, line, at, at == from) {
            break;
        }
        at += 1;
    }
    rows.finish(text, from, at).map_or(Found::none(at), Found::table)
}

/// The words of a line that follow blanks, the first one too.
fn words(text: &str, line: &Seen) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut column, mut blanks) = (0, 0);
    for (at, c) in line.whole.of(text).char_indices() {
        if c == ' ' || c == '\u{A0}' {
            (column, blanks) = (column + 1, blanks + 1);
        } else if c == '\u{3000}' {
            (column, blanks) = (column + 2, blanks + 2);
        } else if c.is_whitespace() {
            return Vec::new();
        } else {
            if blanks > 0 || words.is_empty() {
                words.push(Word { column, at: line.whole.start + at as u32, blanks });
            }
            blanks = 0;
            let mut buffer = [0; 4];
            column += edges::width(c.encode_utf8(&mut buffer));
        }
    }
    words
}

/// The columns that two lines share: after the first, in both, and set off by two blanks in one of them. What a list
/// marker sets off in a line that goes on (`·  submarine cables`) is its item and no column.
fn columns(text: &str, first: &[Word], second: &[Word]) -> Option<Vec<u32>> {
    let margin = first.first()?.column;
    let hanging = second.first()?.column;
    let marked = match second {
        [mark, item, ..] if hanging > margin => {
            let mark = Span::new(mark.at, item.at).of(text);
            (marker::length(&format!("{} A", mark.trim_end())) > 0).then_some(item.at)
        }
        _ => None,
    };
    // In a list the texts stand below each other, and their words do so by chance.
    let item = |words: &[Word]| match words {
        [mark, text_of, ..] => {
            let mark = Span::new(mark.at, text_of.at).of(text);
            text_of.blanks >= 2 && marker::length(&format!("{} A", mark.trim_end())) > 0
        }
        _ => false,
    };
    let list = item(first) && item(second);
    let mut columns = Vec::new();
    for word in first.iter().skip(1).filter(|word| word.column >= margin + NARROWEST) {
        let below = second.iter().find(|other| other.column == word.column);
        let set_off = word.blanks >= 2
            || below.is_some_and(|other| other.blanks >= 2 && other.column != hanging && Some(other.at) != marked);
        let by_chance = list && !(word.blanks >= 2 && below.is_some_and(|below| below.blanks >= 2));
        if below.is_some() && set_off && !by_chance {
            columns.push(word.column);
        }
    }
    // Points below an item begin below its text: `3.  Reports` / `    •  of the first group`.
    let points = list && columns.as_slice() == [hanging];
    (!columns.is_empty() && !points).then_some(columns)
}

type Cell = Vec<(Span, usize)>;

struct Rows {
    columns: Vec<u32>,
    /// Whether a page ended before each row, and its cells.
    rows: Vec<(bool, Vec<Cell>)>,
    /// How many lines set a column off by two blanks, or go on below it.
    evidence: usize,
}

impl Rows {
    /// The columns that begin further below, as those of a head do whose right half is shorter: words of two lines or more
    /// stand below each other there, well behind others.
    fn further_columns(&mut self, text: &str, below: &[Seen]) {
        let block = below.iter().enumerate().take_while(|(at, line)| *at == 0 || line.gap == Gap::None).take(REACH);
        let fits = block.filter(|(_, line)| !line.tab_led && line.span.len() <= LONGEST);
        let Some(last) = self.columns.last().copied() else { return };
        let mut found: Vec<(u32, usize)> = Vec::new();
        for word in fits.flat_map(|(_, line)| self.behind_first(text, words(text, line))) {
            if word.blanks < SET_OFF || word.column < last + NARROWEST {
                continue;
            }
            match found.iter_mut().find(|(column, _)| *column == word.column) {
                Some((_, lines)) => *lines += 1,
                None => found.push((word.column, 1)),
            }
        }
        self.columns.extend(found.into_iter().filter(|(_, lines)| *lines > 1).map(|(column, _)| column));
        self.columns.sort_unstable();
    }

    /// The words of a line that may begin a column: not the first, nor what a list marker sets off below the text of an item.
    fn behind_first(&self, text: &str, words: Vec<Word>) -> impl Iterator<Item = Word> + use<> {
        let hangs =
            words.first().is_some_and(|first| self.columns.first().is_some_and(|column| first.column >= *column));
        let point = hangs
            && matches!(words.as_slice(), [mark, item, ..]
                if marker::length(&format!("{} A", Span::new(mark.at, item.at).of(text).trim_end())) > 0);
        words.into_iter().skip(if point { 2 } else { 1 })
    }

    /// Takes a line into the table, if it fits.
    fn push(&mut self, text: &str, line: &Seen, at: usize, is_first: bool) -> bool {
        let words = words(text, line);
        let (Some(first), Some(second)) = (words.first(), self.columns.first()) else { return false };
        let goes_on = first.column >= *second;
        let starts: Vec<Word> = words.iter().filter(|word| self.columns.contains(&word.column)).copied().collect();
        let set_off = starts.iter().any(|word| word.blanks >= 2);
        if let Some(item) = self.item_below(text, &words) {
            if line.gap != Gap::None && line.gap != Gap::Page {
                return false;
            }
            self.rows.push((line.gap == Gap::Page, vec![Cell::new(); self.columns.len() + 1]));
            self.evidence += usize::from(set_off);
            let starts = words.iter().filter(|word| word.at > item.at && self.columns.contains(&word.column));
            let mut cuts = vec![(0, first.at), (1, item.at)];
            cuts.extend(
                starts.map(|word| (self.columns.iter().filter(|column| **column <= word.column).count(), word.at)),
            );
            self.fill(text, line, at, &cuts);
            return true;
        }
        if goes_on {
            let indent = self.columns.iter().filter_map(|column| first.column.checked_sub(*column)).min();
            if line.gap != Gap::None || indent.is_none_or(|indent| indent > INDENT) || self.rows.is_empty() {
                return false;
            }
        } else {
            let left = Span::new(first.at, starts.first().map_or(first.at, |word| word.at));
            let label = left.of(text).trim_end().ends_with([':', '：']);
            let fits = !starts.is_empty() && (set_off || line.gap == Gap::None || label);
            if !is_first && (!fits || line.gap != Gap::None && !set_off && !label) {
                return false;
            }
            self.rows.push((line.gap == Gap::Page, vec![Cell::new(); self.columns.len() + 1]));
        }
        self.evidence += usize::from(set_off || goes_on);
        let mut cuts: Vec<Word> = starts;
        if cuts.first().is_none_or(|word| word.at != first.at) {
            cuts.insert(0, *first);
        }
        let cell = |word: &Word| self.columns.iter().filter(|column| **column <= word.column).count();
        let cuts: Vec<(usize, u32)> = cuts.iter().map(|word| (cell(word), word.at)).collect();
        self.fill(text, line, at, &cuts);
        true
    }

    /// Puts a line into the cells of the last row that begin at these places.
    fn fill(&mut self, text: &str, line: &Seen, at: usize, cuts: &[(usize, u32)]) {
        let Some((_, row)) = self.rows.last_mut() else { return };
        for (place, (cell, from)) in cuts.iter().enumerate() {
            let end = cuts.get(place + 1).map_or(line.span.end, |(_, next)| *next);
            let span = crate::lines::trimmed(text, Span::new(*from, end));
            if let Some(cell) = row.get_mut(*cell) {
                cell.push((span, at));
            }
        }
    }

    /// The text of an item below an item, `(a)  Lamps     TD4`, in a table whose rows begin with numbers and have columns
    /// behind their texts: a row of its own.
    fn item_below(&self, text: &str, words: &[Word]) -> Option<Word> {
        let [mark, item, ..] = words else { return None };
        let numbered =
            |says: &str| says.contains(char::is_alphanumeric) && marker::length(&format!("{} A", says.trim_end())) > 0;
        let (second, _) = (self.columns.first()?, self.columns.get(1)?);
        let above = self.rows.iter().filter_map(|(_, row)| row.first()?.first()).next()?;
        let hangs = mark.column >= *second && mark.column <= second + INDENT;
        let lettered = Span::new(mark.at, item.at).of(text);
        (hangs && lettered.trim_end().ends_with(')') && numbered(lettered) && numbered(above.0.of(text)))
            .then_some(*item)
    }

    fn finish(self, text: &str, from: usize, end: usize) -> Option<Table> {
        let mut lefts = self.rows.iter().filter_map(|(_, row)| row.first().and_then(|cell| cell.first()));
        let lists = lefts.all(|(span, _)| {
            let says = span.of(text);
            says.len() <= 16 && marker::length(&format!("{says} A")) > 0
        });
        if self.evidence < 2 || lists && self.columns.len() == 1 {
            return None;
        }
        let mut steps = Vec::new();
        for (page, row) in self.rows {
            steps.push(Step::Row { page });
            let filled = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            for cell in row.into_iter().take(filled) {
                steps.push(Step::Cell);
                steps.extend(cell.into_iter().map(|(span, seen)| Step::Line { span, seen }));
            }
        }
        Some(Table { steps, start: from, end, borders: Vec::new() })
    }
}
