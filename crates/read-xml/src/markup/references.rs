//! References: `&amp;`, `&#x17D;`. Entities that a document defines for itself are not read.

use letter::is_legal;

/// The character that a reference (between `&` and `;`) stands for; why not, otherwise.
pub(super) fn resolve(reference: &str) -> Result<char, String> {
    let number = match reference.strip_prefix('#') {
        Some(number) => number,
        None => return named(reference),
    };
    // Production 66 knows no capital `X` and no sign.
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    let shaped = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    let code = if shaped { u32::from_str_radix(digits.trim_start_matches('0'), radix).ok() } else { None };
    let c = code.and_then(char::from_u32).filter(|c| is_legal(*c) || matches!(c, '\t' | '\n' | '\r'));
    c.ok_or_else(|| format!("`&{reference};` is no character of XML"))
}

fn named(name: &str) -> Result<char, String> {
    match name {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        other => Err(format!("the entity `&{other};` is not defined")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_names_and_all_characters() {
        for (reference, wanted) in
            [("amp", '&'), ("apos", '\''), ("#65", 'A'), ("#x17D", 'Ž'), ("#x0000000041", 'A'), ("#13", '\r')]
        {
            assert_eq!(resolve(reference), Ok(wanted), "{reference}");
        }
        for wrong in ["nbsp", "", "#", "#x", "#X41", "#0", "#1", "#xD800", "#xFFFE", "#x110000", "#+65", "#6 5", " lt"]
        {
            assert!(resolve(wrong).is_err(), "{wrong}");
        }
    }
}
