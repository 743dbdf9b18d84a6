//! Facts that no page shows: the kind of the letter, its language, a number that is not the one of its label.
//!
//! Each is a hidden bookmark in the paragraph that it belongs to, and only where the page is silent: what is printed is
//! read from the page, so that a colleague's change counts. Word keeps forty characters of a name, so a long value takes
//! several. Where a table begins, many things begin at once, so a fact says in how many cells it stands:
//! `_cv7_kind_circular`, `_cv8n1_number_2`, `_cv9n1_number.1_b`.

use crate::pen::Pen;
use letter::{Kind, Relation};
use std::borrow::Cow;
use std::fmt::Write;

/// What every such bookmark begins with.
const PREFIX: &str = "_cv";
/// Word's longest name.
const LONGEST: usize = 40;

/// What waits for its paragraph.
pub(crate) struct Fact {
    key: &'static str,
    value: String,
    nesting: u32,
}

impl<'a> Pen<'a> {
    /// What the letter is, said of its first paragraph.
    pub(crate) fn letter_facts(&mut self) {
        let letter = self.letter;
        self.fact("language", letter.language.as_deref().unwrap_or(""));
        let kind = letter.kind.and_then(|kind| Kind::ALL.iter().find(|(it, _)| *it == kind));
        if let Some((_, name)) = kind {
            self.fact("kind", name);
        }
        let Some(amends) = &letter.amends else { return };
        let relation = Relation::ALL.iter().find(|(it, _)| *it == amends.relation);
        self.fact("amends", relation.map_or("", |(_, name)| name));
        for (key, value) in [("designation", &amends.designation), ("amended", &amends.number)] {
            if let Some(value) = value {
                self.fact(key, value);
            }
        }
        if let Some(date) = &amends.date {
            let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
            let values = [day(date.value), date.printed.clone(), day(date.until), date.time.clone(), date.zone.clone()];
            self.fact("of", &values.map(Option::unwrap_or_default).join("|"));
        }
    }

    /// Says something of the next paragraph, or of what begins with it.
    pub(crate) fn fact(&mut self, key: &'static str, value: &str) {
        self.facts.push(Fact { key, value: value.to_owned(), nesting: self.nesting });
    }

    /// Takes back what waits to be said.
    pub(crate) fn withdraw(&mut self, key: &str) {
        self.facts.retain(|fact| fact.key != key);
    }

    /// Says it, unless it is what the page says anyway.
    pub(crate) fn fact_unless(&mut self, told: bool, key: &'static str, value: Option<&str>) {
        if !told {
            self.fact(key, value.unwrap_or(""));
        }
    }

    /// Writes the facts that wait, at the beginning of a paragraph.
    pub(crate) fn put_facts(&mut self) {
        let mut facts = std::mem::take(&mut self.facts);
        for Fact { key, value, nesting } in facts.drain(..) {
            let encoded = encoded(&value);
            let room = LONGEST - PREFIX.len() - 11 - key.len() - 6;
            for (place, piece) in (0_u32..).zip(pieces(&encoded, room)) {
                let number = self.bookmarks;
                self.bookmark(|xml| {
                    xml.raw(PREFIX);
                    xml.number(number);
                    if nesting > 0 {
                        xml.raw("n");
                        xml.number(nesting);
                    }
                    xml.raw("_");
                    xml.raw(key);
                    if place > 0 {
                        xml.raw(".");
                        xml.number(place);
                    }
                    if !piece.is_empty() {
                        xml.raw("_");
                        xml.raw(piece);
                    }
                });
            }
        }
        self.facts = facts;
    }
}

/// Letters and digits as they are, everything else by its number: `zh_2d.Hans`.
fn encoded(value: &str) -> Cow<'_, str> {
    let stays = |ch: char| ch.is_ascii_alphanumeric() || (ch.is_alphabetic() && !ch.is_ascii());
    if value.chars().all(stays) {
        return Cow::Borrowed(value);
    }
    let encoded = value.chars().fold(String::with_capacity(value.len() + 16), |mut out, ch| {
        if stays(ch) {
            out.push(ch);
        } else {
            let _ = write!(out, "_{:x}.", u32::from(ch));
        }
        out
    });
    Cow::Owned(encoded)
}

/// Cut so that each fits; an empty value is one empty piece.
fn pieces(encoded: &str, room: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = encoded;
    loop {
        let end = rest.char_indices().nth(room).map_or(rest.len(), |(at, _)| at);
        let (piece, behind) = rest.split_at(end);
        pieces.push(piece);
        if behind.is_empty() {
            return pieces;
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_names() {
        assert_eq!(encoded("zh-Hans"), "zh_2d.Hans");
        assert_eq!(encoded("第21组 a_b"), "第21组_20.a_5f.b");
        assert_eq!(pieces("abcdef", 4), ["abcd", "ef"]);
        assert_eq!(pieces("", 4), [""]);
    }
}
