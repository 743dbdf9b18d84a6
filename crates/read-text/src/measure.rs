//! How wide the lines of a text may be, where a machine wrapped it.
//!
//! A wrapped text shows it: its lines pile up below one width, and the word that begins a line would not have fit on
//! the line before. Each pair of lines votes for the widths at which that is so; a line wider than a width votes
//! against it, and so does a line that stopped early in mid-sentence. Text of one line a paragraph gets no votes.
//!
//! Text that was wrapped by hand, or wrapped twice, has a ragged edge: there only sentences that go on in a small letter
//! (or, in a script without small letters, end on the next line) vote, and only unfinished lines are joined.

use crate::edges;
use crate::flow::{Gap, Seen};
use crate::marker;
use blocks::Span;

/// The widths that are weighed: nobody wraps letters narrower or wider.
const NARROWEST: usize = 40;
const WIDEST: usize = 132;

/// A line this wide was not wrapped; what stands between two of them is measured by itself.
const UNWRAPPED: u32 = 160;

/// How many votes it takes.
const ENOUGH: i64 = 3;

/// How much earlier than its width a ragged line may end, in columns.
const RAGGED: usize = 8;

/// The measured widths, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Measures {
    stretches: Vec<Stretch>,
}

/// A stretch of the text that was wrapped at one width, or, at width 0, was not wrapped.
#[derive(Debug)]
struct Stretch {
    end: u32,
    width: u32,
    ragged: bool,
    /// Blank lines part the paragraphs here, so lines without one between them are of one paragraph.
    parted: bool,
}

impl Measures {
    /// Measures the lines.
    pub(crate) fn of(text: &str, seen: &[Seen]) -> Measures {
        let mut measures = Measures::default();
        let mut votes = Votes::default();
        let mut last: Option<Told<'_>> = None;
        for line in seen {
            if line.tab_led {
                last = None;
                continue;
            }
            if is_unwrapped(text, line) {
                measures.close(line.whole.start, &mut votes);
                last = None;
                continue;
            }
            let told = Told::of(text, line);
            if let Some(before) = &last {
                votes.end(before, &told, line.gap);
                if line.gap == Gap::None {
                    votes.pair(before, &told);
                }
            }
            votes.widths.push(told.width);
            last = Some(told);
        }
        measures.close(u32::MAX, &mut votes);
        measures
    }

    fn close(&mut self, end: u32, votes: &mut Votes) {
        let ends = std::mem::take(&mut votes.ends);
        let (width, ragged) = votes.elect().unwrap_or_default();
        self.stretches.push(Stretch { end, width, ragged, parted: parted_by_blanks(&ends, width) });
    }

    /// Whether blank lines part the paragraphs here, and this line is as long as a line within a paragraph.
    pub(crate) fn is_within(&self, text: &str, line: &Seen) -> bool {
        let at = self.stretches.partition_point(|stretch| stretch.end <= line.whole.start);
        let stretch = self.stretches.get(at).filter(|stretch| stretch.parted && !is_unwrapped(text, line));
        stretch.is_some_and(|stretch| line_width(text, line) * 5 >= stretch.width * 4)
    }

    /// Whether the text was wrapped here.
    pub(crate) fn was_wrapped(&self, line: &Seen) -> bool {
        let at = self.stretches.partition_point(|stretch| stretch.end <= line.whole.start);
        self.stretches.get(at).is_some_and(|stretch| stretch.width > 0)
    }

    /// Whether the first word of what comes next would not have fit on this line.
    pub(crate) fn is_full(&self, text: &str, line: &Seen, next: Span) -> bool {
        let at = self.stretches.partition_point(|stretch| stretch.end <= line.whole.start);
        let Some(stretch) = self.stretches.get(at) else { return false };
        if stretch.width == 0 || is_unwrapped(text, line) {
            return false;
        }
        let own = line_width(text, line);
        let before = line.span.of(text);
        match stretch.ragged {
            true => {
                !edges::ends_finally(before) && own * 4 >= stretch.width * 3 && own <= stretch.width + RAGGED as u32
            }
            false => own <= stretch.width + 2 && own + needed(before, next.of(text)) > stretch.width,
        }
    }
}

/// Whether the lines that plainly end a paragraph (a sentence ends there, well before the width) have a blank line behind
/// them, nearly all.
fn parted_by_blanks(ends: &[(u32, bool)], width: u32) -> bool {
    let short = || ends.iter().filter(|(own, _)| own * 4 < width * 3);
    let blank = short().filter(|(_, blank)| *blank).count();
    blank >= 3 && (short().count() - blank) * 8 <= blank
}

/// Too wide for a wrapped line. Most lines are told by their bytes: a column takes one at least and three at most, but
/// for marks that take none.
fn is_unwrapped(text: &str, line: &Seen) -> bool {
    match line.span.len() {
        length if length <= UNWRAPPED as usize => false,
        length if length > 3 * UNWRAPPED as usize => true,
        _ => line_width(text, line) > UNWRAPPED,
    }
}

/// The columns from the margin to the last visible character; bookmarks at the head were never printed.
fn line_width(text: &str, line: &Seen) -> u32 {
    edges::width(Span::new(line.whole.start, line.span.start).of(text)) + edges::width(edges::head(line.span.of(text)))
}

/// The columns that the first word of a line would have needed on the line before.
///
/// A line of Han text may stop a character early, so that no punctuation mark begins the next line and no bracket ends
/// this one.
fn needed(before: &str, after: &str) -> u32 {
    let han = matches!((before.chars().next_back(), after.chars().next()), (Some(last), Some(first)) if edges::is_han(last) || edges::is_han(first));
    let more = match han {
        true if edges::ends_finally(before) => 2,
        true => 6,
        false => 1,
    };
    edges::first_word_width(after) + more
}

/// What a line says about itself: it is asked for by the line before it and by the one behind it.
struct Told<'t> {
    words: &'t str,
    width: u32,
    /// It begins with the marker of an item, or with a label.
    listed: bool,
    marked: bool,
    /// It ends a sentence.
    ended: bool,
}

impl<'t> Told<'t> {
    fn of(text: &'t str, line: &Seen) -> Self {
        let words = line.span.of(text);
        let marked = marker::length(words) > 0;
        let listed = marked || edges::begins_with_label(words);
        Told { words, width: line_width(text, line), listed, marked, ended: edges::ends_finally(words) }
    }
}

/// The votes of one stretch.
#[derive(Default)]
struct Votes {
    widths: Vec<u32>,
    pairs: Vec<Pair>,
    /// The widths of the lines that end a sentence, and whether a blank line follows.
    ends: Vec<(u32, bool)>,
}

/// What a pair of lines says: the width of the first, and the width at which the next word would have fit on it.
struct Pair {
    own: usize,
    fits: usize,
    /// The first line ends a sentence.
    ended: bool,
    /// The next line is the rest of a sentence.
    rest: bool,
}

impl Votes {
    fn end(&mut self, line: &Told<'_>, next: &Told<'_>, gap: Gap) {
        if line.ended && !line.marked && !next.listed && gap != Gap::Page {
            self.ends.push((line.width, gap == Gap::Blank));
        }
    }

    fn pair(&mut self, line: &Told<'_>, next: &Told<'_>) {
        if line.words.len() < NARROWEST / 2 || next.listed {
            return;
        }
        let own = line.width as usize;
        let small = || edges::begins_small(next.words) || !edges::begins_cased(next.words) && next.ended;
        let fits = own + needed(line.words, next.words) as usize;
        self.pairs.push(Pair { own, fits, ended: line.ended, rest: !line.ended && small() });
    }

    /// Forgets all votes; says which width had the most, and whether it took a ragged edge to have them.
    fn elect(&mut self) -> Option<(u32, bool)> {
        let elected = if self.pairs.len() < ENOUGH as usize { None } else { self.count() };
        self.widths.clear();
        self.pairs.clear();
        elected
    }

    /// Whether sentences go on over the lines that are full at this width: titles of like length are full of each other
    /// by chance, but none is the rest of another.
    fn has_rests(&self, width: usize) -> bool {
        let full = || self.pairs.iter().filter(|pair| (pair.own..pair.fits).contains(&width));
        full().filter(|pair| pair.rest).count() * 4 >= full().count()
    }

    fn count(&self) -> Option<(u32, bool)> {
        let (mut exact, mut ragged) = ([0; WIDEST + 2], [0; WIDEST + 2]);
        for width in self.widths.iter().map(|width| *width as usize) {
            // A machine makes no line that is wider; a hand does.
            add(&mut exact, 0, width, -2);
            add(&mut ragged, 0, width, -1);
        }
        for pair in &self.pairs {
            add(&mut exact, pair.own, pair.fits, 1);
            if !pair.ended {
                add(&mut exact, pair.fits, pair.own * 5 / 4, -1);
            }
            if pair.rest {
                add(&mut ragged, pair.own, pair.fits + RAGGED, 1);
            }
        }
        let exact = most(&exact).filter(|width| self.has_rests(*width as usize));
        exact.map(|width| (width, false)).or_else(|| most(&ragged).map(|width| (width, true)))
    }
}

/// The narrowest of the widths that have the most votes; votes are steps up and down, and their sum is what a width has.
fn most(steps: &[i64; WIDEST + 2]) -> Option<u32> {
    let mut best = None;
    let mut most = ENOUGH - 1;
    let mut sum = 0;
    for (width, step) in steps.iter().enumerate() {
        sum += step;
        if (NARROWEST..=WIDEST).contains(&width) && sum > most {
            (best, most) = (u32::try_from(width).ok(), sum);
        }
    }
    best
}

/// Adds votes to the widths from one up to but not including another.
fn add(steps: &mut [i64; WIDEST + 2], from: usize, to: usize, votes: i64) {
    let (from, to) = (from.min(WIDEST + 1), to.min(WIDEST + 1));
    if from >= to {
        return;
    }
    if let Some(step) = steps.get_mut(from) {
        *step += votes;
    }
    if let Some(step) = steps.get_mut(to) {
        *step -= votes;
    }
}
