//! Names of study groups, working parties and advisory groups.

use std::ops::Range;

use crate::Vocabulary;
use crate::automaton::Match;
use crate::numeral::plain;
use crate::phrase::Meaning;
use crate::shape::{Shaped, Table};
use crate::trie::Kinds;

/// A group named in a text: `第17研究组` is `SG17`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundGroup {
    /// The words that name it.
    pub range: Range<usize>,
    /// Its short name: `SG17`, `TSAG`, `WP5A`.
    pub name: String,
}

impl Vocabulary {
    /// Every group named in the text, in order.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// let groups = set.get("ru").unwrap().find_groups("собрание 17-й Исследовательской комиссии МСЭ-Т");
    /// assert_eq!(groups.first().unwrap().name, "SG17");
    /// ```
    pub fn find_groups(&self, text: &str) -> Vec<FoundGroup> {
        let groups = self.find_shapes(text, Table::Group(0).kinds());
        groups.into_iter().filter_map(|shaped| self.group(text, shaped)).collect()
    }

    fn group(&self, text: &str, shaped: Shaped) -> Option<FoundGroup> {
        let Table::Group(index) = shaped.table else { return None };
        let template = &self.data.groups.get(index)?.name;
        let number: String = plain(text.get(shaped.number)?).chars().filter(|ch| !ch.is_whitespace()).collect();
        // `SG017` and `SG17` are one group.
        let number = number.trim_start_matches('0');
        Some(FoundGroup { range: shaped.range, name: template.replace("{n}", number) })
    }

    /// The shapes of a table in the text: the leftmost, then the longest, none overlapping another.
    pub(crate) fn find_shapes(&self, text: &str, wanted: Kinds) -> Vec<Shaped> {
        let phrases = self.automaton();
        let starts = phrases.automaton.starts(text, wanted);
        let shapes =
            starts.flat_map(|at| phrases.walk_at(text, at, wanted)).filter_map(|Match { meaning, start, end }| {
                let Meaning::Shape(index) = meaning else { return None };
                let shape = phrases.shapes.get(index as usize).filter(|shape| wanted.meets(shape.table.kinds()))?;
                shape.complete(text, start, end)
            });
        let mut found: Vec<Shaped> = shapes.collect();
        found.sort_by_key(|shaped| (shaped.range.start, std::cmp::Reverse(shaped.range.end)));
        let mut end = 0;
        found.retain(|shaped| {
            let keep = shaped.range.start >= end;
            if keep {
                end = shaped.range.end;
            }
            keep
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::Vocabularies;

    #[test]
    fn groups_in_every_language() {
        let set = Vocabularies::built_in();
        for (tag, text, names) in [
            ("zh", "第 17 研究组虚拟会议", "SG17"),
            ("zh", "ITU-T第20研究组和TSAG，电信标准化顾问组", "SG20 TSAG TSAG"),
            ("zh", "1 / 20工作组、2/20工作组、第3工作组", "WP1/20 WP2/20 WP3"),
            ("zh", "SG17RG-AFR，SG17bis", "SG17RG-AFR"),
            ("en", "ITU-T Study Group 17 (SG17), Working Party 5A and WP 1/17", "SG17 SG17 WP5A WP1/17"),
            ("en", "Agenda for Plenary Meeting of ITU-T SG17", "SG17"),
            ("fr", "la Commission d’études 17 de l'UIT-T et la CE 20", "SG17 SG20"),
            ("es", "Comisión de Estudio 3 del UIT-T, CE 17", "SG3 SG17"),
            ("ru", "17-й Исследовательской комиссии МСЭ-Т и ИК20", "SG17 SG20"),
            ("ar", "اجتماع لجنة الدراسات 17 لقطاع تقييس الاتصالات", "SG17"),
            ("ar", "ولجنة الدراسات ٢٠", "SG20"),
            ("en", "", ""),
        ] {
            let found = set.get(tag).unwrap().find_groups(text);
            let found: Vec<_> = found.into_iter().map(|group| group.name).collect();
            assert_eq!(found.join(" "), names, "{text}");
        }
    }
}
