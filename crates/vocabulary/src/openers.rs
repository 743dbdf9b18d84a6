//! By which bytes a text can begin something: most places of a text are passed over by that alone.

use std::sync::OnceLock;

use crate::fold::{beginning, han, wide};
use crate::trie::Kinds;

/// The first and second bytes of the characters that patterns begin with, in every way in which these are written, and
/// what of ASCII may follow on them.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Openers {
    first: Bytes,
    second: Bytes,
    then: Bytes,
}

/// How a pattern begins, folded: its first character, and the one behind it, if it has two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Beginning {
    pub(crate) first: char,
    pub(crate) second: Option<char>,
    pub(crate) kinds: Kinds,
}

/// A set of bytes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Bytes([u64; 4]);

impl Bytes {
    fn add(&mut self, byte: u8) {
        if let Some(few) = self.0.get_mut(usize::from(byte >> 6)) {
            *few |= 1 << (byte & 63);
        }
    }

    /// All of ASCII.
    fn add_ascii(&mut self) {
        self.0.iter_mut().take(2).for_each(|few| *few = u64::MAX);
    }

    /// All that is not ASCII.
    fn add_others(&mut self) {
        self.0.iter_mut().skip(2).for_each(|few| *few = u64::MAX);
    }

    fn join(&mut self, other: &Bytes) {
        self.0.iter_mut().zip(other.0).for_each(|(few, other)| *few |= other);
    }

    #[inline(always)]
    fn have(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte >> 6)).is_some_and(|few| few >> (byte & 63) & 1 != 0)
    }
}

impl Openers {
    /// Notes how a pattern begins.
    fn add(&mut self, first: char, second: Option<char>) {
        written(first).iter().for_each(|(_, ch)| self.add_written(*ch));
        self.add_written(first);
        match second {
            // Blanks are none behind a wide character.
            Some(second) if !wide(first) && second != '\n' => {
                let ascii = |ch: &char| u8::try_from(*ch).ok().filter(u8::is_ascii);
                let all = written(second).iter().map(|(_, ch)| ch).chain([&second]);
                all.filter_map(ascii).for_each(|byte| self.then.add(byte));
                if second == ' ' {
                    (0..=b' ').for_each(|byte| self.then.add(byte));
                }
            }
            _ => self.then.add_ascii(),
        }
        if !is_told(first) {
            // Not all ways of writing it are known: whatever is beyond ASCII may be one.
            self.first.add_others();
            self.second.add_others();
        }
    }

    fn add_written(&mut self, ch: char) {
        let mut bytes = [0; 4];
        let mut bytes = ch.encode_utf8(&mut bytes).bytes();
        bytes.next().into_iter().for_each(|byte| self.first.add(byte));
        bytes.next().into_iter().for_each(|byte| self.second.add(byte));
    }

    fn join(&mut self, other: &Openers) {
        self.first.join(&other.first);
        self.second.join(&other.second);
        self.then.join(&other.then);
    }

    /// The next place at or behind this one where a character may stand that something begins with.
    #[inline]
    pub(crate) fn next(&self, text: &[u8], from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            at += text.get(at..)?.iter().position(|byte| self.first.have(*byte))?;
            let byte = *text.get(at)?;
            let next = text.get(at + 1).copied();
            let is_one = match byte.is_ascii() {
                true => next.is_none_or(|next| !next.is_ascii() || self.then.have(next)),
                false => next.is_some_and(|next| self.second.have(next)),
            };
            // Within a word, as most letters are.
            let before = at.checked_sub(1).and_then(|before| text.get(before));
            if is_one && !(byte.is_ascii_lowercase() && before.is_some_and(u8::is_ascii_alphabetic)) {
                return Some(at);
            }
            at += 1;
        }
    }
}

/// The openers of the patterns of each kind.
pub(crate) struct Table(Vec<Openers>);

impl Table {
    pub(crate) fn of(beginnings: impl Iterator<Item = Beginning>) -> Self {
        let mut table = vec![Openers::default(); 128];
        for Beginning { first, second, kinds } in beginnings {
            let mut one = Openers::default();
            one.add(first, second);
            kinds.each(|kind| table.get_mut(kind).into_iter().for_each(|all| all.join(&one)));
        }
        Table(table)
    }

    /// Those of all these kinds.
    pub(crate) fn all(&self, kinds: Kinds) -> Openers {
        let mut all = Openers::default();
        kinds.each(|kind| self.0.get(kind).into_iter().for_each(|openers| all.join(openers)));
        all
    }
}

/// Whether all ways are known in which a folded character is written: it is of one of the alphabets or Han.
fn is_told(folded: char) -> bool {
    crate::letters::near(folded).is_some() || han(folded)
}

/// The characters that are folded to this one, save itself.
fn written(folded: char) -> &'static [(char, char)] {
    static WRITTEN: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let all = WRITTEN.get_or_init(|| {
        // Where characters stand that are folded to a letter of the alphabets.
        let ranges = ['\0'..='\u{24F}', '\u{2B0}'..='\u{2FF}', '\u{400}'..='\u{52F}', '\u{600}'..='\u{6FF}'];
        let signs =
            ['\u{1D2C}'..='\u{1D6A}', '\u{2000}'..='\u{25FF}', '\u{3000}'..='\u{303F}', '\u{A789}'..='\u{A789}'];
        let forms = ['\u{FB00}'..='\u{FB06}', '\u{FE30}'..='\u{FFEF}'];
        let chars = ranges.into_iter().chain(signs).chain(forms).flatten();
        let mut all: Vec<(char, char)> =
            chars.filter_map(|ch| Some((beginning(ch)?, ch))).filter(|(folded, ch)| folded != ch).collect();
        all.sort_unstable();
        all
    });
    let start = all.partition_point(|(known, _)| *known < folded);
    let end = all.partition_point(|(known, _)| *known <= folded);
    all.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_letter_is_known() {
        for ch in (0..=0x2_FFFF).filter_map(char::from_u32) {
            let Some(folded) = beginning(ch) else { continue };
            let mut openers = Openers::default();
            openers.add(folded, Some('x'));
            let text = format!("{ch}x");
            assert_eq!(openers.next(text.as_bytes(), 0), Some(0), "{ch:?}, folded to {folded:?}");
        }
    }

    #[test]
    fn what_begins_nothing_is_passed_over() {
        let beginnings = [('a', 'n', 1), ('п', 'р', 2), ('附', '件', 4)];
        let beginnings =
            beginnings.map(|(first, second, kind)| Beginning { first, second: Some(second), kinds: Kinds(kind) });
        let table = Table::of(beginnings.into_iter());
        let next = |kinds, text: &str| table.all(Kinds(kinds)).next(text.as_bytes(), 0);
        assert_eq!([next(1, "see Annex"), next(1, "banana, as"), next(1, "L’ÀN")], [Some(4), None, Some(4)]);
        assert_eq!(
            [next(2, "в Приложении"), next(2, "see annex"), next(4, "见附件"), next(4, "会议")],
            [Some(3), None, Some(3), None]
        );
        assert_eq!(next(7, "в Приложении"), Some(3));
    }
}
