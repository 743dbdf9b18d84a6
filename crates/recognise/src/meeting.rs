//! The meetings that a letter calls: derived from its subject and first paragraphs, holding nothing of their own.

mod acronym;
mod days;
mod place;

use crate::context::Context;
use days::{dash_found_again, days, last_day};
use letter::{Block, Letter, Meeting, Run, Text};
use place::{as_in_head, city, place};
use vocabulary::{DateHit, FoundDate, FoundGroup, Role};

/// Derives `meeting` and `further_meetings`.
pub(crate) fn meetings(cx: &Context<'_>, letter: &mut Letter) {
    let subject = letter.letterhead.as_ref().and_then(|head| head.subject.as_ref()).map(in_lines);
    let paragraphs: Vec<String> = letter.body.iter().take(6).flat_map(first_words).take(6).collect();
    let mut found: Vec<Meeting> = Vec::new();
    if let Some(subject) = &subject {
        found = in_words(cx, subject, &paragraphs, Words::Subject);
    }
    for meeting in &mut found {
        dash_found_again(cx, meeting, subject.as_deref().unwrap_or(""), &paragraphs);
    }
    let informs = matches!(letter.kind, Some(letter::Kind::Circular));
    if found.is_empty() && !(informs && subject.is_some()) {
        let written = letter.letterhead.as_ref().and_then(|head| head.date.as_ref()).and_then(|date| date.value);
        // No subject, or one that names no day: the first paragraph that calls to a meeting.
        for words in &paragraphs {
            let calls = cx.words.contains(words, Role::Meeting.into()) || !cx.words.find_groups(words).is_empty();
            if calls && subject.as_deref().is_none_or(|subject| cx.words.contains(subject, Role::Meeting.into())) {
                found = in_words(cx, words, &paragraphs, Words::Sentence);
                // Nobody is called to what is past.
                found.retain(|meeting| written.is_none_or(|written| meeting.start.is_none_or(|start| start > written)));
                if !found.is_empty() {
                    let rest = paragraphs.iter().skip_while(|other| *other != words).nth(1);
                    found.extend(rest.and_then(|words| another(cx, words, &found)));
                    break;
                }
            }
        }
    }
    // The subject names the group where only a paragraph names the days.
    if let ([meeting], Some(subject)) = (found.as_mut_slice(), &subject)
        && meeting.group.is_none()
        && let [group] = acronym::groups(cx, subject).as_slice()
    {
        meeting.group = Some(group.name.clone());
    }
    let head = letter.letterhead.as_ref().and_then(|head| head.place.clone());
    for meeting in &mut found {
        // A blank of any kind ends no value.
        meeting.place = meeting.place.take().map(|place| as_in_head(place.trim().to_owned(), head.as_deref()));
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
    let mut groups = acronym::groups(cx, words);
    // A regional group names the group that it belongs to.
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let hits: Vec<DateHit> = cx.words.dates(words).collect();
    let mut dates: Vec<FoundDate> = days(cx, words, &hits);
    // But one that meets on days of its own, which stand before its regional group, meets too.
    let starts: Vec<usize> = groups.iter().map(|group| group.range.start).collect();
    groups.retain(|group| {
        let regional =
            names.iter().position(|name| name.strip_prefix(&group.name).is_some_and(|rest| rest.starts_with("RG")));
        let behind = regional.and_then(|regional| starts.get(regional)).filter(|behind| **behind > group.range.end);
        let own = behind
            .is_some_and(|behind| dates.iter().any(|date| (group.range.end..*behind).contains(&date.extent.start)));
        regional.is_none() || own
    });
    let moved = without_former(cx, words, &groups, &mut dates);
    let Some(first) = dates.first() else { return Vec::new() };
    if !moved && let Some(found) = one_after_the_other(cx, words, &dates, context, kind) {
        return found;
    }
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
            let is_virtual = place::is_remote(cx, own);
            let sides = (date.extent.start.saturating_sub(shift), date.extent.end.saturating_sub(shift));
            let shared =
                || place(cx, words, (words.len(), words.len()), true, kind).filter(|_| pairs > 1 && !is_virtual);
            let place = place(cx, own, sides, is_virtual, kind).or_else(shared).map(|place| city(cx, place, context));
            let remote = is_virtual && place.is_none()
                || place.is_none() && context.iter().take(2).any(|words| place::is_remote(cx, words));
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
                    last_day(cx, words, &hits, date, context)
                } else {
                    date.until.unwrap_or(date.value)
                }),
                place,
                is_virtual,
            }
        })
        .collect()
}

/// Where a meeting was moved to other days, those that were given up are none of its days: `postponed from 3-5 May 2031 to
/// 7-9 June 2031`, `new dates: 7-9 June 2031 (instead of 3-5 May 2031)`. Returns whether it was.
fn without_former(cx: &Context<'_>, words: &str, groups: &[FoundGroup], dates: &mut Vec<FoundDate>) -> bool {
    if dates.len() < 2 || !cx.words.contains(words, Role::Moved.into()) {
        return false;
    }
    // Another group has days of its own.
    let next = groups.get(1).map_or(words.len(), |group| group.range.start);
    let given_up: Vec<usize> =
        cx.words.find_all(words, Role::InsteadOf.into()).into_iter().map(|hit| hit.end).collect();
    let mut before = 0;
    let mut valid = Vec::new();
    for (index, date) in dates.iter().enumerate().take_while(|(_, date)| date.extent.start < next) {
        if !given_up.iter().any(|word| (before..=date.extent.start).contains(word)) {
            valid.push(index);
        }
        before = date.extent.end;
    }
    let own = dates.iter().take_while(|date| date.extent.start < next).count();
    let Some(last) = valid.last().copied().filter(|_| own > 1) else { return false };
    let mut index = 0;
    dates.retain(|_| {
        index += 1;
        index > own || index == last + 1
    });
    true
}

/// Meetings of which not each has a group, `Workshop (Quayside, 4 June 2031) and meeting of Study Group 9 (5-12 June
/// 2031)`: behind each days the next meeting or group is named, and its words reach to the one after it.
fn one_after_the_other(
    cx: &Context<'_>,
    words: &str,
    dates: &[FoundDate],
    context: &[String],
    kind: Words,
) -> Option<Vec<Meeting>> {
    if kind != Words::Subject || dates.len() < 2 {
        return None;
    }
    let groups = cx.words.find_groups(words);
    if groups.is_empty() || groups.len() >= dates.len() {
        return None;
    }
    let called = cx.words.find_all(words, Role::Meeting.into());
    let mut starts = vec![0];
    for pair in dates.windows(2) {
        let [before, next] = pair else { continue };
        let between = before.extent.end..next.extent.start;
        let names = called.iter().map(|hit| hit.start).chain(groups.iter().map(|group| group.range.start));
        starts.push(names.filter(|start| between.contains(start)).min()?);
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let own: Vec<&str> = starts.iter().zip(ends).map(|(start, end)| words.get(*start..end)).collect::<Option<_>>()?;
    let mut found: Vec<Meeting> = own.into_iter().flat_map(|own| in_words(cx, own, context, kind)).collect();
    // The place at the end is that of them all: `Meeting (…), preceded by a workshop (…), Quayside`.
    let shared = found.last().and_then(|last| last.place.clone());
    for meeting in found.iter_mut().filter(|meeting| meeting.place.is_none() && meeting.is_virtual != Some(true)) {
        (meeting.place, meeting.is_virtual) = (shared.clone(), shared.as_ref().map(|_| false).or(meeting.is_virtual));
    }
    (found.len() == dates.len()).then_some(found)
}

#[cfg(test)]
mod tests;
