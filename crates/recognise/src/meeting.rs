//! The meetings that a letter calls: derived from its subject and first paragraphs, holding nothing of their own.

use crate::context::{Context, is_comma};
use crate::scribe::is_han;
use crate::zones::Zones;
use letter::{Block, Letter, Meeting, Run, Text};
use vocabulary::{DateHit, FoundDate, Role, RoleSet};

/// Derives `meeting` and `further_meetings`.
pub(crate) fn meetings(cx: &Context<'_>, _zones: &Zones, letter: &mut Letter) {
    let subject = letter.letterhead.as_ref().and_then(|head| head.subject.as_ref()).map(in_lines);
    let paragraphs: Vec<String> = letter.body.iter().take(6).flat_map(first_words).take(6).collect();
    let mut found: Vec<Meeting> = Vec::new();
    if let Some(subject) = &subject {
        found = in_words(cx, subject, &paragraphs, Words::Subject);
    }
    let informs = matches!(letter.kind, Some(letter::Kind::Circular | letter::Kind::Letter));
    if found.is_empty() && !(informs && subject.is_some()) {
        // No subject, or one that names no day: the first paragraph that calls to a meeting.
        for words in &paragraphs {
            let calls = cx.words.contains(words, Role::Meeting.into()) || !cx.words.find_groups(words).is_empty();
            if calls && subject.as_deref().is_none_or(|subject| cx.words.contains(subject, Role::Meeting.into())) {
                found = in_words(cx, words, &paragraphs, Words::Sentence);
                if !found.is_empty() {
                    let rest = paragraphs.iter().skip_while(|other| *other != words).nth(1);
                    found.extend(rest.and_then(|words| another(cx, words, &found)));
                    break;
                }
            }
        }
    }
    let mut found = found.into_iter();
    letter.meeting = found.next();
    letter.further_meetings = found.collect();
}

/// The characters of a text, a break as a line end: what stands on lines of their own are parts of their own.
fn in_lines(text: &Text) -> String {
    match text {
        Text::Plain(text) => text.clone(),
        Text::Runs(runs) => runs
            .iter()
            .map(|run| match run {
                Run::Plain(text) => text.clone(),
                Run::Break(_) => "\n".to_owned(),
                marked => marked.mark().map_or_else(String::new, |(_, text)| in_lines(text)),
            })
            .collect(),
    }
}

fn first_words(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(text) => vec![text.plain()],
        Block::List(list) => {
            list.items.iter().flat_map(|item| item.body.iter().take(1).flat_map(first_words)).take(3).collect()
        }
        _ => Vec::new(),
    }
}

/// Where words stand: a subject names its place between commas, a sentence within a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Subject,
    Sentence,
}

/// A meeting of another group, with days of its own, in the paragraph behind the first.
fn another(cx: &Context<'_>, words: &str, found: &[Meeting]) -> Option<Meeting> {
    let meeting = in_words(cx, words, &[], Words::Sentence).into_iter().next()?;
    let mut meeting = meeting;
    if let (None, Some(first)) = (&meeting.place, found.first().and_then(|first| first.place.as_deref())) {
        // At the same place, which the paragraph names once more.
        if words.contains(first) {
            (meeting.place, meeting.is_virtual) = (Some(first.to_owned()), Some(false));
        }
    }
    let other = meeting.group.is_some() && found.iter().all(|first| first.group != meeting.group);
    (other && meeting.start != meeting.end).then_some(meeting)
}

/// The meetings that these words name: a group and a range of days each.
fn in_words(cx: &Context<'_>, words: &str, context: &[String], kind: Words) -> Vec<Meeting> {
    let mut groups = cx.words.find_groups(words);
    // A regional group names the group that it belongs to.
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    groups.retain(|group| {
        !names.iter().any(|name| name.strip_prefix(&group.name).is_some_and(|rest| rest.starts_with("RG")))
    });
    let dates: Vec<FoundDate> = days(cx, words);
    let Some(first) = dates.first() else { return Vec::new() };
    // Groups and days in pairs are meetings of their own; otherwise one meeting.
    let pairs = if groups.len() > 1 && groups.len() == dates.len() { groups.len() } else { 1 };
    (0..pairs)
        .map(|index| {
            let date = dates.get(index).unwrap_or(first);
            // Of several meetings, each has the words from its group to the next one.
            let from = if index == 0 { 0 } else { groups.get(index).map_or(0, |group| group.range.start) };
            let to = if pairs == 1 {
                words.len()
            } else {
                groups.get(index + 1).map_or(words.len(), |next| next.range.start)
            };
            let own = words.get(from..to).filter(|_| (from..to).contains(&date.extent.start)).unwrap_or(words);
            let shift = if own.len() == words.len() { 0 } else { from };
            let is_virtual = cx.words.contains(own, Role::Virtual.into());
            let sides = (date.extent.start.saturating_sub(shift), date.extent.end.saturating_sub(shift));
            let shared =
                || place(cx, words, (words.len(), words.len()), true, kind).filter(|_| pairs > 1 && !is_virtual);
            let place = place(cx, own, sides, is_virtual, kind).or_else(shared).map(|place| city(place, context));
            let remote = is_virtual && place.is_none()
                || place.is_none()
                    && context.iter().take(2).any(|words| cx.words.contains(words, Role::Virtual.into()));
            let is_virtual = if place.is_some() {
                Some(false)
            } else if remote {
                Some(true)
            } else {
                None
            };
            Meeting {
                group: groups.get(index).map(|group| group.name.clone()),
                start: Some(date.value),
                end: Some(if pairs == 1 {
                    last_day(cx, words, date, context)
                } else {
                    date.until.unwrap_or(date.value)
                }),
                place,
                is_virtual,
            }
        })
        .collect()
}

/// A name behind the small word that places have: `in Porto Novo`, `en Bahía Serena`, `в Лукоморске`.
fn named_place(cx: &Context<'_>, words: &str) -> Option<String> {
    let mut small = false;
    let mut name: Vec<&str> = Vec::new();
    for word in words.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
        let upper = bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().skip(1).any(char::is_lowercase);
        if upper && (small || !name.is_empty()) {
            name.push(bare);
            if !word.ends_with(bare) {
                break;
            }
        } else if !name.is_empty() {
            break;
        }
        small = cx.words.whole(word, Role::PlaceWord.into()).is_some();
    }
    (!name.is_empty() && name.len() <= 3).then(|| name.join(" "))
}

/// The last day of a meeting that goes on after a pause: `20-23日和26-27日`.
fn last_day(cx: &Context<'_>, words: &str, first: &FoundDate, context: &[String]) -> jiff::civil::Date {
    let mut last = first.until.unwrap_or(first.value);
    let mut end = first.extent.end;
    for hit in cx.words.dates(words) {
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
    // The first paragraphs may say it whole: `20-23日和26-27日` is from the 20th to the 27th.
    for hit in context.iter().take(2).flat_map(|words| cx.words.dates(words)) {
        if let DateHit::Date(date) = hit {
            let whole = date.value == first.value && first.until.is_some();
            last = last.max(date.until.filter(|_| whole).unwrap_or(last));
        }
    }
    last
}

/// The city alone, where the letter names it without its country: `泰国清迈`, and `在清迈召开` in the first paragraphs.
fn city(place: String, context: &[String]) -> String {
    if !place.chars().all(is_han) {
        return place;
    }
    let ends =
        place.char_indices().skip(1).filter_map(|(start, _)| place.get(start..)).filter(|end| end.chars().count() >= 2);
    let named = ends.into_iter().find(|end| context.iter().any(|words| words.contains(&format!("在{end}"))));
    named.map_or_else(|| place.clone(), str::to_owned)
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
fn place(
    cx: &Context<'_>,
    words: &str,
    (date_starts, date_ends): (usize, usize),
    is_virtual: bool,
    kind: Words,
) -> Option<String> {
    let parts = |side: &str| -> Vec<String> {
        side.split(|c: char| is_comma(c) || matches!(c, '\n' | '؛' | ';' | '；' | '(' | ')' | '（' | '）'))
            .map(|part| part.trim().trim_end_matches(['.', '。', ':', '：']).to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let after = parts(words.get(date_ends..)?);
    let before = parts(words.get(..date_starts)?);
    let named = |part: &String| {
        let group = !cx.words.find_groups(part).is_empty();
        let meeting = cx.words.contains(part, Role::Meeting.into()) || cx.words.contains(part, Role::Virtual.into());
        let short = part.chars().count() <= 30 && part.split_whitespace().count() <= 4;
        let upper = part.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric());
        (short && upper && !group && !meeting && !part.chars().any(char::is_numeric)).then(|| part.clone())
    };
    let remote = |part: &str| cx.words.contains(part, Role::Virtual.into());
    let known = |part: &String| {
        let place = cx.words.longest_at_start(part, RoleSet::from(Role::Place));
        place.filter(|hit| !remote(part) && hit.end == part.len()).map(|_| part.clone())
    };
    let found = after.iter().find_map(known).or_else(|| before.iter().rev().find_map(known));
    if found.is_some() || is_virtual {
        return found;
    }
    // A sentence names its place in the middle of a phrase.
    if kind == Words::Sentence {
        let places = cx.words.find_all(words.get(date_ends..)?, Role::Place.into());
        let behind = words.get(date_ends..)?;
        let known = places
            .iter()
            .filter_map(|hit| behind.get(hit.start..hit.end))
            .find(|place| !remote(place))
            .map(str::to_owned);
        let bracketed = behind.trim_start().starts_with(['(', '（']).then(|| after.first().and_then(named)).flatten();
        return known
            .or(bracketed)
            .or_else(|| named_place(cx, behind))
            .or_else(|| named_place(cx, words.get(..date_starts)?));
    }
    after.first().and_then(named).or_else(|| before.iter().skip(1).find_map(named))
}
