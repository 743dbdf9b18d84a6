//! Which language a text is written in: by its script, then by the small words of the languages that
//! share it, then, for a line too short to have any, by phrases of the vocabularies.

use std::sync::OnceLock;

use crate::character::is_letter;
use crate::data::Script;
use crate::designation::floor;
use crate::fold::{fold, invisible};
use crate::trie::{Builder, Kinds, Trie};
use crate::{Vocabularies, Vocabulary};

/// How much of a text is looked at.
const LIMIT: usize = 4 * 1024;
/// So many more small words than any other language end the search early.
const LEAD: usize = 12;

impl Vocabularies {
    /// The language of the text, or none where nothing tells.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// assert_eq!(set.detect("我高兴地邀请您出席会议"), Some("zh"));
    /// assert_eq!(set.detect("los miembros de la comisión y el director"), Some("es"));
    /// assert_eq!(set.detect("+41 22 730 5853"), None);
    /// ```
    pub fn detect(&self, text: &str) -> Option<&str> {
        let text = text.get(..floor(text, LIMIT)).unwrap_or(text);
        let script = script(text)?;
        let languages: Vec<&Vocabulary> = self.of_script(script).collect();
        match languages.as_slice() {
            [] => None,
            // A script with one language needs no further proof, but a lone word of Latin letters
            // may be a name.
            [only] if script != Script::Latin => Some(only.tag()),
            _ => {
                let small = self.small_words.of(script, &languages)?;
                by_words(small, &languages, text).or_else(|| by_phrases(&languages, text))
            }
        }
    }
}

/// The small words of the languages that share a script, each with the place of its language among them: a word is looked
/// up once for all.
#[derive(Default)]
pub(crate) struct SmallWords([OnceLock<Trie<u16>>; Script::ALL.len()]);

impl SmallWords {
    fn of(&self, script: Script, languages: &[&Vocabulary]) -> Option<&Trie<u16>> {
        let made = || {
            let mut builder = Builder::new();
            for (language, place) in languages.iter().zip(0..) {
                language.small_words().for_each(|word| builder.add(word.chars(), place, Kinds::ALL));
            }
            builder.build()
        };
        Some(self.0.get(script as usize)?.get_or_init(made))
    }
}

fn by_words<'v>(small: &Trie<u16>, languages: &[&'v Vocabulary], text: &str) -> Option<&'v str> {
    let mut counts = vec![0_usize; languages.len()];
    let (mut words, mut within) = (0_usize, false);
    // Where the letters of this word lead; nowhere, once it is none of the small ones.
    let mut way = Some(Trie::<u16>::TOP);
    for ch in text.chars().chain([' ']) {
        if ch.is_ascii_alphabetic() {
            within = true;
            way = way.and_then(|at| small.step(at, ch.to_ascii_lowercase()));
        } else if !ch.is_ascii() && is_letter(ch) {
            within = true;
            let Some(at) = way else { continue };
            let (first, second) = fold(ch);
            let below = small.step(at, first);
            way = second.map_or(below, |second| small.step(below?, second));
        } else if within && (ch.is_ascii() || !invisible(ch)) {
            for place in way.map(|at| small.meanings(at)).unwrap_or_default() {
                counts.get_mut(usize::from(*place)).into_iter().for_each(|count| *count += 1);
            }
            (words, within, way) = (words + 1, false, Some(Trie::<u16>::TOP));
            if words % 8 == 0 && best(&counts).is_some_and(|(_, first, second)| first >= second + LEAD) {
                break;
            }
        }
    }
    winner(languages, &counts)
}

/// The script of most letters. A Han character weighs as much as the letters of a short word.
fn script(text: &str) -> Option<Script> {
    let mut counts = [0_usize; Script::ALL.len()];
    let mut add = |script: Script, more: usize| {
        if let Some(count) = counts.get_mut(script as usize) {
            *count += more;
        }
    };
    // Counted in bytes of a few hundred at a time, many are looked at at once.
    let letters = |few: &[u8]| usize::from(few.iter().map(|byte| u8::from(byte.is_ascii_alphabetic())).sum::<u8>());
    let latin: usize = text.as_bytes().chunks(usize::from(u8::MAX)).map(letters).sum();
    // All others together are fewer: a letter of theirs takes two bytes at least, and none counts for more than its bytes.
    if 2 * latin > text.len() {
        return Some(Script::Latin);
    }
    add(Script::Latin, latin);
    let others = if text.is_ascii() { "" } else { text };
    let next = |at: usize| others.as_bytes().get(at + 1).copied().unwrap_or(0);
    for (at, byte) in others.bytes().enumerate() {
        match byte {
            0x00..=0xC1 => {}
            // U+4000 to U+9FFF, and U+0400 to U+04FF: the letters of whole languages.
            0xE4..=0xE9 => add(Script::Han, 3),
            0xD0..=0xD3 => add(Script::Cyrillic, 1),
            // U+0620 to U+063F
            0xD8 if next(at) >= 0xA0 => add(Script::Arabic, 1),
            // À to ÿ, without × and ÷
            0xC3 if !matches!(next(at), 0x97 | 0xB7) => add(Script::Latin, 1),
            _ => match text.get(at..).and_then(|rest| rest.chars().next()).and_then(script_of) {
                Some(Script::Han) => add(Script::Han, 3),
                Some(script) => add(script, 1),
                None => {}
            },
        }
    }
    let count = |script: Script| counts.get(script as usize).copied().unwrap_or(0);
    let kana = count(Script::Kana) > 0;
    let most = Script::ALL.into_iter().max_by_key(|&script| (count(script), std::cmp::Reverse(script)));
    let script = most.filter(|&script| count(script) > 0)?;
    // Japanese is written in Han too.
    Some(if kana && script == Script::Han { Script::Kana } else { script })
}

fn script_of(ch: char) -> Option<Script> {
    Some(match u32::from(ch) {
        0x4E00..=0x9FFF => Script::Han,
        0xC0..=0x24F if is_letter(ch) => Script::Latin,
        0x370..=0x3FF => Script::Greek,
        0x400..=0x52F => Script::Cyrillic,
        0x530..=0x58F => Script::Armenian,
        0x590..=0x5FF => Script::Hebrew,
        0x620..=0x64A | 0x671..=0x6D3 | 0x750..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Script::Arabic,
        0x900..=0x97F => Script::Devanagari,
        0xE00..=0xE7F => Script::Thai,
        0x10A0..=0x10FF => Script::Georgian,
        0x3041..=0x30FA => Script::Kana,
        0x1100..=0x11FF | 0xAC00..=0xD7AF => Script::Hangul,
        0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => Script::Han,
        _ => return None,
    })
}

fn by_phrases<'v>(languages: &[&'v Vocabulary], text: &str) -> Option<&'v str> {
    let head = text.get(..floor(text, 1024)).unwrap_or(text);
    let covered = |language: &&Vocabulary| -> usize {
        language.find_all_in_few(head).iter().map(|hit| hit.end - hit.start).sum()
    };
    let counts: Vec<_> = languages.iter().map(covered).collect();
    winner(languages, &counts)
}

/// The language that stands alone before the others.
fn winner<'v>(languages: &[&'v Vocabulary], counts: &[usize]) -> Option<&'v str> {
    let (index, first, second) = best(counts)?;
    if first > second { languages.get(index).map(|language| language.tag()) } else { None }
}

/// The best index, its count and the next best count.
fn best(counts: &[usize]) -> Option<(usize, usize, usize)> {
    let (index, &first) = counts.iter().enumerate().max_by_key(|&(index, count)| (count, std::cmp::Reverse(index)))?;
    let second = counts.iter().enumerate().filter(|&(other, _)| other != index).map(|(_, &count)| count).max();
    Some((index, first, second.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let set = Vocabularies::built_in();
        for (text, tag) in [
            ("", None),
            ("12 – 14 / 2031", None),
            ("尊敬的先生/女士：我高兴地邀请您出席ITU-T Study Group 17的会议。", Some("zh")),
            ("Уважаемая госпожа, уважаемый господин,", Some("ru")),
            ("حضرات السادة والسيدات، تحية طيبة وبعد،", Some("ar")),
            ("I am pleased to invite you to the meeting of Study Group 17 which will be held in Geneva.", Some("en")),
            (
                "J'ai l'honneur de vous inviter à la réunion de la Commission d'études 17 qui aura lieu à Genève.",
                Some("fr"),
            ),
            (
                "Me complace invitarle a la reunión de la Comisión de Estudio 17 que se celebrará en Ginebra.",
                Some("es"),
            ),
            ("ANNEX B\nAgenda for Plenary Meeting of ITU-T SG17\nVirtual, 10-20 May 2022", Some("en")),
            ("Projet d'ordre du jour", Some("fr")),
            ("Proyecto de orden del día", Some("es")),
            ("Asunto:", Some("es")),
            ("これは日本語の手紙です。会議", None),
            ("Γειά σου", None),
            ("XQZ", None),
        ] {
            assert_eq!(set.detect(text), tag, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        let set = Vocabularies::built_in();
        assert_eq!(set.detect(&"会".repeat(10_000)), Some("zh"));
        assert_eq!(set.detect(&format!("x{}", "é".repeat(10_000))), None);
    }
}
