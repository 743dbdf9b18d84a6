//! `annex-not-announced`: an annex that the letter does not speak of. Nobody is told why it is there, and perhaps it
//! belongs to another letter.

use super::Found;
use super::announced::{in_body, labels, mentions, plain};
use crate::reading::{Part, Reading};
use std::cell::OnceCell;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    let letter = reading.letter;
    let spoken = in_body(reading);
    let counted = letter.closing.as_ref().and_then(|closing| closing.enclosures.as_ref());
    let all_counted =
        counted.is_some_and(|counted| counted.count.is_none_or(|count| count as usize == letter.annexes.len()));
    // `The annexes give …` speaks of all of them; and so does `Annexes: 2` where no annex is spoken of by name.
    let in_general = spoken.iter().any(|(_, mention)| mention.label.is_none());
    if letter.body.is_empty() || in_general || spoken.is_empty() && all_counted {
        return;
    }
    // `Annexes: 3 (A in French, B and C in English)`: the 3 counts, and announces no Annex 3.
    let mut listed = counted
        .and_then(|counted| counted.printed.as_ref())
        .map(|printed| labels(&printed.plain()))
        .unwrap_or_default();
    let count = counted.and_then(|counted| counted.count).map(|count| count.to_string());
    if let Some(at) = listed.iter().position(|label| Some(label) == count.as_ref()) {
        listed.remove(at);
    }
    // What the annexes say of each other, looked for once.
    let in_annexes: OnceCell<Vec<(u32, String)>> = OnceCell::new();
    let is_elsewhere = |own: u32, label: &str| {
        let said = in_annexes.get_or_init(|| {
            let texts = reading.texts.iter().filter_map(|said| match said.part {
                Part::Annex(index) | Part::Item(Some(index)) | Part::Preface(Some(index)) => Some((index, said)),
                _ => None,
            });
            let labels = |(index, said)| mentions(said).into_iter().filter_map(move |it| Some((index, it.label?)));
            texts.flat_map(labels).collect()
        });
        said.iter().any(|(index, said)| *index != own && said == label)
    };
    for ((annex, at), index) in letter.annexes.iter().zip(&reading.annex_places).zip(0..) {
        let Some(label) = annex.label.as_deref() else { continue };
        let own = plain(label);
        let named =
            spoken.iter().any(|(_, mention)| mention.label.as_ref() == Some(&own) || mention.near.contains(&own));
        if !named && !listed.contains(&own) && !is_elsewhere(index, &own) {
            found.at(*at, format!("the letter does not speak of its annex {label}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn letter(body: &str, closing: &str) -> String {
        findings(&format!(
            r#""language": "en", "body": [{{"paragraph": "{body}"}}], {closing} "annexes": [
                {{"label": "A", "body": [{{"paragraph": "Oil."}}]}}, {{"label": "B", "body": [{{"paragraph": "Wicks."}}]}}]"#
        ))
    }

    #[test]
    fn an_annex_of_which_nobody_speaks() {
        assert_eq!(
            letter("The forms are in Annex A.", ""),
            "annex-not-announced at /annexes/1: the letter does not speak of its annex B\n"
        );
    }

    #[test]
    fn annexes_announced_together() {
        for body in
            ["Annexes A and B hold the forms.", "The forms are annexed to this letter as Annex A, the map as Annex B."]
        {
            assert_eq!(letter(body, ""), "", "{body}");
        }
        let counted = r#""closing": {"enclosures": {"count": 2, "printed": "Annexes: 2"}},"#;
        assert_eq!(letter("The lamp is lit.", counted), "");
    }

    #[test]
    fn a_count_is_no_label() {
        let told = |printed: &str| {
            findings(&format!(
                r#""language": "en", "body": [{{"paragraph": "The forms are in Annex 1."}}],
                "closing": {{"enclosures": {{"count": 2, "printed": "{printed}"}}}}, "annexes": [
                {{"label": "1", "body": [{{"paragraph": "Oil."}}]}}, {{"label": "2", "body": [{{"paragraph": "Wicks."}}]}}]"#
            ))
        };
        assert_eq!(told("Annexes: 2"), "annex-not-announced at /annexes/1: the letter does not speak of its annex 2\n");
        assert_eq!(told("Annexes: 2 (1 and 2)"), "");
    }
}
