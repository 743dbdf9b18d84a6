//! Lines with a number in them that part a letter: annex headings, the count of enclosures, page numbers.

use std::ops::Range;

use crate::automaton::{Edge, edge};
use crate::fold::{folded, han, starts_folded};
use crate::numeral::{System, plain, value};
use crate::phrase::blank;
use crate::{Role, Vocabulary};

/// The heading of an annex. All ranges are of the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnnexHeading {
    /// `附件A`: the word and the label.
    pub heading: Range<usize>,
    /// `A`: absent where there is one annex only.
    pub label: Option<Range<usize>>,
    /// `(to TSB Circular 237)`
    pub of: Option<Range<usize>>,
    /// What follows on the line: a title that was glued on, or the rest of a sentence.
    pub rest: Range<usize>,
    /// Whether the rest follows without a blank or mark between: `附件A会议实用信息`.
    pub glued: bool,
}

/// `附件：2件`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Enclosures {
    /// The label and what follows it.
    pub range: Range<usize>,
    /// How many there are; absent where they are listed instead.
    pub count: Option<u32>,
}

impl Vocabulary {
    /// The heading of an annex at the start of the line. A sentence may begin with the same words
    /// (`附件A提供了……`): what follows is in `rest` for the reader to judge.
    pub fn annex_heading(&self, line: &str) -> Option<AnnexHeading> {
        let hit = self.longest_at_start(line, Role::AnnexHeading.into())?;
        if hit.colon || self.enclosures(line).is_some() {
            return None;
        }
        let label = self.annex_label(line, hit.end);
        let end = label.as_ref().map_or(hit.end, |label| label.end);
        let of = self.of(line, end);
        let from = of.as_ref().map_or(end, |of| of.end);
        let behind = line.get(from..)?;
        let rest =
            behind.trim_start_matches(|ch: char| blank(ch) || matches!(ch, ':' | '：' | '.' | '–' | '—' | '-' | '‒'));
        let parted = rest.len() < behind.len() || rest.is_empty() || of.is_some();
        if !parted && label.is_none() && !rest.starts_with(han) {
            return None;
        }
        let rest = line.len() - rest.len()..line.trim_end_matches(blank).len().max(line.len() - rest.len());
        Some(AnnexHeading { heading: hit.start..end, label, of, rest, glued: !parted })
    }

    /// The label of an annex behind its word in a sentence: `A` of `see Annex A for the forms`.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// let (text, words) = ("Повестка дня приведена в Приложении 2.", set.get("ru").unwrap());
    /// let hit = words.find_all(text, vocabulary::Role::AnnexWord.into())[0];
    /// assert_eq!(&text[words.annex_label(text, hit.end).unwrap()], "2");
    /// ```
    pub fn annex_label(&self, text: &str, at: usize) -> Option<Range<usize>> {
        self.spelled_label(text, at).or_else(|| label(text, at)).or_else(|| {
            // `Annex No. 1`, `Приложение № 1`: the word for a number is no part of it.
            let rest = text.get(at..)?;
            let hit = self.longest_at_start(rest, Role::NumberColumn.into())?;
            let numbered =
                |range: &Range<usize>| text.get(range.clone()).is_some_and(|it| it.starts_with(char::is_numeric));
            label(text, at + hit.end).filter(numbered)
        })
    }

    /// `(to TSB Collective letter 5/9)` on a line of its own or behind the heading.
    pub fn annex_reference(&self, line: &str) -> Option<Range<usize>> {
        self.of(line, 0)
    }

    /// The line that counts what is enclosed: `附件：2件`, `Annexes: 2`.
    pub fn enclosures(&self, line: &str) -> Option<Enclosures> {
        let hit = self.longest_at_start(line, Role::EnclosuresLabel.into())?;
        let range = hit.start..line.trim_end_matches(blank).len();
        let behind = line.get(hit.end..range.end)?.trim_matches(blank);
        let count = self.count(behind, hit.colon);
        // Without a colon a counting word must follow where the label is the heading of an annex too:
        // 附件2 is the second, 附件2件 are two, and `附件2中的表格` counts nothing.
        let heads = || self.longest_at_start(line, Role::AnnexHeading.into()).is_some_and(|head| head.end == hit.end);
        let counts = || count.is_some() && !(behind.chars().all(char::is_numeric) && heads());
        (hit.colon || counts()).then_some(Enclosures { range, count })
    }

    fn count(&self, text: &str, colon: bool) -> Option<u32> {
        let bare = text.trim_matches(|ch: char| blank(ch) || matches!(ch, '.' | '。'));
        let bare = bare.strip_prefix(['(', '（']).and_then(|bare| bare.strip_suffix([')', '）'])).unwrap_or(bare);
        let forms = || self.data.print.counts.iter().map(|form| form.trim_start_matches("{n}").trim());
        // 附件：两件
        if let Some(han) = forms().filter(|word| !word.is_empty()).find_map(|word| bare.strip_suffix(word))
            && let Some(count) = value(System::Han, &han.trim().replace('两', "二"))
        {
            return Some(count);
        }
        let digits = bare.chars().take_while(|ch| ch.is_numeric()).map(char::len_utf8).sum();
        let (number, behind) = bare.split_at_checked(digits)?;
        let (number, behind) = match digits {
            0 => self.spelled_count(bare)?,
            _ => (plain(number).parse().ok()?, behind),
        };
        let behind = behind.trim_matches(blank);
        // `1 (draft agenda)`: the bracket says what it is. `2, in English only`: so do the words behind the comma.
        let bracketed = behind.starts_with(['(', '（']) && behind.ends_with([')', '）']);
        let said = || {
            behind
                .strip_prefix([',', '،', '，', ';', '–'])
                .is_some_and(|said| said.trim_start().starts_with(|ch: char| ch.is_alphabetic()))
        };
        let alone = behind.is_empty() && (colon || digits > 0);
        let counted = alone || colon && (bracketed || said()) || forms().any(|word| !word.is_empty() && word == behind);
        counted.then_some(number)
    }

    /// A number spelled out, and the words behind it: `three`, `ثلاثة`.
    fn spelled_count<'t>(&self, text: &'t str) -> Option<(u32, &'t str)> {
        let ends = self.data.print.count_words.iter().zip(1..).flat_map(|(words, number)| {
            words.iter().filter_map(move |word| Some((starts_folded(text, &folded(word))?, number)))
        });
        let (end, number) = ends.filter(|&(end, _)| edge(text, end) == Edge::Clean).max()?;
        Some((number, text.get(end..)?))
    }

    /// Whether the line is a page number: `- 3 -`, `Page 2 of 3`, `第2页`.
    pub fn page_number(&self, line: &str) -> bool {
        let plain = plain(line);
        let inner = plain.trim_matches(|ch: char| blank(ch) || matches!(ch, '-' | '–' | '—' | '‒' | '|'));
        let framed = plain.trim().starts_with(['-', '–', '—', '‒']) && plain.trim().ends_with(['-', '–', '—', '‒']);
        let number = |text: &str| {
            let text = text.trim();
            (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if framed && number(inner) || inner.split_once('/').is_some_and(|(page, of)| number(page) && number(of)) {
            return true;
        }
        self.data.print.page.iter().any(|form| page_form(inner, form, &number))
    }

    /// A label spelled out: الملحق ألف.
    fn spelled_label(&self, line: &str, at: usize) -> Option<Range<usize>> {
        let rest = line.get(at..)?;
        let start = line.len() - rest.trim_start_matches(blank).len();
        let behind = line.get(start..)?;
        let ends = self.data.print.annex_labels.iter().filter_map(|word| starts_folded(behind, &folded(word)));
        ends.map(|end| start + end).filter(|&end| edge(line, end) == Edge::Clean).max().map(|end| start..end)
    }

    /// A bracket that begins with the word for "to".
    fn of(&self, line: &str, at: usize) -> Option<Range<usize>> {
        let behind = line.get(at..)?;
        let open = behind.trim_start_matches(blank);
        let inner = open.strip_prefix(['(', '（'])?;
        self.longest_at_start(inner, Role::AnnexOf.into())?;
        let close = inner.find([')', '）'])?;
        let start = line.len() - open.len();
        let end = line.len() - inner.len() + close + inner.get(close..)?.chars().next()?.len_utf8();
        Some(start..end)
    }
}

/// The label behind the word: one letter, a number, or both (`A1`, `2-A`), or a Roman numeral.
fn label(line: &str, at: usize) -> Option<Range<usize>> {
    let behind = line.get(at..)?;
    let token = behind.trim_start_matches(blank);
    let start = line.len() - token.len();
    let is_part = |ch: char| (ch.is_alphanumeric() && !han(ch)) || ch == '-' || ch == '.';
    let length: usize = token.chars().take_while(|&ch| is_part(ch)).map(char::len_utf8).sum();
    let word = token.get(..length)?.trim_end_matches(['-', '.']);
    let letters = word.chars().filter(|ch| ch.is_alphabetic()).count();
    let numeric = word.chars().any(char::is_numeric);
    let roman = letters > 1 && word.chars().all(char::is_uppercase) && value(System::Roman, word).is_some();
    let fits = !word.is_empty() && (letters == 0 && numeric || letters == 1 || roman) && word.chars().count() <= 6;
    if fits && (letters == 0 || !word.chars().all(char::is_lowercase)) {
        return Some(start..start + word.len());
    }
    // A single Han numeral or a letter glued to its title: 附件一, AnnexA
    let first = token.chars().next()?;
    let end = start + first.len_utf8();
    if han(first) && start == at {
        let numeral: usize =
            token.chars().take_while(|ch| "一二三四五六七八九十甲乙丙丁".contains(*ch)).map(char::len_utf8).sum();
        return (numeral > 0).then_some(start..start + numeral);
    }
    // A number glued to its title: `Приложение 1Практическая информация`.
    let digits: usize = token.chars().take_while(|ch| ch.is_numeric()).map(char::len_utf8).sum();
    let title = token.get(digits..)?.chars().next()?;
    if (1..=3).contains(&digits) && title.is_alphabetic() && !title.is_lowercase() {
        return Some(start..start + digits);
    }
    let mut behind = token.chars().skip(1);
    let (second, third) = (behind.next(), behind.next());
    // `AnnexAPractical`: a capital, and a word that begins with another.
    let glued = second.is_some_and(char::is_uppercase) && third.is_some_and(char::is_lowercase);
    let ends = edge(line, end) != Edge::Inside && !second.is_some_and(char::is_lowercase);
    (first.is_uppercase() && (ends || glued)).then_some(start..end)
}

/// Whether the text is this form with page numbers in its places.
fn page_form(text: &str, form: &str, number: &impl Fn(&str) -> bool) -> bool {
    let mut rest = text;
    let mut parts = form.split(['{', '}']);
    let mut fixed = true;
    let mut any = false;
    for part in parts.by_ref() {
        if fixed {
            let wanted = folded(part);
            let Some(length) = starts_folded(rest, &wanted) else { return false };
            rest = rest.get(length..).unwrap_or("");
        } else {
            rest = rest.trim_start();
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if !rest.get(..digits).is_some_and(number) {
                return false;
            }
            rest = rest.get(digits..).unwrap_or("");
            any = true;
        }
        fixed = !fixed;
    }
    any && rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use crate::Vocabularies;

    #[test]
    fn annex_headings() {
        let set = Vocabularies::built_in();
        for (tag, line, expected) in [
            ("zh", "附件A", "附件A|A||"),
            ("zh", "附件A\t", "附件A|A||"),
            ("zh", "附件A会议实用信息", "附件A|A||会议实用信息 glued"),
            ("zh", "附件 1：表格", "附件 1|1||表格"),
            ("zh", "附件一", "附件一|一||"),
            ("zh", "附件：2件", ""),
            ("zh", "附件", "附件|||"),
            ("en", "ANNEX B", "ANNEX B|B||"),
            ("en", "AnnexA", "AnnexA|A||"),
            ("fr", "Annexe AInformations pratiques", "Annexe A|A||Informations pratiques glued"),
            ("ru", "Приложение 1Практическая информация", "Приложение 1|1||Практическая информация glued"),
            ("en", "ANNEX", "ANNEX|||"),
            ("en", "A N N E X  1", "A N N E X  1|1||"),
            ("en", "ANNEX 1 (to TSB Circular 237)", "ANNEX 1|1|(to TSB Circular 237)|"),
            ("en", "Annex A – Practical information", "Annex A|A||Practical information"),
            ("en", "Annexes: 2", ""),
            ("en", "Annexed is a list", ""),
            ("en", "ANNEX IV", "ANNEX IV|IV||"),
            ("fr", "Annexe 1", "Annexe 1|1||"),
            ("es", "ANEXO B", "ANEXO B|B||"),
            ("ru", "Приложение А", "Приложение А|А||"),
            ("ru", "ПРИЛОЖЕНИЕ 2", "ПРИЛОЖЕНИЕ 2|2||"),
            ("ar", "الملحق A", "الملحق A|A||"),
            ("ar", "الملحق 1", "الملحق 1|1||"),
            ("ar", "الملحق ألف", "الملحق ألف|ألف||"),
        ] {
            let found = set.get(tag).unwrap().annex_heading(line).map(|found| {
                let part =
                    |range: Option<std::ops::Range<usize>>| range.and_then(|range| line.get(range)).unwrap_or("");
                format!(
                    "{}|{}|{}|{}{}",
                    part(Some(found.heading)),
                    part(found.label),
                    part(found.of),
                    part(Some(found.rest)),
                    if found.glued { " glued" } else { "" }
                )
            });
            assert_eq!(found.unwrap_or_default(), expected, "{line}");
        }
    }

    #[test]
    fn enclosures_and_pages() {
        let set = Vocabularies::built_in();
        for (tag, line, count) in [
            ("zh", "附件：2件", Some(Some(2))),
            ("zh", "附件：三件", Some(Some(3))),
            ("zh", "附件:会议日程", Some(None)),
            ("zh", "附件2中的表格", None),
            ("zh", "附件2", None),
            ("zh", "附件2件", Some(Some(2))),
            ("en", "Annexes: 2", Some(Some(2))),
            ("en", "Annexes: Docs. 3/6 (Rev. 1)", Some(None)),
            ("fr", "Annexes : 2", Some(Some(2))),
            ("es", "Anexos: 2", Some(Some(2))),
            ("ru", "Приложения: 2", Some(Some(2))),
            ("ar", "الملحقات: ٢", Some(Some(2))),
            ("ar", "المرفقات: ثلاثة", Some(Some(3))),
            ("ar", "المرفقات: ملحق واحد", Some(Some(1))),
            ("en", "Annexes: three", Some(Some(3))),
            ("en", "Annexes: Three (Annex C in English only)", Some(Some(3))),
            ("en", "Annexes: 2, in English only", Some(Some(2))),
            ("en", "Annexes: 2, 3", Some(None)),
            ("en", "Annexes: oneself", Some(None)),
            ("fr", "Annexes: deux", Some(Some(2))),
            ("es", "Anexos: tres anexos", Some(Some(3))),
            ("ru", "Приложения: два", Some(Some(2))),
            ("zh", "附件：两份", Some(Some(2))),
        ] {
            let found = set.get(tag).unwrap().enclosures(line);
            assert_eq!(found.map(|found| found.count), count, "{line}");
        }
        for (tag, line, expected) in [
            ("en", "- 3 -", true),
            ("en", "Page 2 of 3", true),
            ("en", "2/3", true),
            ("en", "2", false),
            ("en", "Page two", false),
            ("zh", "第2页", true),
            ("zh", "第 2 页，共 3 页", true),
            ("es", "Página 1/2", true),
            ("ru", "Стр. 2 из 3", true),
            ("ar", "الصفحة 2 من 3", true),
            ("fr", "", false),
        ] {
            assert_eq!(set.get(tag).unwrap().page_number(line), expected, "{line}");
        }
    }
}
