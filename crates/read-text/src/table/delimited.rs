//! Cells separated by a character: `|` at the edges or between cells, or ` / ` between them.
//!
//! ```text
//! | 8 October 2032 | – Contributions that need translation |
//! 8 October 2032 / – Contributions that need translation
//! ```
//!
//! Bars may be drawn (`│`) or full-width, and lines drawn between the rows: `|---|---|`, `├───┼───┤`. Those say nothing and
//! are left out.
//!
//! A stroke between blanks also stands in prose, in choices (`yes / no`) and in lists of contacts, and a false table is
//! worse than none. So it separates cells only in a text where at least two lines show it: a label or nothing before it,
//! or a date before it and a list item behind; or where three rows of as many cells stand directly below each other.

use super::{Found, Step, Table};
use crate::edges;
use crate::flow::{Gap, Seen};
use crate::lines::trimmed;
use crate::marker;
use crate::signs::Signs;
use blocks::Span;

/// Which characters separate cells in this text, and on which lines they stand.
#[derive(Debug, Default)]
pub(crate) struct Separators {
    bars: Signs,
    strokes: Signs,
    /// Rows of three cells or more show the strokes: then such a row needs to show nothing more.
    wide: bool,
}

impl Separators {
    /// Looks at the whole text.
    pub(crate) fn of(text: &str, seen: &[Seen]) -> Separators {
        let mut strokes = Signs::of(text, seen, " / ");
        // A stroke at the head of a line stands beside an empty cell.
        strokes.add(text, seen, "/ ");
        let shows = |at: usize| seen.get(at).is_some_and(|line| !line.tab_led && shows_stroke(text, line.span));
        let wide = rows_show_strokes(text, seen, &strokes);
        if !wide && strokes.lines().filter(|at| shows(*at)).take(2).count() < 2 {
            strokes = Signs::default();
        }
        let mut bars = Signs::of(text, seen, "|");
        for drawn in DRAWN {
            bars.add(text, seen, drawn);
        }
        Separators { bars, strokes, wide }
    }

    /// Whether a line is a row of cells.
    pub(crate) fn is_row(&self, text: &str, seen: &[Seen], at: usize) -> bool {
        let stroke = Stroke { wide: self.wide };
        self.bars.at(at)
            || self.begins_drawn(text, seen, at)
            || self.strokes.at(at) && seen.get(at).is_some_and(|line| stroke.could_be(text, line.span))
    }

    /// Whether a line draws the upper border of the table that begins below it.
    fn begins_drawn(&self, text: &str, seen: &[Seen], at: usize) -> bool {
        self.bars.at(at + 1) && seen.get(at).is_some_and(|line| is_border(line.span.of(text)))
    }

    /// Reads the table that begins at this line.
    pub(crate) fn read(&self, text: &str, seen: &[Seen], from: usize) -> Found {
        if self.bars.at(from) || self.begins_drawn(text, seen, from) {
            return Rows::read(text, seen, from, &Bar);
        }
        if self.strokes.at(from) {
            return Rows::read(text, seen, from, &Stroke { wide: self.wide });
        }
        Found::none(from)
    }
}

/// Bars that are drawn, or as wide as a Han character.
const DRAWN: [&str; 5] = ["│", "┃", "║", "｜", "¦"];

/// Whether a character is a bar.
fn is_bar(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '║' | '｜' | '¦')
}

/// Whether a line draws the border between two rows: `|---|:--:|`, `+-----+-----+`, `├──┼──┤`.
pub(crate) fn is_border(says: &str) -> bool {
    let drawn = |c: char| matches!(c, '-' | '=' | '+' | ':' | '–' | '—' | '\u{2500}'..='\u{257F}') || is_bar(c);
    let line = |c: &char| matches!(c, '-' | '=' | '–' | '—' | '─' | '━' | '═');
    let knot = |c: char| is_bar(c) || c == '+' || matches!(c, '\u{250C}'..='\u{254B}' | '\u{2552}'..='\u{256C}');
    let first = says.chars().next().is_some_and(|c| knot(c) || line(&c));
    first
        && says.contains(knot)
        && says.chars().filter(line).take(3).count() == 3
        && says.chars().all(|c| drawn(c) || c.is_whitespace())
}

/// A way to write cells on a line.
trait Writing {
    /// The cells of a line; none if it is no row.
    fn cells(&self, text: &str, line: Span) -> Vec<Span>;
    /// Whether these rows, and nothing else, make a table.
    fn is_table(&self, text: &str, rows: &[Row]) -> bool;
}

struct Row {
    /// Among the steps.
    first: usize,
    cells: usize,
    line: Span,
}

struct Rows {
    steps: Vec<Step>,
    rows: Vec<Row>,
    borders: Vec<Span>,
}

impl Rows {
    fn read(text: &str, seen: &[Seen], from: usize, writing: &dyn Writing) -> Found {
        let mut table = Rows { steps: Vec::new(), rows: Vec::new(), borders: Vec::new() };
        let mut at = from;
        while let Some(line) = seen.get(at) {
            if line.tab_led {
                break;
            }
            // What is drawn between the rows is none.
            if is_border(line.span.of(text)) {
                table.borders.push(line.span);
                at += 1;
                continue;
            }
            let cells = writing.cells(text, line.span);
            if cells.is_empty() {
                if !(line.gap == Gap::None
                    && (table.is_inside(text, seen, at) || table.goes_on(text, seen, at, writing)))
                {
                    break;
                }
                table.steps.push(Step::Line { span: line.span, seen: at });
            } else {
                let inside = table.is_inside(text, seen, at);
                // A bar at the left edge alone stands before an empty cell, save where the row ends in a line below.
                let framed = table.rows.first().is_some_and(|first| first.cells + 1 == cells.len());
                let edge = framed && line.span.of(text).starts_with(is_bar) && !line.span.of(text).ends_with(is_bar);
                let cells = if edge { cells.get(1..).unwrap_or_default() } else { cells.as_slice() };
                table.row(text, line, at, cells, inside);
            }
            at += 1;
        }
        if writing.is_table(text, &table.rows) {
            Found::table(Table { steps: table.steps, start: from, end: at, borders: table.borders })
        } else {
            Found::none(at)
        }
    }

    /// Puts a row, or the end of a cell and further cells of its row.
    fn row(&mut self, text: &str, line: &Seen, at: usize, cells: &[Span], inside: bool) {
        let mut cells = cells.iter();
        let count = cells.len();
        let goes_on = !self.rows.is_empty() && line.gap == Gap::None && {
            // `SG2/HB / To:` ends the cell of the line before it and begins the next.
            let first = cells.as_slice().first().map_or("", |span| span.of(text));
            let last = cells.as_slice().last().map_or("", |span| span.of(text));
            // And a row that lacks cells ends with the words that go on here.
            let whole = self.rows.first().map_or(0, |row| row.cells);
            let broken = self.rows.last().is_some_and(|row| row.cells > 1 && row.cells + count == whole + 1);
            !first.is_empty() && (!is_label(first) && is_label(last) || broken && edges::begins_small(first))
        };
        if (goes_on || inside)
            && let Some(first) = cells.next()
        {
            // The row is as open as its last line.
            if let Some(row) = self.rows.last_mut() {
                row.line.end = if inside { line.span.end } else { row.line.end };
                row.cells += if inside { 0 } else { count - 1 };
            }
            self.steps.push(Step::Line { span: *first, seen: at });
        } else {
            self.rows.push(Row { first: self.steps.len(), cells: count, line: line.span });
            self.steps.push(Step::Row { page: line.gap == Gap::Page });
        }
        for span in cells {
            self.steps.push(Step::Cell);
            if !span.is_empty() {
                self.steps.push(Step::Line { span: *span, seen: at });
            }
        }
    }

    /// Whether a line stands within a cell of the row before it, which began with a bar and has not ended with one, and a
    /// line below does.
    fn is_inside(&self, text: &str, seen: &[Seen], at: usize) -> bool {
        let edges = |row: &Row| {
            let says = row.line.of(text);
            (says.starts_with(is_bar), says.ends_with(is_bar))
        };
        // In a table whose rows have both edges.
        let framed = self.rows.first().is_some_and(|row| edges(row) == (true, true));
        let open = framed && self.rows.last().is_some_and(|row| edges(row) == (true, false));
        let below = || seen.get(at..).unwrap_or_default().iter().take(5);
        open && below()
            .take_while(|line| line.gap == Gap::None && !line.tab_led && !line.span.of(text).starts_with(is_bar))
            .any(|line| line.span.of(text).ends_with(is_bar))
    }

    /// Whether a line without separators goes on in the last cell: a list goes on, a sentence goes on, or a code stands
    /// below its designation.
    fn goes_on(&self, text: &str, seen: &[Seen], at: usize, writing: &dyn Writing) -> bool {
        let Some(row) = self.rows.last() else { return false };
        if row.line.of(text).ends_with(is_bar) {
            return false;
        }
        let Some(line) = seen.get(at) else { return false };
        let says = line.span.of(text);
        let cell = self.steps.get(row.first..).unwrap_or_default();
        let list = cell.iter().rev().take_while(|step| !matches!(step, Step::Cell)).any(|step| match step {
            Step::Line { span, .. } => marker::length(span.of(text)) > 0 || is_label(span.of(text)),
            _ => false,
        });
        if marker::length(says) > 0 {
            return list;
        }
        let short = edges::width(says) <= 40 && !edges::ends_finally(says);
        let next = seen.get(at + 1).filter(|next| next.gap == Gap::None);
        let before_row = next.is_some_and(|next| !writing.cells(text, next.span).is_empty());
        let code = says.is_ascii() && !says.contains(' ') && says.contains(|c: char| c.is_ascii_digit() || c == '/');
        edges::begins_small(says) || short && (before_row || code)
    }
}

/// `|` between cells and at the edges.
struct Bar;

impl Writing for Bar {
    fn cells(&self, text: &str, line: Span) -> Vec<Span> {
        let says = line.of(text);
        let edged = says.starts_with(is_bar) || says.ends_with(is_bar);
        let sentence = !edged && says.ends_with(['.', '。']) && says.matches(" | ").count() < 2;
        if sentence || !says.contains(is_bar) {
            return Vec::new();
        }
        let mut cells = split(text, line, says.match_indices(is_bar));
        let framed = says.ends_with(is_bar);
        // The bar at the right edge begins no cell; that at the left edge begins the first, if there is one at the right.
        if framed {
            cells.pop();
        }
        if framed && says.starts_with(is_bar) && cells.len() > 1 {
            cells.remove(0);
        }
        cells
    }

    fn is_table(&self, text: &str, rows: &[Row]) -> bool {
        let sure = |row: &Row| {
            let says = row.line.of(text);
            let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
            says.char_indices().filter(|(_, c)| is_bar(*c)).any(|(at, bar)| {
                let behind = blank(says.get(at + bar.len_utf8()..).and_then(|rest| rest.chars().next()));
                let before = blank(says.get(..at).and_then(|rest| rest.chars().next_back()));
                at == 0 && behind || before && (behind || at + bar.len_utf8() == says.len())
            })
        };
        match rows {
            [] => false,
            [row] => {
                let says = row.line.of(text);
                sure(row) && (says.starts_with(is_bar) || edges::width(says) <= 100 && !edges::ends_finally(says))
            }
            [first, second, ..] => {
                rows.iter().any(sure) || first.cells == second.cells || second.line.of(text).starts_with(is_bar)
            }
        }
    }
}

/// ` / ` between cells.
struct Stroke {
    wide: bool,
}

impl Writing for Stroke {
    fn cells(&self, text: &str, line: Span) -> Vec<Span> {
        if self.could_be(text, line) { stroke_cells(text, line) } else { Vec::new() }
    }

    fn is_table(&self, _text: &str, rows: &[Row]) -> bool {
        !rows.is_empty()
    }
}

fn stroke_cells(text: &str, line: Span) -> Vec<Span> {
    // A stroke at the edge stands beside an empty cell; the blank before it was trimmed from the line.
    let says = line.of(text);
    let mut cells = split(text, line, says.match_indices(" / "));
    if let (Some(first), true) = (cells.first_mut(), says.starts_with("/ ")) {
        let rest = trimmed(text, Span::new(first.start + 1, first.end));
        *first = Span::new(line.start, line.start);
        cells.insert(1, rest);
    }
    if let (Some(last), true) = (cells.last_mut(), says.ends_with(" /")) {
        *last = trimmed(text, Span::new(last.start, last.end.saturating_sub(1)));
        cells.push(Span::new(line.end, line.end));
    }
    cells
}

/// The cells of a line, without the white space around them; `places` are those of the separators.
fn split<'t>(text: &'t str, line: Span, places: impl Iterator<Item = (usize, &'t str)>) -> Vec<Span> {
    let mut from = line.start;
    let mut cells = Vec::new();
    for (at, separator) in places {
        let at = line.start + at as u32;
        cells.push(trimmed(text, Span::new(from, at)));
        from = at + separator.len() as u32;
    }
    cells.push(trimmed(text, Span::new(from, line.end)));
    cells
}

/// A line that shows that strokes separate cells.
fn shows_stroke(text: &str, line: Span) -> bool {
    let says = line.of(text);
    if says.len() > 400 || !(says.contains(" / ") || says.starts_with("/ ")) {
        return false;
    }
    let cells = stroke_cells(text, line);
    let (Some(first), Some(second)) = (cells.first(), cells.get(1)) else { return false };
    let (first, second) = (first.of(text), second.of(text));
    first.is_empty() || is_label(first) || is_date(first) && marker::length(second) > 0
}

/// How many rows directly below each other show that strokes separate cells.
const ROWS: usize = 3;

/// The widest row, in columns.
const WIDEST: u32 = 160;

/// Rows directly below each other, each of three cells or more and all of as many: no prose does that.
///
/// ```text
/// Group / Deadline / Action
/// Working Party 4A / 3 January 2033 / Contributions
/// Study Group 4 / 10 January 2033 / Contributions
/// ```
fn rows_show_strokes(text: &str, seen: &[Seen], strokes: &Signs) -> bool {
    let mut rows = 0;
    let mut above = (usize::MAX, 0);
    for at in strokes.lines() {
        let Some(line) = seen.get(at) else { break };
        let fits = !line.tab_led && edges::width(line.span.of(text)) <= WIDEST;
        let cells = if fits { stroke_cells(text, line.span).len() } else { 0 };
        let goes_on = above == (at.wrapping_sub(1), cells) && line.gap == Gap::None;
        rows = match (cells >= 3, goes_on) {
            (false, _) => 0,
            (true, false) => 1,
            (true, true) => rows + 1,
        };
        if rows >= ROWS {
            return true;
        }
        above = (at, cells);
    }
    false
}

impl Stroke {
    /// Whether a line may be a row in a text where strokes separate cells.
    fn could_be(&self, text: &str, line: Span) -> bool {
        let says = line.of(text);
        if !(says.contains(" / ") || says.starts_with("/ ") || says.ends_with(" /")) {
            return false;
        }
        if shows_stroke(text, line) {
            return true;
        }
        let cells = stroke_cells(text, line);
        let titled = |span: &Span| {
            let says = edges::head(span.of(text));
            says.is_empty() || edges::width(says) >= 3 && !edges::begins_small(says) || edges::is_address(says)
        };
        let label = cells.last().is_some_and(|last| is_label(last.of(text)));
        // A cell may hold a question; two strokes part no sentence.
        let whole = cells.len() > 2 || !edges::ends_finally(says);
        let row = self.wide && cells.len() > 2 || whole && cells.iter().skip(1).all(titled);
        edges::width(says) <= WIDEST && (label || row)
    }
}

fn is_label(text: &str) -> bool {
    text.ends_with([':', '：']) && edges::width(text) <= 40
}

fn is_date(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric()) && edges::width(text) <= 60 && !edges::ends_finally(text)
}
