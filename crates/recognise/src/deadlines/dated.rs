//! A date and what is due then, in one line: the date first or last, and what parts the two.

use crate::context::{Context, is_closing_mark, is_comma, part, trimmed};
use crate::marker::{MarkerKind, marker};
use findings::Span;
use vocabulary::DateHit;

/// What parts a date from its item.
const PARTS: [char; 11] = ['-', '–', '—', '‒', '−', ':', '：', '/', '|', '·', '•'];

/// A line that holds a date and, where it has one, what is due.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dated {
    /// The marker before it: a dash, `a)`.
    pub(super) mark: Span,
    pub(super) date: Span,
    /// What parts the two, and what closes the line.
    pub(super) between: Span,
    pub(super) behind: Span,
    pub(super) item: Span,
    /// The date stands behind the item.
    pub(super) last: bool,
    /// The date is a stretch of days, as that of a meeting is.
    pub(super) stretch: bool,
    /// Nothing but a blank, or not even that, parts the two: only further lines of the kind show that it is no sentence.
    pub(super) loose: bool,
}

/// The range of a date with its weekday, time and zone, and whether it is a stretch of days.
fn extent(hit: &DateHit) -> (std::ops::Range<usize>, bool) {
    match hit {
        DateHit::Date(date) => (date.extent.clone(), date.until.is_some()),
        DateHit::Yearless(date) => (date.extent.clone(), date.until.is_some()),
        DateHit::Impossible(date) => (date.range.clone(), false),
    }
}

/// The visible characters of a line behind a marker that is surely one.
fn unmarked(cx: &Context<'_>, visible: Span) -> Span {
    let found = marker(visible, cx.lines.text).filter(|found| match &found.kind {
        MarkerKind::Bullet(_) => true,
        // `5.3.2031` is a date.
        _ => found.sure && found.dress(cx.lines.text) != (None, None) && !found.rest.is_empty(),
    });
    found
        .filter(|found| !begins_with_digit(cx, found.rest) || is_blank_before(cx, found.rest))
        .map_or(visible, |found| found.rest)
}

fn begins_with_digit(cx: &Context<'_>, span: Span) -> bool {
    span.of(cx.lines.text).starts_with(char::is_numeric)
}

fn is_blank_before(cx: &Context<'_>, span: Span) -> bool {
    Span::new(0, span.start).of(cx.lines.text).ends_with(char::is_whitespace)
}

/// The date at the beginning of a line, and what it parts from the item.
pub(super) fn first(cx: &Context<'_>, visible: Span) -> Option<Dated> {
    let body = unmarked(cx, visible);
    let words = body.of(cx.lines.text);
    // A day is near the beginning, and has a digit.
    if !words.chars().take(40).any(char::is_numeric) {
        return None;
    }
    let (extent, stretch) = extent(&cx.words.dates(words).next()?);
    // An article may stand before it (`le 5 mars`, `с 3 июня`), or the small words of a limit (`antes del 5 de marzo`).
    let before = words.get(..extent.start)?.trim();
    if before.chars().count() > 4 && !cx.words.dresses_a_date(before) {
        return None;
    }
    // A zone in brackets is the date's, its closing bracket too, and so is a small word behind it: `3月5日之前`.
    let behind = words.get(extent.end..)?;
    let closed = behind.chars().next().filter(|c| matches!(c, ')' | '）')).map_or(0, char::len_utf8);
    let dress = behind.find([':', '：', '–', '-', '—', '\t', '/', '|']).unwrap_or(behind.len());
    let dress = behind.get(..dress).map_or("", str::trim_end);
    let dressed = closed == 0 && (is_dress(cx, dress.trim_start()) || is_aside(dress.trim_start()));
    let end = extent.end + if dressed { dress.len() } else { closed };
    let after = words.get(end..)?;
    let date = trimmed(part(body, 0..end), cx.lines.text);
    let tight = separator(after);
    let length = tight.or_else(|| loose(after))?;
    let between = part(body, end..end + length);
    let item = trimmed(Span::new(between.end, body.end), cx.lines.text);
    let mark = Span::new(visible.start, body.start);
    Some(Dated {
        mark,
        date,
        between,
        behind: Span::new(body.end, body.end),
        item,
        last: false,
        stretch,
        loose: tight.is_none(),
    })
}

/// How many bytes of these, which stand behind a date, part it from its item: all of them where nothing else follows.
fn separator(after: &str) -> Option<usize> {
    let bare = after.trim_start();
    let blank = after.len() - bare.len();
    let Some(mark) = bare.chars().next() else { return Some(after.len()) };
    if PARTS.contains(&mark) {
        let length = blank + mark.len_utf8();
        let rest = after.get(length..)?;
        // ` / – item`: two separators.
        let next = rest.trim_start();
        let second = next.chars().next().filter(|c| PARTS.contains(c));
        return Some(length + second.map_or(0, |c| rest.len() - next.len() + c.len_utf8()));
    }
    (after.starts_with(['\t', '\u{3000}']) || blank >= 2).then_some(blank)
}

/// The same where cells were glued to each other: a capital follows, or a letter of a script without them.
fn loose(after: &str) -> Option<usize> {
    let bare = after.trim_start();
    let begins = bare.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    (begins && !bare.ends_with(['.', '。'])).then_some(after.len() - bare.len())
}

/// Whether words are one short bracket, which says more of the day: `(minuit, heure de Genève)`.
fn is_aside(words: &str) -> bool {
    let inner = words.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    inner.is_some_and(|inner| !inner.contains(['(', ')', '（', '）']) && inner.chars().nth(40).is_none())
}

/// Whether words belong to the dress of a date, a bracket around them or not.
fn is_dress(cx: &Context<'_>, words: &str) -> bool {
    cx.words.dresses_a_date(words.trim_matches(['(', ')', '（', '）'])) || cx.words.dresses_a_date(words)
}

/// The date at the end of a line: `Registration: 5 May 2031`, `– demandes de visa (avant le 5 mai 2031) ;`.
pub(super) fn last(cx: &Context<'_>, visible: Span) -> Option<Dated> {
    let text = cx.lines.text;
    let body = unmarked(cx, visible);
    let words = body.of(text);
    if words.len() > LONGEST || !words.contains(char::is_numeric) {
        return None;
    }
    let dates: Vec<DateHit> = cx.words.dates(words).collect();
    let (extent, stretch) = extent(dates.last()?);
    let behind = words.get(extent.end..)?;
    let bare = behind.trim_end_matches(|c: char| c.is_whitespace() || is_closing_mark(c) || is_comma(c));
    // `(12.00 UTC)` closes a bracket of the date's own; `(by 5 May 2031)` one around it.
    let own = words.get(extent.clone())?.contains(['(', '（']) && bare.starts_with([')', '）']);
    // A zone behind the time may be one more word of the date's bracket: `（23:59，日内瓦时间）`.
    let zone = own || bare.ends_with([')', '）']) && words.get(extent.clone())?.contains(['(', '（']);
    let around = !own && !zone && bare.ends_with([')', '）']) && !bare.contains(['(', '（']);
    let dress = bare.trim_matches(|c: char| c.is_whitespace() || is_comma(c) || matches!(c, ')' | '）'));
    let dressed = is_dress(cx, dress) || is_dress(cx, bare.trim()) || is_aside(bare.trim());
    if !(dress.is_empty() || dressed || zone && dress.chars().nth(24).is_none()) {
        return None;
    }
    let close = bare.chars().next_back().filter(|_| around).map_or(0, char::len_utf8);
    let date_ends = extent.end + bare.len() - close;
    // Before the date nothing but its own small words, back to what parts it from the item.
    let before = words.get(..extent.start)?;
    let parts = |c: char| PARTS.contains(&c) || is_comma(c) || matches!(c, '(' | '（' | '\t' | '.' | '…');
    let (at, mark) = before.char_indices().rev().find(|(_, c)| parts(*c))?;
    let small = before.get(at + mark.len_utf8()..)?.trim();
    let limited = !small.is_empty() && cx.words.dresses_a_date(small);
    // Strokes part cells, and days in several of them are a table's: the last is that of its last column alone.
    if matches!(mark, '/' | '|') && dates.len() > 1 {
        return None;
    }
    let open = matches!(mark, '(' | '（');
    let leader = before.get(..=at).is_some_and(|before| before.ends_with("..."));
    // A comma, or a stroke within a word, parts no date from an item; a comma before a limit does.
    let apart = match mark {
        '(' | '（' => around,
        '.' => leader,
        c if is_comma(c) => limited,
        '-' | '/' | '·' => before.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace)),
        _ => true,
    };
    if !apart || open != around || !(small.is_empty() || limited || small.chars().count() <= 4) {
        return None;
    }
    let dotted = before.get(..at + mark.len_utf8())?;
    let name =
        dotted.trim_end_matches(|c: char| c.is_whitespace() || parts(c) && !matches!(c, '.') || leader && c == '.');
    let item = trimmed(part(body, 0..name.len()), text);
    let date = trimmed(part(body, dotted.len()..date_ends), text);
    let says = item.of(text).contains(char::is_alphabetic) && item.of(text).chars().nth(1).is_some();
    let between = Span::new(item.end, date.start);
    let mark = Span::new(visible.start, body.start);
    says.then_some(Dated {
        mark,
        date,
        between,
        behind: Span::new(date.end, body.end),
        item,
        last: true,
        stretch,
        loose: false,
    })
}

/// A line of more bytes than this is a paragraph.
const LONGEST: usize = 500;
