//! `lost-hyphen`: `ITUT` for `ITU-T`. Extractors lose hyphens at the ends of lines and where a soft one was meant.

use super::Found;
use crate::reading::{Part, Reading};

/// The sectors of the Union as they read when their hyphen is gone. Names are no wording: they are the same in every
/// letter of an alphabet.
const LOST: [(&str, &str); 9] = [
    ("ITUT", "ITU-T"),
    ("ITUR", "ITU-R"),
    ("ITUD", "ITU-D"),
    ("UITT", "UIT-T"),
    ("UITR", "UIT-R"),
    ("UITD", "UIT-D"),
    ("МСЭТ", "МСЭ-Т"),
    ("МСЭR", "МСЭ-R"),
    ("МСЭD", "МСЭ-D"),
];

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for said in &reading.texts {
        if matches!(said.part, Part::Web | Part::Email) {
            continue;
        }
        // Each of the names has a capital U or, as its last byte, that of `Э`; most texts have neither.
        let has = |byte, name: &str| memchr::memchr(byte, said.text.as_bytes()).is_some() && said.text.contains(name);
        if !has(b'U', "ITU") && !has(b'U', "UIT") && !has(0xAD, "МСЭ") {
            continue;
        }
        for (lost, meant) in LOST {
            let mut at = 0;
            while let Some(start) = said.text.get(at..).and_then(|rest| rest.find(lost)).map(|start| start + at) {
                at = start + lost.len();
                if is_word(&said.text, start, at) {
                    found.at(said.at, format!("`{lost}` stands where `{meant}` is meant"));
                    break;
                }
            }
        }
    }
}

/// Whether it stands alone, and in no address.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    // Han characters stand beside words without a blank; other letters would be part of the word.
    let joins = |c: char| c.is_alphanumeric() && c < '\u{2E80}' || matches!(c, '/' | '@' | '_' | '=' | '#' | '&');
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let mut behind = text.get(end..).unwrap_or_default().chars();
    let next = behind.next();
    let goes_on = next == Some('.') && behind.next().is_some_and(char::is_alphanumeric);
    !before.is_some_and(|c| joins(c) || c == '.') && !next.is_some_and(joins) && !goes_on
}

#[cfg(test)]
mod tests {
    use crate::trial::paragraph;

    #[test]
    fn a_name_without_its_hyphen() {
        for (language, text, lost, meant) in [
            ("zh", "请ITUT成员注意。", "ITUT", "ITU-T"),
            ("en", "Members of ITUR are invited.", "ITUR", "ITU-R"),
            ("ru", "Члены МСЭТ приглашаются.", "МСЭТ", "МСЭ-Т"),
        ] {
            assert_eq!(
                paragraph(language, text),
                format!("lost-hyphen at /body/0/paragraph: `{lost}` stands where `{meant}` is meant\n")
            );
        }
    }

    #[test]
    fn names_that_have_it_and_words_that_never_had() {
        for text in ["请ITU-T成员注意。", "见https://example.org/ITUT/x网页", "ITUTION", "ITUT.example.org"] {
            assert_eq!(paragraph("zh", text), "", "{text}");
        }
    }
}
