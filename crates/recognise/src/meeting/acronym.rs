//! Groups that only their acronym names: `the Commission for Observation (INFCOM)`, `FG-DTN`, `PSG第25次会议`.

use crate::context::Context;
use crate::scribe::is_han;
use std::ops::Range;
use vocabulary::{FoundGroup, Role, RoleSet};

/// The groups that these words name: those that are known, or the acronym before them of one that is not.
pub(super) fn groups(cx: &Context<'_>, words: &str) -> Vec<FoundGroup> {
    let known = cx.words.find_groups(words);
    let first = known.first().map_or(words.len(), |group| group.range.start);
    match acronym(cx, words).filter(|found| found.end <= first) {
        Some(found) => {
            let name = words.get(found.clone()).unwrap_or("").to_owned();
            vec![FoundGroup { range: found, name }]
        }
        None => known,
    }
}

/// Where the acronym of a group stands.
fn acronym(cx: &Context<'_>, words: &str) -> Option<Range<usize>> {
    // Among nothing but capitals no acronym shows.
    let small = |c: char| c.is_lowercase() || c.is_alphabetic() && !c.is_uppercase();
    if !words.contains(small) {
        return None;
    }
    in_brackets(cx, words).or_else(|| alone(cx, words))
}

/// An acronym in brackets, behind the name of its group.
fn in_brackets(cx: &Context<'_>, words: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(open) = words.get(from..)?.find(['(', '（']).map(|open| from + open) {
        let start = open + words.get(open..)?.chars().next()?.len_utf8();
        let end = start + words.get(start..)?.find([')', '）'])?;
        from = end;
        let inner = words.get(start..end)?;
        let before = words.get(..open)?;
        let before = before.rsplit([';', '；', '؛', '\n']).next()?;
        // Behind a comma a name is a place: `…, Porto Novo (XYZ)`; the name of a group is longer.
        let (group, last) = before.rsplit_once([',', '،', '，']).unwrap_or(("", before));
        let names = |words: &str| cx.words.contains(words, Role::GroupWord.into());
        let named = names(last) || names(group) && last.split_whitespace().count() >= 4;
        let placed = last.split_whitespace().rev().take(3).any(|word| cx.words.whole(word, Role::PlaceWord.into()).is_some());
        let known = is(cx, inner, Role::OrganizationAcronym);
        if is_acronym(inner) && !known && named && !placed && cx.words.dates(before).next().is_none() {
            return Some(start..end);
        }
    }
    None
}

/// An acronym that says itself that it is a group's, or that stands before a counted meeting.
fn alone(cx: &Context<'_>, words: &str) -> Option<Range<usize>> {
    let part = |c: char| c.is_alphanumeric() && !is_han(c) || is_hyphen(c);
    let mut from = 0;
    while let Some(start) = words.get(from..)?.find(part).map(|start| from + start) {
        let end = words.get(start..)?.find(|c| !part(c)).map_or(words.len(), |end| start + end);
        from = end;
        let token = words.get(start..end)?;
        if !is_acronym(token) {
            continue;
        }
        let prefixed = token
            .split_once(is_hyphen)
            .is_some_and(|(prefix, rest)| is(cx, prefix, Role::GroupPrefix) && rest.chars().nth(1).is_some());
        let known = is(cx, token, Role::OrganizationAcronym);
        if prefixed || !known && words.get(end..).is_some_and(|behind| meets(cx, behind)) {
            return Some(start..end);
        }
    }
    None
}

/// Whether words begin with the how manieth meeting: `PSG第25次会议`.
fn meets(cx: &Context<'_>, behind: &str) -> bool {
    let counted = behind.trim_start().strip_prefix('第').and_then(|rest| rest.split_once(['次', '届']));
    let meeting = |rest: &str| cx.words.longest_at_start(rest, Role::Meeting.into()).is_some();
    counted.is_some_and(|(count, rest)| count.chars().count() <= 4 && meeting(rest))
}

fn is(cx: &Context<'_>, words: &str, role: Role) -> bool {
    cx.words.whole(words, RoleSet::from(role)).is_some_and(|hit| hit.end - hit.start == words.len())
}

/// Whether words are an acronym: two capitals at least, and nothing but capitals, numbers and hyphens.
pub(super) fn is_acronym(words: &str) -> bool {
    let parts = |c: char| c.is_uppercase() || c.is_numeric() || is_hyphen(c) || c == '/' || c == ' ';
    words.chars().all(parts)
        && words.chars().filter(|c| c.is_uppercase()).count() >= 2
        && words.starts_with(char::is_uppercase)
        && words.chars().count() <= 16
        && words.split_whitespace().count() <= 3
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}
