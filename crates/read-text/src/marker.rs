//! List markers: how a line shows that it begins an item.

use crate::edges;

/// The bytes that a list marker takes at the head of a text, behind bookmarks, with the white space after it; 0 for none.
///
/// Markers are bullets and dashes before white space or a Han character, and numbers and letters in their usual dress:
/// `1.`, `1)`, `(a)`, `iv)`, `14.1`, `a.`, `一、`, `（二）`, `①`, `第三条`, and a bare `7` before a blank and a capital.
/// A reader needs only to know that a line begins something new; what the marker means is for others.
pub(crate) fn length(text: &str) -> usize {
    let text = edges::head(text);
    let Some(first) = text.chars().next() else { return 0 };
    if edges::is_direction(first) {
        // Marks of direction stand before a number that a script from right to left has in it.
        let bare = text.trim_start_matches(edges::is_direction);
        return match length(bare) {
            0 => 0,
            length => text.len() - bare.len() + length,
        };
    }
    let behind = |at: usize| text.get(at..).unwrap_or("");
    let with_blanks = |at: usize| at + (behind(at).len() - behind(at).trim_start().len());
    match first {
        '-' | '–' | '—' | '‒' | '−' | '－' | '•' | '·' | '●' | '○' | '◦' | '▪' | '■' | '□' | '►' | '➢' | '*'
        | '\u{F0B7}' => {
            let rest = behind(first.len_utf8());
            match rest.chars().next() {
                // `——性别平等`
                Some('—') if first == '—' && !rest.starts_with("——") => first.len_utf8() * 2,
                Some(c) if c.is_whitespace() || edges::is_han(c) || first == '·' || first == '•' => {
                    with_blanks(first.len_utf8())
                }
                Some(c) if c.is_alphabetic() && first != '*' => first.len_utf8(),
                _ => 0,
            }
        }
        '①'..='⓿' | '❶'..='➓' | '㊀'..='㊉' | '㈠'..='㈩' => with_blanks(first.len_utf8()),
        '(' | '（' => match text.char_indices().take(12).find(|(_, c)| matches!(c, ')' | '）')) {
            Some((at, close)) if is_number(text.get(first.len_utf8()..at).unwrap_or("")) => {
                with_blanks(at + close.len_utf8())
            }
            _ => 0,
        },
        '第' => match text.char_indices().take(10).find(|(_, c)| matches!(c, '条' | '章' | '节')) {
            Some((at, c)) if is_number(text.get('第'.len_utf8()..at).unwrap_or("")) => with_blanks(at + c.len_utf8()),
            _ => 0,
        },
        _ => {
            let number = number_length(text);
            if number == 0 {
                return 0;
            }
            let mut after = behind(number).chars();
            match after.next() {
                Some('.' | ')' | '．' | '）' | '、') => {
                    // `10.30` is no marker, but `3.Adoption` is one that lost its blank.
                    let at = number + behind(number).chars().next().map_or(0, char::len_utf8);
                    match after.next() {
                        Some(c) if c.is_numeric() => 0,
                        _ => with_blanks(at),
                    }
                }
                Some('\t') => with_blanks(number),
                Some(c)
                    if c.is_whitespace()
                        && (is_decimal(text.get(..number).unwrap_or("")) || number > 2 && text.starts_with("l.")) =>
                {
                    let title = behind(number).trim_start().chars().next();
                    if title.is_some_and(|c| c.is_uppercase() || edges::is_han(c)) { with_blanks(number) } else { 0 }
                }
                _ => 0,
            }
        }
    }
}

/// The length of a number at the head: digits with inner points, up to four letters of roman numerals, one or two
/// letters, or Han numerals.
fn number_length(text: &str) -> usize {
    let digits: usize = text.chars().take_while(|c| !is_ideograph(*c) && c.is_numeric()).map(char::len_utf8).sum();
    if digits > 0 {
        let mut end = digits;
        // `14.1`, `14.1.2`
        while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(['.', '．'])) {
            let more: usize =
                rest.chars().take_while(|c| !is_ideograph(*c) && c.is_numeric()).map(char::len_utf8).sum();
            if more == 0 {
                break;
            }
            end = text.len() - rest.len() + more;
        }
        // `1l.`: a damaged `11.`, and `5bis.`
        for tail in ["l", "bis", "ter", "quater"] {
            let rest = text.get(end..).and_then(|rest| rest.strip_prefix(tail));
            if rest.is_some_and(|rest| rest.starts_with(['.', ')'])) {
                return end + tail.len();
            }
        }
        let count = text.get(..end).unwrap_or("").chars().count();
        return if count <= 8 && digits <= 9 { end } else { 0 };
    }
    let is_han_number =
        |c: &char| matches!(c, '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百');
    let han: usize = text.chars().take_while(is_han_number).map(char::len_utf8).sum();
    if han > 0 {
        return han;
    }
    // `l0.`: a damaged `10.`
    if text.starts_with('l') && text.get(1..2).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit())) {
        let more = text.bytes().skip(1).take_while(u8::is_ascii_digit).count();
        return if more <= 2 && text.get(1 + more..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
            1 + more
        } else {
            0
        };
    }
    // `l.1`: a damaged `1.1`.
    if let Some(rest) = text.strip_prefix("l.") {
        let more = rest.bytes().take_while(u8::is_ascii_digit).count();
        let ends = rest.get(more..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if (1..=2).contains(&more) && ends {
            return 2 + more;
        }
    }
    let letter = |c: &char| !is_ideograph(*c) && c.is_alphabetic();
    let (mut count, mut length, mut roman) = (0, 0, true);
    for c in text.chars().take(5).take_while(letter) {
        count += 1;
        length += c.len_utf8();
        roman &= matches!(c, 'i' | 'v' | 'x' | 'l' | 'I' | 'V' | 'X' | 'L');
        if count > 1 && !roman {
            return 0; // a word, as most lines begin with
        }
    }
    if count == 1 || roman && count <= 4 { length } else { 0 }
}

/// A character that is a word: the full-width letters and digits among Han text are none.
fn is_ideograph(c: char) -> bool {
    edges::is_han(c) && !matches!(c, '\u{FF01}'..='\u{FF60}')
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && number_length(text) == text.len()
}

fn is_decimal(text: &str) -> bool {
    text.starts_with(|c: char| c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words_and_numbers() {
        for text in [
            "- a",
            "–\ta",
            "· a",
            "•a",
            "1. A",
            "1) a",
            "14.1\ta",
            "14.1 A",
            "a) b",
            "a. b",
            "iv) b",
            "(a) b",
            "（二）遵守",
            "一、会议",
            "①号码",
            "第三条　信函组",
            "１．会议",
            "7 Report",
            "（ａ）副主席",
            "-批准",
            "[bookmark: x]1. A",
            "3.Открытие",
            "а)Распределение",
            "l. Opening",
        ] {
            assert!(length(text) > 0, "{text}");
        }
        for text in [
            "",
            "a",
            "10:30",
            "2031",
            "2031年",
            "14–23 сентября",
            "6-10 November",
            "it is",
            "ITU-T",
            "-",
            "--- a",
            "E.164号码",
            "00 мин",
            "I am",
            "vi",
            "第2研究组",
            "(KINTEX) is",
            "*",
        ] {
            assert_eq!(length(text), 0, "{text}");
        }
    }
}
