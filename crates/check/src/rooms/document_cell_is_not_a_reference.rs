//! `document-cell-is-not-a-reference`: the documents column of an item holds a sentence. It stays there, because it
//! stood there, but nobody will find a document of that name.

use super::Found;
use crate::reading::{Part, Reading, Said};

/// Names of documents are shorter than this; a Han character is as wide as two letters.
const LONGEST_NAME: usize = 24;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for said in &reading.texts {
        if matches!(said.part, Part::Document(_)) && is_sentence(said) {
            let mut words: String = said.text.chars().take(24).collect();
            if words.len() < said.text.len() {
                words.push('…');
            }
            found.at(said.at, format!("`{words}` is a sentence, not a document"));
        }
    }
}

fn is_sentence(said: &Said<'_>) -> bool {
    let text = &said.text;
    let width: usize = text.chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum();
    let asks = text.ends_with(['?', '？', '؟']);
    let ends = asks || said.words.is_some_and(|words| words.ends_sentence(text));
    // `TD 12 (Rev. 1) from the Rapporteur of Q5/21.` names a document, however long and however it ends.
    width > LONGEST_NAME && ends && (asks || !text.contains(|c: char| c.is_numeric()))
}

#[cfg(test)]
mod tests {
    use crate::trial::agenda;

    fn document(text: &str) -> String {
        agenda(&format!(r#"{{"number": "1", "title": "Lamps", "documents": ["{text}"]}}"#))
    }

    #[test]
    fn a_question_is_no_document() {
        assert_eq!(
            document("Has anybody heard of a patent on this lamp?"),
            "document-cell-is-not-a-reference at /body/0/agenda/items/0/documents/0: \
             `Has anybody heard of a p…` is a sentence, not a document\n"
        );
    }

    #[test]
    fn long_names_are_names() {
        for name in ["TD12", "–", "TD 12 (Rev. 1), received from the Rapporteur.", "Report of the keepers, part two"]
        {
            assert_eq!(document(name), "", "{name}");
        }
    }
}
