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

/// The longest line, in bytes, that is looked at: a page number with a running head.
const LONGEST: usize = 160;

/// Reads a trimmed line as the number of a page, alone or beside a running head.
pub(crate) fn read(line: &str) -> Option<PageNumber> {
    if line.len() > LONGEST || !line.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let whole = |sure| PageNumber { sure, start: 0, end: line.len() };
    if let Some(end) = dashed(line) {
        return Some(PageNumber { sure: Sure::Alone, start: 0, end });
    }
    // `CIR/211-E - 2 -`: the number stands last.
    if let Some(start) = line.char_indices().rev().filter(|(_, c)| is_dash(*c)).map(|(at, _)| at).nth(1) {
        let tail = line.get(start..).unwrap_or("");
        if line.get(..start).is_some_and(|head| head.ends_with(char::is_whitespace)) && dashed(tail) == Some(tail.len()) {
            return Some(PageNumber { sure: Sure::Alone, start, end: line.len() });
        }
    }
    if let Some(rest) = number(line) {
        return match rest.trim_start() {
            "" => Some(whole(Sure::Beside)),
            rest => (rest.strip_prefix('/').map(str::trim_start).and_then(number) == Some("")).then(|| whole(Sure::Beside)),
        };
    }
    spelled(line).map(whole)
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
const PAGE: [&str; 12] =
    ["page", "página", "pagina", "pág.", "seite", "страница", "стр.", "صفحة", "الصفحة", "p.", "pp.", "第"];
const OF: [&str; 9] = ["of", "de", "sur", "von", "из", "من", "/", "页共", "页"];

/// `Page 2`, `Page 2 of 5`, `第2页`, `第 2 页，共 5 页`.
fn spelled(line: &str) -> Option<Sure> {
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
    fn other_numbers_are_none() {
        for line in ["", "2031", "- 2", "2 -", "-2", "2.", "Page", "Page two", "3 March", "第2研究组", "4/21/E", "-批准-", "1-2-3", "+41 22 - 3 -x"] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
