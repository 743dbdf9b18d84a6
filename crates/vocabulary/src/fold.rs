//! Text as the matcher sees it, character by character, without a copy.
//!
//! Letters come out of extractors with letter-spaced Han, full-width colons, no-break blanks, capitals
//! with and without accents, bidi marks and tatweel. Folding makes all of these one, and tells for each
//! folded character where it stands in the source.

use crate::character::plain_han;

/// One folded character and the bytes of the source it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) ch: char,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The folded characters of a text. Leading and trailing white space is left out; a run of it is one
/// blank, none next to a wide (Han) character, and a line feed where a blank line is crossed.
#[derive(Clone)]
pub(crate) struct Folded<'t> {
    text: &'t str,
    at: usize,
    second: Option<Unit>,
    wide: bool,
    begun: bool,
}

impl<'t> Folded<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Folded { text, at: 0, second: None, wide: false, begun: false }
    }

    /// The next character, where it is a plain letter or mark and nothing invisible stands behind it: most are, and need no
    /// look at anything else.
    #[inline(always)]
    fn plain(&mut self) -> Option<Unit> {
        let ahead = self.text.as_bytes().get(self.at..)?;
        let (ch, length, wide) = match *ahead.first()? {
            byte if byte.is_ascii_graphic() && byte != b'`' => (char::from(byte.to_ascii_lowercase()), 1, false),
            b' ' => return self.blank(),
            _ => letter(ahead)?,
        };
        if begins_invisible(ahead.get(length..)?) || self.second.is_some() {
            return None;
        }
        let start = self.at;
        (self.at, self.begun, self.wide) = (start + length, true, wide);
        Some(Unit { ch, start, end: self.at })
    }

    /// The blank here, where it stands alone between two words.
    fn blank(&mut self) -> Option<Unit> {
        let (_, length) = plain(self.text.as_bytes().get(self.at + 1..)?)?;
        if !self.begun || self.wide || self.second.is_some() || length == WIDE {
            return None;
        }
        let start = self.at;
        (self.at, self.begun) = (start + 1, false);
        Some(Unit { ch: ' ', start, end: self.at })
    }

    /// The next character, by the short way where it is there: for who reads a few characters and mostly goes no further.
    #[inline(always)]
    pub(crate) fn step(&mut self) -> Option<Unit> {
        self.plain().or_else(|| self.next())
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// White space and invisible characters before the next character: `(end, blank, line ends)`.
    fn gap(&self) -> (usize, bool, u32) {
        let (mut at, mut blank, mut lines) = (self.at, false, 0);
        for ch in self.rest().chars() {
            if ch.is_whitespace() {
                blank = true;
                lines += u32::from(ch == '\n');
            } else if !invisible(ch) {
                break;
            }
            at += ch.len_utf8();
        }
        (at, blank, lines)
    }
}

impl Iterator for Folded<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        if let Some(unit) = self.second.take() {
            return Some(unit);
        }
        // The common case first: a plain ASCII character.
        if let Some(&byte) = self.text.as_bytes().get(self.at)
            && byte.is_ascii_graphic()
            && byte != b'`'
        {
            let start = self.at;
            self.at += 1;
            self.begun = true;
            self.wide = false;
            let end = absorb(self.text, self.at);
            self.at = end;
            return Some(Unit { ch: char::from(byte.to_ascii_lowercase()), start, end });
        }
        // Then the letters of the scripts that letters are written in.
        if let Some((ch, length, wide)) = self.text.as_bytes().get(self.at..).and_then(letter) {
            let start = self.at;
            self.begun = true;
            self.wide = wide;
            let end = absorb(self.text, start + length);
            self.at = end;
            return Some(Unit { ch, start, end });
        }
        let (after, blank, lines) = self.gap();
        let before = self.at;
        self.at = after;
        let ch = self.rest().chars().next()?;
        let is_wide = wide(ch);
        if blank && self.begun && (lines > 1 || !(self.wide || is_wide)) {
            self.wide = false;
            self.begun = false; // the blank was given; the next call gives the character
            return Some(Unit { ch: if lines > 1 { '\n' } else { ' ' }, start: before, end: after });
        }
        self.begun = true;
        self.wide = is_wide;
        let (first, second) = fold(ch);
        let end = absorb(self.text, after + ch.len_utf8());
        self.at = end;
        if let Some(second) = second {
            self.second = Some(Unit { ch: second, start: after, end });
        }
        Some(Unit { ch: first, start: after, end })
    }
}

/// How many bytes a plain wide character takes; the others take fewer.
pub(crate) const WIDE: usize = 3;

/// The letter that these bytes begin with, folded: how many bytes it takes, and whether it is wide. Only letters that are
/// folded without a look at any other character; all others take the long way.
#[inline(always)]
fn letter(bytes: &[u8]) -> Option<(char, usize, bool)> {
    let two = |lead: u8, tail: u8| char::from_u32(u32::from(lead & 0x1F) << 6 | u32::from(tail & 0x3F));
    match *bytes {
        // Han
        [lead @ 0xE4..=0xE9, second, third, ..] => {
            let code = u32::from(lead & 0xF) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
            (0x4E00..=0x9FFF).contains(&code).then_some(())?;
            Some((char::from_u32(code)?, 3, true))
        }
        // а to я and their capitals, without й and what is folded to another letter
        [lead @ (0xD0 | 0xD1), tail, ..] => match two(lead, tail)? {
            'й' | 'Й' => None,
            ch @ 'а'..='я' => Some((ch, 2, false)),
            ch @ 'А'..='Я' => Some((char::from_u32(u32::from(ch) + 0x20)?, 2, false)),
            _ => None,
        },
        [lead @ (0xD8 | 0xD9), tail, ..] => match two(lead, tail)? {
            ch @ ('ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي') => Some((ch, 2, false)),
            'أ' | 'إ' | 'آ' => Some(('ا', 2, false)),
            'ة' => Some(('ه', 2, false)),
            'ى' => Some(('ي', 2, false)),
            _ => None,
        },
        _ => None,
    }
}

/// The character that these bytes begin with, folded, and how many bytes it takes, where it is a plain letter or mark.
#[inline(always)]
pub(crate) fn plain(bytes: &[u8]) -> Option<(char, usize)> {
    match *bytes.first()? {
        byte if byte.is_ascii_graphic() => Some((of_ascii(byte), 1)),
        0..=0x7F => None,
        _ => letter(bytes).map(|(ch, length, _)| (ch, length)),
    }
}

/// Invisible marks behind a character belong to it, so that a hit never ends before an accent.
fn absorb(text: &str, at: usize) -> usize {
    if !text.as_bytes().get(at..).is_some_and(begins_invisible) {
        return at;
    }
    let rest = text.get(at..).unwrap_or("");
    at + rest.chars().take_while(|&ch| invisible(ch)).map(char::len_utf8).sum::<usize>()
}

/// Whether the bytes begin as an invisible character does.
#[inline]
fn begins_invisible(bytes: &[u8]) -> bool {
    match *bytes {
        [..0xC2, ..] | [] => false,
        [0xC2, tail, ..] => tail == 0xAD,
        [0xCC | 0xCD, ..] => true,
        [0xD8, tail, ..] => tail == 0x9C,
        [0xD9, tail, ..] => matches!(tail, 0x80 | 0x8B..=0x9F | 0xB0),
        [0xE2, second, ..] => matches!(second, 0x80 | 0x81),
        [0xEF, second, ..] => second == 0xBB,
        _ => false,
    }
}

/// The first folded character of a text.
#[inline]
pub(crate) fn first(text: &str) -> Option<char> {
    let bytes = text.as_bytes();
    let bytes = bytes.strip_prefix(b" ").unwrap_or(bytes);
    match plain(bytes) {
        Some((ch, _)) => Some(ch),
        None => {
            let ch = text.strip_prefix(' ').unwrap_or(text).chars().next()?;
            beginning(ch).or_else(|| Folded::new(text).next().map(|unit| unit.ch))
        }
    }
}

/// What a character is folded to, as far as something may begin with it; blanks and invisible characters begin nothing.
#[inline]
pub(crate) fn beginning(ch: char) -> Option<char> {
    match ch {
        '!'..='~' => u8::try_from(ch).ok().map(of_ascii),
        '\u{4E00}'..='\u{9FFF}' => Some(ch),
        'а'..='и' | 'к'..='я' => Some(ch),
        'А'..='И' | 'К'..='Я' => char::from_u32(u32::from(ch) + 0x20),
        'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' => Some(ch),
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ة' => Some('ه'),
        'ى' => Some('ي'),
        _ if ch.is_whitespace() || invisible(ch) => None,
        _ => Some(fold(ch).0),
    }
}

/// What a character ends with when it is folded.
pub(crate) fn ending(ch: char) -> char {
    let (first, second) = fold(ch);
    second.unwrap_or(first)
}

/// Whether a character is folded to two.
pub(crate) fn is_two(ch: char) -> bool {
    fold(ch).1.is_some()
}

/// The folded form of a whole phrase.
pub(crate) fn folded(text: &str) -> String {
    Folded::new(text).map(|unit| unit.ch).collect()
}

/// Whether the text is this, folded.
pub(crate) fn is_folded(text: &str, pattern: &str) -> bool {
    Folded::new(text).map(|unit| unit.ch).eq(pattern.chars())
}

/// The end, in the source, of a folded pattern standing at the start of the text.
pub(crate) fn starts_folded(text: &str, pattern: &str) -> Option<usize> {
    let mut units = Folded::new(text);
    let mut end = 0;
    for expected in pattern.chars() {
        let unit = units.step()?;
        if unit.ch != expected {
            return None;
        }
        end = unit.end;
    }
    Some(end)
}

/// Characters without a width of their own: direction marks, joiners, accents, vowel signs, tatweel.
pub(crate) fn invisible(ch: char) -> bool {
    matches!(ch,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{61C}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Characters that are written without blanks between them.
pub(crate) fn wide(ch: char) -> bool {
    matches!(u32::from(ch), 0x2E80..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F
        | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Whether the character is written without blanks and is a letter.
pub(crate) fn han(ch: char) -> bool {
    plain_han(ch) || wide(ch) && ch.is_alphabetic()
}

/// What a byte of ASCII is folded to.
#[inline(always)]
pub(crate) fn of_ascii(byte: u8) -> char {
    if byte == b'`' { '\'' } else { char::from(byte.to_ascii_lowercase()) }
}

/// What a character is folded to: one character, or two.
pub(crate) fn fold(ch: char) -> (char, Option<char>) {
    let one = |ch| (ch, None);
    if matches!(ch, '\u{3400}'..='\u{9FFF}') {
        return one(ch); // Han, where nothing is folded
    }
    if let Ok(byte) = u8::try_from(ch)
        && byte.is_ascii()
    {
        return one(of_ascii(byte));
    }
    match ch {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(ch) - 0xFEE0).map_or(one(ch), |plain| one(plain.to_ascii_lowercase()))
        }
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => one('a'),
        'Ç' | 'ç' | 'Ć'..='č' => one('c'),
        'Ð' | 'ð' | 'Ď'..='đ' => one('d'),
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => one('e'),
        'Ĝ'..='ģ' => one('g'),
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => one('i'),
        'Ñ' | 'ñ' | 'Ń'..='ň' => one('n'),
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'º' | '°' | '˚' => one('o'),
        'ª' => one('a'),
        'Ś'..='š' | 'Ș' | 'ș' => one('s'),
        'Ţ'..='ŧ' | 'Ț' | 'ț' => one('t'),
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => one('u'),
        'Ý' | 'ý' | 'ÿ' => one('y'),
        'Ź'..='ž' => one('z'),
        'Ł' | 'ł' => one('l'),
        'Œ' | 'œ' => ('o', Some('e')),
        'Æ' | 'æ' => ('a', Some('e')),
        'ß' => ('s', Some('s')),
        '№' => ('n', Some('o')),
        // 1ᵉʳ
        'ᵉ' => one('e'),
        'ʳ' => one('r'),
        'ﬁ' => ('f', Some('i')),
        'ﬂ' => ('f', Some('l')),
        'А'..='Я' | 'а'..='я' | 'Ѐ'..='Џ' | 'ѐ'..='џ' => one(match ch.to_lowercase().next().unwrap_or(ch) {
            'ё' => 'е',
            // A decomposed й arrives as и and an accent, which is invisible.
            'й' => 'и',
            lower => lower,
        }),
        'أ' | 'إ' | 'آ' | 'ٱ' => one('ا'),
        'ى' | 'ی' => one('ي'),
        'ک' => one('ك'),
        'ة' => one('ه'),
        '٠'..='٩' => one(digit(ch, '٠')),
        '۰'..='۹' => one(digit(ch, '۰')),
        '،' => one(','),
        '؛' => one(';'),
        '؟' => one('?'),
        '。' => one('.'),
        '∶' | '︰' | '﹕' | '꞉' => one(':'),
        '‐'..='―' | '−' | '﹘' | '﹣' | '─' | '━' => one('-'),
        '‘' | '’' | '‛' | 'ʼ' | '´' | 'ʹ' => one('\''),
        '“'..='‟' | '«' | '»' => one('"'),
        '⁄' | '∕' => one('/'),
        _ => one(ch.to_lowercase().next().unwrap_or(ch)),
    }
}

fn digit(ch: char, zero: char) -> char {
    char::from_digit(u32::from(ch).wrapping_sub(u32::from(zero)), 10).unwrap_or(ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_copies_change_is_folded_away() {
        for (text, plain) in [
            ("", ""),
            (" \t\n", ""),
            ("国 际 电 信 联 盟", "国际电信联盟"),
            (" Réf.\u{a0}: ", "ref. :"),
            ("Re\u{301}f.", "ref."),
            ("ПРЕДМЕТ:", "предмет:"),
            ("Тёплый йод", "теплыи иод"),
            ("Те\u{301}лефон", "телефон"),
            ("文号：", "文号:"),
            ("المـــوضوع", "الموضوع"),
            ("الأمانة", "الامانه"),
            ("N° 5 – № ٣", "no 5 - no 3"),
            ("a\n\nb", "a\nb"),
            ("ＡＢ\u{3000}１", "ab1"),
            ("vœux", "voeux"),
        ] {
            assert_eq!(folded(text), plain, "{text:?}");
        }
    }

    #[test]
    fn the_short_ways_lead_where_the_long_one_does() {
        for ch in (0..=0xFFFF).filter_map(char::from_u32) {
            let text = String::from(ch);
            if let Some((plain, length, is_wide)) = letter(text.as_bytes()) {
                assert_eq!((plain, None), fold(ch), "{ch}");
                assert_eq!((length, is_wide), (ch.len_utf8(), wide(ch)), "{ch}");
                assert!(!ch.is_whitespace() && !invisible(ch), "{ch}");
            }
            assert_eq!(first(&text), beginning(ch), "{ch}");
            assert_eq!(absorb(&text, 0) > 0, invisible(ch), "{ch}");
        }
    }

    #[test]
    fn every_unit_knows_its_place() {
        let text = "  Dépôt\u{a0}  œ 国 际e\u{301}x";
        let mut last = 0;
        for unit in Folded::new(text) {
            assert!(text.get(unit.start..unit.end).is_some());
            assert!(unit.start >= last || unit.ch == 'e');
            last = unit.start;
        }
        assert_eq!(starts_folded("  TÉL. :", "tel."), Some(7));
        assert_eq!(starts_folded("e\u{301}x", "e"), Some(3));
    }
}
