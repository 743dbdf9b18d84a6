//! `lost-hyphen`: `ITUT` for `ITU-T`. Extractors lose hyphens at the ends of lines and where a soft one was meant.

use super::Found;
use crate::reading::{Part, Reading};
use crate::signs::Sign;

/// The sectors of the Union as they read when their hyphen is gone, each with the place of the byte by which it is looked
/// for: a capital U, or the last of `Э`. Names are no wording: they are the same in every letter of an alphabet.
const LOST: [(usize, &str, &str); 9] = [
    (2, "ITUT", "ITU-T"),
    (2, "ITUR", "ITU-R"),
    (2, "ITUD", "ITU-D"),
    (0, "UITT", "UIT-T"),
    (0, "UITR", "UIT-R"),
    (0, "UITD", "UIT-D"),
    (5, "МСЭТ", "МСЭ-Т"),
    (5, "МСЭR", "МСЭ-R"),
    (5, "МСЭD", "МСЭ-D"),
];

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for said in &reading.texts {
        if matches!(said.part, Part::Web | Part::Email) || !said.signs.may_have(Sign::Union) {
            continue;
        }
        let mut told = Vec::new();
        for at in memchr::memchr2_iter(b'U', 0xAD, said.text.as_bytes()) {
            let stands = |(place, lost, _): &&(usize, &str, &str)| {
                let start = at.checked_sub(*place);
                let rest = start.and_then(|start| said.text.get(start..));
                rest.is_some_and(|rest| rest.starts_with(lost))
            };
            if let Some((place, lost, meant)) = LOST.iter().find(stands)
                && !told.contains(lost)
                && is_word(&said.text, at - place, at - place + lost.len())
            {
                told.push(*lost);
                found.at(said.at, format!("`{lost}` stands where `{meant}` is meant"));
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
