//! Text as the matcher sees it, character by character, without a copy.
//!
//! Letters come out of extractors with letter-spaced Han, full-width colons, no-break blanks, capitals
//! with and without accents, bidi marks and tatweel. Folding makes all of these one, and tells for each
//! folded character where it stands in the source.

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

/// Invisible marks behind a character belong to it, so that a hit never ends before an accent.
fn absorb(text: &str, at: usize) -> usize {
    if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
        return at;
    }
    let rest = text.get(at..).unwrap_or("");
    at + rest.chars().take_while(|&ch| invisible(ch)).map(char::len_utf8).sum::<usize>()
}

/// The folded form of a whole phrase.
pub(crate) fn folded(text: &str) -> String {
    Folded::new(text).map(|unit| unit.ch).collect()
}

/// The end, in the source, of a folded pattern standing at the start of the text.
pub(crate) fn starts_folded(text: &str, pattern: &str) -> Option<usize> {
    let mut units = Folded::new(text);
    let mut end = 0;
    for expected in pattern.chars() {
        let unit = units.next()?;
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
    wide(ch) && ch.is_alphabetic()
}

fn fold(ch: char) -> (char, Option<char>) {
    let one = |ch| (ch, None);
    if ch.is_ascii() {
        return one(if ch == '`' { '\'' } else { ch.to_ascii_lowercase() });
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
