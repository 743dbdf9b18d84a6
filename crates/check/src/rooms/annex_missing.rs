//! `annex-missing`: the body says `see Annex C` and the letter ends with Annex B. The annex was lost, or the letter was
//! made from an older one.

use super::Found;
use super::announced::{in_body, plain};
use crate::reading::Reading;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    let annexes = &reading.letter.annexes;
    let labels: Vec<String> = annexes.iter().filter_map(|annex| annex.label.as_deref().map(plain)).collect();
    // An annex without a label may be any that the letter speaks of.
    if labels.len() < annexes.len() {
        return;
    }
    let mut told = Vec::new();
    for (at, mention) in in_body(reading) {
        let Some(label) = mention.label.as_ref().filter(|_| !mention.another_s) else { continue };
        if !labels.contains(label) && !told.contains(&label) {
            let there = if labels.is_empty() { "no annex".to_owned() } else { labels.join(", ") };
            found.at(*at, format!("the letter speaks of `{}`, and has {there}", mention.printed));
            told.push(label);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn letter(body: &str, labels: &[&str]) -> String {
        let annex =
            |label: &&str| format!(r#"{{"label": "{label}", "title": "Oil", "body": [{{"paragraph": "Oil."}}]}}"#);
        let annexes: Vec<String> = labels.iter().map(annex).collect();
        findings(&format!(
            r#""language": "en", "body": [{{"paragraph": "{body}"}}], "annexes": [{}]"#,
            annexes.join(",")
        ))
    }

    #[test]
    fn an_annex_that_is_not_there() {
        assert_eq!(
            letter("The forms are in Annex A and the map in Annex C.", &["A", "B"]).lines().next(),
            Some("annex-missing at /body/0/paragraph: the letter speaks of `Annex C`, and has A, B")
        );
    }

    #[test]
    fn annexes_of_others() {
        assert_eq!(letter("The rules of Annex 7 to Resolution 2 hold. See Annex A.", &["A"]), "");
    }
}
