//! The place of a meeting, as printed: between commas in a subject, behind its small word in a sentence.

use super::Words;
use super::acronym::{is_acronym, is_small};
use crate::context::{Context, is_comma};
use crate::scribe::{is_direction, is_han};
use std::borrow::Cow;
use vocabulary::{Role, RoleSet};

/// The place, as printed: the part between commas beside the days.
pub(super) fn place(
    cx: &Context<'_>,
    words: &str,
    (date_starts, date_ends): (usize, usize),
    is_virtual: bool,
    kind: Words,
) -> Option<String> {
    let parts = |side: &str| -> Vec<String> {
        let side = without_fields(cx, side);
        side.split(|c: char| is_comma(c) || matches!(c, '\n' | '؛' | ';' | '；'))
            .flat_map(at_brackets)
            .flat_map(|part| part.split(" – "))
            .map(|part| {
                part.trim_matches(|c: char| c.is_whitespace() || is_direction(c))
                    .trim_start_matches(['–', '—', ' '])
                    .trim_end_matches(['.', '。', ':', '：', '–', ' '])
                    .to_owned()
            })
            .filter(|part| !part.is_empty())
            .collect()
    };
    let behind = without_aside(cx, words.get(date_ends..)?);
    let mut after = parts(behind);
    after.retain(|part| !cx.words.dresses_a_date(part));
    let before = parts(words.get(..date_starts)?);
    let named = |part: &String| {
        let short = part.chars().count() <= 30 && part.split_whitespace().count() <= 4;
        let upper = part.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric());
        let aside = || {
            is_acronym(part) && words.contains(is_small)
                || cx.words.dresses_a_date(part)
                || cx.words.function_word(part)
                || part.chars().nth(1).is_none()
        };
        let group = || !cx.words.find_groups(part).is_empty();
        let meeting = || cx.words.contains(part, Role::Meeting | Role::Virtual | Role::Hybrid);
        let bare = short && upper && !part.chars().any(char::is_numeric);
        (bare && !aside() && !group() && !meeting()).then(|| part.clone())
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
        let places = cx.words.find_all(behind, Role::Place.into());
        let known = places
            .iter()
            .filter_map(|hit| behind.get(hit.start..hit.end))
            .find(|place| !remote(place))
            .map(str::to_owned);
        let bracketed = behind.trim_start().starts_with(['(', '（']).then(|| after.first().and_then(named)).flatten();
        let ahead = words.get(..date_starts)?;
        // A script without capitals shows no name; there a known place nearest before the days is one.
        let known_ahead = || {
            let places = cx.words.find_all(ahead, Role::Place.into());
            let names = places.iter().rev().filter_map(|hit| ahead.get(hit.start..hit.end));
            names.into_iter().find(|place| !remote(place) && !place.contains(char::is_uppercase)).map(str::to_owned)
        };
        return known
            .or(bracketed)
            .or_else(|| named_places(cx, behind).into_iter().next())
            .or_else(|| named_places(cx, ahead).pop())
            .or_else(|| between_small_words(cx, ahead))
            .or_else(|| before_the_days(ahead))
            .or_else(known_ahead);
    }
    after.first().and_then(named).or_else(|| before.iter().skip(1).find_map(named))
}

/// What stands behind days, without the bracket that says something of them: `(inclusive)`, `（含）`.
fn without_aside<'w>(cx: &Context<'_>, behind: &'w str) -> &'w str {
    let inner = behind.trim_start().strip_prefix(['(', '（']).and_then(|rest| rest.split_once([')', '）']));
    inner.filter(|(aside, _)| cx.words.dresses_a_date(aside.trim())).map_or(behind, |(_, rest)| rest)
}

/// Whether words say that all of a meeting is held at a distance: not where only some take part so.
pub(super) fn is_remote(cx: &Context<'_>, words: &str) -> bool {
    let remote = cx.words.find_all(words, Role::Virtual.into());
    let partly = if remote.is_empty() { Vec::new() } else { cx.words.find_all(words, Role::Hybrid.into()) };
    remote.iter().any(|hit| !partly.iter().any(|part| part.start <= hit.start && hit.end <= part.end))
}

/// A part without its brackets: what stands before them, and what stands in them. Where the word goes on behind a bracket,
/// as in `（大）韩（民）国高阳市`, the bracket is the name's own.
fn at_brackets(part: &str) -> impl Iterator<Item = &str> {
    let (open, close): (&[char], &[char]) = (&['(', '（'], &[')', '）']);
    let trimmed = part.trim_end();
    let goes_on = trimmed.find(open).is_some_and(|start| {
        let behind = trimmed.get(start..).and_then(|rest| rest.split_once(close)).map(|(_, behind)| behind);
        behind.is_some_and(|behind| behind.starts_with(char::is_alphanumeric)) && !trimmed.ends_with(close)
    });
    part.split(move |c: char| !goes_on && (open.contains(&c) || close.contains(&c)))
}

/// The names behind the small word that places have: `in Porto Novo`, `en Bahía Serena`, `в Лукоморске`.
fn named_places(cx: &Context<'_>, words: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut small = false;
    let mut name: Vec<&str> = Vec::new();
    let mut take = |name: &mut Vec<&str>| {
        if (1..=3).contains(&name.len()) {
            names.push(name.join(" "));
        }
        name.clear();
    };
    for word in words.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
        let upper = bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().skip(1).any(char::is_lowercase);
        if upper && (small || !name.is_empty()) {
            name.push(bare);
            if !word.ends_with(bare) {
                take(&mut name);
            }
        } else {
            take(&mut name);
        }
        small = cx.words.whole(word, Role::PlaceWord.into()).is_some();
    }
    take(&mut name);
    names
}

/// `…, Porto Novo, Benin, from`: the first of the names between commas that stand directly before the days.
fn before_the_days(ahead: &str) -> Option<String> {
    let name = |part: &&&str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (1..=3).contains(&words.len())
            && words.iter().all(|word| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase))
    };
    let parts: Vec<&str> = ahead.split(',').map(str::trim).collect();
    let (opening, parts) = parts.split_last()?;
    let short = opening.split_whitespace().count() <= 3 && !opening.contains(char::is_uppercase);
    let first = parts.iter().skip(1).rev().take_while(name).last();
    first.filter(|_| short).map(|place| (*place).to_owned())
}

/// The words without what a bracket behind a group says of its field: `Study Group 6 (Broadcasting service)`.
fn without_fields<'w>(cx: &Context<'_>, words: &'w str) -> Cow<'w, str> {
    let mut bare = Cow::Borrowed(words);
    if !words.contains(['(', '（']) {
        return bare;
    }
    for group in cx.words.find_groups(words) {
        let behind = words.get(group.range.end..).unwrap_or("");
        let open = behind.trim_start();
        let start = group.range.end + behind.len() - open.len();
        let close = open.find([')', '）']).filter(|_| open.starts_with(['(', '（']));
        if let Some(close) = close.and_then(|close| Some(close + open.get(close..)?.chars().next()?.len_utf8())) {
            bare.to_mut().replace_range(start..start + close, &",".repeat(close));
        }
    }
    bare
}

/// A name in a script without capitals, between the small word of a place and the words that open the days:
/// `في بئر السدر في الفترة من`.
fn between_small_words(cx: &Context<'_>, words: &str) -> Option<String> {
    if !cx.words.spaced() || words.contains(char::is_uppercase) {
        return None;
    }
    let small: Vec<&str> = cx.words.phrases(Role::PlaceWord).collect();
    let parts: Vec<&str> = words.split_whitespace().collect();
    let is_small = |word: &&str| small.contains(word);
    let last = parts.iter().rposition(is_small)?;
    let first = parts.get(..last)?.iter().rposition(is_small)?;
    let name = parts.get(first + 1..last)?;
    let plain = name.iter().all(|word| word.chars().all(char::is_alphabetic));
    // Nothing but the opening of the days stands behind it.
    let opens = parts.len() - last <= 3;
    ((1..=3).contains(&name.len()) && plain && opens).then(|| name.join(" "))
}

/// The name as the letterhead has it, where a sentence bends it: `в Женеве` is `Женева`.
pub(super) fn as_in_head(place: String, head: Option<&str>) -> String {
    let Some(head) = head else { return place };
    let shared = place.chars().zip(head.chars()).take_while(|(one, other)| one == other).count();
    let longest = place.chars().count().max(head.chars().count());
    if shared >= 4 && longest - shared <= 2 { head.to_owned() } else { place }
}

/// The city alone, where the letter names it without its country: `泰国清迈`, and `在清迈召开` in the first paragraphs.
pub(super) fn city(cx: &Context<'_>, place: String, context: &[String]) -> String {
    if !place.chars().all(is_han) {
        return place;
    }
    let ends =
        place.char_indices().skip(1).filter_map(|(start, _)| place.get(start..)).filter(|end| end.chars().count() >= 2);
    let named = ends.into_iter().find(|end| {
        cx.words
            .phrases(Role::PlaceWord)
            .any(|small| context.iter().any(|words| words.contains(&format!("{small}{end}"))))
    });
    named.map_or_else(|| place.clone(), str::to_owned)
}
