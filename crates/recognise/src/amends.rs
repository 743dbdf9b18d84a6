//! The letter that this one changes, as far as its text names it: with its date, and in full.

use crate::context::Context;
use crate::dates::dates_a_letter;
use letter::{Block, Date, Letter};
use vocabulary::DateHit;
use vocabulary::character::has_number;

/// Completes `amends` from the first paragraphs; a letter that replaces another often says so only there.
pub(crate) fn from_text(cx: &Context<'_>, letter: &mut Letter) {
    if letter.letterhead.as_ref().is_none_or(|head| head.designation.is_none()) {
        return;
    }
    let paragraphs: Vec<String> = letter.body.iter().take(4).flat_map(words_of).take(4).collect();
    for words in &paragraphs {
        if !has_number(words) {
            continue; // no letter is named without one
        }
        // Nothing is known yet, and nothing here says that a letter is replaced.
        if letter.amends.is_none() && !cx.words.contains(words, vocabulary::Role::Replaces.into()) {
            continue;
        }
        for found in cx.words.find_designations(words) {
            if letter.amends.is_none()
                && found.amends.as_ref().is_some_and(|amends| amends.relation == vocabulary::Relation::Replaces)
            {
                letter.amends = crate::head::amended(&found, words);
            }
            let Some(amends) =
                letter.amends.as_mut().filter(|amends| amends.number.as_deref() == Some(&found.plain_number))
            else {
                continue;
            };
            let printed = words.get(found.range.clone()).unwrap_or("").trim();
            if amends.designation.as_deref().is_none_or(|known| printed.starts_with(known)) {
                amends.designation = Some(printed.to_owned());
            }
            let written = |hit| match hit {
                DateHit::Date(date) => {
                    Some(date).filter(|date| dates_a_letter(cx, words, found.range.clone(), &date.extent))
                }
                _ => None,
            };
            let date = cx.words.dates(words).find_map(written);
            if let (None, Some(date)) = (&amends.date, date) {
                let printed = words.get(date.range.clone()).map(str::to_owned);
                amends.date = Some(Date { value: Some(date.value), printed, until: date.until, ..Date::default() });
            }
        }
    }
}

fn words_of(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(text) => vec![text.plain()],
        Block::List(list) => {
            list.items.iter().flat_map(|item| item.body.iter().take(1).flat_map(words_of)).take(4).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(head: &str, paragraph: &str, wanted: Expect) {
        let lines = format!("Ref: {head}\nTel: +41 22 000 00 00\nSubject: Lamps\nDear Sir/Madam,\n{paragraph}\n");
        wanted.assert_eq(&tried(&lines, "/amends"));
    }

    #[test]
    fn the_date_stands_in_the_text() {
        check(
            "Corrigendum 1 to TSB Circular 237",
            "The table of TSB Circular 237 of 5 March 2031 is replaced.",
            expect![[r#"
                date: {"printed":"5 March 2031","value":"2031-03-05"}
                designation: "TSB Circular 237"
                number: "237"
                relation: "corrigendum"
            "#]],
        );
        // The date of another letter is not its date.
        check(
            "Corrigendum 1 to TSB Circular 237",
            "TSB Circular 238 of 5 March 2031 stays.",
            expect![[r#"
            designation: "TSB Circular 237"
            number: "237"
            relation: "corrigendum"
        "#]],
        );
    }

    #[test]
    fn replaced_in_the_text_alone() {
        check(
            "TSB Circular 240",
            "This circular replaces TSB Circular 237 of 5 March 2031.",
            expect![[r#"
            date: {"printed":"5 March 2031","value":"2031-03-05"}
            designation: "TSB Circular 237"
            number: "237"
            relation: "replaces"
        "#]],
        );
        check(
            "TSB Circular 240",
            "This circular follows TSB Circular 237 of 5 March 2031.",
            expect![[r#"
            nothing
        "#]],
        );
    }
}
