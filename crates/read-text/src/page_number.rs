//! Lines that number a page.

/// How sure it is that a line numbers a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sure {
    /// A bare number, or `2/5`: only beside other furniture.
    Beside,
    /// `Page 2`, `第2页`: beside other furniture, or where several pages are numbered so.
    Several,
    /// `- 2 -`, `Page 2 of 5`, `第2页，共5页`.
    Alone,
}

/// A page number, and where it stands in the line; what else the line says stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageNumber {
    pub(crate) sure: Sure,
    /// Its bytes within the line.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl PageNumber {
    /// Nothing stands beside it, and it is sure alone.
    pub(crate) fn is_whole(&self, line: &str) -> bool {
        self.sure == Sure::Alone && self.start == 0 && self.end == line.len()
    }
}

/// The longest line, in bytes, that is looked at: a page number with a running head, and a page number alone.
const LONGEST: usize = 160;
const LONGEST_ALONE: usize = 48;

/// Reads a trimmed line as the number of a page, alone or beside a running head.
pub(crate) fn read(line: &str) -> Option<PageNumber> {
    if line.len() > LONGEST {
        return None;
    }
    if line.starts_with(is_dash) {
        return dashed(line).map(|end| PageNumber { sure: Sure::Alone, start: 0, end });
    }
    if line.ends_with(is_dash) {
        // `CIR/211-E - 2 -`: the number stands last.
        let start = line.char_indices().rev().filter(|(_, c)| is_dash(*c)).map(|(at, _)| at).nth(1)?;
        let (head, tail) = line.split_at(start);
        let last = head.ends_with(char::is_whitespace) && dashed(tail) == Some(tail.len());
        return last.then_some(PageNumber { sure: Sure::Alone, start, end: line.len() });
    }
    if line.ends_with(|c: char| is_digit(c) || c == '页')
        && let Some(behind) = line.rfind('\t').into_iter().chain(line.rfind("   ")).max()
    {
        // `Circular 12 of 5 March⇥Page 2/4`: the number stands at the other end of the line.
        let start = line.len() - line.get(behind..)?.trim_start().len();
        let sure = line.get(start..).filter(|number| number.len() <= LONGEST_ALONE).and_then(spelled);
        return sure.map(|sure| PageNumber { sure, start, end: line.len() });
    }
    if line.len() > LONGEST_ALONE {
        return None;
    }
    let sure = match line.starts_with(is_digit) {
        true => bare(line)?,
        false => spelled(line)?,
    };
    Some(PageNumber { sure, start: 0, end: line.len() })
}

/// `2`, `2/5`.
fn bare(line: &str) -> Option<Sure> {
    match number(line)?.trim_start() {
        "" => Some(Sure::Beside),
        rest => number(rest.strip_prefix('/')?.trim_start())?.is_empty().then_some(Sure::Beside),
    }
}

/// The page and the number of pages of `2/5`.
pub(crate) fn of_all(number: &str) -> Option<(u32, u32)> {
    let (page, all) = number.split_once('/')?;
    let (page, all) = (page.trim().parse().ok()?, all.trim().parse().ok()?);
    (1..=all).contains(&page).then_some((page, all))
}

/// Reads the page and the number of pages behind the last blank of a line: `Place des Exemples • www.example.org⇥2/4`.
pub(crate) fn behind(line: &str) -> Option<PageNumber> {
    let (_, last) = line.rsplit_once(char::is_whitespace)?;
    of_all(last)?;
    Some(PageNumber { sure: Sure::Beside, start: line.len() - last.len(), end: line.len() })
}

/// Reads the number of a page behind the last comma of a line: `CIR/211, ANNEX 2, p. 4`.
pub(crate) fn last(line: &str) -> Option<PageNumber> {
    if line.len() > LONGEST || !line.ends_with(|c: char| is_digit(c) || c == '页') {
        return None;
    }
    let comma = line.rfind([',', '，', '،'])?;
    let start = line.len() - line.get(comma..)?.trim_start_matches([',', '，', '،']).trim_start().len();
    spelled(line.get(start..)?)?;
    Some(PageNumber { sure: Sure::Alone, start, end: line.len() })
}

/// `- 2 -`, `– 2 –`, `-2-`, at the head of a line: its length.
fn dashed(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(is_dash)?.trim_start();
    let rest = number(rest)?.trim_start();
    // `- 2/5 -`
    let rest = match rest.strip_prefix('/') {
        Some(more) => number(more.trim_start())?.trim_start(),
        None => rest,
    };
    let rest = rest.strip_prefix(is_dash)?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| line.len() - rest.len())
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‒' | '−' | '－')
}

/// Reads a number of one to three digits of any script; returns what follows it.
fn number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_digit);
    let digits = text.get(..text.len() - rest.len())?.chars();
    (1..=3).contains(&digits.clone().count()).then_some(rest)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９' | '٠'..='٩' | '۰'..='۹')
}

/// The words for a page, and those between a page and the number of pages.
const PAGE: [&str; 15] = [
    "page",
    "página",
    "pagina",
    "pág.",
    "seite",
    "страница",
    "стр.",
    "صفحة",
    "الصفحة",
    "ص.",
    "ص",
    "p.",
    "pp.",
    "с.",
    "第",
];
const OF: [&str; 9] = ["of", "de", "sur", "von", "из", "من", "/", "页共", "页"];

/// `Page 2`, `Page 2 of 5`, `第2页`, `第 2 页，共 5 页`.
fn spelled(line: &str) -> Option<Sure> {
    if !line.starts_with(['p', 'P', 's', 'S', 'с', 'С', 'ص', 'ا', '第']) || !line.contains(is_digit) {
        return None;
    }
    let lower = line.to_lowercase();
    let rest = PAGE.iter().find_map(|word| lower.strip_prefix(word))?;
    let han = lower.starts_with('第');
    let rest = number(rest.trim_start())?.trim_start();
    let rest = match han {
        true => rest.strip_prefix('页')?.trim_start(),
        false => rest,
    };
    if rest.is_empty() {
        return Some(Sure::Several);
    }
    let of = match han {
        true => rest.trim_start_matches([',', '，', '/', ' ']).strip_prefix('共')?,
        false => OF.iter().find_map(|word| rest.strip_prefix(word))?,
    };
    let rest = number(of.trim_start())?.trim_start();
    (rest.is_empty() || rest == "页").then_some(Sure::Alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Option<(Sure, &str)> {
        read(line).map(|number| (number.sure, &line[number.start..number.end]))
    }

    #[test]
    fn page_numbers_are_read_in_their_usual_dress() {
        assert_eq!(told("- 2 -"), Some((Sure::Alone, "- 2 -")));
        assert_eq!(told("–12–"), Some((Sure::Alone, "–12–")));
        assert_eq!(told("- 2/5 -"), Some((Sure::Alone, "- 2/5 -")));
        assert_eq!(told("- 2 - CIR/211-E"), Some((Sure::Alone, "- 2 -")));
        assert_eq!(told("CIR/211-E - 2 -"), Some((Sure::Alone, "- 2 -")));
        assert_eq!(told("Page 2 of 5"), Some((Sure::Alone, "Page 2 of 5")));
        assert_eq!(told("第 2 页，共 5 页"), Some((Sure::Alone, "第 2 页，共 5 页")));
        assert_eq!(told("第2页"), Some((Sure::Several, "第2页")));
        assert_eq!(told("стр. 3"), Some((Sure::Several, "стр. 3")));
        assert_eq!(told("٣"), Some((Sure::Beside, "٣")));
        assert_eq!(told("2/5"), Some((Sure::Beside, "2/5")));
    }

    #[test]
    fn a_number_behind_the_last_comma() {
        let told = |line: &'static str| last(line).map(|number| &line[number.start..number.end]);
        assert_eq!(told("CIR/211, ANNEX 2, p. 4"), Some("p. 4"));
        assert_eq!(told("CIR/211, ПРИЛОЖЕНИЕ 2, с. 4"), Some("с. 4"));
        assert_eq!(told("CIR/211，附件2，第4页"), Some("第4页"));
        assert_eq!(told("CIR/211، الملحق 2، ص 4"), Some("ص 4"));
        assert_eq!(told("CIR/211, Annex 2"), None);
        assert_eq!((of_all("2/5"), of_all("6/5"), of_all("2")), (Some((2, 5)), None, None));
    }

    #[test]
    fn other_numbers_are_none() {
        for line in [
            "",
            "2031",
            "- 2",
            "2 -",
            "-2",
            "2.",
            "Page",
            "Page two",
            "3 March",
            "第2研究组",
            "4/21/E",
            "-批准-",
            "1-2-3",
            "+41 22 - 3 -x",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
