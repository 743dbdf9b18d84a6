//! Markers: what stands before an item. `1.` `a)` `14.1` `·` `１．` `①` `а)` `أ)` `第一条` `一、`
//!
//! Only the shape is read here. Whether a number is an item's at all, and which number an `i)` is, the sequence tells
//! (`outline.rs`).

use crate::context::part;
use crate::scribe::{is_direction, is_han};
use findings::Span;
use vocabulary::character::{is_letter, is_letter_or_number};
use vocabulary::numeral::{self, Numeral, System};

/// A marker at the beginning of a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Marker {
    /// The printed characters, verbatim.
    pub(crate) label: Span,
    /// Where the item's own words begin.
    pub(crate) rest: Span,
    /// What kind it is.
    pub(crate) kind: MarkerKind,
    /// It cannot well be anything else. A bare `5 ` before a word can be the beginning of a sentence.
    pub(crate) sure: bool,
}

/// What kind of marker.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MarkerKind {
    /// A bullet or dash.
    Bullet(char),
    /// A number of several parts: `14.1`. A part that is a letter, as in `2.a` and `A.1`, is a number no digits write.
    Path(Vec<u32>),
    /// A number or letter, in all readings it has.
    Number(Vec<Numeral>),
}

/// The punctuation around a number: `(a)` and `a)` are different lists.
pub(crate) type Dress = (Option<char>, Option<char>);

impl Marker {
    /// The punctuation around its number, full-width forms made plain.
    pub(crate) fn dress(&self, text: &str) -> Dress {
        let label = self.label.of(text);
        let outside = |c: &char| !is_letter_or_number(*c) && !matches!(c, '\u{640}');
        (label.chars().next().filter(outside).map(plain), label.chars().next_back().filter(outside).map(plain))
    }
}

fn plain(c: char) -> char {
    match c {
        '．' | '。' => '.',
        '）' => ')',
        '（' => '(',
        '：' => ':',
        other => other,
    }
}

/// The dashes among the bullets: glued to a word they still are bullets, glued to a digit they are a sign or a range.
const DASHES: &[char] = &['-', '‐', '‑', '‒', '–', '—', '−', '－', '―'];

/// What a bare number before it counts or dates, in the Han script: `3个`, `5月`, `9时`, `2名`.
const COUNTED: &[char] = &[
    '年', '月', '日', '号', '號', '时', '時', '点', '點', '分', '秒', '个', '個', '名', '次', '届', '屆', '项', '項',
    '条', '條', '章', '节', '節', '位', '人', '种', '種', '天', '周', '週', '楼', '樓', '层', '層', '室', '页', '頁',
    '元', '万', '萬', '亿', '千', '百', '十', '多', '至', '到', '和', '与', '與', '及', '或',
];

const BULLETS: &[char] = &[
    '•', '·', '∙', '●', '○', '◦', '▪', '■', '□', '◆', '◇', '►', '▶', '‣', '⁃', '*', '※', '✓', '➢', '・', '‧',
    '\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '❖', '✔', '➔', '→',
];

/// Whether a character is a bullet or a dash that stands for one.
pub(crate) fn is_bullet(c: char) -> bool {
    DASHES.contains(&c) || BULLETS.contains(&c)
}

/// The marker at the beginning of these visible characters, if there is one.
pub(crate) fn marker(visible: Span, text: &str) -> Option<Marker> {
    let words = visible.of(text);
    let first = words.chars().next()?;
    if is_direction(first) {
        let bare = words.trim_start_matches(is_direction);
        return marker(part(visible, words.len() - bare.len()..words.len()), text);
    }
    if is_bullet(first) {
        return bullet(visible, words, first);
    }
    if first == '第' {
        return article(visible, words);
    }
    if let Some(found) = ring(visible, words, text) {
        return Some(found);
    }
    let (end, kind, sure) = number(words)?;
    let label = part(visible, 0..end);
    let rest = part(visible, end + blanks(words.get(end..)?)..words.len());
    Some(Marker { label, rest, kind, sure })
}

/// The marker that a whole cell is: `5.1`, `a)`, `12`.
pub(crate) fn cell_marker(visible: Span, text: &str) -> Option<Marker> {
    let words = visible.of(text).trim_end();
    let bare = words.trim_start_matches(is_direction);
    let visible = part(visible, words.len() - bare.len()..words.len());
    let words = bare.trim_end_matches(is_direction);
    let label = part(visible, 0..words.len());
    let kind = match number(words) {
        Some((end, kind, _)) if end == words.len() => kind,
        _ if parted_path(words).is_some() => MarkerKind::Path(parted_path(words)?),
        _ => {
            let only = words.chars().next()?;
            if !is_bullet(only) || words.chars().nth(1).is_some() {
                return None;
            }
            MarkerKind::Bullet(only)
        }
    };
    Some(Marker { label, rest: Span::new(label.end, label.end), kind, sure: true })
}

/// A number of two parts as only a cell writes it: `3 a)`, `3(a)`, `٣-١`.
fn parted_path(words: &str) -> Option<Vec<u32>> {
    let (value, count, end) = digits(words);
    let rest = words.get(end..)?;
    if !(1..=2).contains(&count) {
        return None;
    }
    if let Some(below) = rest.strip_prefix(['-', '–', '‐', '‑']) {
        let (value_below, count, end) = digits(below);
        return (below.len() == end && (1..=2).contains(&count)).then(|| vec![value, value_below]);
    }
    let letter = rest.trim_start().trim_start_matches(['(', '（']);
    let bare = letter.strip_suffix([')', '）', '.'])?;
    let reading = numeral::readings(bare).find(|n| !matches!(n.system, System::Decimal | System::Han))?;
    (bare.chars().count() <= 3).then(|| vec![value, part_of_letter(&reading)])
}

fn blanks(words: &str) -> usize {
    words.len() - words.trim_start().len()
}

fn bullet(visible: Span, words: &str, first: char) -> Option<Marker> {
    let after = words.get(first.len_utf8()..)?;
    let next = after.chars().next()?;
    // `——性别平等`: a dash as wide as two letters.
    if first == '—' && next == '—' {
        let rest = after.get(next.len_utf8()..)?;
        let word = rest.chars().next().is_some_and(|c| c.is_alphanumeric() || c.is_whitespace());
        let end = first.len_utf8() * 2;
        return word.then(|| Marker {
            label: part(visible, 0..end),
            rest: part(visible, end + blanks(rest)..words.len()),
            kind: MarkerKind::Bullet(first),
            sure: true,
        });
    }
    let is_word = next.is_alphabetic() || matches!(next, '“' | '"' | '«' | '(' | '（' | '《' | '「');
    let glued_dash = DASHES.contains(&first) && is_word;
    let glued_dot = matches!(first, '•' | '·' | '●' | '■' | '▪' | '・') && (is_word || next.is_numeric());
    if !(next.is_whitespace() || glued_dash || glued_dot) {
        return None;
    }
    let end = first.len_utf8();
    let rest = part(visible, end + blanks(after)..words.len());
    Some(Marker { label: part(visible, 0..end), rest, kind: MarkerKind::Bullet(first), sure: true })
}

/// An `o` as a word processor prints it for a ring: set off by more than a blank, or with another above or below it. In
/// Spanish it is a word.
fn ring(visible: Span, words: &str, text: &str) -> Option<Marker> {
    let rest = words.strip_prefix('o').filter(|rest| rest.starts_with(char::is_whitespace))?;
    let item = rest.trim_start();
    let set_off = rest.starts_with('\t') || rest.len() - item.len() > 1;
    let begins = |line: &str| line.trim_start().strip_prefix('o').is_some_and(|rest| rest.starts_with([' ', '\t']));
    let above = || text.get(..visible.start as usize).and_then(|before| before.rsplit('\n').nth(1)).is_some_and(begins);
    let below = || text.get(visible.end as usize..).and_then(|after| after.split('\n').nth(1)).is_some_and(begins);
    (!item.is_empty() && (set_off || above() || below())).then(|| Marker {
        label: part(visible, 0..1),
        rest: part(visible, words.len() - item.len()..words.len()),
        kind: MarkerKind::Bullet('o'),
        sure: true,
    })
}

/// `第一条`, `第3章`: a number within a word.
///
/// The units stand in code and not in a language's wording, as `①` and `(iv)` do: they are how the Han script writes a
/// number of a part, and a marker is read before anybody knows in which language its annex is.
fn article(visible: Span, words: &str) -> Option<Marker> {
    let after = words.strip_prefix('第')?;
    let end = after.find(['条', '章', '节', '款', '部'])?;
    let inner = after.get(..end)?;
    let unit = after.get(end..)?.chars().next()?;
    let readings: Vec<Numeral> =
        numeral::readings(inner.trim()).filter(|n| matches!(n.system, System::Han | System::Decimal)).collect();
    if readings.is_empty() || inner.chars().count() > 5 {
        return None;
    }
    let mut end = '第'.len_utf8() + end + unit.len_utf8();
    if unit == '部' {
        end += words.get(end..)?.strip_prefix('分').map(|_| '分'.len_utf8())?;
    }
    let rest = words.get(end..)?;
    // `第三条规定了…` is a sentence: an article's number stands by itself.
    let apart = rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '：' | ':' | '、' | '.' | '．'));
    apart.then(|| Marker {
        label: part(visible, 0..end),
        rest: part(visible, end + blanks(rest)..words.len()),
        kind: MarkerKind::Number(readings),
        sure: true,
    })
}

/// The number at the beginning: where its label ends, what it is, whether it is surely one.
fn number(words: &str) -> Option<(usize, MarkerKind, bool)> {
    let first = words.chars().next()?;
    if is_enclosed(first) {
        let end = first.len_utf8();
        let readings: Vec<Numeral> = numeral::readings(words.get(..end)?).collect();
        return (!readings.is_empty()).then_some((end, MarkerKind::Number(readings), true));
    }
    if matches!(first, '(' | '（') {
        return bracketed(words, first);
    }
    if digit_value(first).is_some() {
        return decimal(words);
    }
    letters(words).or_else(|| lettered_path(words))
}

/// Characters that are a number with its dress: `①`, `⑴`, `⒈`, `ⓐ`.
fn is_enclosed(c: char) -> bool {
    matches!(u32::from(c), 0x2460..=0x24FF | 0x2776..=0x2793 | 0x3220..=0x3229 | 0x3251..=0x325F | 0x32B1..=0x32BF)
}

fn bracketed(words: &str, open: char) -> Option<(usize, MarkerKind, bool)> {
    let from = open.len_utf8();
    let inner = words.get(from..)?;
    let end = inner.char_indices().take(7).find(|(_, c)| matches!(c, ')' | '）'))?;
    let number = inner.get(..end.0)?;
    let readings: Vec<Numeral> = numeral::readings(number.trim()).collect();
    let long = number.chars().filter(|c| digit_value(*c).is_some()).count() > 3;
    let word = number.chars().count() > 2 && readings.iter().all(|n| n.system == System::Roman && n.value > 50);
    if readings.is_empty() || long || word {
        return None;
    }
    Some((from + end.0 + end.1.len_utf8(), MarkerKind::Number(readings), true))
}

/// The value of a digit of any script that writes numbers by place.
fn digit_value(c: char) -> Option<u32> {
    match u32::from(c) {
        code @ 0x30..=0x39 => Some(code - 0x30),
        code @ 0xFF10..=0xFF19 => Some(code - 0xFF10),
        code @ 0x660..=0x669 => Some(code - 0x660),
        code @ 0x6F0..=0x6F9 => Some(code - 0x6F0),
        code @ 0x966..=0x96F => Some(code - 0x966),
        _ => None,
    }
}

/// What stands in a path for a letter: behind all numbers that three digits can write.
pub(crate) fn part_of_letter(numeral: &Numeral) -> u32 {
    10_000 + 1_000 * (numeral.system as u32) + numeral.value
}

/// The part of a path that letters write, and how many bytes they take: `a` in `2.a`, `iv` in `3.iv`. They are small, or
/// of a script without capitals, and no word goes on behind them.
fn letter_part(words: &str) -> Option<(u32, usize)> {
    let end = words.char_indices().take(5).find(|(_, c)| !is_letter(*c)).map_or(words.len(), |(end, _)| end);
    let letters = words.get(..end)?;
    let roman = letters.len() > 1 && letters.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    if letters.is_empty() || letters.contains(char::is_uppercase) || letters.chars().nth(1).is_some() && !roman {
        return None;
    }
    let mut behind = words.get(end..)?.chars();
    let ends = match behind.next() {
        None | Some(')' | '）') => true,
        Some('.') => behind.next().is_none_or(|c| c.is_whitespace() || c.is_alphanumeric()),
        Some(c) => c.is_whitespace(),
    };
    let reading = numeral::readings(letters).find(|n| !matches!(n.system, System::Decimal | System::Han))?;
    ends.then(|| (part_of_letter(&reading), end))
}

/// `A.1` `B.2.1`: a capital, and numbers below it. `A.5` may be a document's name, so it is never sure.
fn lettered_path(words: &str) -> Option<(usize, MarkerKind, bool)> {
    let first = words.chars().next().filter(|c| c.is_uppercase())?;
    let reading = numeral::readings(words.get(..first.len_utf8())?).find(|n| n.system != System::Roman)?;
    let rest = words.get(first.len_utf8()..)?.strip_prefix('.')?;
    rest.chars().next().filter(|c| digit_value(*c).is_some())?;
    let (end, kind, _) = decimal(rest)?;
    let mut path = vec![part_of_letter(&reading)];
    match kind {
        MarkerKind::Path(parts) => path.extend(parts),
        MarkerKind::Number(readings) => path.push(readings.first()?.value),
        MarkerKind::Bullet(_) => return None,
    }
    Some((words.len() - rest.len() + end, MarkerKind::Path(path), false))
}

/// The digits at the beginning: what they are worth, how many there are, and how many bytes they take.
fn digits(words: &str) -> (u32, usize, usize) {
    let (mut value, mut count, mut end) = (0_u32, 0, 0);
    for c in words.chars() {
        let Some(digit) = digit_value(c) else { break };
        value = value.saturating_mul(10).saturating_add(digit);
        count += 1;
        end += c.len_utf8();
    }
    (value, count, end)
}

/// The parts of a number and where it ends: `14.1`, `2.a`, `2.b.iv`.
fn parts(words: &str) -> Option<(Vec<u32>, usize)> {
    let mut parts = Vec::new();
    let mut end = 0;
    loop {
        let (value, count, length) = digits(words.get(end..)?);
        // A year, a telephone number, a document's number: not an item's.
        if count > 3 {
            return None;
        }
        let letter = if count == 0 { letter_part(words.get(end..)?).filter(|_| !parts.is_empty()) } else { None };
        let (part, length) = match (count, letter) {
            (1.., _) => (value, length),
            (_, letter) => letter?,
        };
        parts.push(part);
        end += length;
        let rest = words.get(end..)?;
        let Some(behind) = rest.strip_prefix(['.', '．']).filter(|_| parts.len() < 6) else { break };
        if digits(behind).1 == 0 && letter_part(behind).is_none() {
            break;
        }
        end += rest.len() - behind.len();
    }
    Some((parts, end))
}

/// `1.` `1` `14.1` `2.a` `1)` `１．` `١-`
fn decimal(words: &str) -> Option<(usize, MarkerKind, bool)> {
    let (parts, end) = parts(words)?;
    let mut after = words.get(end..)?.chars();
    let mark = after.next();
    let next = after.next();
    let path = parts.len() > 1;
    let dressed = match mark {
        Some('.' | '．' | ')' | '）' | '、') => true,
        // `1- Opening`, but not `2-6 June` or `10 - 12 May`.
        Some('-' | '–') => next.is_some_and(|c| c.is_whitespace()),
        _ => false,
    };
    // `5bis.`, `5 ter`: one more item of that number.
    if !path && let Some(length) = further(words.get(end..)?) {
        let end = end + length;
        let value = parts.first().copied()?;
        let kind = MarkerKind::Number(vec![Numeral { system: System::Decimal, value, upper: false }]);
        let dress = words.get(end..)?.chars().next().filter(|c| matches!(c, '.' | ')' | '．' | '）'));
        return Some((end + dress.map_or(0, char::len_utf8), kind, true));
    }
    let kind = match (path, parts.as_slice()) {
        (false, [value]) => MarkerKind::Number(vec![Numeral { system: System::Decimal, value: *value, upper: false }]),
        _ => MarkerKind::Path(parts),
    };
    if dressed {
        let mark = mark?;
        // `1.- Apertura`: a dash more.
        let dashed = next.filter(|c| matches!(c, '-' | '–' | '—') && after.next().is_some_and(char::is_whitespace));
        // `1.5 metres` was read as a path; `3)`-like dress may be glued to its word.
        return Some((end + mark.len_utf8() + dashed.map_or(0, char::len_utf8), kind, true));
    }
    match mark {
        None => Some((end, kind, true)),
        Some(c) if c.is_whitespace() => Some((end, kind, path)),
        // `1Pursuant`, `1La`, `4L'ordre`: glued by an extractor.
        Some(c)
            if c.is_uppercase()
                && next.is_some_and(|n| n.is_lowercase() || n.is_whitespace() || matches!(n, '\'' | '’')) =>
        {
            Some((end, kind, false))
        }
        // `2会议每天…`, `1افتتاح`: glued in a script without capitals. A counted or dated thing is a word of its own.
        Some(c) if is_uncased(c) && !COUNTED.contains(&c) => Some((end, kind, false)),
        _ => None,
    }
}

/// How many bytes the Latin word behind a number takes that makes it one more of that number.
fn further(words: &str) -> Option<usize> {
    let bare = words.trim_start_matches(' ');
    let word = ["bis", "ter", "quater", "quinquies"].into_iter().find(|word| bare.starts_with(word))?;
    let end = words.len() - bare.len() + word.len();
    let next = words.get(end..)?.chars().next();
    (words.len() - bare.len() < 2 && next.is_none_or(|c| !c.is_alphanumeric())).then_some(end)
}

/// A letter of a script without capitals; the full-width letters have them.
fn is_uncased(c: char) -> bool {
    let han = is_han(c) && !matches!(u32::from(c), 0xFF00..=0xFFEF);
    // The Arabic letters; digits and signs of their block are none.
    c.is_alphabetic() && (han || matches!(u32::from(c), 0x620..=0x64A | 0x671..=0x6D3))
}

/// `a)` `i.` `а)` `أ)` `IV.` `一、`
fn letters(words: &str) -> Option<(usize, MarkerKind, bool)> {
    let (letters, _) = words.char_indices().take(6).find(|(_, c)| !is_letter(*c) && *c != '\u{640}')?;
    let number = words.get(..letters)?;
    // `أ )`: a blank between the letter and its bracket.
    let loose = words.get(letters..)?.strip_prefix(' ').is_some_and(|rest| rest.starts_with([')', '）']));
    let end = letters + usize::from(loose && !number.is_ascii());
    let mark = words.get(end..)?.chars().next()?;
    let next = words.get(end + mark.len_utf8()..)?.chars().next();
    let han = number.chars().all(is_han);
    let dressed = match mark {
        ')' | '）' => true,
        '、' => han,
        '.' | '．' => true,
        '-' | '–' => next.is_some_and(char::is_whitespace) && number.chars().count() == 1 && !number.is_ascii(),
        _ => false,
    };
    if !dressed || number.is_empty() {
        return None;
    }
    let readings: Vec<Numeral> = numeral::readings(number).collect();
    if readings.is_empty() {
        return None;
    }
    // `e.g.`, `i.e.`, `a.m.`: a letter, a dot and at once a small letter. And `A.5` is a document.
    if matches!(mark, '.' | '．') && next.is_some_and(|n| n.is_lowercase() || n.is_numeric()) {
        return None;
    }
    // A word that happens to read as a number: `mix)`, `di.`
    if number.chars().count() > 1 && number.is_ascii() && readings.iter().all(|n| n.value > 39) {
        return None;
    }
    // `A. Keeper`, `V. Singh`: a capital and a dot before a name is an item only among others.
    let sure = !(mark == '.' && number.chars().all(char::is_uppercase));
    Some((end + mark.len_utf8(), MarkerKind::Number(readings), sure))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(String, String, bool)> {
        let marker = marker(Span::at(0, line.len()), line)?;
        Some((marker.label.of(line).to_owned(), marker.rest.of(line).to_owned(), marker.sure))
    }

    #[test]
    fn a_ring_has_another_beside_it() {
        let read = |text: &str, line: &str| {
            let start = text.find(line).unwrap_or_default();
            marker(Span::at(start, start + line.len()), text).map(|marker| marker.kind)
        };
        assert_eq!(read("a. lamps\no Brass\no Glass", "o Brass"), Some(MarkerKind::Bullet('o')));
        assert_eq!(read("o\tBrass", "o\tBrass"), Some(MarkerKind::Bullet('o')));
        assert_eq!(read("los Miembros\no Asociados\nde la Unión", "o Asociados"), None);
    }

    #[test]
    fn marks_of_direction_before_a_number() {
        assert_eq!(read("\u{200F}١.\tافتتاح"), Some(("١.".to_owned(), "افتتاح".to_owned(), true)));
        assert_eq!(read("\u{200F}افتتاح"), None);
    }

    #[test]
    fn markers_of_the_world() {
        for (line, label, rest) in [
            ("1. Opening", "1.", "Opening"),
            ("1 会议开始", "1", "会议开始"),
            ("14.1\tGroup", "14.1", "Group"),
            ("a) Report", "a)", "Report"),
            ("(iv) Report", "(iv)", "Report"),
            ("· JCA", "·", "JCA"),
            ("–Администрациям", "–", "Администрациям"),
            ("-批准新工作项目", "-", "批准新工作项目"),
            ("１．会议开幕", "１．", "会议开幕"),
            ("（ａ）副主席", "（ａ）", "副主席"),
            ("①号码资源", "①", "号码资源"),
            ("第一条　信函组", "第一条", "信函组"),
            ("一、会议文件", "一、", "会议文件"),
            ("（一）在网页上", "（一）", "在网页上"),
            ("а)Распределение", "а)", "Распределение"),
            ("أ) تقرير", "أ)", "تقرير"),
            ("هـ) تقرير", "هـ)", "تقرير"),
            ("أ )\tموارد", "أ )", "موارد"),
            ("١- افتتاح", "١-", "افتتاح"),
            ("1.Открытие", "1.", "Открытие"),
            ("1Pursuant to", "1", "Pursuant to"),
            ("4L'ordre du jour", "4", "L'ordre du jour"),
            ("2会议每天开始", "2", "会议每天开始"),
            ("1افتتاح الاجتماع", "1", "افتتاح الاجتماع"),
            ("Ⅳ. Report", "Ⅳ.", "Report"),
            ("2.a Report", "2.a", "Report"),
            ("2.b.iv) Report", "2.b.iv)", "Report"),
            ("3.أ\tتقرير", "3.أ", "تقرير"),
            ("A.1 Report", "A.1", "Report"),
            ("B.2.1\tReport", "B.2.1", "Report"),
        ] {
            let found = read(line).unwrap_or_else(|| panic!("no marker in {line}"));
            assert_eq!((found.0.as_str(), found.1.as_str()), (label, rest), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_marker() {
        for line in [
            "2031 was a good year",
            "2031年3月5日",
            "e.g. lamps",
            "a.m. sessions",
            "-2Should any",
            "1.5m of cable",
            "（原件已签）",
            "(signed)",
            "10:30 Coffee",
            "15.01.2031",
            "第三条规定了期限",
            "Geneva, 5 March",
            "+41 22 000",
            "5月10日",
            "3个工作日",
            "9时30分",
            "17-я Исследовательская комиссия",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
