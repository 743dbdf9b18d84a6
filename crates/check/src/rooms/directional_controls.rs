//! `directional-controls`: invisible characters that turn the direction of what follows. Left open they turn the rest of
//! the page, an override shows another text than is there, and inside an address they break it.

use super::Found;
use crate::reading::{Part, Reading};

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for said in &reading.texts {
        let value = matches!(said.part, Part::Value | Part::Web | Part::Email);
        if let Some(wrong) = said.directed().and_then(|text| wrong(text, value)) {
            found.at(said.at, wrong);
        }
    }
    for (at, to) in &reading.links {
        if let Some(wrong) = wrong(to, true) {
            found.at(*at, wrong);
        }
    }
}

fn wrong(text: &str, is_value: bool) -> Option<String> {
    // All of them begin with E2 80 or E2 81 in UTF-8, save the Arabic letter mark.
    if text.is_ascii() {
        return None;
    }
    let named = |c: char| format!("U+{:04X}", u32::from(c));
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202D}' | '\u{202E}' => return Some(format!("{} turns what follows, whatever it is", named(c))),
            '\u{200E}' | '\u{200F}' | '\u{061C}' if is_value => {
                return Some(format!("{} stands inside the value", named(c)));
            }
            '\u{202A}' | '\u{202B}' => open.push(('\u{202C}', c)),
            '\u{2066}'..='\u{2068}' => open.push(('\u{2069}', c)),
            '\u{202C}' | '\u{2069}' if open.pop().is_none_or(|(end, _)| end != c) => {
                return Some(format!("{} ends what was not begun", named(c)));
            }
            _ => {}
        }
    }
    open.pop().map(|(_, c)| format!("{} is never ended", named(c)))
}

#[cfg(test)]
mod tests {
    use crate::trial::{findings, paragraph};

    #[test]
    fn directions_left_open() {
        for (text, wanted) in [
            ("a\u{202B}b", "U+202B is never ended"),
            ("a\u{2069}b", "U+2069 ends what was not begun"),
            ("a\u{202E}b\u{202C}", "U+202E turns what follows, whatever it is"),
        ] {
            let json = format!(r#""language": "en", "body": [{{"paragraph": "{text}"}}]"#);
            assert_eq!(findings(&json), format!("directional-controls at /body/0/paragraph: {wanted}\n"));
        }
        assert_eq!(
            findings("\"letterhead\": {\"reference\": \"SG21\u{200F}/AB\"}"),
            "directional-controls at /letterhead/reference: U+200F stands inside the value\n"
        );
    }

    #[test]
    fn marks_that_belong_there() {
        assert_eq!(paragraph("ar", "اجتماع \u{2067}SG21\u{2069} في جنيف\u{200F}."), "");
    }
}
