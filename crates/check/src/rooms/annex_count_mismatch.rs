//! `annex-count-mismatch`: `Annexes: 2` under the signature, and three annexes behind it.

use super::Found;
use crate::places::Places;
use crate::reading::Reading;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    let closing = reading.letter.closing.as_ref();
    let Some(count) = closing.and_then(|closing| closing.enclosures.as_ref()).and_then(|enclosures| enclosures.count)
    else {
        return;
    };
    let there = reading.letter.annexes.len();
    if count as usize != there {
        let annexes = if there == 1 { "annex" } else { "annexes" };
        let at = reading.closing_place.unwrap_or(Places::ROOT);
        found.below(at, "/enclosures/count", format!("the letter counts {count}, and has {there} {annexes}"));
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn letter(count: u32) -> String {
        findings(&format!(
            r#""language": "en", "body": [{{"paragraph": "The map is in the Annex."}}],
               "closing": {{"enclosures": {{"count": {count}}}}}, "annexes": [{{"body": [{{"paragraph": "Oil."}}]}}]"#
        ))
    }

    #[test]
    fn another_number_of_annexes() {
        assert_eq!(
            letter(2),
            "annex-count-mismatch at /closing/enclosures/count: the letter counts 2, and has 1 annex\n"
        );
        assert_eq!(letter(1), "");
    }
}
