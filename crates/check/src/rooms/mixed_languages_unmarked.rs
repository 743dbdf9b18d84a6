//! `mixed-languages-unmarked`: an annex in English under a Chinese letter, and nothing says so. Fonts, direction and the
//! voice of a reading machine follow the mark.

use super::Found;
use crate::places::Places;
use crate::reading::{Part, Reading, Said};

/// Fewer letters than this do not tell a language: names and titles stand in every letter.
const ENOUGH: usize = 60;

/// So many bytes are looked at.
const LOOKED_AT: usize = 480;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    let letter = reading.letter;
    for ((annex, at), index) in letter.annexes.iter().zip(&reading.annex_places).zip(0..) {
        let belongs = |part: Part| match part {
            Part::Title(other) | Part::Annex(other) => other == index,
            Part::Preface(other) | Part::Item(other) | Part::Document(other) => other == Some(index),
            _ => false,
        };
        let stated = annex.language.as_deref().or(letter.language.as_deref());
        let agendas =
            annex.body.iter().any(|block| matches!(block, letter::Block::Agenda(agenda) if agenda.language.is_some()));
        if let (Some(stated), false) = (stated, agendas)
            && let Some(other) = other_language(reading, stated, belongs)
        {
            found.at(*at, format!("the annex is in `{other}`, and is marked as `{stated}`"));
        }
    }
    if let Some(stated) = &letter.language
        && let Some(other) = other_language(reading, stated, |part| matches!(part, Part::Subject | Part::Body(_)))
    {
        found.below(
            Places::ROOT,
            "/language",
            format!("the body is in `{other}`, and the letter is marked as `{stated}`"),
        );
    }
}

/// The language that these parts are in, where it is plainly not the one stated.
fn other_language<'a>(reading: &'a Reading<'_>, stated: &str, belongs: impl Fn(Part) -> bool) -> Option<&'a str> {
    let mut text = String::with_capacity(LOOKED_AT);
    let parts = reading.texts.iter().filter(|said: &&Said<'_>| belongs(said.part));
    for said in parts {
        let left = LOOKED_AT.saturating_sub(text.len());
        let end = (0..=left.min(said.text.len())).rev().find(|end| said.text.is_char_boundary(*end));
        text.push_str(said.text.get(..end.unwrap_or(0)).unwrap_or_default());
        if text.len() >= LOOKED_AT {
            break;
        }
        text.push('\n');
    }
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    // A Han character says as much as a short word. The first byte of a character tells enough of what it is.
    let mut letters = text.bytes().scan(0_usize, |letters, byte| {
        *letters += match byte {
            0xE3..=0xF4 => 3,
            0xC3..=0xDF | b'a'..=b'z' | b'A'..=b'Z' => 1,
            _ => 0,
        };
        Some(*letters)
    });
    if !letters.any(|letters| letters >= ENOUGH) {
        return None;
    }
    reading.set.detect(&text).filter(|found| primary(found) != primary(stated))
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    const ENGLISH: &str =
        "The lamp of the northern tower is lit at dusk, and the keepers of the harbour write it down.";

    fn letter(annex: &str) -> String {
        findings(&format!(
            r#""language": "zh", "body": [{{"paragraph": "议程见附件A。"}}],
               "annexes": [{{"label": "A", {annex} "body": [{{"paragraph": "{ENGLISH}"}}]}}]"#
        ))
    }

    #[test]
    fn an_annex_in_another_language() {
        assert_eq!(letter(""), "mixed-languages-unmarked at /annexes/0: the annex is in `en`, and is marked as `zh`\n");
        assert_eq!(letter(r#""language": "en","#), "");
    }

    #[test]
    fn names_in_another_alphabet_are_no_language() {
        assert_eq!(
            crate::trial::paragraph("zh", "请访问Porto Novo Harbour Lamp Keepers的网页，并在六月之前向秘书处注册。"),
            ""
        );
    }
}
