//! What somebody may have meant by a name that is none.

/// The longest distance that is worth measuring: no name is longer.
const LONGEST: usize = 64;

/// The name that is meant by a wrong one: the nearest in its letters, or else the only one that has all its words.
///
/// ```
/// let names = ["json", "xml", "agenda-xml"];
/// assert_eq!(findings::nearest("jsno", names), Some("json"));
/// assert_eq!(findings::nearest("agenda", names), Some("agenda-xml"));
/// assert_eq!(findings::nearest("papyrus", names), None);
/// ```
pub fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let names: Vec<&str> = names.into_iter().collect();
    let wrong: String = wrong.chars().take(LONGEST).collect();
    let most = (wrong.chars().count() / 3).clamp(1, 3);
    let distances = names.iter().map(|name| (strsim::osa_distance(&wrong, name), *name));
    let near = distances.filter(|(far, _)| *far <= most).min().map(|(_, name)| name);
    near.or_else(|| the_one_with_all_words(&wrong, &names))
}

/// The name in which every word of the wrong one stands, if there is only one.
fn the_one_with_all_words<'n>(wrong: &str, names: &[&'n str]) -> Option<&'n str> {
    let words = |name: &str, word: &str| name.split('-').any(|part| part == word);
    let mut with_all = names.iter().filter(|name| wrong.split('-').all(|word| words(name, word)));
    with_all.next().filter(|_| with_all.next().is_none()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["language", "letterhead", "salutation", "body"];
        for (wrong, wanted) in [
            ("langauge", Some("language")),
            ("letterheads", Some("letterhead")),
            ("boody", Some("body")),
            ("subject", None),
            ("", None),
        ] {
            assert_eq!(nearest(wrong, names), wanted, "{wrong}");
        }
    }

    #[test]
    fn words_count_where_only_one_name_has_them() {
        let codes = ["agenda-number-gap", "agenda-number-repeated", "lost-hyphen"];
        assert_eq!(nearest("agenda-gap", codes), Some("agenda-number-gap"));
        assert_eq!(nearest("agenda-number", codes), None, "two have it");
        assert_eq!(nearest("agenda-hyphen", codes), None, "no one has both");
    }
}
