//! Word's own lists: every printed label is made by a counter, so that a colleague can insert an item.
//!
//! A list counts while the printed labels do what Word would do next: the number after the last one, or the first one
//! again below a new item. Where they do not, a new list begins there with a start of its own: `9.` after `6.` is a
//! list that starts at 9. Restarts inside a shared definition are read differently by different programs (Word keeps
//! one counter for each `abstractNum`, others one for each `num`), so a list here is one of each and never shared.

use crate::label::{self, Counting, Shape};
use crate::xml::Xml;
use std::collections::HashMap;

/// Word knows nine levels (ST_DecimalNumber of `w:ilvl`, 0 to 8).
pub(crate) const LEVELS: usize = 9;
/// Word's list tables end a little above two thousand; beyond, a label is typed.
const MOST_LISTS: usize = 2_000;
/// The longest text of a level that Word is known to keep.
const LONGEST: usize = 30;

/// Where a label comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// Counted: the number of the list and the level.
    Counted(u32, u8),
    /// Made by the list, but not counted: `1bis` stands as it is.
    Fixed(u32, u8),
    /// Word cannot make it: it has to be typed.
    Typed,
}

/// A series of labels that belong together: an agenda, a list, the headings of an annex.
#[derive(Clone, Debug, Default)]
pub(crate) struct Series {
    /// For every depth, the list in use and what its last label showed.
    depths: Vec<Option<Last>>,
}

#[derive(Clone, Debug)]
struct Last {
    list: usize,
    /// The label without what stands behind its numeral, as printed and as the text of the level: `14.1`, `%1.%2`.
    shown: String,
    pattern: String,
}

impl Last {
    /// What a label begins with that begins with this one (`14.1` under `14`): the text of this level, and the rest.
    fn begins<'s>(&'s self, before: &'s str) -> Option<[&'s str; 2]> {
        let rest = before.strip_prefix(self.shown.as_str())?;
        let parted = !rest.is_empty() && label::is_mark(rest);
        parted.then_some([self.pattern.as_str(), rest])
    }
}

/// All lists of a document.
#[derive(Default)]
pub(crate) struct Numbering {
    lists: Vec<List>,
    /// Levels that do not count can be used by every list of labels like them: by part, level and label.
    fixed: HashMap<(u32, usize), HashMap<String, usize>>,
    /// The part in hand: programs count each by itself.
    pub(crate) part: u32,
}

#[derive(Default)]
struct List {
    levels: [Option<Level>; LEVELS],
    counters: [Option<u32>; LEVELS],
}

struct Level {
    counting: Counting,
    text: String,
    start: u32,
}

/// A level as a label wants it: what stands before the number, in two pieces, and what stands behind it.
struct Wanted<'w> {
    counting: Counting,
    before: [&'w str; 2],
    level: usize,
    behind: &'w str,
    start: u32,
}

impl Numbering {
    pub(crate) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// Makes this label at this depth; `next` is the label of the sibling behind it, which tells letters from numerals.
    pub(crate) fn label(&mut self, series: &mut Series, depth: usize, printed: &str, next: Option<&str>) -> Label {
        series.depths.truncate(depth + 1);
        series.depths.resize(depth + 1, None);
        if printed.contains('%') || printed.chars().count() > LONGEST {
            return Label::Typed;
        }
        let level = depth.min(LEVELS - 1);
        let above = series.depths.iter().take(depth).rev().flatten().next();
        let current = series.depths.get(depth).and_then(|last| last.as_ref().map(|last| last.list));
        let current = current.or(above.map(|last| last.list));

        let shapes = label::shapes(printed, next);
        let above = above.filter(|above| Some(above.list) == current);
        let goes_on = current.and_then(|list| {
            shapes.iter().find_map(|shape| {
                let follows = above.and_then(|above| above.begins(shape.before));
                let mut ways = follows.into_iter().chain([["", shape.before]]);
                let wanted = ways.find_map(|before| {
                    let wanted = Wanted::of(shape, before, level);
                    self.goes_on(list, &wanted).then_some(wanted)
                })?;
                Some((list, shape, wanted.pattern()))
            })
        });
        if let Some((list, shape, pattern)) = goes_on {
            return self.counted(series, depth, list, shape, pattern);
        }
        if let Some(shape) = shapes.first() {
            let wanted = Wanted::of(shape, ["", shape.before], level);
            let Some(list) = self.begin(level, wanted.level()) else { return Label::Typed };
            return self.counted(series, depth, list, shape, wanted.pattern());
        }
        self.fixed(series, depth, current, printed)
    }

    /// Writes `numbering.xml`.
    pub(crate) fn write(&self, xml: &mut Xml) {
        xml.raw("<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
        for (number, list) in (1_u32..).zip(&self.lists) {
            xml.raw("<w:abstractNum w:abstractNumId=\"");
            xml.number(number);
            // Word takes two lists with the same mark for copies of one.
            xml.raw(&format!(
                "\"><w:nsid w:val=\"{:08X}\"/><w:multiLevelType w:val=\"multilevel\"/>",
                0x0C0A_0000 + number
            ));
            for (place, level) in list.levels.iter().enumerate() {
                if let Some(level) = level {
                    level.write(place, xml);
                }
            }
            xml.close("w:abstractNum");
        }
        for (number, _) in (1_u32..).zip(&self.lists) {
            xml.raw("<w:num w:numId=\"");
            xml.number(number);
            xml.raw("\"><w:abstractNumId w:val=\"");
            xml.number(number);
            xml.raw("\"/></w:num>");
        }
        xml.close("w:numbering");
    }

    /// Whether Word would print this next at its level of the list.
    fn goes_on(&self, list: usize, wanted: &Wanted<'_>) -> bool {
        let Some(list) = self.lists.get(list) else { return false };
        match list.levels.get(wanted.level) {
            Some(Some(known)) => {
                let next = match list.counters.get(wanted.level) {
                    Some(Some(count)) => count.checked_add(1),
                    _ => Some(known.start),
                };
                known.counting == wanted.counting && next == Some(wanted.start) && wanted.is(&known.text)
            }
            Some(None) => list.counters.get(wanted.level) != Some(&Some(u32::MAX)),
            None => false,
        }
    }

    fn begin(&mut self, level: usize, wanted: Level) -> Option<usize> {
        if self.lists.len() >= MOST_LISTS {
            return None;
        }
        let mut list = List::default();
        *list.levels.get_mut(level)? = Some(wanted);
        self.lists.push(list);
        Some(self.lists.len() - 1)
    }

    fn counted(&mut self, series: &mut Series, depth: usize, list: usize, shape: &Shape<'_>, pattern: String) -> Label {
        let level = depth.min(LEVELS - 1);
        if let Some(known) = self.lists.get_mut(list) {
            if let Some(place @ None) = known.levels.get_mut(level) {
                let text = format!("{pattern}{}", shape.behind);
                *place = Some(Level { counting: shape.counting, text, start: shape.value });
            }
            known.count(level, shape.value);
        }
        remember(series, depth, Last { list, shown: [shape.before, shape.numeral].concat(), pattern });
        Label::Counted(id(list), u8::try_from(level).unwrap_or(0))
    }

    fn fixed(&mut self, series: &mut Series, depth: usize, current: Option<usize>, printed: &str) -> Label {
        let level = depth.min(LEVELS - 1);
        let wanted = || Level { counting: Counting::BULLET, text: printed.to_owned(), start: 1 };
        let same = |list: &List| match list.levels.get(level) {
            Some(Some(known)) => known.counting == Counting::BULLET && known.text == printed,
            Some(None) => true,
            None => false,
        };
        let here = current.filter(|list| self.lists.get(*list).is_some_and(same));
        let alike = self.fixed.get(&(self.part, level)).and_then(|labels| labels.get(printed)).copied();
        let Some(list) = here.or(alike).or_else(|| self.begin(level, wanted())) else { return Label::Typed };
        if alike.is_none() {
            self.fixed.entry((self.part, level)).or_default().insert(printed.to_owned(), list);
        }
        if let Some(known) = self.lists.get_mut(list) {
            if let Some(place @ None) = known.levels.get_mut(level) {
                *place = Some(wanted());
            }
            known.count(level, 1);
        }
        remember(series, depth, Last { list, shown: printed.to_owned(), pattern: printed.to_owned() });
        let level = u8::try_from(level).unwrap_or(0);
        if label::is_mark(printed) { Label::Counted(id(list), level) } else { Label::Fixed(id(list), level) }
    }
}

impl<'w> Wanted<'w> {
    fn of(shape: &Shape<'w>, before: [&'w str; 2], level: usize) -> Wanted<'w> {
        Wanted { counting: shape.counting, before, level, behind: shape.behind, start: shape.value }
    }

    /// The text of the level up to the number: `%1.%2`.
    fn pattern(&self) -> String {
        let [above, before] = self.before;
        format!("{above}{before}%{}", self.level + 1)
    }

    fn level(&self) -> Level {
        let text = format!("{}{}", self.pattern(), self.behind);
        Level { counting: self.counting, text, start: self.start }
    }

    /// Whether this is its text.
    fn is(&self, text: &str) -> bool {
        let [above, before] = self.before;
        let rest = text.strip_prefix(above).and_then(|rest| rest.strip_prefix(before)?.strip_prefix('%'));
        let number = u8::try_from(self.level + 1).unwrap_or(0);
        // There are nine levels: their numbers are one digit.
        rest.and_then(|rest| rest.strip_prefix(char::from(b'0' + number))) == Some(self.behind)
    }
}

impl List {
    /// Counts as Word does: the levels below begin again. What a level shows that was passed over, the programs do not agree
    /// on, so it does not go on.
    fn count(&mut self, level: usize, value: u32) {
        for counter in self.counters.iter_mut().take(level) {
            counter.get_or_insert(u32::MAX);
        }
        for (place, counter) in self.counters.iter_mut().enumerate().skip(level) {
            *counter = (place == level).then_some(value);
        }
    }
}

impl Level {
    fn write(&self, place: usize, xml: &mut Xml) {
        let place = u32::try_from(place).unwrap_or(0);
        xml.raw("<w:lvl w:ilvl=\"");
        xml.number(place);
        xml.raw("\"><w:start w:val=\"");
        xml.number(self.start);
        xml.raw("\"/><w:numFmt w:val=\"");
        xml.raw(self.counting.0);
        xml.raw("\"/><w:lvlText w:val=\"");
        xml.text(&self.text);
        xml.raw("\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"");
        xml.number(INDENT * (place + 1));
        xml.raw("\" w:hanging=\"");
        xml.number(INDENT);
        xml.raw("\"/></w:pPr></w:lvl>");
    }
}

/// How far each level stands in, in twentieths of a point: 1 cm.
pub(crate) const INDENT: u32 = 567;

fn id(list: usize) -> u32 {
    u32::try_from(list + 1).unwrap_or(u32::MAX)
}

fn remember(series: &mut Series, depth: usize, last: Last) {
    if let Some(place) = series.depths.get_mut(depth) {
        *place = Some(last);
    }
}
