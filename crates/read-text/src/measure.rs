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
}

impl Measures {
    /// Measures the lines.
    pub(crate) fn of(text: &str, seen: &[Seen]) -> Measures {
        let mut measures = Measures::default();
        let mut votes = Votes::default();
        let mut last: Option<(&Seen, u32)> = None;
        for line in seen {
            // Bytes first: a line that long is wide in any script.
            let width = match line.span.len() > 4 * UNWRAPPED as usize {
                true => UNWRAPPED + 1,
                false => line_width(text, line),
            };
            if let Some((before, own)) = last
                && line.gap == Gap::None
                && !line.tab_led
                && !before.tab_led
            {
                votes.pair(before.span.of(text), own, line.span.of(text));
            }
            if width > UNWRAPPED {
                measures.close(line.whole.start, &mut votes);
                last = None;
                continue;
            }
            if !line.tab_led {
                votes.line(width);
            }
            last = Some((line, width));
        }
        measures.close(u32::MAX, &mut votes);
        measures
    }

    fn close(&mut self, end: u32, votes: &mut Votes) {
        let (width, ragged) = std::mem::take(votes).elected().unwrap_or_default();
        self.stretches.push(Stretch { end, width, ragged });
    }

    /// Whether the first word of what comes next would not have fit on this line.
    pub(crate) fn is_full(&self, text: &str, line: &Seen, next: Span) -> bool {
        let at = self.stretches.partition_point(|stretch| stretch.end <= line.whole.start);
        let Some(stretch) = self.stretches.get(at) else { return false };
        if stretch.width == 0 || line.whole.len() > 4 * UNWRAPPED as usize {
            return false;
        }
        let own = line_width(text, line);
        let before = line.span.of(text);
        match stretch.ragged {
            true => !edges::ends_finally(before) && own * 5 >= stretch.width * 4 && own <= stretch.width + RAGGED as u32,
            false => own <= stretch.width + 2 && own + needed(before, next.of(text)) > stretch.width,
        }
    }
}

/// The columns from the margin to the last visible character.
fn line_width(text: &str, line: &Seen) -> u32 {
    edges::width(Span::new(line.whole.start, line.span.end).of(text))
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

/// The votes of one stretch, as steps up and down at widths: the sum up to a width is what it has.
struct Votes {
    exact: [i64; WIDEST + 2],
    ragged: [i64; WIDEST + 2],
    lines: [i64; WIDEST + 2],
    /// How many pairs voted at all.
    pairs: i64,
}

impl Default for Votes {
    fn default() -> Self {
        Votes { exact: [0; WIDEST + 2], ragged: [0; WIDEST + 2], lines: [0; WIDEST + 2], pairs: 0 }
    }
}

impl Votes {
    /// A line of this width votes against every smaller width.
    fn line(&mut self, width: u32) {
        add(&mut self.lines, 0, width as usize, -1);
    }

    /// A pair votes for the widths from that of its line up to where the next word would have fit.
    fn pair(&mut self, before: &str, own: u32, after: &str) {
        if (own as usize) < NARROWEST / 2 || edges::marker(after) > 0 || edges::begins_with_label(after) {
            return;
        }
        let own = own as usize;
        let fits = own + needed(before, after) as usize;
        self.pairs += 1;
        add(&mut self.exact, own, fits, 1);
        if edges::ends_finally(before) {
            return;
        }
        add(&mut self.exact, fits, own * 5 / 4, -1);
        if edges::begins_small(after) || edges::begins_uncased(after) && edges::ends_finally(after) {
            add(&mut self.ragged, own, fits + RAGGED, 1);
        }
    }

    /// The width with the most votes, and whether it takes a ragged edge to have them.
    fn elected(self) -> Option<(u32, bool)> {
        if self.pairs < ENOUGH {
            return None;
        }
        // Two votes against for each line that is wider: a machine makes none.
        let exact = most(&self.exact, &self.lines, 2).map(|width| (width, false));
        exact.or_else(|| most(&self.ragged, &self.lines, 1).map(|width| (width, true)))
    }
}

/// The narrowest of the widths that have the most votes.
fn most(steps: &[i64; WIDEST + 2], lines: &[i64; WIDEST + 2], weight: i64) -> Option<u32> {
    let mut best = None;
    let mut most = ENOUGH - 1;
    let mut sum = 0;
    for (width, (step, line)) in steps.iter().zip(lines).enumerate() {
        sum += step + weight * line;
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
