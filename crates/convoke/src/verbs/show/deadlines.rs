//! Deadlines as a table, with the days that are left.

use super::page::Page;
use super::styled::Styled;
use crate::colour::Look;
use jiff::civil;
use letter::{Date, Deadlines, Entry};

pub(super) fn deadlines(page: &mut Page, at: &str, found: &Deadlines, today: civil::Date) {
    page.gap();
    if let Some(heading) = &found.heading {
        page.text(&format!("{at}/heading"), &Styled::text_in(Look::Strong, heading));
    }
    let heads: Vec<String> = found.columns.iter().filter_map(|cell| cell.0.as_ref()).map(letter::Text::plain).collect();
    if !heads.is_empty() {
        page.text(&format!("{at}/columns"), &Styled::of(Look::Dim, &heads.join(" | ")));
    }
    let firsts: Vec<(Styled, Styled)> = found.entries.iter().map(|entry| first_columns(entry, today)).collect();
    let widths = (widest(firsts.iter().map(|(day, _)| day)), widest(firsts.iter().map(|(_, left)| left)));
    for (index, (entry, (day, left))) in found.entries.iter().zip(firsts).enumerate() {
        let mut first = Styled::of(Look::Plain, "  ");
        append(&mut first, day.pad_to(widths.0 + 2), Look::Strong);
        append(&mut first, left.pad_to(widths.1 + 2), Look::Dim);
        row(page, &format!("{at}/entries/{index}"), first, entry);
    }
    page.gap();
}

fn row(page: &mut Page, at: &str, mut first: Styled, entry: &Entry) {
    let further = " ".repeat(first.width());
    let mut line = |at: String, text: Styled| {
        page.beside(&at, &std::mem::replace(&mut first, Styled::of(Look::Plain, &further)), &further, &text);
    };
    let mut is_empty = true;
    if let Some(group) = &entry.group {
        line(format!("{at}/group"), Styled::text_in(Look::Emphasis, group));
        is_empty = false;
    }
    for (index, item) in entry.items.iter().enumerate() {
        line(format!("{at}/items/{index}"), Styled::text(item));
        is_empty = false;
    }
    for (index, cell) in entry.cells.iter().enumerate() {
        if let Some(text) = &cell.0 {
            line(format!("{at}/cells/{index}"), Styled::text_in(Look::Dim, text));
            is_empty = false;
        }
    }
    if is_empty {
        line(at.to_owned(), Styled::default());
    }
}

/// The day, as short as it is known, and how far away it is.
fn first_columns(entry: &Entry, today: civil::Date) -> (Styled, Styled) {
    let Some(date) = &entry.date else { return Default::default() };
    let Some(day) = date.value else {
        return (Styled::of(Look::Plain, date.printed.as_deref().unwrap_or_default()), Styled::default());
    };
    let last = date.until.unwrap_or(day);
    let mut shown = day.to_string();
    if last != day {
        shown.push_str(&format!(" to {last}"));
    }
    for more in [&date.time, &date.zone].into_iter().flatten() {
        shown.push_str(&format!(" {more}"));
    }
    (Styled::of(Look::Plain, &shown), Styled::of(Look::Plain, &distance(last, today)))
}

fn widest<'a>(columns: impl Iterator<Item = &'a Styled>) -> usize {
    // A date that was not understood may be a sentence: it pushes its own row only.
    columns.map(Styled::width).max().unwrap_or(0).min(28)
}

fn append(to: &mut Styled, what: Styled, look: Look) {
    to.push(look, &what.text);
}

/// A date as printed, and the day that is meant where that says more.
pub(super) fn date(date: &Date) -> Styled {
    let day = date.value.map(|day| day.to_string());
    let mut shown = Styled::default();
    match (&date.printed, day) {
        (Some(printed), Some(day)) if *printed != day => {
            shown.push(Look::Plain, printed);
            shown.push(Look::Dim, &format!(" ({day})"));
        }
        (printed, day) => shown.push(Look::Plain, &printed.clone().or(day).unwrap_or_default()),
    }
    shown
}

/// How far away a day is.
pub(super) fn distance(day: civil::Date, today: civil::Date) -> String {
    let days = today.until(day).map_or(0, |span| span.get_days());
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {days} days"),
        days => format!("{} days ago", -days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_to_both_sides() {
        let today = civil::date(2031, 2, 27);
        for (day, wanted) in [
            (civil::date(2031, 2, 27), "today"),
            (civil::date(2031, 2, 28), "tomorrow"),
            (civil::date(2031, 2, 26), "yesterday"),
            (civil::date(2031, 4, 2), "in 34 days"),
            (civil::date(2030, 2, 27), "365 days ago"),
        ] {
            assert_eq!(distance(day, today), wanted);
        }
    }
}
