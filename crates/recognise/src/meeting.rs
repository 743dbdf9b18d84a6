//! The meetings that a letter calls: derived from its subject and first paragraphs, holding nothing of their own.

use crate::context::{Context, is_comma};
use crate::zones::Zones;
use letter::{Block, Letter, Meeting};
use vocabulary::{DateHit, FoundDate, Role, RoleSet};

/// Derives `meeting` and `further_meetings`.
pub(crate) fn meetings(cx: &Context<'_>, _zones: &Zones, letter: &mut Letter) {
    let subject = letter.letterhead.as_ref().and_then(|head| head.subject.as_ref()).map(|subject| subject.plain());
    let paragraphs: Vec<String> = letter.body.iter().take(6).flat_map(first_words).take(6).collect();
    let mut found: Vec<Meeting> = Vec::new();
    if let Some(subject) = &subject {
        found = in_words(cx, subject, &paragraphs);
    }
    if found.is_empty() {
        // No subject, or one that names no day: the first paragraph that calls to a meeting.
        for words in &paragraphs {
            let calls = cx.words.contains(words, Role::Meeting.into()) || !cx.words.find_groups(words).is_empty();
            if calls && subject.as_deref().is_none_or(|subject| cx.words.contains(subject, Role::Meeting.into())) {
                found = in_words(cx, words, &paragraphs);
                if !found.is_empty() {
                    break;
                }
            }
        }
    }
    let mut found = found.into_iter();
    letter.meeting = found.next();
    letter.further_meetings = found.collect();
}

fn first_words(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(text) => vec![text.plain()],
        Block::List(list) => list.items.iter().flat_map(|item| item.body.iter().take(1).flat_map(first_words)).take(3).collect(),
        _ => Vec::new(),
    }
}

/// The meetings that these words name: a group and a range of days each.
fn in_words(cx: &Context<'_>, words: &str, context: &[String]) -> Vec<Meeting> {
    let groups = cx.words.find_groups(words);
    let dates: Vec<FoundDate> = days(cx, words);
    let Some(first) = dates.first() else { return Vec::new() };
    let is_virtual = cx.words.contains(words, Role::Virtual.into());
    // Groups and days in pairs are meetings of their own; otherwise one meeting.
    let pairs = if groups.len() > 1 && groups.len() == dates.len() { groups.len() } else { 1 };
    (0..pairs)
        .map(|index| {
            let date = dates.get(index).unwrap_or(first);
            let place = place(cx, words, date);
            let remote = is_virtual && place.is_none() || place.is_none() && context.iter().take(2).any(|words| cx.words.contains(words, Role::Virtual.into()));
            let is_virtual = if place.is_some() { Some(false) } else if remote { Some(true) } else { None };
            Meeting {
                group: groups.get(index).map(|group| group.name.clone()),
                start: Some(date.value),
                end: Some(date.until.unwrap_or(date.value)),
                place,
                is_virtual,
            }
        })
        .collect()
}

fn days(cx: &Context<'_>, words: &str) -> Vec<FoundDate> {
    cx.words
        .dates(words)
        .filter_map(|hit| match hit {
            DateHit::Date(date) => Some(date),
            DateHit::Impossible(date) => {
                let (from, until) = date.guess?;
                Some(FoundDate {
                    range: date.range.clone(),
                    extent: date.range,
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

/// The place, as printed: the part between commas beside the days.
fn place(cx: &Context<'_>, words: &str, date: &FoundDate) -> Option<String> {
    let parts = |side: &str| -> Vec<String> {
        side.split(|c: char| is_comma(c) || matches!(c, ';' | '；' | '(' | ')' | '（' | '）'))
            .map(|part| part.trim().trim_end_matches(['.', '。', ':', '：']).to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let after = parts(words.get(date.extent.end..)?);
    let before = parts(words.get(..date.extent.start)?);
    let named = |part: &String| {
        let group = !cx.words.find_groups(part).is_empty();
        let meeting = cx.words.contains(part, Role::Meeting.into()) || cx.words.contains(part, Role::Virtual.into());
        let short = part.chars().count() <= 30 && part.split_whitespace().count() <= 4;
        let upper = part.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric());
        (short && upper && !group && !meeting && !part.chars().any(char::is_numeric)).then(|| part.clone())
    };
    let known = |part: &String| cx.words.longest_at_start(part, RoleSet::from(Role::Place)).map(|_| part.clone());
    after.iter().find_map(known).or_else(|| before.iter().rev().find_map(known)).or_else(|| after.first().and_then(named)).or_else(|| before.iter().skip(1).find_map(named))
}
