//! Designations of letters: kind and number, and what a letter does to an earlier one.

use std::ops::Range;

use crate::character::{has_number, is_number};
use crate::numeral::plain;
use crate::phrase::blank;
use crate::shape::{Shaped, Table};
use crate::{Kind, Relation, RoleSet, Vocabulary};

/// A letter named in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundDesignation {
    /// The designation as printed, without the words of an amendment.
    pub range: Range<usize>,
    /// What kind of letter it names.
    pub kind: Kind,
    /// The number as printed.
    pub number: Range<usize>,
    /// The number without inner blanks, its digits made plain: `4/21`, `CACE/560`.
    pub plain_number: String,
    /// `Corrigendum 1 to TSB Circular 79`: the letter named is the one that is changed.
    pub amends: Option<FoundAmends>,
}

/// The words that say how a letter changes another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundAmends {
    /// What is done to the letter named.
    pub relation: Relation,
    /// The words, with their ordinal.
    pub range: Range<usize>,
    /// Which addendum or corrigendum it is.
    pub ordinal: Option<u32>,
}

/// How many bytes may stand between `Addendum` and the letter it is added to.
const REACH: usize = 48;

impl Vocabulary {
    /// Every letter named in the text, in order. A letter quotes many others: which one is its own is
    /// for the reader of its head to say.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// let found = set.get("en").unwrap().find_designations("Corrigendum 1 to TSB Circular 79");
    /// let circular = found.first().unwrap();
    /// assert_eq!(circular.plain_number, "79");
    /// assert_eq!(circular.amends.as_ref().unwrap().ordinal, Some(1));
    /// ```
    pub fn find_designations(&self, text: &str) -> Vec<FoundDesignation> {
        // No letter is named without a number.
        if !has_number(text) {
            return Vec::new();
        }
        let shapes = self.find_shapes(text, Table::Designation(0).kinds());
        let mut found: Vec<_> = shapes.into_iter().filter_map(|shaped| self.designation(text, shaped)).collect();
        if !found.is_empty() {
            self.amendments(text, &mut found);
        }
        found
    }

    /// The letter named at the start of the text.
    pub fn designation_at_start(&self, text: &str) -> Option<FoundDesignation> {
        // A designation is short: nothing is searched that could not be part of it.
        let line = text.get(..floor(text, 160))?;
        let start = line.len() - line.trim_start_matches(blank).len();
        self.find_designations(line).into_iter().find(|found| found.range.start == start)
    }

    /// Whether these words are the beginning of a designation whose letter comes behind them: `Addendum 1 to`.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// let french = set.get("fr").unwrap();
    /// assert!(french.opens_amendment("Addendum 1 à la"));
    /// assert!(!french.opens_amendment("Révision des plans"));
    /// ```
    pub fn opens_amendment(&self, words: &str) -> bool {
        let words = words.trim();
        let hit = self.longest_at_start(words, RoleSet::RELATIONS);
        hit.is_some_and(|hit| words.get(hit.end..).is_some_and(|rest| self.link(rest).is_some()))
    }

    fn designation(&self, text: &str, shaped: Shaped) -> Option<FoundDesignation> {
        let Table::Designation(index) = shaped.table else { return None };
        let entry = self.data.designations.get(index)?;
        let digits = text.get(shaped.number.clone())?;
        let without_blanks: String = plain(digits).chars().filter(|&ch| !blank(ch)).collect();
        let (number, plain_number) = match &entry.number {
            Some(template) => (shaped.range.clone(), template.replace("{n}", &without_blanks)),
            None => (shaped.number, without_blanks),
        };
        Some(FoundDesignation { range: shaped.range, kind: entry.kind, number, plain_number, amends: None })
    }

    fn amendments(&self, text: &str, found: &mut [FoundDesignation]) {
        let words = self.find_all(text, RoleSet::RELATIONS);
        for (at, word) in words.iter().enumerate() {
            let Some(relation) = Relation::of_role(word.role) else { continue };
            if words.get(..at).is_some_and(|earlier| earlier.iter().any(|hit| hit.start == word.start)) {
                continue;
            }
            let next = found.iter_mut().find(|letter| letter.range.start >= word.end);
            if let Some(letter) = next
                && let Some((ordinal, end)) = self.link(text.get(word.end..letter.range.start).unwrap_or("\n"))
            {
                let range = word.start..word.end + end;
                letter.amends.get_or_insert(FoundAmends { relation, range, ordinal });
                continue;
            }
            // Chinese names the letter first: 第79号通函第1号补遗.
            let before = found.iter_mut().rev().find(|letter| letter.range.end <= word.start);
            if let Some(letter) = before
                && !self.spaced()
                && let Some((mut ordinal, _)) = self.link(text.get(letter.range.end..word.start).unwrap_or("\n"))
            {
                let mut end = word.end;
                if ordinal.is_none() {
                    let behind = text.get(word.end..).unwrap_or("");
                    let digits = digits_at(behind);
                    ordinal = behind.get(..digits).and_then(|digits| plain(digits).parse().ok());
                    end += digits;
                }
                letter.amends.get_or_insert(FoundAmends { relation, range: letter.range.end..end, ordinal });
            }
        }
    }

    /// Reads what stands between the amendment and the letter: an ordinal and small words, nothing else.
    /// Gives the ordinal and where it ended.
    fn link(&self, gap: &str) -> Option<(Option<u32>, usize)> {
        if gap.len() > REACH || gap.contains('\n') {
            return None;
        }
        let (mut ordinal, mut end) = (None, 0);
        let mut rest = gap.trim_start_matches(blank);
        'words: while !rest.is_empty() {
            let digits = digits_at(rest);
            if digits > 0 && ordinal.is_none() {
                ordinal = rest.get(..digits).and_then(|digits| plain(digits).parse().ok());
                end = gap.len() - rest.len() + digits;
                rest = rest.get(digits..)?.trim_start_matches(blank);
                continue;
            }
            for word in &self.data.print.amends_links {
                if let Some(length) = crate::fold::starts_folded(rest, &crate::fold::folded(word)) {
                    rest = rest.get(length..)?.trim_start_matches(blank);
                    continue 'words;
                }
            }
            return None;
        }
        Some((ordinal, end))
    }
}

fn digits_at(text: &str) -> usize {
    text.chars().take_while(|ch| is_number(*ch)).map(char::len_utf8).sum()
}

/// The nearest character boundary at or below `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::Vocabularies;

    fn found(tag: &str, text: &str) -> String {
        let set = Vocabularies::built_in();
        let found = set.get(tag).unwrap().find_designations(text);
        let shown = found.iter().map(|letter| {
            let amends = letter.amends.as_ref().map(|it| match it.ordinal {
                Some(ordinal) => format!("{} {ordinal} to ", it.relation.name()),
                None => format!("{} to ", it.relation.name()),
            });
            format!("{}{} {}", amends.unwrap_or_default(), letter.kind.name(), letter.plain_number)
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn designations_in_every_language() {
        for (tag, text, expected) in [
            ("zh", "电信标准化局第1/17号集体函\nSG17/XY", "collective-letter 1/17"),
            ("zh", "电信标准化局第 3/9 号通函", "circular 3/9"),
            ("zh", "根据电信标准化局第68号通函，TSB第236号通函", "circular 68; circular 236"),
            ("zh", "CA/154号行政通函", "administrative-circular CA/154"),
            ("zh", "行政通函 CACE/560", "administrative-circular CACE/560"),
            ("zh", "电信标准化局第79号通函第1号补遗", "addendum 1 to circular 79"),
            ("en", "TSB Collective-letter 7/16", "collective-letter 7/16"),
            ("en", "TSB Collective letter 2/3\nSG3/LS", "collective-letter 2/3"),
            ("en", "TSB Circular 203 of 3 August 1999", "circular 203"),
            ("en", "BDT/IP/CSTG-13", "circular BDT/IP/CSTG-13"),
            ("en", "Circular BDT/008", "circular BDT/008"),
            ("en", "Administrative Circular CACE/560", "administrative-circular CACE/560"),
            ("en", "Administrative CircularCA/246", "administrative-circular CA/246"),
            ("en", "Circular Letter 9/LCCE/89", "circular-letter 9/LCCE/89"),
            ("en", "- 3 - CA/211-E", "administrative-circular CA/211"),
            ("en", "DM-05/1171", "letter DM-05/1171"),
            ("en", "Corrigendum 1 to TSB Circular 79", "corrigendum 1 to circular 79"),
            ("en", "Revision 2 to Administrative Circular CA/17", "revision 2 to administrative-circular CA/17"),
            ("en", "an addendum, see TSB Circular 79", "circular 79"),
            ("fr", "Lettre collective TSB 5/13", "collective-letter 5/13"),
            ("fr", "Circulaire administrative CACE/560", "administrative-circular CACE/560"),
            ("fr", "Corrigendum 1 à la Circulaire TSB 79", "corrigendum 1 to circular 79"),
            ("es", "Carta Colectiva TSB 9/SG3RG-LAC", "collective-letter 9/SG3RG-LAC"),
            ("es", "Carta Circular 6/LCCE/14", "circular-letter 6/LCCE/14"),
            ("es", "Carta Circular No. 58", "circular-letter 58"),
            ("es", "Addéndum 2 a la Circular TSB 79", "addendum 2 to circular 79"),
            ("ru", "Коллективное письмо 6/2 БСЭ", "collective-letter 6/2"),
            ("ru", "Циркуляр 80 БСЭ от 14 декабря 2009 г.", "circular 80"),
            ("ru", "Административный циркуляр CACE/560", "administrative-circular CACE/560"),
            ("ru", "Дополнительный документ 1 к Циркуляру 80 БСЭ", "addendum 1 to circular 80"),
            ("ar", "الرسالة الجماعية 5/13 لمكتب تقييس الاتصالات", "collective-letter 5/13"),
            ("ar", "الرسالة المعممة CR/387", "circular-letter CR/387"),
            ("ar", "الرسالةالمعممةCR/387", "circular-letter CR/387"),
            ("ar", "الرسالة الإدارية المعممة CACE/560", "administrative-circular CACE/560"),
            ("ar", "التصويب 1 للرسالة المعممة 79 لمكتب تقييس الاتصالات", "corrigendum 1 to circular 79"),
        ] {
            assert_eq!(found(tag, text), expected, "{tag}: {text}");
        }
    }

    #[test]
    fn a_designation_at_the_start() {
        let set = Vocabularies::built_in();
        let english = set.get("en").unwrap();
        let letter = english.designation_at_start("  TSB Circular 79 of 3 May 2031").unwrap();
        assert_eq!((letter.range, letter.number), (2..17, 15..17));
        assert_eq!(english.designation_at_start("see TSB Circular 79"), None);
        assert_eq!(english.designation_at_start(""), None);
    }
}
