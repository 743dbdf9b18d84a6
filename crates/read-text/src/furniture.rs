//! The furniture of pages: their numbers, and the heads and feet that run through them.
//!
//! What is said once is no furniture. A line is a running head or foot when it stands beside the numbers of two pages
//! (or beside two form feeds), or when it stands beside one and looks like nothing else: an address with its parts set
//! between bullets, a path of a file, the code of the letter, a line that splits a word in two. A row of an agenda that
//! is equal to another is neither.

use crate::edges;
use crate::lines::Line;
use crate::page_number::{self, PageNumber, Sure};
use blocks::Span;
use memchr::memmem;
use std::collections::{HashMap, HashSet};

/// What a range of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The first copy of a running head.
    Header,
    /// The first copy of a running foot.
    Footer,
    /// A further copy of either.
    Copy,
    /// The number of a page.
    Number,
}

/// A piece of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Furniture {
    pub(crate) span: Span,
    pub(crate) role: Role,
}

/// How many lines on each side of a page number may be furniture.
const REACH: usize = 3;

/// Finds the furniture; the second value says of each line whether it is nothing else, and is empty where none is.
pub(crate) fn find(text: &str, lines: &[Line]) -> (Vec<Furniture>, Vec<bool>) {
    let mut search = Search::new(text, lines);
    search.numbers();
    if search.anchors.is_empty() && search.addresses.len() + search.jobs.len() < 2 {
        return Default::default();
    }
    search.neighbours();
    search.copies();
    search.finish(lines.len())
}

/// A place where pages may meet: a line that may number a page, or a form feed before a line.
struct Anchor {
    /// The number of the line among those that say something.
    at: usize,
    number: Option<PageNumber>,
}

/// How many lines with one wording there are; two anchors may stand beside the same line.
#[derive(Default)]
struct Copies {
    count: usize,
    next: usize,
}

impl Copies {
    fn count(&mut self, at: usize) {
        if at >= self.next {
            self.count += 1;
            self.next = at + 1;
        }
    }
}

struct Search<'t> {
    text: &'t str,
    /// The lines that say something: their number, and their text.
    said: Vec<(usize, &'t Line)>,
    anchors: Vec<Anchor>,
    /// Lines that look like the foot of a page, wherever they stand.
    addresses: Vec<usize>,
    /// Lines that are the number of a printer's job.
    jobs: Vec<usize>,
    /// What was found, by the number of the line among those that say something.
    found: HashMap<usize, Option<PageNumber>>,
    /// The feet among them that split a sentence.
    feet: HashSet<usize>,
}

impl<'t> Search<'t> {
    fn new(text: &'t str, lines: &'t [Line]) -> Self {
        let said = lines.iter().enumerate().filter(|(_, line)| !line.is_blank()).collect();
        Search {
            text,
            said,
            anchors: Vec::new(),
            addresses: Vec::new(),
            jobs: Vec::new(),
            found: HashMap::new(),
            feet: HashSet::new(),
        }
    }

    fn line(&self, at: usize) -> Option<&'t Line> {
        self.said.get(at).map(|(_, line)| *line)
    }

    fn says(&self, at: usize) -> &'t str {
        self.line(at).map_or("", |line| line.span.of(self.text))
    }

    /// Collects what may number a page, and what looks like a foot.
    fn numbers(&mut self) {
        self.addresses = self.addresses();
        for at in 0..self.said.len() {
            let Some(line) = self.line(at) else { continue };
            if is_job(self.says(at)) {
                self.jobs.push(at);
                continue;
            }
            if line.tab_led(self.text) {
                // A number set in the middle of its line by a tab; cells are dressed otherwise.
                let number = page_number::read(self.says(at)).filter(|number| number.is_whole(self.says(at)));
                self.anchors.extend(number.map(|number| Anchor { at, number: Some(number) }));
                continue;
            }
            let number = match self.addresses.binary_search(&at) {
                Ok(_) => page_number::behind(self.says(at)),
                Err(_) => page_number::read(self.says(at)).or_else(|| self.behind_a_code(at)),
            };
            if let Some(number) = number {
                self.anchors.push(Anchor { at, number: Some(number) });
            } else if line.feed.is_some() {
                self.anchors.push(Anchor { at, number: None });
            }
        }
        self.count_up();
    }

    /// Bare numbers with the number of pages, `2/5`, `3/5`, `4/5`: three that count up, or two up to the last, prove each
    /// other.
    fn count_up(&mut self) {
        let counted = |anchor: &Anchor| {
            let number = anchor.number.filter(|number| number.sure == Sure::Beside)?;
            page_number::of_all(self.says(anchor.at).get(number.start..number.end)?)
        };
        let pages: Vec<(usize, (u32, u32))> =
            self.anchors.iter().enumerate().filter_map(|(index, anchor)| Some((index, counted(anchor)?))).collect();
        let next = |one: &(u32, u32), other: &(u32, u32)| one.1 == other.1 && one.0 + 1 == other.0;
        let runs = pages.chunk_by(|(_, one), (_, other)| next(one, other));
        let proven: Vec<usize> = runs
            .filter(|run| run.len() > 2 || run.len() == 2 && run.last().is_some_and(|(_, (page, all))| page == all))
            .flat_map(|run| run.iter().map(|(index, _)| *index))
            .collect();
        for index in proven {
            if let Some(number) = self.anchors.get_mut(index).and_then(|anchor| anchor.number.as_mut()) {
                number.sure = Sure::Several;
            }
        }
    }

    /// A running head that ends with the number of its page, `CIR/211, ANNEX 2, p. 4`: it begins with the code of a letter
    /// and stands below a blank line.
    fn behind_a_code(&self, at: usize) -> Option<PageNumber> {
        let (index, line) = self.said.get(at)?;
        let above = at.checked_sub(1).and_then(|above| self.said.get(above)).map(|(above, _)| *above);
        let apart = line.feed.is_some() || above.is_none_or(|above| above + 1 < *index);
        page_number::last(self.says(at)).filter(|number| apart && is_coded_head(rest(self.says(at), *number)))
    }

    /// The lines that look like a foot, by one search for each bullet.
    fn addresses(&self) -> Vec<usize> {
        let mut addresses = Vec::new();
        for bullet in BULLETS {
            let mut at = 0;
            let mut last = None;
            for hit in memmem::find_iter(self.text.as_bytes(), bullet) {
                while self.line(at).is_some_and(|line| (line.span.end as usize) <= hit) {
                    at += 1;
                }
                if last.replace(at) == Some(at) && addresses.last() != Some(&at) && is_address(self.says(at)) {
                    addresses.push(at);
                }
            }
        }
        addresses.sort_unstable();
        addresses.retain(|at| self.line(*at).is_some_and(|line| !line.tab_led(self.text)));
        addresses
    }

    /// Looks at the lines around each anchor.
    fn neighbours(&mut self) {
        // How many anchors each line stands beside, on the same side of them.
        let mut beside: HashMap<(bool, &str), Copies> = HashMap::new();
        for anchor in &self.anchors {
            let (before, after) = self.around(anchor);
            for (side, at) in
                before.into_iter().rev().map(|at| (true, at)).chain(after.into_iter().map(|at| (false, at)))
            {
                beside.entry((side, self.says(at))).or_default().count(at);
            }
        }
        // What stands beside the numbers of several pages on their lines.
        let mut rests: HashMap<&str, usize> = HashMap::new();
        for anchor in &self.anchors {
            let rest = anchor.number.map_or("", |number| rest(self.says(anchor.at), number));
            *rests.entry(rest).or_default() += 1;
        }
        let several =
            self.anchors.iter().filter(|anchor| anchor.number.is_some_and(|n| n.sure >= Sure::Several)).count() > 1;
        let mut found = Vec::new();
        let mut feet = HashSet::new();
        for anchor in &self.anchors {
            let sure = anchor.number.map(|number| number.sure);
            let strong = sure == Some(Sure::Alone) || sure == Some(Sure::Several) && several;
            let (before, after) = self.around(anchor);
            let mut kept = Vec::new();
            for (side, ats) in [(true, before), (false, after)] {
                for at in ats {
                    let says = self.says(at);
                    let repeated = beside.get(&(side, says)).is_some_and(|copies| copies.count > 1);
                    let splits = side && kept.is_empty() && self.splits(at, anchor.at + 1);
                    // An address goes on over two lines.
                    let above = side && !kept.is_empty() && kept.iter().any(|at| is_address(self.says(*at)));
                    let begins = above && says.len() >= 24 && BULLETS.iter().any(|bullet| says.contains(bullet));
                    let looks = is_address(says) || is_path(says) || is_job(says) || splits && strong || begins;
                    if splits && strong || begins {
                        feet.insert(at);
                    }
                    let furniture = match sure {
                        None => repeated && says.chars().count() > 3,
                        Some(_) if strong => repeated || looks || is_code(says),
                        // A bare number proves nothing by itself: a table whose cells stand below each other has many.
                        Some(_) => looks,
                    };
                    if !furniture {
                        break;
                    }
                    kept.push(at);
                }
            }
            let rest = anchor.number.map(|number| rest(self.says(anchor.at), number)).unwrap_or("");
            let again = strong && rests.get(rest).is_some_and(|count| *count > 1);
            let rest_is_furniture =
                rest.is_empty() || again || is_code(rest) || is_address(rest) || strong && is_coded_head(rest);
            let fed = anchor.number.is_some() && self.beside_feed(anchor.at);
            // `… of Study Groups 2/3`: behind an address, only numbers that count up are those of pages.
            let bare_behind = !rest.is_empty() && sure == Some(Sure::Beside);
            if anchor.number.is_some() && rest_is_furniture && (strong || !bare_behind && (fed || !kept.is_empty())) {
                found.push((anchor.at, anchor.number));
            } else if anchor.number.is_some() {
                continue;
            }
            found.extend(kept.into_iter().map(|at| (at, None)));
        }
        for (at, number) in found {
            let entry = self.found.entry(at).or_default();
            *entry = entry.or(number);
        }
        self.feet = feet;
    }

    /// Whether the line before a page number splits a sentence that goes on behind it: a word is broken off above it and
    /// goes on in a small letter, or Han text runs above and below a line without any.
    ///
    /// ```text
    /// All delegates are asked to reg-
    /// Place des Exemples  CH-1299 Geneva 20
    /// - 2 -
    /// ister online.
    /// ```
    fn splits(&self, at: usize, behind: usize) -> bool {
        let Some(above) = at.checked_sub(1).map(|above| self.says(above)) else { return false };
        let (says, below) = (self.says(at), self.says(behind));
        let begins = says.starts_with(|c: char| c.is_uppercase()) && says.contains(char::is_whitespace);
        let broken = above.strip_suffix(['-', '\u{AD}']).is_some_and(|word| word.ends_with(char::is_alphabetic))
            && below.starts_with(char::is_lowercase);
        let han = above.ends_with(edges::is_han)
            && !edges::ends_finally(above)
            && below.starts_with(edges::is_han)
            && !says.contains(edges::is_han);
        begins && !edges::ends_finally(says) && (broken || han)
    }

    /// The lines before and after an anchor, nearest first; cells of a table are none.
    fn around(&self, anchor: &Anchor) -> (Vec<usize>, Vec<usize>) {
        let first_after = if anchor.number.is_some() { anchor.at + 1 } else { anchor.at };
        let free = |at: &usize| self.line(*at).is_some_and(|line| !line.tab_led(self.text));
        let before = (anchor.at.saturating_sub(REACH)..anchor.at).rev().take_while(free).collect();
        let after = (first_after..first_after + REACH).take_while(free).collect();
        (before, after)
    }

    fn beside_feed(&self, at: usize) -> bool {
        let fed = |at: usize| self.line(at).is_some_and(|line| line.feed.is_some());
        fed(at) || fed(at + 1)
    }

    /// Further copies of what was found, and feet that stand twice without any number.
    fn copies(&mut self) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        self.addresses.append(&mut self.jobs);
        for at in &self.addresses {
            *counts.entry(self.says(*at)).or_default() += 1;
        }
        let known: HashSet<&str> = self.found.keys().map(|at| self.says(*at)).collect();
        for at in self.addresses.clone() {
            let says = self.says(at);
            if known.contains(says) || counts.get(says).is_some_and(|count| *count > 1) {
                self.found.entry(at).or_default();
            }
        }
    }

    /// Says of each range what it is: the first of its wording is kept, further ones are copies.
    fn finish(self, lines: usize) -> (Vec<Furniture>, Vec<bool>) {
        let mut ats: Vec<(usize, Option<PageNumber>)> = self.found.iter().map(|(at, number)| (*at, *number)).collect();
        ats.sort_unstable_by_key(|(at, _)| *at);
        let mut known: HashSet<String> = HashSet::new();
        let mut gone = vec![false; if ats.is_empty() { 0 } else { lines }];
        let mut furniture = Vec::with_capacity(ats.len());
        for (at, number) in ats {
            let Some((index, line)) = self.said.get(at) else { continue };
            if let Some(flag) = gone.get_mut(*index) {
                *flag = true;
            }
            for (span, is_number) in parts(self.text, line.span, number) {
                let says = span.of(self.text);
                let role = match is_number {
                    true => Role::Number,
                    false if !known.insert(plain(says)) => Role::Copy,
                    false
                        if self.feet.contains(&at)
                            || is_address(says)
                            || is_path(says)
                            || is_url(says)
                            || is_job(says) =>
                    {
                        Role::Footer
                    }
                    false => Role::Header,
                };
                furniture.push(Furniture { span, role });
            }
        }
        (furniture, gone)
    }
}

/// A line as its page number and what stands beside it.
fn parts(text: &str, line: Span, number: Option<PageNumber>) -> Vec<(Span, bool)> {
    let Some(number) = number else { return vec![(line, false)] };
    let (start, end) = (line.start + number.start as u32, line.start + number.end as u32);
    let before = crate::lines::trimmed(text, Span::new(line.start, start));
    let after = crate::lines::trimmed(text, Span::new(end, line.end));
    [(before, false), (Span::new(start, end), true), (after, false)]
        .into_iter()
        .filter(|(span, _)| !span.is_empty())
        .collect()
}

/// What a line says beside its page number.
fn rest(says: &str, number: PageNumber) -> &str {
    let before = says.get(..number.start).unwrap_or("").trim();
    if before.is_empty() { says.get(number.end..).unwrap_or("").trim() } else { before }
}

/// A wording without its blanks and digits: copies differ in nothing else.
fn plain(says: &str) -> String {
    says.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// What stands between the parts of an address.
const BULLETS: [&str; 4] = [" • ", " · ", " ● ", " ∙ "];

/// Parts of an address between bullets: `Place des Exemples • CH-1299 Geneva 20 • www.example.org`.
fn is_address(says: &str) -> bool {
    says.len() >= 24 && BULLETS.iter().any(|bullet| says.matches(bullet).nth(1).is_some())
}

/// A path of a file: `Y:\CIRC\2034\CIR211E.DOC`.
fn is_path(says: &str) -> bool {
    let mut chars = says.chars();
    let drive = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.next() == Some(':')
        && chars.next() == Some('\\');
    (drive || says.starts_with("\\\\")) && says.len() > 4
}

/// The number of a printer's job: `L31-0417F (284413)`.
fn is_job(says: &str) -> bool {
    let Some((code, number)) = says.strip_suffix(')').and_then(|says| says.split_once(" (")) else { return false };
    let digits = |words: &str| words.bytes().filter(u8::is_ascii_digit).count();
    says.len() <= 40
        && number.len() >= 5
        && digits(number) == number.len()
        && digits(code) >= 4
        && !code.contains(char::is_whitespace)
}

/// A running head that begins with the code of its letter: `CIR/211, ANNEX 2`.
fn is_coded_head(says: &str) -> bool {
    let code = says.split([',', '，', '،']).next().unwrap_or("").trim();
    says.len() <= 80
        && code.len() >= 5
        && !code.contains(char::is_whitespace)
        && code.contains(|c: char| c.is_numeric())
        && code.contains(['/', '-'])
        && code.contains(char::is_alphabetic)
        && !is_url(code)
}

fn is_url(says: &str) -> bool {
    says.starts_with("http://") || says.starts_with("https://") || says.starts_with("www.")
}

/// The code of a letter: one short word with digits and a stroke or hyphen.
fn is_code(says: &str) -> bool {
    says.len() <= 40
        && !says.contains(char::is_whitespace)
        && says.contains(|c: char| c.is_numeric())
        && says.contains(['/', '-'])
        && says.starts_with(char::is_alphabetic)
        && !says.ends_with(['.', ';', ':', ',', '。', '；'])
        && !is_url(says)
}
