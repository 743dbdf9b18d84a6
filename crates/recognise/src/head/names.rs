//! The organisation that sent a letter, and its bureau: by the names that the vocabularies know, in whatever language, and
//! at the very top of a letter by their place and shape.

use super::reader::Reader;
use crate::context::{Context, is_closing_mark, is_comma, part};
use crate::line::LineKind;
use crate::scribe::{Scribe, is_han};
use findings::Span;
use std::ops::Range;
use vocabulary::character::is_number;
use vocabulary::{Hit, Role, RoleSet, Vocabulary};

/// Bureaux and secretariats.
const BUREAUX: RoleSet = RoleSet::BUREAUX;

/// What stands between the name of an organisation and that of its bureau, on one line.
const BETWEEN: &[char] = &['–', '—', '-', '|', '│', '•', '·', ',', '،', '，', ':', '：', '/'];

impl Reader<'_, '_> {
    /// The name of the organisation or of its bureau, or of both on one line; returns how many bytes it takes.
    pub(super) fn name(&mut self, span: Span, visible: Span, words: &str, scribe: &mut Scribe<'_>) -> Option<usize> {
        if words.len() > 200 {
            return None;
        }
        let bare = without_directions(words);
        let lead = bare.as_ptr() as usize - words.as_ptr() as usize;
        let (field, end) = match (self.organization(bare), self.bureau(bare)) {
            (Some(end), _) => ("organization", end),
            (None, Some(end)) => ("bureau", end),
            (None, None) => return None,
        };
        let at = scribe.field(self.at, field);
        let begins = part(visible, lead..lead).start;
        scribe.marker(Span::new(visible.start, begins), at);
        let start = if lead == 0 { span.start } else { begins };
        let said = bare.get(..end)?.trim_end_matches(crate::scribe::is_direction).len();
        scribe.marker(part(visible, lead + said..lead + end), at);
        let name = scribe.plain(Span::new(start, part(visible, 0..lead + said).end), at).map(|name| unspaced(&name));
        if field == "bureau" {
            self.head.bureau = name
        } else {
            self.head.organization = name
        }
        let rest = words.get(lead + end..)?;
        let mark = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c)).len();
        scribe.marker(part(visible, lead + end..lead + end + mark), self.at);
        Some(lead + end + mark)
    }

    /// Where the name of the organisation at the start of these words ends.
    fn organization(&self, words: &str) -> Option<usize> {
        if self.head.organization.is_some() {
            return None;
        }
        let role = RoleSet::from(Role::Organization);
        if whole(self.cx, words, role) {
            return Some(words.len());
        }
        let begun = self
            .cx
            .set
            .beginning(words, role)
            .filter_map(|it| it.longest_at_start(words, role))
            .max_by_key(|hit| hit.end);
        let parted = begun.map(|hit| hit.end).filter(|end| {
            words.get(*end..).is_some_and(|rest| {
                let behind = rest.trim_start_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c));
                behind.len() < rest.len()
                    && (begins(self.cx, behind, BUREAUX)
                        || self.is_dateline(rest).is_some()
                        || self.cx.words.longest_at_start(behind, RoleSet::CONTACTS).is_some_and(|hit| hit.colon))
            })
        });
        parted.or_else(|| self.shaped(words, Role::OrganizationWord))
    }

    /// Where the name of the bureau at the start of these words ends.
    fn bureau(&self, words: &str) -> Option<usize> {
        if self.head.bureau.is_some() {
            return None;
        }
        if whole(self.cx, words, BUREAUX) {
            return Some(words.len());
        }
        // The place and date may stand behind it on the line.
        let dated = self.cx.words.longest_at_start(words, BUREAUX).map(|hit| hit.end).filter(|end| {
            words
                .get(*end..)
                .is_some_and(|rest| rest.starts_with(char::is_whitespace) && self.is_dateline(rest).is_some())
        });
        let below = self.head.organization.is_some();
        dated.or_else(|| self.shaped(words, Role::BureauWord).filter(|_| below))
    }

    /// A line before all others of the letterhead that has the shape of a name and a word that such names have, where no
    /// line of the letterhead has a name that is known.
    fn shaped(&self, words: &str, role: Role) -> Option<usize> {
        let opens = self.designation.is_empty()
            && self.reference.is_none()
            && self.addressees.is_empty()
            && self.copies.is_empty()
            && (self.subject.is_empty() || self.mail > 0)
            && self.head.contacts.is_empty()
            && self.head.bureau.is_none()
            && self.queue.is_empty()
            && self.going.is_none();
        (opens && (!self.named || role == Role::BureauWord) && has_name_shape(self.cx, words, role))
            .then_some(words.len())
    }

    /// A name that a narrow column broke: `Bureau de la normalisation` / `des télécommunications`. Returns the line behind
    /// it.
    pub(super) fn name_over_lines(&mut self, range: Range<usize>, scribe: &mut Scribe<'_>) -> Option<usize> {
        let cx = self.cx;
        let wanted = match (&self.head.organization, &self.head.bureau) {
            (Some(_), Some(_)) => return None,
            (None, Some(_)) => RoleSet::from(Role::Organization),
            (Some(_), None) => BUREAUX,
            (None, None) => RoleSet::NAMES,
        };
        let first = range.start;
        let cell = cx.line(first)?.cell;
        // A name has neither numbers nor marks, and one that is whole needs no second line.
        let plain = |index: usize| {
            let words = cx.at(index);
            cx.line(index).is_some_and(|line| line.kind == LineKind::Text && line.cell == cell)
                && words.len() <= 120
                && !words.contains(|c: char| is_number(c) || matches!(c, ':' | '：' | '/' | ',' | ';' | '@'))
        };
        if !plain(first) || cx.is(first, RoleSet::NAMES) {
            return None;
        }
        let mut joined = cx.at(first).trim_end().to_owned();
        for last in first + 1..range.end.min(first + 3) {
            if !plain(last) || cx.is(last, RoleSet::NAMES) {
                return None;
            }
            joined.push(' ');
            joined.push_str(cx.at(last).trim());
            let Some(hit) = cx.words.whole(&joined, wanted) else { continue };
            let organization = hit.role == Role::Organization;
            let at = scribe.field(self.at, if organization { "organization" } else { "bureau" });
            let parts: Vec<String> = (first..=last).filter_map(|index| scribe.plain(cx.span(index), at)).collect();
            let between = if parts.iter().any(|part| part.contains(crate::scribe::is_han)) { "" } else { " " };
            let name = Some(parts.join(between));
            if organization {
                self.head.organization = name
            } else {
                self.head.bureau = name
            }
            self.going = None;
            return Some(last + 1);
        }
        None
    }
}

/// Whether these words are nothing but a name of these roles, in whatever language.
pub(super) fn whole(cx: &Context<'_>, words: &str, roles: RoleSet) -> bool {
    cx.words.whole(words, roles).is_some() || cx.set.beginning(words, roles).any(|it| it.whole(words, roles).is_some())
}

fn begins(cx: &Context<'_>, words: &str, roles: RoleSet) -> bool {
    cx.set.beginning(words, roles).any(|it| it.longest_at_start(words, roles).is_some())
}

/// Whether words are shaped as a name: short, with a capital, without numbers and marks; and whether one of them is a word
/// of such names.
fn has_name_shape(cx: &Context<'_>, words: &str, role: Role) -> bool {
    let words = words.trim().trim_matches(crate::scribe::is_direction).trim();
    let many = words.split_whitespace().count();
    let han = words.contains(is_han);
    let short = words.chars().count() <= 90 && (han || (2..=12).contains(&many)) && words.chars().nth(3).is_some();
    let plain = !words.contains(|c: char| {
        c.is_numeric()
            || matches!(c, ':' | '：' | '@' | '/' | ';' | '；' | '、' | '•' | '|' | '"' | '[' | ']' | '<' | '>')
    });
    let ends = words.chars().next_back().is_some_and(|c| is_closing_mark(c) || is_comma(c));
    let first = words.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let other =
        RoleSet::KINDS | RoleSet::RELATIONS | RoleSet::HEADINGS | Role::AddresseeWord | Role::Salutation | Role::Office;
    let named = |language: &Vocabulary| {
        let hits = language.find_all(words, role.into());
        // Chinese names end with that word.
        if language.spaced() { !hits.is_empty() } else { hits.iter().any(|hit| hit.end == words.len()) }
    };
    short
        && plain
        && !ends
        && first
        && (cx.words.longest_at_start(words, other).is_none()
            || role == Role::BureauWord && begins(cx, words, role.into()))
        && !calls(cx, words, role)
        && (named(cx.words) || cx.set.get("en").is_some_and(named))
}

/// Whether words name a meeting, but for what is part of the word of such names: `联合会`.
fn calls(cx: &Context<'_>, words: &str, role: Role) -> bool {
    let names = cx.words.find_all(words, role.into());
    let part = |hit: &Hit<'_>| names.iter().any(|name| name.start <= hit.start && hit.end <= name.end);
    cx.words.find_all(words, Role::Meeting.into()).iter().any(|hit| !part(hit))
}

/// Words without the marks of direction before them.
fn without_directions(words: &str) -> &str {
    words.trim_start_matches(crate::scribe::is_direction)
}

/// A name without the blanks between its letters: `国 际 电 信 联 盟`, `I N T E R N A T I O N A L   U N I O N`.
fn unspaced(name: &str) -> String {
    let spaced = name.split_whitespace().count() >= 4 && name.split_whitespace().all(|word| word.chars().count() == 1);
    if !spaced {
        return name.to_owned();
    }
    let han = name.chars().any(crate::scribe::is_han);
    let wide = |gap: &str| !han && gap.chars().count() > 1;
    let mut out = String::new();
    let mut gap = String::new();
    for c in name.chars() {
        if c.is_whitespace() {
            gap.push(c);
            continue;
        }
        if wide(&gap) {
            out.push(' ');
        }
        gap.clear();
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, salutation: &str, wanted: Expect) {
        let letter = format!("{lines}\n\n{salutation}\nLamps.\n");
        wanted.assert_eq(&(tried(&letter, "/letterhead") + "kind: " + &tried(&letter, "/kind")));
    }

    #[test]
    fn houses_that_are_known_in_every_language() {
        check(
            "UNIVERSAL POSTAL UNION\nINTERNATIONAL BUREAU\n\nOur ref.: 12(LAMP.OIL)7",
            "Dear Madam, dear Sir,",
            expect![[r#"
                bureau: "INTERNATIONAL BUREAU"
                organization: "UNIVERSAL POSTAL UNION"
                reference: "12(LAMP.OIL)7"
                kind: "letter"
            "#]],
        );
        check(
            "Всемирная организация здравоохранения\nЕвропейское региональное бюро\n\nИсх. №: LAMP/7-31",
            "Уважаемые коллеги!",
            expect![[r#"
                bureau: "Европейское региональное бюро"
                organization: "Всемирная организация здравоохранения"
                reference: "LAMP/7-31"
                kind: "letter"
            "#]],
        );
        check(
            "万国邮政联盟\n国际局\n\n文号：12(LAMP.OIL)7",
            "女士们、先生们：",
            expect![[r#"
            bureau: "国际局"
            organization: "万国邮政联盟"
            reference: "12(LAMP.OIL)7"
            kind: "letter"
        "#]],
        );
        // Its name in another language than the letter's.
        check(
            "World Meteorological Organization\n\nRéf.: 00112/2031/LAMPE",
            "Madame, Monsieur,",
            expect![[r#"
            organization: "World Meteorological Organization"
            reference: "00112/2031/LAMPE"
            kind: "letter"
        "#]],
        );
    }

    #[test]
    fn a_house_that_nobody_knows() {
        check(
            "PAN-ISLAND ASSOCIATION OF LIGHTHOUSES\nExecutive Office\n\nRef.: PIAL/31-4",
            "Dear Members,",
            expect![[r#"
                bureau: "Executive Office"
                organization: "PAN-ISLAND ASSOCIATION OF LIGHTHOUSES"
                reference: "PIAL/31-4"
                kind: "letter"
            "#]],
        );
        check(
            "Asociación Insular de Faros\nSecretaría Ejecutiva\n\nRef.: AIF/31-4",
            "Señora, Señor:",
            expect![[r#"
            bureau: "Secretaría Ejecutiva"
            organization: "Asociación Insular de Faros"
            reference: "AIF/31-4"
            kind: "letter"
        "#]],
        );
        check(
            "Островная ассоциация маяков\nСекретариат\n\n№ ОАМ/31-4",
            "Уважаемые коллеги!",
            expect![[r#"
            bureau: "Секретариат"
            organization: "Островная ассоциация маяков"
            reference: "ОАМ/31-4"
            kind: "letter"
        "#]],
        );
        check(
            "岛屿灯塔联合会\n秘书处\n\n文号：灯塔/31-4",
            "各位代表：",
            expect![[r#"
            bureau: "秘书处"
            organization: "岛屿灯塔联合会"
            reference: "灯塔/31-4"
            kind: "letter"
        "#]],
        );
        check(
            "رابطة منارات الجزر\nالأمانة\n\nالمرجع: LAMP/31-4",
            "سيدتي/سيدي،",
            expect![[r#"
            bureau: "الأمانة"
            organization: "رابطة منارات الجزر"
            reference: "LAMP/31-4"
            kind: "letter"
        "#]],
        );
        // A line that says something else has no name's shape, and below the reference block stands no name.
        check(
            "The Association lights its lamps.\n\nRef.: PIAL/31-4\nAssociation of lamps",
            "Dear Members,",
            expect![[r#"
            other: [{"block":{"paragraph":"The Association lights its lamps."}},{"block":{"paragraph":"Association of lamps"}}]
            reference: "PIAL/31-4"
            kind: "letter"
        "#]],
        );
    }

    #[test]
    fn both_on_one_line() {
        check(
            "World Health Organization – Regional Office for Africa\nRef.: LAMP/7",
            "Dear Sir,",
            expect![[r#"
            bureau: "Regional Office for Africa"
            organization: "World Health Organization"
            reference: "LAMP/7"
            kind: "letter"
        "#]],
        );
    }
}
