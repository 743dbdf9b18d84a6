//! Patterns of paths: `letters/**/*.json`.
//!
//! `*` and `?` stay within one name, `**` is any number of folders. That is all that a list of letters needs.

/// Whether a path with `/` between its names is one that the pattern means.
pub fn matches(pattern: &str, path: &str) -> bool {
    let names = |text: &str| -> Vec<String> {
        text.split('/').filter(|name| !matches!(*name, "" | ".")).map(str::to_owned).collect()
    };
    path_matches(&names(pattern), &names(path))
}

/// Whether a word is a pattern at all.
pub fn is_pattern(word: &str) -> bool {
    word.contains(['*', '?'])
}

fn path_matches(pattern: &[String], path: &[String]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        // A pattern that ends with `**` means what is inside, and a bare folder means all that is inside.
        (Some((first, rest)), _) if first == "**" => {
            path_matches(rest, path) || path.split_first().is_some_and(|(_, deeper)| path_matches(pattern, deeper))
        }
        (Some((first, rest)), Some((name, deeper))) => {
            let (first, name): (Vec<char>, Vec<char>) = (first.chars().collect(), name.chars().collect());
            name_matches(&first, &name) && path_matches(rest, deeper)
        }
        _ => false,
    }
}

fn name_matches(pattern: &[char], name: &[char]) -> bool {
    // Where the last `*` stood, and how much of the name it has taken: enough to go back to, so no name takes long.
    let (mut at, mut here, mut star) = (0, 0, None);
    while here < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, here));
                at += 1;
            }
            Some(c) if *c == '?' || Some(c) == name.get(here) => {
                at += 1;
                here += 1;
            }
            _ => match star {
                Some((place, taken)) => {
                    star = Some((place, taken + 1));
                    at = place + 1;
                    here = taken + 1;
                }
                None => return false,
            },
        }
    }
    pattern.get(at..).unwrap_or_default().iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, path, wanted) in [
            ("*.json", "a.json", true),
            ("*.json", "b/a.json", false),
            ("**/*.json", "a.json", true),
            ("**/*.json", "b/c/a.json", true),
            ("letters/**", "letters/2031/a.json", true),
            ("letters/**/a?.txt", "letters/a1.txt", true),
            ("letters/*/a.txt", "letters/x/y/a.txt", false),
            ("./letters/*.txt", "letters/信函.txt", true),
            ("a*b*c", "aXbXbXc", true),
            ("a*b*c", "aXbX", false),
        ] {
            assert_eq!(matches(pattern, path), wanted, "{pattern} {path}");
        }
    }
}
