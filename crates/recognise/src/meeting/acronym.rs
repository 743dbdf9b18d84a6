//! Groups that only their acronym names: `the Commission for Observation (INFCOM)`, `FG-DTN`, `PSG第25次会议`.

use crate::context::Context;
use crate::scribe::is_han;
use std::ops::Range;
use vocabulary::{FoundGroup, Role, RoleSet};

/// The groups that these words name: those that are known, or the acronym before them of one that is not.
pub(super) fn groups(cx: &Context<'_>, words: &str) -> Vec<FoundGroup> {
    let known = cx.words.find_groups(words);
    let first = known.first().map_or(words.len(), |group| group.range.start);
    match acronym(cx, words).filter(|found| found.end <= first) {
        Some(found) => {
            let name = words.get(found.clone()).unwrap_or("").to_owned();
            vec![FoundGroup { range: found, name }]
        }
        None => known,
    }
}

/// Where the acronym of a group stands.
fn acronym(cx: &Context<'_>, words: &str) -> Option<Range<usize>> {
    // Among nothing but capitals no acronym shows.
    if !words.contains(is_small) {
        return None;
    }
    committee(cx, words).or_else(|| in_brackets(cx, words)).or_else(|| alone(cx, words))
}

/// A committee by its address under a house: `ISO/TC 331`, `ISO/IEC JTC 1/SC 27`.
fn committee(cx: &Context<'_>, words: &str) -> Option<Range<usize>> {
    let behind_house = |rest: &str| {
        let joint = rest.strip_prefix("IEC").map(|rest| rest.trim_start_matches([' ', '/']));
        rest.len() - joint.map_or(rest.len(), str::len)
    };
    let house = |slash: usize| {
        let before = words.get(..slash).unwrap_or("");
        before.len() - before.trim_end_matches(char::is_uppercase).len()
    };
    let slash = words.match_indices('/').map(|(place, _)| place).find(|place| {
        let rest = words.get(place + 1..).unwrap_or("");
        house(*place) > 1 && rest.get(behind_house(rest)..).and_then(|rest| step(cx, rest)).is_some()
    })?;
    let mut end = slash + 1 + behind_house(words.get(slash + 1..)?);
    while let Some(length) = words.get(end..).and_then(|rest| step(cx, rest)) {
        end += length;
        let deeper = words.get(end..).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| step(cx, rest));
        if deeper.is_none() {
            break;
        }
        end += 1;
    }
    Some(slash - house(slash)..end)
}

/// One step of such an address: `TC 331`.
fn step(cx: &Context<'_>, words: &str) -> Option<usize> {
    let letters = words.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(words.len());
    let behind = words.get(letters..)?;
    let gap = behind.len() - behind.trim_start_matches([' ', '\u{A0}']).len();
    let digits = behind.get(gap..)?.bytes().take_while(u8::is_ascii_digit).count();
    let known = is(cx, words.get(..letters)?, Role::GroupPrefix);
    (known && digits > 0 && gap <= 2).then_some(letters + gap + digits)
}

/// An acronym in brackets, behind the name of its group.
fn in_brackets(cx: &Context<'_>, words: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(open) = words.get(from..)?.find(['(', '（']).map(|open| from + open) {
        let start = open + words.get(open..)?.chars().next()?.len_utf8();
        let end = start + words.get(start..)?.find([')', '）'])?;
        from = end;
        let inner = words.get(start..end)?;
        let before = words.get(..open)?;
        let before = before.rsplit([';', '；', '؛', '\n']).next()?;
        // Behind a comma a name is a place: `…, Porto Novo (XYZ)`; the name of a group is longer.
        let (group, last) = before.rsplit_once([',', '،', '，']).unwrap_or(("", before));
        let names = |words: &str| cx.words.contains(words, Role::GroupWord.into());
        let named = names(last) || names(group) && last.split_whitespace().count() >= 4;
        let placed =
            last.split_whitespace().rev().take(3).any(|word| cx.words.whole(word, Role::PlaceWord.into()).is_some());
        let known = is(cx, inner, Role::OrganizationAcronym);
        let reads = is_acronym(inner) || is_mixed(inner);
        if reads && !known && named && !placed && cx.words.dates(before).next().is_none() {
            return Some(start..end);
        }
    }
    None
}

/// An acronym that says itself that it is a group's, or that stands before a counted meeting.
fn alone(cx: &Context<'_>, words: &str) -> Option<Range<usize>> {
    let part = |c: char| c.is_alphanumeric() && !is_han(c) || is_hyphen(c);
    let mut from = 0;
    while let Some(start) = words.get(from..)?.find(part).map(|start| from + start) {
        let end = words.get(start..)?.find(|c| !part(c)).map_or(words.len(), |end| start + end);
        from = end;
        let token = words.get(start..end)?;
        let mixed = is_mixed(token);
        if !is_acronym(token) && !mixed {
            continue;
        }
        let prefixed = token
            .split_once(is_hyphen)
            .is_some_and(|(prefix, rest)| is(cx, prefix, Role::GroupPrefix) && rest.chars().nth(1).is_some());
        let known = is(cx, token, Role::OrganizationAcronym);
        if prefixed || !mixed && !known && words.get(end..).is_some_and(|behind| meets(cx, behind)) {
            return Some(start..end);
        }
    }
    None
}

/// Whether words begin with the how manieth meeting: `PSG第25次会议`.
fn meets(cx: &Context<'_>, behind: &str) -> bool {
    let counted = behind.trim_start().strip_prefix('第').and_then(|rest| rest.split_once(['次', '届']));
    let meeting = |rest: &str| cx.words.longest_at_start(rest, Role::Meeting.into()).is_some();
    counted.is_some_and(|(count, rest)| count.chars().count() <= 4 && meeting(rest))
}

fn is(cx: &Context<'_>, words: &str, role: Role) -> bool {
    cx.words.whole(words, RoleSet::from(role)).is_some_and(|hit| hit.end - hit.start == words.len())
}

/// Whether words are an acronym: two capitals at least, and nothing but capitals, numbers and hyphens.
pub(super) fn is_acronym(words: &str) -> bool {
    let parts = |c: char| c.is_uppercase() || c.is_numeric() || is_hyphen(c) || c == '/' || c == ' ';
    words.chars().all(parts)
        && words.chars().filter(|c| c.is_uppercase()).count() >= 2
        && words.starts_with(char::is_uppercase)
        && words.chars().count() <= 16
        && words.split_whitespace().count() <= 3
}

/// Whether words are an acronym with a word behind its hyphen: `CWG-Internet`, `GTC-PIeL`.
fn is_mixed(words: &str) -> bool {
    let Some((acronym, rest)) = words.split_once(is_hyphen) else { return false };
    acronym.chars().all(char::is_uppercase)
        && acronym.chars().nth(1).is_some()
        && rest.starts_with(char::is_uppercase)
        && rest.chars().nth(2).is_some()
        && rest.chars().all(|c| c.is_alphanumeric() && !is_han(c) || is_hyphen(c))
        && words.chars().count() <= 20
}

/// Whether a character is a letter and no capital: small, or of a script without capitals.
pub(super) fn is_small(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase()
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::groups;
    use crate::context::Context;
    use crate::line;
    use blocks::Blocks;
    use vocabulary::Vocabularies;

    #[test]
    fn groups_by_their_acronym() {
        let set = Vocabularies::built_in();
        let blocks = Blocks::default();
        let lines = line::lines(&blocks);
        for (tag, words, name) in [
            ("en", "Third session of the Commission for Lamps, Oil and their old Wicks (LAMPCOM), Quayside", "LAMPCOM"),
            ("en", "Second meeting of FG-LAMP, Quayside", "FG-LAMP"),
            ("en", "Meeting of the ITU-T Focus Group on Lamps (FG‑OIL) and of Study Group 9", "FG‑OIL"),
            ("fr", "Réunion du Groupe d'experts sur les lampes (GEL-AFR), Port-Blanc", "GEL-AFR"),
            ("es", "Reunión del Comité de Lámparas (COLAM), Bahía Serena", "COLAM"),
            ("ru", "Собрание Группы по лампам (ГПЛ), Лукоморск", "ГПЛ"),
            ("ar", "اجتماع فريق الخبراء المعني بالمنارات (REG-LAMP)، بئر السدر", "REG-LAMP"),
            ("fr", "Huitième réunion plénière de l'ISO/TC 331 – Port-Blanc", "ISO/TC 331"),
            ("en", "Meeting of ISO/IEC JTC 1/SC 27, Quayside", "ISO/IEC JTC 1/SC 27"),
            ("zh", "PSG第25次会议", "PSG"),
            ("zh", "灯具焦点组（FG-LAMP）第二次会议", "FG-LAMP"),
            ("en", "Sixth meeting of CWG-Lamps, Quayside", "CWG-Lamps"),
            ("es", "Reunión del Grupo de Trabajo sobre las lámparas (GTC-LaMP), Bahía Serena", "GTC-LaMP"),
            ("ru", "Собрание Рабочей группы Совета по лампам (РГС-Лампы), Лукоморск", "РГС-Лампы"),
            ("ar", "اجتماع فريق العمل المعني بالمنارات (CWG-Manar)، بئر السدر", "CWG-Manar"),
            ("zh", "灯具工作组（CWG-Lamps）第二次会议", "CWG-Lamps"),
            ("fr", "Réunion du Groupe de travail sur les lampes (GTC-Lampes), Port-Blanc", "GTC-Lampes"),
            // A known group has its name, and what stands behind it is its field.
            ("en", "Meeting of Study Group 4 (BSS)", "SG4"),
            ("en", "Telecommunication Standardization Advisory Group (TSAG)", "TSAG"),
            // A country, an organisation, a workshop's subject, and a subject in capitals name no group.
            ("en", "Meeting of the Committee on Lamps, Quayside (USA)", ""),
            ("en", "Meeting of the Committee in Quayside (UAE)", ""),
            ("en", "Council of the International Telecommunication Union (ITU)", ""),
            ("en", "Workshop on artificial light (AL)", ""),
            ("en", "Workshop of the XY-Lamps keepers, Quayside", ""),
            ("en", "MEETING OF THE COMMITTEE (QUAYSIDE)", ""),
        ] {
            let cx = Context { lines: &lines, words: set.get_or_english(tag), set: &set };
            let found: Vec<String> = groups(&cx, words).into_iter().map(|group| group.name).collect();
            assert_eq!(found.first().map_or("", String::as_str), name, "{words}");
        }
    }
}
