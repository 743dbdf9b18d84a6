//! "Did you mean": the nearest of a few names.

/// The name among `names` that is nearest to `wrong`, if one is near.
pub(super) fn nearest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = (wrong.chars().count() / 3).clamp(1, 3);
    names.map(|name| (distance(wrong, name), name)).filter(|(far, _)| *far <= most).min().map(|(_, name)| name)
}

/// How many letters must be put, taken, changed or exchanged with their neighbour (Damerau's distance, restricted).
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().take(64).collect();
    let other: Vec<char> = other.chars().take(64).collect();
    let width = other.len() + 1;
    // Three rows are enough: the one before the last is for exchanged neighbours.
    let mut before_last: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j) + usize::from(a != b)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                best = best.min(at(&before_last, j - 1) + 1);
            }
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = best;
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
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
            assert_eq!(nearest(wrong, names.into_iter()), wanted, "{wrong}");
        }
    }
}
