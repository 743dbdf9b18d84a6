//! Where a letter speaks of its annexes: `see Annex A`, `详见附件A`.

use crate::places::At;
use crate::reading::{Part, Reading, Said};
use vocabulary::{Role, Vocabulary};

/// A place where the letter speaks of an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The label, digits and letters alone; none where it says `the annex`.
    pub(crate) label: Option<String>,
    /// The words.
    pub(crate) printed: String,
    /// The annex belongs to another document, or may: `Annex A to Resolution 7`.
    pub(crate) another_s: bool,
    /// Further labels near behind it, as in `Annexes A, B and C`.
    pub(crate) near: Vec<String>,
}

/// The annexes that this text speaks of.
pub(crate) fn mentions(said: &Said<'_>) -> Vec<Mention> {
    let Some(words) = said.words else { return Vec::new() };
    let text: &str = &said.text;
    let mut found = Vec::new();
    for hit in words.find_all(text, Role::AnnexWord.into()) {
        let label = words.annex_label(text, hit.end);
        let end = label.as_ref().map_or(hit.end, |label| label.end);
        let behind = text.get(end..).unwrap_or_default();
        found.push(Mention {
            another_s: belongs_elsewhere(words, text, hit.start, behind),
            printed: text.get(hit.start..end).unwrap_or_default().to_owned(),
            label: label.and_then(|label| text.get(label)).map(plain),
            near: near(behind),
        });
    }
    found
}

/// What the body of the letter says of its annexes; looked for once.
pub(crate) fn in_body<'r>(reading: &'r Reading<'_>) -> &'r [(At, Mention)] {
    reading.mentions.get_or_init(|| {
        let body = reading.texts.iter().filter(|said| matches!(said.part, Part::Body(_) | Part::Closing));
        body.flat_map(|said| mentions(said).into_iter().map(move |mention| (said.at, mention))).collect()
    })
}

/// A label as it is compared: `Ａ` and `a` are `A`.
pub(crate) fn plain(label: &str) -> String {
    vocabulary::numeral::number(label).to_uppercase()
}

/// Whether an annex of another document is, or may be, meant: it says of what it is the annex, before or behind.
fn belongs_elsewhere(words: &Vocabulary, text: &str, start: usize, behind: &str) -> bool {
    let of = words.longest_at_start(behind.trim_start_matches(['(', '（', ' ']), Role::AnnexOf.into()).is_some();
    // Without blanks between words the owner stands before it: `第68号通函附件A`. Whatever may be the end of a name is
    // taken for one; words of pointing (`见附件A`) are not.
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let named = !words.spaced()
        && before.is_some_and(|c| {
            matches!(c, '函' | '议' | '书' | '则' | '约' | '号' | '的' | '告' | '件' | '》' | '”' | '）' | ')')
        });
    of || named
}

/// Lone labels shortly behind a mention, in the same sentence.
fn near(behind: &str) -> Vec<String> {
    let end = behind.char_indices().nth(24).map_or(behind.len(), |(at, _)| at);
    labels(behind.get(..end).unwrap_or_default().split(['.', ';', '。', '；']).next().unwrap_or_default())
}

/// The words of a text that can be labels of annexes.
pub(crate) fn labels(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && !is_letter(c)).filter(|word| is_label(word)).map(plain).collect()
}

fn is_label(token: &str) -> bool {
    let mut chars = token.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => c.is_ascii_digit() || c.is_uppercase() || crate::reading::is_arabic(c),
        (Some(a), Some(b)) => a.is_ascii_digit() && b.is_ascii_digit() && chars.next().is_none(),
        _ => false,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{2E80}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::Places;
    use std::borrow::Cow;
    use vocabulary::Vocabularies;

    fn told(language: &str, text: &str) -> String {
        let set = Vocabularies::built_in();
        let said = Said::new(Places::ROOT, Cow::Borrowed(text), Part::Body(0), set.get(language));
        let word = |mention: Mention| {
            let own = if mention.another_s { "not ours" } else { "ours" };
            format!("{} {own} {}; ", mention.label.unwrap_or_default(), mention.near.join(","))
        };
        mentions(&said).into_iter().map(word).collect()
    }

    #[test]
    fn labels_in_sentences() {
        for (language, text, wanted) in [
            ("en", "Practical information is in Annex A.", "A ours ; "),
            ("en", "The forms are in Annexes 1 and 2.", "1 ours 2; "),
            ("en", "as laid down in Annex 2 to Resolution 7", "2 not ours 7; "),
            ("en", "Two lamps are annexed.", ""),
            ("zh", "会议实用信息见附件A。议程见附件B。", "A ours ; B ours ; "),
            ("zh", "见第68号通函附件1。", "1 not ours ; "),
            ("fr", "Voir l'Annexe 1.", "1 ours ; "),
            ("ru", "Повестка дня приведена в Приложении 2.", "2 ours ; "),
            ("es", "véase el Anexo B", "B ours ; "),
        ] {
            assert_eq!(told(language, text), wanted, "{text}");
        }
    }
}
