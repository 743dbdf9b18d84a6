//! The days of a meeting: the last one behind a pause, days that are a letter's, dashes that were lost.

use crate::context::Context;
use crate::dates::dates_a_letter;
use jiff::civil::Date;
use letter::Meeting;
use vocabulary::{DateHit, FoundDate};

/// The last day of a meeting that goes on after a pause: `20-23日和26-27日`.
pub(super) fn last_day(cx: &Context<'_>, words: &str, hits: &[DateHit], first: &FoundDate, context: &[String]) -> Date {
    let mut last = first.until.unwrap_or(first.value);
    let mut end = first.extent.end;
    for hit in hits {
        let range = hit.range();
        let near = words
            .get(end..range.start)
            .is_some_and(|between| between.chars().count() <= 5 && !between.contains([';', '；', '\n']));
        if range.start < end || !near {
            continue;
        }
        let next = match hit {
            DateHit::Date(date) => date.until.unwrap_or(date.value),
            DateHit::Yearless(date) => match date.in_year(last.year()) {
                Some(date) => date.until.unwrap_or(date.value),
                None => continue,
            },
            DateHit::Impossible(_) => continue,
        };
        if next > last {
            (last, end) = (next, range.end);
        }
    }
    let behind = words.get(end..).unwrap_or("");
    if let Some(day) = further_day(behind, last) {
        last = day;
    }
    // The first paragraphs may say it whole: `20-23日和26-27日` is from the 20th to the 27th.
    if first.until.is_some() && behind.chars().take(6).any(char::is_numeric) {
        for hit in context.iter().take(2).flat_map(|words| cx.words.dates(words)) {
            if let DateHit::Date(FoundDate { value, until: Some(until), .. }) = hit
                && value == first.value
            {
                last = last.max(until);
            }
        }
    }
    last
}

/// The last of the days that stand behind another without their month: `16日、19日至21日`.
fn further_day(behind: &str, last: Date) -> Option<Date> {
    let joins = |c: char| {
        c.is_whitespace() || matches!(c, '、' | '和' | '及' | '与' | '至' | '到' | '-' | '–' | '—' | '~' | '～')
    };
    let mut rest = behind;
    let mut found = None;
    loop {
        let bare = rest.trim_start_matches(joins);
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let (Some(day), true) = (bare.get(..digits).and_then(|day| day.parse::<i8>().ok()), bare.len() < rest.len())
        else {
            return found;
        };
        let Some(behind) = bare.get(digits..).and_then(|rest| rest.strip_prefix('日')) else { return found };
        let date = last.with().day(day).build().ok().filter(|date| *date > found.unwrap_or(last));
        let Some(date) = date else { return found };
        (found, rest) = (Some(date), behind);
    }
}

/// The days among these hits, but for those on which a letter was written that the words quote: days of the calendar, and
/// what a range that lost its dash must have meant.
pub(super) fn days(cx: &Context<'_>, words: &str, hits: &[DateHit]) -> Vec<FoundDate> {
    let letters = if hits.is_empty() { Vec::new() } else { cx.words.find_designations(words) };
    let quoted = |date: &FoundDate| {
        date.until.is_none()
            && letters.iter().any(|letter| dates_a_letter(cx, words, letter.range.clone(), &date.extent))
    };
    hits.iter()
        .filter_map(|hit| match hit {
            DateHit::Date(date) => Some(date.clone()).filter(|date| !quoted(date)),
            DateHit::Impossible(date) => {
                let (from, until) = date.guess?;
                let lost = words.get(date.range.clone())?.chars().take_while(|c| c.is_numeric()).count() > 2;
                if lost && !says_elsewhere(cx, from, until) {
                    return None;
                }
                Some(FoundDate {
                    range: date.range.clone(),
                    extent: date.range.clone(),
                    value: from,
                    until: Some(until),
                    weekday: None,
                    until_weekday: None,
                    time: None,
                    until_time: None,
                    zone: None,
                })
            }
            DateHit::Yearless(_) => None,
        })
        .collect()
}

/// A subject that says `13 December` where the first paragraphs say `1–3 December` has lost a dash.
/// And so has one that says `29 June  2 July`.
pub(super) fn dash_found_again(cx: &Context<'_>, meeting: &mut Meeting, subject: &str, paragraphs: &[String]) {
    let Some(day) = meeting.start.filter(|day| meeting.end == Some(*day)) else { return };
    let parted = |hit| match hit {
        DateHit::Date(FoundDate { value, until: Some(until), .. }) => {
            let joined = format!("{}{}", value.day(), until.day()) == day.day().to_string();
            let joined = joined && (value.year(), value.month()) == (day.year(), day.month());
            let first = |hit| matches!(hit, DateHit::Yearless(date) if date.in_year(value.year()).is_some_and(|date| date.value == value));
            let apart = until == day && cx.words.dates(subject).any(first);
            (joined || apart).then_some((value, until))
        }
        _ => None,
    };
    if let Some((from, until)) = paragraphs.iter().take(3).flat_map(|words| cx.words.dates(words)).find_map(parted) {
        (meeting.start, meeting.end) = (Some(from), Some(until));
    }
}

/// Whether the letter says these days in full somewhere: only that proves what a lost dash parted.
fn says_elsewhere(cx: &Context<'_>, from: Date, until: Date) -> bool {
    cx.texts(0..cx.lines.lines.len()).any(|index| {
        cx.words.dates(cx.at(index)).any(|hit| match hit {
            DateHit::Date(date) => date.value == from && date.until == Some(until),
            _ => false,
        })
    })
}
