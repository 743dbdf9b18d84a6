//! The salutation: a phrase that is known, or a line that is made of nothing but words of salutations.

use crate::context::Context;
use crate::head;
use crate::line::LineKind;
use std::ops::Range;
use vocabulary::{Role, RoleSet, Vocabulary};

/// The lines of the salutation: the first short line that begins as one, and those that go on with it.
pub(super) fn salutation(cx: &Context<'_>) -> Option<Range<usize>> {
    let is_one = |index: usize| {
        let words = cx.at(index);
        cx.words.longest_at_start(words, Role::Salutation.into()).is_some_and(|hit| {
            // The whole line, or nearly: a paragraph may well begin with `Dear delegates`.
            words.get(hit.end..).unwrap_or("").chars().count() <= 40
        })
    };
    let is_one = |index: usize| is_one(index) || is_made_of_salutations(cx.words, cx.at(index));
    let count = cx.lines.lines.len();
    let first = |from| cx.texts(from..count).take(300).find(|index| is_one(*index));
    // Whoever passed the letter on spoke to somebody too.
    let start = Some(head::behind_mail(cx, 0..count)).filter(|from| *from > 0).and_then(first).or_else(|| first(0))?;
    let mut end = start + 1;
    while cx.line(end).is_some_and(|line| line.kind == LineKind::Text) && is_one(end) {
        end += 1;
    }
    Some(start..end)
}

/// Whether a line speaks to somebody, in whatever form: it is short, ends as a salutation does, begins with one of its
/// words, and all of its words are such words, offices or names behind them: `Señora Directora, Señor Director:`.
pub(crate) fn is_made_of_salutations(language: &Vocabulary, words: &str) -> bool {
    let words = words.trim_end();
    let Some(inner) = words.strip_suffix([',', '،', '，', ':', '：', '!', '！']).map(str::trim) else {
        return false;
    };
    if words.len() > 240 || inner.chars().nth(70).is_some() || inner.contains(char::is_numeric) {
        return false;
    }
    let role = RoleSet::from(Role::SalutationWord);
    if language.longest_at_start(inner, role).is_none() {
        return false;
    }
    if !language.spaced() {
        // Each of those it speaks to, and nothing but a few words more.
        let said = |part: &str| !language.find_all(part, role).is_empty() && part.chars().count() <= 12;
        return inner.split(['、', '，', '/', '／', '和']).all(|part| said(part.trim()));
    }
    let mut rest = inner;
    let mut strangers = 0;
    while !rest.is_empty() {
        let known = language.longest_at_start(rest, role | Role::Office).map(|hit| hit.end);
        let end = known.unwrap_or_else(|| rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()));
        let Some(word) = rest.get(..end) else { return false };
        let joins = language.function_word(word) || word.chars().nth(2).is_none();
        // A name has a capital, where the script has capitals.
        let named = word.starts_with(char::is_alphabetic) && !word.starts_with(char::is_lowercase);
        strangers += usize::from(known.is_none() && !joins);
        if known.is_none() && !joins && !named || strangers > 3 {
            return false;
        }
        rest = rest.get(end..).unwrap_or("").trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_made_of_salutations;
    use vocabulary::Vocabularies;

    #[test]
    fn speaks_to_somebody() {
        let set = Vocabularies::built_in();
        let speaks = |tag: &str, words: &str| is_made_of_salutations(set.get_or_english(tag), words);
        for (tag, words) in [
            ("en", "Dear Delegates and Colleagues,"),
            ("en", "Madam Chair, Excellencies:"),
            ("en", "Dear Dr Mira Olsen,"),
            ("fr", "Madame la Ministre, Monsieur le Ministre,"),
            ("fr", "Chères et chers collègues,"),
            ("es", "Señora, Señor:"),
            ("es", "Señor Director General:"),
            ("es", "Estimada Sra. Olsen:"),
            ("ru", "Уважаемые дамы и господа!"),
            ("ru", "Глубокоуважаемая Мира Олеговна!"),
            ("ar", "سيدتي/سيدي،"),
            ("ar", "حضرة السيدة الدكتورة مريم،"),
            ("zh", "女士们、先生们："),
            ("zh", "尊敬的部长阁下、各位同事："),
        ] {
            assert!(speaks(tag, words), "{words}");
        }
        for (tag, words) in [
            ("en", "Dear Delegates and Colleagues"),
            ("en", "Members will find the lamps below:"),
            ("en", "Dear colleagues who light the lamps of the harbour,"),
            ("en", "Director of the Bureau,"),
            ("fr", "Madame Olsen présente les lampes,"),
            ("es", "Señores de los faros y de las lámparas que arden,"),
            ("ru", "Уважаемые коллеги просят зажечь лампы:"),
            ("zh", "专家将在会议上介绍以下灯具："),
        ] {
            assert!(!speaks(tag, words), "{words}");
        }
    }
}
