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
    head(text).chars().find(|c| {
        !matches!(c, '(' | '[' | '"' | '\'' | '“' | '‘' | '«' | '„' | '（' | '「' | '『' | '《') && !is_direction(*c)
    })
}

/// The last character that says something: closing brackets and quotes after it are passed over.
fn last_telling(text: &str) -> Option<char> {
    text.chars().rev().find(|c| {
        !matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '）' | '」' | '』' | '》') && !is_direction(*c)
    })
}

pub(crate) fn is_direction(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Begins with a small letter of a script that has small letters: the middle of a sentence.
pub(crate) fn begins_small(text: &str) -> bool {
    first_telling(text).is_some_and(char::is_lowercase)
}

/// Begins with a letter of a script that has capitals, or with no letter.
pub(crate) fn begins_cased(text: &str) -> bool {
    first_telling(text).is_none_or(|c| !c.is_alphabetic() || c.is_lowercase() || c.is_uppercase())
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
///
/// Counted from the bytes, since every line of a text is measured: a leading byte tells the width of nearly every
/// character, and where it does not the next one is looked at.
pub(crate) fn width(text: &str) -> u32 {
    let bytes = text.as_bytes();
    if bytes.is_ascii() {
        return bytes.len() as u32;
    }
    let mut columns = 0;
    for (at, lead) in bytes.iter().enumerate() {
        columns += match lead {
            0x00..=0x7F => 1,
            0x80..=0xBF => 0,
            0xE3..=0xE9 => 2,
            0xC2..=0xCB | 0xCE..=0xD8 => 1,
            // Half of the Arabic letters, and the vowel signs on them.
            0xD9 => u32::from(!matches!(bytes.get(at + 1), Some(0x8B..=0x9F | 0xB0))),
            _ => text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, column),
        };
    }
    columns
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
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '”'
            | '’'
            | '」'
            | '』'
            | '．'
            | ','
            | '.'
            | ')'
    )
}

/// A label that is followed by its value or stands alone: a few words and a colon (`Tel:`, `事由：`).
pub(crate) fn begins_with_label(text: &str) -> bool {
    let text = head(text);
    let near = text.as_bytes().get(..text.len().min(160)).unwrap_or_default();
    // Most lines hold no colon of either width: the full-width one ends in this byte.
    if memchr::memchr2(b':', 0x9A, near).is_none() {
        return false;
    }
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
    fn ends_are_read_through_quotes_and_brackets() {
        assert!(
            ends_finally("he said “yes.”")
                && ends_finally("结束。）")
                && ends_finally("to:")
                && !ends_finally("the delegates of (Kenya)")
        );
        assert!(
            begins_small("“and") && begins_small("(состоявшемся") && !begins_small("And") && !begins_small("13 мая")
        );
    }

    #[test]
    fn widths_count_wide_characters_twice_and_marks_not_at_all() {
        assert_eq!((width("SG2"), width("第２组"), width("\u{200F}مُ")), (3, 6, 1));
        for c in (0..=0xFFFF).filter_map(char::from_u32) {
            assert_eq!(width(c.encode_utf8(&mut [0; 4])), column(c), "{c}");
        }
        assert_eq!(
            (first_word_width("网，并"), first_word_width("E.164号码"), first_word_width("them. And")),
            (4, 5, 5)
        );
    }

    #[test]
    fn labels_are_a_few_words_before_a_colon() {
        assert!(begins_with_label("Tel: +41") && begins_with_label("事由：会议") && !begins_with_label("Эл. почта"));
        assert!(
            !begins_with_label("see https://example.org")
                && !begins_with_label("Then, at 10:30")
                && !begins_with_label("and so: on")
        );
    }
}
