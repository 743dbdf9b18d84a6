//! A signature: which of its words are the name and which the office.

use crate::account::At;
use crate::context::{Context, is_comma, part, trimmed};
use crate::line::LineKind;
use crate::scribe::{Scribe, is_han};
use findings::Span;
use std::ops::Range;
use vocabulary::{Role, RoleSet};

/// What a line of a signature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Name,
    Office,
}

/// Each line of a signature as name or office; a line with both is parted at its comma. Where the first line is an
/// office, the name is the last one that is none; otherwise it is the first.
pub(super) fn parts(cx: &Context<'_>, scribe: &mut Scribe<'_>, spans: &[Span], at: At) -> Vec<(Part, Span)> {
    let text = cx.lines.text;
    let office = |span: &Span| is_office(cx, trimmed(cx.lines.visible(*span), text).of(text));
    let office_first = spans.first().is_some_and(office);
    let name = match office_first {
        true => {
            let last = spans.iter().rposition(|span| !office(span));
            last.filter(|last| last + 1 == spans.len()).or_else(|| between_offices(spans, office, text))
        }
        false => Some(0),
    };
    let mut parts = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        let both = match (Some(index) == name, name) {
            (true, _) => name_and_office(cx, *span)
                .map(|(name, mark, office)| ((Part::Name, name), mark, (Part::Office, office))),
            (false, None) if index + 1 == spans.len() => office_and_name(cx, *span)
                .map(|(office, mark, name)| ((Part::Office, office), mark, (Part::Name, name))),
            _ => None,
        };
        match both {
            Some((one, mark, other)) => {
                parts.push(one);
                scribe.marker(mark, at);
                parts.push(other);
            }
            None => parts.push((if Some(index) == name { Part::Name } else { Part::Office }, *span)),
        }
    }
    parts
}

/// The first line of the signature and that of its office, where a picture or its caption stands before them: without
/// those, the signature begins behind the formula.
pub(super) fn behind_aside(cx: &Context<'_>, range: Range<usize>) -> Option<(usize, usize)> {
    let end = cx.texts(range.clone()).find(|index| cx.words.enclosures(cx.at(*index)).is_some()).unwrap_or(range.end);
    let office = cx.texts(range.start..end).find(|index| is_office(cx, cx.at(*index)))?;
    let aside = |index: usize| {
        cx.line(index).is_some_and(|line| matches!(line.kind, LineKind::Image(_))) || cx.is(index, Role::Caption)
    };
    if !(range.start..office).any(aside) {
        return None;
    }
    // The name stands directly above the office where names come first, and where none stands below it; the lines above it
    // are the caption's.
    let below = || cx.texts(office + 1..end).next().is_some_and(|next| reads_like_name(cx, cx.at(next)));
    let name = cx.texts(range.start..office).next_back().filter(|index| {
        let first = cx.words.name_first() && cx.is_headline(*index);
        (first || reads_like_name(cx, cx.at(*index)) && !below())
            && !cx.is(*index, Role::Caption | Role::Signed | Role::Valediction)
    });
    Some((name.unwrap_or(office), office))
}

/// Whether a signature stands in the first of these lines, before any copies or distribution.
pub(super) fn follows(cx: &Context<'_>, range: Range<usize>) -> bool {
    cx.texts(range)
        .take(3)
        .take_while(|index| cx.is_headline(*index) && !cx.begins(*index, Role::DistributionLabel | Role::CopyLabel))
        .any(|index| is_office(cx, cx.at(index)) || signs_whole(cx, cx.visible(index)))
}

/// `For the Director` / `Hyacinth Okonedo` / `Chief of the Department`: the one line between two offices that reads like
/// a name, each of its words with a capital.
fn between_offices(spans: &[Span], office: impl Fn(&Span) -> bool, text: &str) -> Option<usize> {
    let named = |span: &Span| {
        let words = span.of(text).trim();
        let many = words.split_whitespace().count();
        !office(span)
            && (2..=5).contains(&many)
            && words.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
    };
    let mut names = spans.iter().enumerate().skip(1).filter(|(_, span)| named(span)).map(|(index, _)| index);
    let name = names.next()?;
    let next = spans.get(name + 1)?;
    (names.next().is_none() && office(next)).then_some(name)
}

/// Whether words read like the name of a person: a few, each with a capital or a small word between, and no name of a house
/// or of an office among them.
pub(super) fn reads_like_name(cx: &Context<'_>, words: &str) -> bool {
    let words = words.trim();
    let many = words.split_whitespace().count();
    let small = |word: &str| word.starts_with(char::is_lowercase) && !cx.words.function_word(word) && word.len() > 3;
    let han = words.starts_with(is_han);
    let counts =
        if han { words.chars().nth(1).is_some() && words.chars().nth(12).is_none() } else { (2..=5).contains(&many) };
    counts
        && words
            .chars()
            .all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '-' | '\'' | '’' | '·' | '•' | '‑'))
        && !words.split_whitespace().any(small)
        && !is_office(cx, words)
        && !cx.words.contains(words, RoleSet::NAMES | Role::Office | Role::Meeting | Role::Caption | Role::Signed)
}

/// Whether a line is the foot of a page: an address, a number of a telephone, the border of a box around them.
pub(super) fn is_foot(cx: &Context<'_>, words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let contact = || cx.words.find_all(words, RoleSet::CONTACTS).iter().any(|hit| hit.colon);
    words.starts_with(['│', '|', '┃'])
        || words.starts_with('[') && words.ends_with(']') && words.contains([':', '.'])
        || words.contains(['@', '•'])
        || words.contains("://")
        || words.contains("www.")
        || digits >= 5
        || words.contains([':', '：']) && contact()
}

/// Whether words are an office: they begin with one, or with the name of a bureau or of the union.
pub(super) fn is_office(cx: &Context<'_>, words: &str) -> bool {
    let roles = RoleSet::from(Role::Office)
        | Role::BureauT
        | Role::BureauR
        | Role::BureauD
        | Role::Secretariat
        | Role::Organization;
    // `عن مدير المكتب`: behind a small word, too.
    let behind = || words.split_once(' ').filter(|(small, _)| cx.words.function_word(small)).map(|(_, rest)| rest);
    cx.words.longest_at_start(words, roles).is_some()
        || behind().is_some_and(|rest| cx.words.longest_at_start(rest, Role::Office.into()).is_some())
}

/// Whether a line has the name and, behind a comma, the office.
pub(super) fn signs_whole(cx: &Context<'_>, span: Span) -> bool {
    let parted = name_and_office(cx, span).is_some_and(|(_, comma, _)| !comma.is_empty());
    parted && !is_office(cx, span.of(cx.lines.text))
}

/// `Hyacinth Okonedo, Director of the Bureau`.
fn name_and_office(cx: &Context<'_>, span: Span) -> Option<(Span, Span, Span)> {
    let words = span.of(cx.lines.text);
    for (place, mark) in words.char_indices().filter(|(_, c)| is_comma(*c) || *c == ' ') {
        let rest = words.get(place + mark.len_utf8()..)?;
        if cx.words.longest_at_start(rest, Role::Office.into()).is_some() && place > 0 {
            // `عن مدير المكتب`: a small word before an office is no name.
            let before = words.get(..place)?;
            if before.split_whitespace().all(|word| cx.words.function_word(word)) {
                return None;
            }
            let comma = if mark == ' ' { place..place } else { place..place + mark.len_utf8() };
            let rest = trimmed(part(span, place + mark.len_utf8()..words.len()), cx.lines.text);
            return Some((part(span, 0..place), part(span, comma), rest));
        }
    }
    None
}

/// `电信标准化局主任，名字` on one line: the name stands behind the last comma.
fn office_and_name(cx: &Context<'_>, span: Span) -> Option<(Span, Span, Span)> {
    let words = span.of(cx.lines.text);
    // A blank parts them only where blanks part nothing else.
    let han = words.starts_with(crate::scribe::is_han);
    let parts = |c: char| is_comma(c) || han && c.is_whitespace();
    let (place, mark) = words.char_indices().rev().find(|(_, c)| parts(*c))?;
    let rest = words.get(place + mark.len_utf8()..)?.trim();
    let name = rest.chars().count() <= 40 && rest.chars().count() >= 2 && !is_office(cx, rest);
    let before = words.get(..place)?;
    // `Director, Standardization Bureau` goes on with the office; a name has a capital and is no phrase of ours.
    if !name || cx.words.contains(rest, RoleSet::NAMES) || before.is_empty() {
        return None;
    }
    let end = place + mark.len_utf8();
    Some((part(span, 0..place), part(span, place..end), trimmed(part(span, end..words.len()), cx.lines.text)))
}
