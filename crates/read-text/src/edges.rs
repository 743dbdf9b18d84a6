//! What the first and the last characters of a line tell: how it begins, how it ends, how wide it is.

/// The text after the bookmarks and blanks at its head: `[bookmark: _Hlk1]–⇥item` begins with the dash.
pub(crate) fn head(mut text: &str) -> &str {
    while let Some(rest) = text.strip_prefix("[bookmark: ") {
        let Some(end) = rest.find(']') else { break };
        text = rest.get(end + 1..).unwrap_or("").trim_start();
    }
    text
}

/// The first character that says something: brackets, quotes and marks of direction before it are passed over.
fn first_telling(text: &str) -> Option<char> {
    head(text).chars().find(|c| !matches!(c, '(' | '[' | '"' | '\'' | '“' | '‘' | '«' | '„' | '（' | '「' | '『' | '《') && !is_direction(*c))
}

/// The last character that says something: closing brackets and quotes after it are passed over.
fn last_telling(text: &str) -> Option<char> {
    text.chars().rev().find(|c| !matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '）' | '」' | '』' | '》') && !is_direction(*c))
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Begins with a small letter of a script that has small letters: the middle of a sentence.
pub(crate) fn begins_small(text: &str) -> bool {
    first_telling(text).is_some_and(char::is_lowercase)
}

/// Begins with a letter of a script that has no small letters, and writes words apart (Arabic, not Han).
pub(crate) fn begins_uncased(text: &str) -> bool {
    first_telling(text).is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase() && !is_han(c))
}

/// Ends with a mark that ends a sentence, or with a colon or semicolon: what follows is something new.
pub(crate) fn ends_finally(text: &str) -> bool {
    last_telling(text).is_none_or(|c| {
        matches!(c, '.' | '!' | '?' | ':' | ';' | '…' | '。' | '．' | '！' | '？' | '：' | '；' | '؟' | '؛' | '۔')
    })
}

/// Ends with a comma: the sentence goes on, if it is one.
pub(crate) fn ends_with_comma(text: &str) -> bool {
    last_telling(text).is_some_and(|c| matches!(c, ',' | '，' | '、' | '،'))
}

/// A Han character, or the punctuation that goes with it: text without blanks between words.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

/// Takes two columns.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{1F300}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The columns that a text takes on the screen.
pub(crate) fn width(text: &str) -> u32 {
    if text.is_ascii() {
        return text.len() as u32;
    }
    text.chars().map(column).sum()
}

fn column(c: char) -> u32 {
    match c {
        _ if is_direction(c) => 0,
        '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{670}' => 0,
        _ if is_wide(c) => 2,
        _ => 1,
    }
}

/// An address and nothing else: it is no rest of a sentence.
pub(crate) fn is_address(text: &str) -> bool {
    let text = head(text);
    (text.contains('@') || text.contains("://") || text.starts_with("www.")) && !text.contains(char::is_whitespace)
}

/// The columns that must fit before a line may be broken: a word, or one Han character with the punctuation that may
/// not begin a line.
pub(crate) fn first_word_width(text: &str) -> u32 {
    let mut columns = 0;
    let mut han = false;
    for c in text.chars() {
        if c.is_whitespace() || columns > 0 && is_han(c) && !may_not_begin(c) || han && !may_not_begin(c) {
            break;
        }
        han |= is_han(c);
        columns += column(c);
    }
    columns
}

fn may_not_begin(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '”' | '’' | '」' | '』' | '．' | ',' | '.' | ')')
}

/// The bytes that a list marker takes at the head of a text, with the white space behind it; 0 for none.
///
/// Markers are bullets and dashes before white space or a Han character, and numbers and letters in their usual dress:
/// `1.`, `1)`, `(a)`, `iv)`, `14.1`, `a.`, `一、`, `（二）`, `①`, `第三条`, and a bare `7` before a blank and a capital.
/// A reader needs only to know that a line begins something new; what the marker means is for others.
pub(crate) fn marker(text: &str) -> usize {
    let text = head(text);
    let mut chars = text.char_indices().peekable();
    let Some((_, first)) = chars.next() else { return 0 };
    let behind = |at: usize| text.get(at..).unwrap_or("");
    let with_blanks = |at: usize| at + (behind(at).len() - behind(at).trim_start().len());
    match first {
        '-' | '–' | '—' | '‒' | '−' | '－' | '•' | '·' | '●' | '○' | '◦' | '▪' | '■' | '□' | '►' | '➢' | '*' | '\u{F0B7}' => {
            let rest = behind(first.len_utf8());
            match rest.chars().next() {
                Some(c) if c.is_whitespace() || is_han(c) || first == '·' || first == '•' => with_blanks(first.len_utf8()),
                Some(c) if c.is_alphabetic() && first != '*' => first.len_utf8(),
                _ => 0,
            }
        }
        '①'..='⓿' | '❶'..='➓' | '㊀'..='㊉' | '㈠'..='㈩' => with_blanks(first.len_utf8()),
        '(' | '（' => match text.char_indices().take(12).find(|(_, c)| matches!(c, ')' | '）')) {
            Some((at, close)) if is_number(text.get(first.len_utf8()..at).unwrap_or("")) => with_blanks(at + close.len_utf8()),
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
                Some(c) if c.is_whitespace() && is_decimal(text.get(..number).unwrap_or("")) => {
                    let title = behind(number).trim_start().chars().next();
                    if title.is_some_and(|c| c.is_uppercase() || is_han(c)) { with_blanks(number) } else { 0 }
                }
                _ => 0,
            }
        }
    }
}

/// The length of a number at the head: digits with inner points, up to four letters of roman numerals, one or two
/// letters, or Han numerals.
fn number_length(text: &str) -> usize {
    let digits: usize = text.chars().take_while(|c| c.is_numeric() && !is_ideograph(*c)).map(char::len_utf8).sum();
    if digits > 0 {
        let mut end = digits;
        // `14.1`, `14.1.2`
        while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(['.', '．'])) {
            let more: usize = rest.chars().take_while(|c| c.is_numeric() && !is_ideograph(*c)).map(char::len_utf8).sum();
            if more == 0 {
                break;
            }
            end = text.len() - rest.len() + more;
        }
        let count = text.get(..end).unwrap_or("").chars().count();
        return if count <= 8 && digits <= 9 { end } else { 0 };
    }
    let han: usize = text.chars().take_while(|c| "〇一二三四五六七八九十百".contains(*c)).map(char::len_utf8).sum();
    if han > 0 {
        return han;
    }
    let letters: Vec<char> = text.chars().take(5).take_while(|c| c.is_alphabetic() && !is_ideograph(*c)).collect();
    let roman = letters.iter().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x' | 'l'));
    let length: usize = letters.iter().map(|c| c.len_utf8()).sum();
    if letters.len() == 1 || roman && letters.len() <= 4 { length } else { 0 }
}

/// A character that is a word: the full-width letters and digits among Han text are none.
fn is_ideograph(c: char) -> bool {
    is_han(c) && !matches!(c, '\u{FF01}'..='\u{FF60}')
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && number_length(text) == text.len()
}

fn is_decimal(text: &str) -> bool {
    text.starts_with(|c: char| c.is_numeric())
}

/// A label that is followed by its value or stands alone: a few words and a colon (`Tel:`, `事由：`).
pub(crate) fn begins_with_label(text: &str) -> bool {
    let text = head(text);
    let Some((at, _)) = text.char_indices().take(40).find(|(_, c)| matches!(c, ':' | '：')) else { return false };
    let label = text.get(..at).unwrap_or("");
    !label.is_empty()
        && label.split_whitespace().count() <= 4
        && !label.contains(['.', ',', ';', '，', '。', '；', '('])
        && label.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && !text.get(at..).is_some_and(|rest| rest.starts_with("://"))
        && !label.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words_and_numbers() {
        for text in [
            "- a", "–\ta", "· a", "•a", "1. A", "1) a", "14.1\ta", "14.1 A", "a) b", "a. b", "iv) b", "(a) b", "（二）遵守", "一、会议",
            "①号码", "第三条　信函组", "１．会议", "7 Report", "（ａ）副主席", "-批准", "[bookmark: x]1. A", "3.Открытие", "а)Распределение", "l. Opening",
        ] {
            assert!(marker(text) > 0, "{text}");
        }
        for text in [
            "", "a", "10:30", "2031", "2031年", "14–23 сентября", "6-10 November", "it is", "ITU-T", "-", "--- a",
            "E.164号码", "00 мин", "I am", "vi", "第2研究组", "(KINTEX) is", "*",
        ] {
            assert_eq!(marker(text), 0, "{text}");
        }
    }

    #[test]
    fn ends_are_read_through_quotes_and_brackets() {
        assert!(ends_finally("he said “yes.”") && ends_finally("结束。）") && ends_finally("to:") && !ends_finally("the delegates of (Kenya)"));
        assert!(begins_small("“and") && begins_small("(состоявшемся") && !begins_small("And") && !begins_small("13 мая"));
    }

    #[test]
    fn widths_count_wide_characters_twice_and_marks_not_at_all() {
        assert_eq!((width("SG2"), width("第２组"), width("\u{200F}مُ")), (3, 6, 1));
        assert_eq!((first_word_width("网，并"), first_word_width("E.164号码"), first_word_width("them. And")), (4, 5, 5));
    }

    #[test]
    fn labels_are_a_few_words_before_a_colon() {
        assert!(begins_with_label("Tel: +41") && begins_with_label("事由：会议") && begins_with_label("Эл. почта") == false);
        assert!(!begins_with_label("see https://example.org") && !begins_with_label("Then, at 10:30") && !begins_with_label("and so: on"));
    }
}
