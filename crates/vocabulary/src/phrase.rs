//! Phrases found in a line: at its start, as the whole of it, or anywhere.

use std::collections::HashSet;

use crate::automaton::{Automaton, Builder, Edge, Match, Walk, edge};
use crate::character::{is_letter_or_number, is_number, plain_han};
use crate::data::Data;
use crate::fold::{first, folded, han, invisible};
use crate::shape::Shape;
use crate::trie::Kinds;
use crate::{Kind, Role, RoleSet, Vocabulary};

/// A phrase found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit<'v> {
    /// What the phrase is.
    pub role: Role,
    /// The phrase as the data writes it.
    pub phrase: &'v str,
    /// Where it begins, behind leading blanks.
    pub start: usize,
    /// Where it ends, its colon included.
    pub end: usize,
    /// Whether a colon was printed behind it.
    pub colon: bool,
    /// Whether the next word follows without a blank: `AnnexA`, `CircularCA/246`.
    pub glued: bool,
}

impl Vocabulary {
    /// The phrases of these roles that stand at the start of the text, the shortest first.
    /// Leading blanks are skipped. Nothing is allocated.
    pub fn starts<'a>(&'a self, text: &'a str, roles: RoleSet) -> impl Iterator<Item = Hit<'a>> {
        let phrases = self.automaton();
        let torn = phrases.walk_tight(text, roles);
        let torn = torn.filter(move |m| phrases.walk(text, roles.into()).all(|plain| !plain.same(m)));
        phrases.walk(text, roles.into()).chain(torn).filter_map(move |found| phrases.hit(text, found, roles))
    }

    /// Whether a phrase of these roles may stand at the start of the text, by its first letter alone: most lines are told
    /// by that.
    pub fn may_begin(&self, text: &str, roles: RoleSet) -> bool {
        self.automaton().may_begin(text, roles)
    }

    /// The longest phrase of these roles at the start of the text.
    ///
    /// ```
    /// use vocabulary::{Role, Vocabularies};
    /// let set = Vocabularies::built_in();
    /// let chinese = set.get("zh").unwrap();
    /// let hit = chinese.longest_at_start("文 号 ：\t电信标准化局第4/21号集体函", Role::ReferenceLabel.into()).unwrap();
    /// assert!(hit.colon);
    /// ```
    pub fn longest_at_start(&self, text: &str, roles: RoleSet) -> Option<Hit<'_>> {
        let phrases = self.automaton();
        if !phrases.may_begin(text, roles) {
            return None;
        }
        let mut longest: Option<Hit<'_>> = None;
        for found in phrases.walk(text, roles.into()) {
            if let Some(hit) = phrases.hit(text, found, roles)
                && longest.is_none_or(|earlier| hit.end > earlier.end)
            {
                longest = Some(hit);
            }
        }
        longest.or_else(|| phrases.walk_tight(text, roles).filter_map(|m| phrases.hit(text, m, roles)).last())
    }

    /// The phrase that is the whole line; brackets around it and marks behind it aside.
    pub fn whole(&self, text: &str, roles: RoleSet) -> Option<Hit<'_>> {
        let phrases = self.automaton();
        let inner = text.trim_start_matches(|ch: char| opening(ch) || blank(ch));
        let skipped = text.len() - inner.len();
        let try_from = |skipped: usize| {
            let line = text.get(skipped..)?;
            if !phrases.may_begin(line, roles) {
                return None;
            }
            let torn = phrases.walk_tight(line, roles);
            phrases
                .walk(line, roles.into())
                .chain(torn)
                .filter_map(|found| phrases.hit(line, found, roles))
                .map(|hit| Hit { start: hit.start + skipped, end: hit.end + skipped, ..hit })
                .filter(|hit| is_rest(text, hit.end))
                .last()
        };
        try_from(0).or_else(|| if skipped > 0 { try_from(skipped) } else { None })
    }

    /// Every phrase of these roles in the text: the leftmost, then the longest, none overlapping another.
    /// One place may be given with several roles.
    pub fn find_all(&self, text: &str, roles: RoleSet) -> Vec<Hit<'_>> {
        let phrases = self.automaton();
        if roles != RoleSet::ALL {
            return leftmost(phrases.anywhere(text, roles).collect());
        }
        // One pass over every character is cheaper than a look at nearly all of them.
        let mut hits = Vec::new();
        phrases.automaton.search(text, |found| {
            if let Some(hit) = phrases.hit(text, found, roles)
                && word_begins(text, hit.start)
            {
                hits.push(hit);
            }
        });
        leftmost(hits)
    }

    /// Every phrase in a few lines, for which the automaton of that pass need not be made.
    pub(crate) fn find_all_in_few(&self, text: &str) -> Vec<Hit<'_>> {
        leftmost(self.automaton().anywhere(text, RoleSet::ALL).collect())
    }

    /// The phrase that ends the line, marks behind it aside: `第12研究组的重要截止日期：`.
    pub fn ends(&self, text: &str, roles: RoleSet) -> Option<Hit<'_>> {
        self.automaton().anywhere(text, roles).find(|hit| is_rest(text, hit.end))
    }

    /// Whether any phrase of these roles stands in the text.
    pub fn contains(&self, text: &str, roles: RoleSet) -> bool {
        self.automaton().anywhere(text, roles).next().is_some()
    }
}

/// Of hits that overlap the leftmost, then the longest.
fn leftmost(mut hits: Vec<Hit<'_>>) -> Vec<Hit<'_>> {
    hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let (mut start, mut end) = (usize::MAX, 0);
    hits.retain(|hit| {
        let keep = hit.start >= end || (hit.start, hit.end) == (start, end);
        if keep {
            (start, end) = (hit.start, hit.end);
        }
        keep
    });
    hits.dedup_by_key(|hit| (hit.role, hit.start));
    hits
}

/// The automaton of a language and the phrases it speaks of.
pub(crate) struct Phrases {
    pub(crate) automaton: Automaton<Meaning>,
    phrases: Vec<Phrase>,
    pub(crate) shapes: Vec<Shape>,
}

struct Phrase {
    role: Role,
    text: String,
    colon: Colon,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Colon {
    None,
    Optional,
    Needed,
}

/// What a pattern of the automaton is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    Phrase(u32),
    /// The fixed part of a shape with a number in it.
    Shape(u32),
}

/// Names and headings that real copies print with torn capitals; nothing else is looked up that way.
const TORN: RoleSet = RoleSet::NAMES
    .with(Role::AnnexHeading)
    .with(Role::AgendaTitle)
    .with(Role::Circular)
    .with(Role::AdministrativeCircular);

impl Match<Meaning> {
    fn same(&self, other: &Self) -> bool {
        self.meaning == other.meaning
    }
}

impl Phrases {
    pub(crate) fn new(data: &Data) -> Self {
        let mut builder = Builder::new();
        let mut phrases = Vec::new();
        for (&role, written) in &data.phrases {
            // What differs only in case or accents is one pattern; the first writing stands for it.
            let mut known = HashSet::new();
            for text in written {
                let colon = if text.ends_with([':', '：']) {
                    Colon::Needed
                } else if text.ends_with(":?") || text.ends_with("：?") {
                    Colon::Optional
                } else {
                    Colon::None
                };
                let meaning = Meaning::Phrase(u32::try_from(phrases.len()).unwrap_or(u32::MAX));
                let pattern = match colon {
                    Colon::None => folded(text),
                    _ => folded(text.trim_end_matches([':', '：', '?', ' ', '\u{a0}', '\u{202f}'])),
                };
                if !known.insert((pattern.clone(), colon)) {
                    continue;
                }
                // Short words would be found in the middle of others; Han has no blanks to lose.
                if TORN.contains(role) && pattern.len() >= 5 && !pattern.chars().any(han) {
                    builder.add_tight(&pattern, meaning, RoleSet::from(role).into());
                }
                builder.add(&pattern, meaning, RoleSet::from(role).into());
                phrases.push(Phrase { role, text: text.trim_end_matches('?').to_owned(), colon });
            }
        }
        let shapes = Shape::all(data);
        for (index, shape) in shapes.iter().enumerate() {
            let meaning = Meaning::Shape(u32::try_from(index).unwrap_or(u32::MAX));
            builder.add(shape.anchor(), meaning, shape.table.kinds());
        }
        Phrases { automaton: builder.build(), phrases, shapes }
    }

    fn may_begin(&self, text: &str, roles: RoleSet) -> bool {
        first(text).is_some_and(|first| self.automaton.begins(first, roles.into()))
    }

    fn walk<'v, 't>(&'v self, text: &'t str, kinds: Kinds) -> Walk<'v, 't, Meaning> {
        self.automaton.walk(text, kinds)
    }

    /// The phrases of these roles anywhere in the text, in the order of their starts. A walk begins only where a word
    /// begins with a letter that such a phrase begins with.
    fn anywhere<'v>(&'v self, text: &str, roles: RoleSet) -> impl Iterator<Item = Hit<'v>> {
        let starts = self.automaton.starts(text, roles.into());
        starts
            .flat_map(move |at| self.walk_at(text, at, roles.into()))
            .filter_map(move |found| self.hit(text, found, roles))
    }

    /// The patterns of these kinds that stand at this place of the text.
    pub(crate) fn walk_at(&self, text: &str, at: usize, kinds: Kinds) -> impl Iterator<Item = Match<Meaning>> {
        let walk = self.walk(text.get(at..).unwrap_or(""), kinds);
        walk.map(move |found| Match { start: at + found.start, end: at + found.end, ..found })
    }

    fn walk_tight(&self, text: &str, roles: RoleSet) -> impl Iterator<Item = Match<Meaning>> {
        let wanted = TORN.meets(roles);
        let walk = wanted.then(|| self.automaton.walk_tight(text, roles.into()));
        walk.into_iter().flatten()
    }

    /// The hit, if the phrase has one of the roles and really ends here.
    fn hit<'v>(&'v self, text: &str, found: Match<Meaning>, roles: RoleSet) -> Option<Hit<'v>> {
        let Meaning::Phrase(index) = found.meaning else { return None };
        let phrase = self.phrases.get(index as usize).filter(|phrase| roles.contains(phrase.role))?;
        let colon = match phrase.colon {
            Colon::None => None,
            _ => colon_after(text, found.end),
        };
        let hit = |end, colon, glued| {
            Some(Hit { role: phrase.role, phrase: &phrase.text, start: found.start, end, colon, glued })
        };
        match (colon, phrase.colon) {
            (Some(end), _) => hit(end, true, false),
            (None, Colon::Needed) => None,
            (None, _) => match edge(text, found.end) {
                Edge::Inside => None,
                edge => hit(found.end, false, edge == Edge::Glued),
            },
        }
    }
}

/// The end of a colon behind this place, blanks between them allowed.
fn colon_after(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let colon = rest.trim_start_matches(|ch: char| blank(ch) && ch != '\n' && ch != '\t');
    let ch = colon.chars().next().filter(|ch| matches!(ch, ':' | '：' | '﹕' | '∶' | '︰' | '꞉'))?;
    Some(at + (rest.len() - colon.len()) + ch.len_utf8())
}

/// Whether a word may begin here. Arabic writes `و`, `ل`, `ب` and other small words onto the next one.
pub(crate) fn word_begins(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at) else { return false };
    let next = text.get(at..).and_then(|after| after.chars().next());
    let Some((last, next)) = before.chars().next_back().zip(next) else { return true };
    let small = |ch| matches!(ch, 'و' | 'ف' | 'ب' | 'ك' | 'ل');
    match (last, next) {
        // Letters of one alphabet without capitals, and small letters behind any: told without a look at a table.
        ('a'..='z' | 'A'..='Z', 'a'..='z') | ('а'..='я' | 'А'..='Я', 'а'..='я') => return false,
        ('ء'..='ي', 'ء'..='ي') if !small(last) && last != 'ـ' && next != 'ـ' => return false,
        _ => {}
    }
    if plain_han(last) || plain_han(next) || !is_letter_or_number(last) || !is_letter_or_number(next) {
        return true;
    }
    if han(last) || han(next) {
        return true;
    }
    if small(last) {
        let earlier = before.chars().rev().find(|&ch| !small(ch) && ch != 'ا');
        return earlier.is_none_or(|ch| !is_letter_or_number(ch));
    }
    // A capital behind a small letter, or a letter behind a digit, begins a word: `1Pursuant`.
    last.is_lowercase() && next.is_uppercase() || is_number(last) && !is_number(next)
}

/// Whether nothing but marks and blanks stands behind this place.
fn is_rest(text: &str, end: usize) -> bool {
    text.get(end..).is_some_and(|rest| rest.chars().all(|ch| blank(ch) || closing(ch)))
}

pub(crate) fn blank(ch: char) -> bool {
    ch.is_whitespace() || invisible(ch)
}

/// The text behind the blanks that it begins with; mostly there is one, or none.
#[inline]
pub(crate) fn behind_blanks(text: &str) -> &str {
    let rest = text.strip_prefix(' ').unwrap_or(text);
    match rest.as_bytes().first() {
        Some(byte) if byte.is_ascii_graphic() => rest,
        _ => rest.trim_start_matches(blank),
    }
}

fn opening(ch: char) -> bool {
    matches!(ch, '(' | '[' | '（' | '【' | '"' | '“' | '«' | '《' | '「' | '<' | '*' | '_')
}

fn closing(ch: char) -> bool {
    ch.is_ascii_punctuation()
        || matches!(
            ch,
            '（' | '）'
                | '】'
                | '”'
                | '»'
                | '》'
                | '」'
                | '。'
                | '，'
                | '！'
                | '；'
                | '：'
                | '、'
                | '·'
                | '–'
                | '—'
                | '‒'
                | '،'
                | '؛'
                | '…'
        )
}

/// The kind of letter that a phrase names.
impl Hit<'_> {
    /// The kind of letter named, where the phrase names one.
    pub fn kind(&self) -> Option<Kind> {
        Kind::of_role(self.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vocabularies;

    fn at_start(tag: &str, line: &str, roles: RoleSet) -> String {
        let set = Vocabularies::built_in();
        let hit = set.get(tag).unwrap().longest_at_start(line, roles);
        hit.map_or_else(String::new, |hit| {
            let marks = format!("{}{}", if hit.colon { " :" } else { "" }, if hit.glued { " glued" } else { "" });
            format!("{}|{}{marks}", hit.role.name(), line.get(hit.end..).unwrap())
        })
    }

    #[test]
    fn labels_at_the_start_of_a_line() {
        for (tag, line, expected) in [
            ("zh", "\t文号：\t电信标准化局第1/17号集体函", "reference-label|\t电信标准化局第1/17号集体函 :"),
            ("zh", "事由:第17研究组", "subject-label|第17研究组 :"),
            ("zh", "电 话 ： +41", "telephone-label| +41 :"),
            ("zh", "致：", "addressee-label| :"),
            ("zh", "致国际电联各成员国主管部门；", "addressee-label|国际电联各成员国主管部门；"),
            ("zh", "抄送：drpark@kisa.or.kr", "copy-label|drpark@kisa.or.kr :"),
            ("en", "Tel.: +41 22", "telephone-label| +41 22 :"),
            ("en", "TEL\u{a0}: x", "telephone-label| x :"),
            ("en", "E-mail: tsb@example.org", "email-label| tsb@example.org :"),
            ("en", "Email tsb@example.org", "email-label| tsb@example.org"),
            ("en", "Telephones are", ""),
            ("en", "Ref: Geneva, 25 October 2001", "reference-label| Geneva, 25 October 2001 :"),
            ("en", "Copy:", "copy-label| :"),
            ("fr", "Objet : Réunion", "subject-label| Réunion :"),
            ("fr", "TELEPHONE: x", "telephone-label| x :"),
            ("es", "Correo- e: x", "email-label| x :"),
            ("es", "Asunto:\u{a0}x", "subject-label|\u{a0}x :"),
            ("ru", "Осн.:Тел.:Факс:", "reference-label|Тел.:Факс: :"),
            ("ru", "ПРЕДМЕТ: x", "subject-label| x :"),
            ("ar", "الموضـــوع: اجتماع", "subject-label| اجتماع :"),
            ("ar", "البريد الالكتروني: x", "email-label| x :"),
            ("en", "", ""),
            ("en", ":", ""),
        ] {
            assert_eq!(at_start(tag, line, RoleSet::LABELS), expected, "{tag}: {line}");
        }
    }

    #[test]
    fn torn_and_glued_names() {
        for (tag, line, expected) in [
            ("zh", "国 际 电 信 联 盟", "organization|"),
            ("en", "I NTERNATIONAL T ELECOMMUNICATION U NION", "organization|"),
            ("en", "I N T E R N A T I O N A L  TELECOMMUNICATION UNION x", "organization| x"),
            ("es", "UNION INTERNACIONAL DE TELECOMUNICACIONES", "organization|"),
            ("en", "Telecommunication StandardizationBureau", "bureau-t|"),
            ("en", "Administrative CircularCA/246", "administrative-circular|CA/246 glued"),
            ("ar", "الرسالةالمعممةCR/387", "circular|CR/387 glued"),
        ] {
            let roles = RoleSet::NAMES | RoleSet::KINDS;
            assert_eq!(at_start(tag, line, roles), expected, "{line}");
        }
    }

    #[test]
    fn whole_lines() {
        let set = Vocabularies::built_in();
        for (tag, line, role) in [
            ("zh", "[原件已签]", Some(Role::Signed)),
            ("zh", "（原件已签）", Some(Role::Signed)),
            ("zh", "顺致敬意！", Some(Role::Valediction)),
            ("zh", " 主任", Some(Role::Office)),
            ("zh", "电信标准化局主任,", Some(Role::Office)),
            ("zh", "尊敬的先生/女士：", Some(Role::Salutation)),
            ("zh", "重要截止日期", Some(Role::DeadlinesHeading)),
            ("zh", "祝您与会顺利且富有成效！", Some(Role::Wish)),
            ("zh", "最新会议信息", Some(Role::Caption)),
            ("zh", "议程草案", Some(Role::AgendaTitle)),
            ("zh", "编号", Some(Role::NumberColumn)),
            ("en", "Dear Sir/Madam,", Some(Role::Salutation)),
            ("en", "Yours faithfully,", Some(Role::Valediction)),
            ("en", "Key deadlines:", Some(Role::DeadlinesHeading)),
            ("en", "Meeting of the group", None),
            ("fr", "Madame, Monsieur,", Some(Role::Salutation)),
            ("es", "Estimada Señora/Estimado Señor:", Some(Role::Salutation)),
            ("ru", "Уважаемая госпожа,уважаемый господин,", Some(Role::Salutation)),
            ("ru", "№", Some(Role::NumberColumn)),
            ("ar", "حضرات السادة والسيدات، تحية طيبة وبعد،", Some(Role::Salutation)),
            ("ar", "وتفضلوا بقبول فائق التقدير والاحترام.", Some(Role::Valediction)),
            ("zh", "", None),
        ] {
            let hit = set.get(tag).unwrap().whole(line, RoleSet::ALL);
            assert_eq!(hit.map(|hit| hit.role), role, "{tag}: {line}");
        }
    }

    #[test]
    fn phrases_in_running_text() {
        let set = Vocabularies::built_in();
        let roles = Role::Virtual | Role::Meeting;
        let hits = |tag: &str, text: &str| -> Vec<String> {
            let hits = set.get(tag).unwrap().find_all(text, roles);
            hits.iter().map(|hit| text.get(hit.start..hit.end).unwrap().to_owned()).collect()
        };
        assert_eq!(hits("en", "a virtual meeting, meetings; virtuality"), ["virtual meeting", "meetings"]);
        assert_eq!(hits("ar", "والاجتماع الافتراضي"), ["الاجتماع الافتراضي"]);
        assert_eq!(hits("zh", "第17研究组虚拟会议"), ["虚拟会议", "虚拟会议"]);
        let russian = set.get("ru").unwrap();
        assert!(russian.contains("виртуального собрания", roles) && !russian.contains("вирт", roles));
    }

    #[test]
    fn headings_at_the_end_of_a_line() {
        let set = Vocabularies::built_in();
        let chinese = set.get("zh").unwrap();
        let hit = chinese.ends("第12研究组的重要截止日期：", Role::DeadlinesHeading.into()).unwrap();
        assert_eq!((hit.phrase, hit.colon), ("重要截止日期：", true));
        assert_eq!(chinese.ends("重要截止日期如上", Role::DeadlinesHeading.into()), None);
        assert_eq!(chinese.ends("", RoleSet::ALL), None);
    }

    #[test]
    fn shortest_first() {
        let set = Vocabularies::built_in();
        let found: Vec<_> =
            set.get("zh").unwrap().starts("议程草案", Role::AgendaTitle.into()).map(|hit| hit.end).collect();
        assert_eq!(found, [6, 12]);
    }

    #[test]
    fn both_ways_find_the_same() {
        let set = Vocabularies::built_in();
        let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
        let mut hits = 0;
        for sample in std::fs::read_dir(samples).unwrap() {
            let Ok(text) = std::fs::read_to_string(sample.unwrap().path().join("source.txt")) else { continue };
            for words in set.iter() {
                let found = words.find_all(&text, RoleSet::ALL);
                assert_eq!(found, words.find_all_in_few(&text), "{}: {text}", words.tag());
                hits += found.len();
            }
        }
        assert!(hits > 5_000, "{hits}");
    }
}
