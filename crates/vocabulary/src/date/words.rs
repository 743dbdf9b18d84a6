//! The words of dates and times, in one automaton that is asked only behind and before numbers.

use crate::automaton::{Automaton, Builder, Edge, edge};
use crate::data::{Data, Direction, Order};
use crate::fold::{beginning, first, folded, is_folded};
use crate::letters::Ends;
use crate::phrase::{behind_blanks, blank, word_begins};
use crate::trie::Kinds;

/// What a word does in a date. Months count from 1, weekdays from 0, which is Monday.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Word {
    Month { month: u8, capital: bool },
    Weekday(u8),
    DayMark,
    MonthMark,
    YearMark,
    BeforeDay,
    BeforeMonth,
    BeforeYear,
    Range,
    RangeAnd,
    RangeOpener,
    Aside,
    TimeOpener,
    HourMark,
    MinuteMark,
    TimeSuffix,
    Morning,
    Afternoon,
    Utc,
    Zone,
}

impl Word {
    /// The kind of the word, as a walk looks for it.
    pub(crate) const fn kinds(self) -> Kinds {
        Kinds(match self {
            Word::Month { .. } => 1,
            Word::Weekday(_) => 1 << 1,
            Word::DayMark => 1 << 2,
            Word::MonthMark => 1 << 3,
            Word::YearMark => 1 << 4,
            Word::BeforeDay => 1 << 5,
            Word::BeforeMonth => 1 << 6,
            Word::BeforeYear => 1 << 7,
            Word::Range => 1 << 8,
            Word::RangeAnd => 1 << 9,
            Word::RangeOpener => 1 << 10,
            Word::Aside => 1 << 11,
            Word::TimeOpener => 1 << 12,
            Word::HourMark => 1 << 13,
            Word::MinuteMark => 1 << 14,
            Word::TimeSuffix => 1 << 15,
            Word::Morning => 1 << 16,
            Word::Afternoon => 1 << 17,
            Word::Utc => 1 << 18,
            Word::Zone => 1 << 19,
        })
    }
}

/// Any month, whatever it counts.
pub(crate) const MONTH: Kinds = Word::Month { month: 0, capital: false }.kinds();
/// The halves of a day.
pub(crate) const HALF: Kinds = Word::Morning.kinds().and(Word::Afternoon.kinds());
/// What stands around a day.
const AROUND: Kinds =
    WEEKDAY.and(Word::Utc.kinds()).and(Word::Zone.kinds()).and(Word::BeforeDay.kinds()).and(Word::RangeOpener.kinds());
/// Any weekday.
pub(crate) const WEEKDAY: Kinds = Word::Weekday(0).kinds();

/// The words of one language and the orders in which it uses them.
pub(crate) struct DateWords {
    automaton: Automaton<Word>,
    ends: LastLetters,
    pub(crate) month_first: bool,
    pub(crate) day_first: bool,
    pub(crate) year_first: bool,
    pub(crate) numeric: Vec<char>,
    pub(crate) han: bool,
    pub(crate) right_to_left: bool,
    /// What stands before a day or behind a year, folded.
    dress: Vec<String>,
}

/// What the words end with that are looked for before a place.
#[derive(Default)]
struct LastLetters {
    months: Ends,
    halves: Ends,
    around: Ends,
}

/// The words that are looked for before a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Before {
    /// `May` before `10, 2031`
    Month,
    /// `上午` before an hour
    Half,
    /// Weekdays, zones and small words before a day
    Around,
}

/// A word found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Spot<T> {
    pub(crate) it: T,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl DateWords {
    pub(crate) fn new(data: &Data) -> Self {
        let (date, time) = (&data.date, &data.time);
        let mut builder = Builder::new();
        let mut ends = LastLetters::default();
        let mut add = |form: &str, word: Word| {
            let form = folded(form);
            match word {
                Word::Month { .. } => ends.months.add(&form),
                Word::Morning | Word::Afternoon => ends.halves.add(&form),
                Word::Weekday(_) | Word::Utc | Word::Zone | Word::BeforeDay | Word::RangeOpener => {
                    ends.around.add(&form);
                }
                _ => {}
            }
            builder.add(&form, word, word.kinds());
        };
        for (names, month) in date.months.iter().zip(1..) {
            for name in names {
                let capital = name.starts_with(char::is_uppercase);
                add(name, Word::Month { month, capital });
            }
        }
        for (names, day) in date.weekdays.iter().zip(0..) {
            names.iter().for_each(|name| add(name, Word::Weekday(day)));
        }
        for (list, word) in [
            (&date.day_marks, Word::DayMark),
            (&date.month_marks, Word::MonthMark),
            (&date.year_marks, Word::YearMark),
            (&date.before_day, Word::BeforeDay),
            (&date.before_month, Word::BeforeMonth),
            (&date.before_year, Word::BeforeYear),
            (&date.range, Word::Range),
            (&date.range_and, Word::RangeAnd),
            (&date.range_openers, Word::RangeOpener),
            (&date.asides, Word::Aside),
            (&time.openers, Word::TimeOpener),
            (&time.hour_marks, Word::HourMark),
            (&time.minute_marks, Word::MinuteMark),
            (&time.suffixes, Word::TimeSuffix),
            (&time.morning, Word::Morning),
            (&time.afternoon, Word::Afternoon),
            (&time.utc, Word::Utc),
            (&time.zones, Word::Zone),
        ] {
            list.iter().for_each(|form| add(form, word));
        }
        DateWords {
            automaton: builder.build(),
            ends,
            month_first: date.order.contains(&Order::MonthDayYear),
            day_first: date.order.contains(&Order::DayMonthYear),
            year_first: date.order.contains(&Order::YearMonthDay),
            numeric: date.numeric.iter().flat_map(|mark| mark.chars().next()).collect(),
            han: date.han_numerals.unwrap_or(false),
            right_to_left: data.direction == Some(Direction::RightToLeft),
            dress: (date.before_day.iter().chain(&date.year_marks).map(String::as_str))
                .chain(date.asides.iter().map(|aside| aside.trim_matches(['(', ')', '（', '）'])))
                .map(folded)
                .collect(),
        }
    }

    /// Whether a word is nothing but a date's dress.
    pub(crate) fn dresses(&self, word: &str) -> bool {
        self.dress.iter().any(|known| is_folded(word, known))
    }

    /// Whether a word of these kinds may stand at the start of the text, as far as that is told without looking it up.
    pub(crate) fn leads(&self, text: &str, kinds: Kinds) -> bool {
        self.automaton.leads(text, kinds)
    }

    /// The same for the text behind this place, blanks before it allowed.
    pub(crate) fn may_follow(&self, text: &str, at: usize, kinds: Kinds) -> bool {
        text.get(at..).is_some_and(|rest| self.leads(behind_blanks(rest), kinds))
    }

    /// The longest word of a class, all of these kinds, that begins here, blanks before it allowed, but no cell or paragraph
    /// end.
    pub(crate) fn at<T>(
        &self,
        text: &str,
        at: usize,
        kinds: Kinds,
        class: impl Fn(Word) -> Option<T>,
    ) -> Option<Spot<T>> {
        let rest = text.get(at..)?;
        if !self.automaton.begins(first(rest)?, kinds) {
            return None;
        }
        let mut longest = None;
        self.automaton.follow(rest, kinds, |found| {
            if let Some(it) = class(found.meaning)
                && rest.get(..found.start).is_some_and(same_cell)
                && edge(rest, found.end) != Edge::Inside
            {
                longest = Some(Spot { it, start: at + found.start, end: at + found.end });
            }
        });
        longest
    }

    pub(crate) fn is(&self, text: &str, at: usize, word: Word) -> Option<usize> {
        self.at(text, at, word.kinds(), |it| (it == word).then_some(())).map(|spot| spot.end)
    }

    /// The word of a class that ends here, blanks and commas behind it allowed; it begins at `floor` at the
    /// earliest. Words of dates are short, so a few places before are tried.
    pub(crate) fn before<T>(
        &self,
        text: &str,
        end: usize,
        floor: usize,
        which: Before,
        class: impl Fn(Word) -> Option<T>,
    ) -> Option<Spot<T>> {
        let head = text.get(..end)?;
        let trimmed = head.trim_end_matches(|ch: char| {
            matches!(ch, ',' | '，' | '،' | '、' | '(' | '（' | ')' | '）' | '/') || blank(ch)
        });
        let (ends, kinds) = match which {
            Before::Month => (&self.ends.months, MONTH),
            Before::Half => (&self.ends.halves, HALF),
            Before::Around => (&self.ends.around, AROUND),
        };
        if !ends.may_end(trimmed) || !same_cell(head.get(trimmed.len()..)?) {
            return None;
        }
        let end = trimmed.len();
        let earliest = floor.max(end.saturating_sub(LONGEST));
        let mut found = None;
        for (start, ch) in trimmed.char_indices().rev().take_while(|&(start, _)| start >= earliest) {
            let within = ch.is_ascii_lowercase()
                && text.as_bytes().get(..start).and_then(|before| before.last()).is_some_and(u8::is_ascii_alphabetic);
            if !within
                && beginning(ch).is_some_and(|ch| self.automaton.begins(ch, kinds))
                && word_begins(text, start)
                && let Some(spot) = self.ends_at(text, start, end, kinds, &class)
            {
                found = Some(spot);
            }
        }
        found
    }

    fn ends_at<T>(
        &self,
        text: &str,
        start: usize,
        end: usize,
        kinds: Kinds,
        class: &impl Fn(Word) -> Option<T>,
    ) -> Option<Spot<T>> {
        let word = text.get(start..end).filter(|word| self.automaton.leads(word, kinds))?;
        let mut whole = None;
        self.automaton.follow(word, kinds, |found| {
            if found.start == 0 && found.end == word.len() && whole.is_none() {
                whole = class(found.meaning);
            }
        });
        whole.map(|it| Spot { it, start, end })
    }
}

/// Bytes: the longest word before a date, `كانون الثاني/يناير`, has 33.
const LONGEST: usize = 40;

/// Blanks that stand inside a sentence: no tab, which parts cells, and one line end at most.
pub(crate) fn same_cell(gap: &str) -> bool {
    !gap.contains('\t') && gap.bytes().filter(|&byte| byte == b'\n').count() <= 1
}
