//! The account of one letter, for a person: how many characters went where, and on demand which.

use crate::colour::{self, PLAIN};
use crate::position::Positions;
use pipeline::{Account, Class, Source};
use std::fmt::Write;

/// How many characters of the source went nowhere: none, or something is wrong with convoke.
pub(crate) fn unaccounted(source: &Source) -> usize {
    source.account.as_ref().map_or(0, |account| account.sums(&source.text).unaccounted)
}

/// One line: how many characters, white space aside, went where.
pub(crate) fn sums(name: &str, source: Option<&Source>) -> String {
    match source.and_then(|source| Some((source, source.account.as_ref()?))) {
        Some((source, account)) => format!("{name}: {}\n", account.sums(&source.text)),
        None => format!("{name}: data, with nothing to account for\n"),
    }
}

/// The source with each character in the colour of its class; where colours do not go, a line for each range.
pub(crate) fn whole(source: &Source) -> String {
    let Some(account) = &source.account else { return String::new() };
    if colour::on_stdout() { coloured(source, account) } else { listed(source, account) }
}

/// A class as terminals show it; what went nowhere shouts.
fn painted(class: Option<Class>) -> &'static str {
    match class {
        Some(Class::Kept) => "\u{1b}[32m",
        Some(Class::Label) => "\u{1b}[36m",
        Some(Class::Marker) => "\u{1b}[33m",
        Some(Class::Layout) => "\u{1b}[2m",
        Some(Class::Residue) => "\u{1b}[35m",
        None => "\u{1b}[7;31m",
    }
}

fn coloured(source: &Source, account: &Account) -> String {
    let mut out: String =
        Class::ALL.iter().map(|class| format!("{}{}{PLAIN} ", painted(Some(*class)), class.name())).collect();
    out.push('\n');
    let mut paint = |class: Option<Class>, text: &str| {
        // A line at a time: pagers forget a colour at the end of a line.
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end_matches('\n');
            match bare.trim().is_empty() {
                true => out.push_str(bare),
                false => out.extend([painted(class), &shown(bare), PLAIN]),
            }
            out.push_str(line.get(bare.len()..).unwrap_or(""));
        }
    };
    let mut told = 0;
    for (span, class, _) in account.entries() {
        let range = span.range();
        let start = range.start.max(told);
        paint(None, source.text.get(told..start).unwrap_or(""));
        paint(Some(class), source.text.get(start..range.end).unwrap_or(""));
        told = range.end.max(told);
    }
    paint(None, source.text.get(told..).unwrap_or(""));
    out.push('\n');
    out
}

fn listed(source: &Source, account: &Account) -> String {
    let positions = Positions::of(&source.text);
    let mut out = String::new();
    for (span, class, pointer) in account.entries() {
        let text = span.of(&source.text);
        if !text.trim().is_empty() {
            let (line, column) = positions.line_and_column(span.start as usize);
            let _ = writeln!(out, "  {line}:{column} {} {pointer} {text:?}", class.name());
        }
    }
    for gap in account.gaps(&source.text) {
        let (line, column) = positions.line_and_column(gap.start as usize);
        let _ = writeln!(out, "  {line}:{column} UNACCOUNTED {:?}", gap.of(&source.text));
    }
    out
}

/// The text without what a terminal would obey: a letter may hold escape sequences.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\t' => out.push(char),
            char if char.is_control() => out.extend(char.escape_unicode()),
            char => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeline::{Options, Read, format_named, read};

    fn source(text: &str) -> Source {
        let options = Options { account: true, ..Options::default() };
        let Read { source, .. } = read(text.as_bytes(), format_named("text"), &options).unwrap().value;
        source.unwrap()
    }

    #[test]
    fn colours_change_no_character() {
        let source =
            source("Ref: TSB Collective letter 4/21\n\nDear Sir/Madam,\n\nWe meet.\n\n\u{1b}[31mYours faithfully,\n");
        let painted = coloured(&source, source.account.as_ref().unwrap());
        let (_, mut painted) = painted.split_once('\n').unwrap();
        let mut bare = String::new();
        while let Some((before, colour)) = painted.split_once('\u{1b}') {
            bare.push_str(before);
            painted = colour.split_once('m').unwrap().1;
        }
        bare.push_str(painted);
        assert_eq!(bare, format!("{}\n", source.text.replace('\u{1b}', "\\u{1b}")));
    }

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        assert_eq!(shown("a\u{1b}[2Jb\u{7}\tc\nd\u{9b}"), "a\\u{1b}[2Jb\\u{7}\tc\nd\\u{9b}");
    }
}
