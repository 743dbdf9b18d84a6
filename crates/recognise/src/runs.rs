//! Runs in the making: leaves with their styles, nested in the one order that a letter allows.

use crate::scribe::is_han;
use blocks::{Mark, MarkKind, Name};
use letter::{Link, Run, Text, is_legal};

/// How a leaf is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    link: Option<Name>,
    marks: u8,
}

/// The marks below a link, outermost first: the bits of [`Style`].
const MARKS: [fn(Text) -> Run; 6] =
    [Run::Lead, Run::Strong, Run::Emphasis, Run::Strike, Run::Superscript, Run::Subscript];

impl Style {
    /// The style of a character at `here` under these marks.
    pub(crate) fn of(active: &[Mark], lead: Option<u32>, here: u32) -> Self {
        let mut style = Style { link: None, marks: u8::from(lead.is_some_and(|lead| here < lead)) };
        for mark in active {
            match mark.kind {
                MarkKind::Link(to) => style.link = Some(to),
                MarkKind::Strong => style.marks |= 1 << 1,
                MarkKind::Emphasis => style.marks |= 1 << 2,
                MarkKind::Strike => style.marks |= 1 << 3,
                MarkKind::Superscript => style.marks |= 1 << 4,
                MarkKind::Subscript => style.marks |= 1 << 5,
                _ => {}
            }
        }
        // A run-in heading is printed bold or italic: that is its dress, not emphasis.
        if style.has(0) {
            style.marks &= !(1 << 1 | 1 << 2);
        }
        style
    }

    /// With these marks: bit 0 is a run-in heading, then as in [`MARKS`].
    pub(crate) fn with(link: Option<Name>, marks: u8) -> Self {
        Style { link, marks }
    }

    /// The style without what raises or lowers.
    pub(crate) fn unraised(mut self) -> Self {
        self.marks &= !(1 << 4 | 1 << 5);
        self
    }

    fn has(self, bit: usize) -> bool {
        self.marks & (1 << bit) != 0
    }
}

/// What a style stands on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Leaf {
    /// Characters.
    Text(String),
    /// The white space of a wrapped line: a blank, or nothing beside a Han character.
    Blank,
    /// A break, an anchor, a note, a picture.
    Run(Run),
}

/// Leaves in their order.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    leaves: Vec<(Style, Leaf)>,
}

impl Runs {
    pub(crate) fn push(&mut self, style: Style, leaf: Leaf) {
        // The name of a bookmark may hold anything; that of an anchor may not.
        let leaf = match leaf {
            Leaf::Run(Run::Anchor(name)) => match legal_name(&name) {
                Some(name) => Leaf::Run(Run::Anchor(name)),
                None => return,
            },
            leaf => leaf,
        };
        match (&leaf, self.leaves.last_mut()) {
            (Leaf::Text(text), _) if text.is_empty() => {}
            (Leaf::Text(text), Some((before, Leaf::Text(already)))) if *before == style => already.push_str(text),
            _ => self.leaves.push((style, leaf)),
        }
    }

    /// Pushes characters, onto those before them where both are of one style.
    pub(crate) fn push_text(&mut self, style: Style, words: &str) {
        match self.leaves.last_mut() {
            Some((before, Leaf::Text(already))) if *before == style => already.push_str(words),
            _ if words.is_empty() => {}
            _ => self.leaves.push((style, Leaf::Text(words.to_owned()))),
        }
    }

    /// The style of the last leaf.
    pub(crate) fn last_style(&self) -> Style {
        self.leaves.last().map_or(Style::default(), |(style, _)| *style)
    }

    /// Whether the last character so far is a blank.
    pub(crate) fn ends_blank(&self) -> bool {
        matches!(self.leaves.last(), Some((_, Leaf::Text(text))) if text.ends_with(' '))
    }

    /// Decides every blank by its neighbours.
    fn settle(&mut self) {
        if !self.leaves.iter().any(|(_, leaf)| matches!(leaf, Leaf::Blank)) {
            return;
        }
        let leaves = std::mem::take(&mut self.leaves);
        let mut blank: Option<Style> = None;
        for (style, leaf) in leaves {
            match &leaf {
                Leaf::Blank => blank = blank.or(Some(style)),
                Leaf::Text(text) => {
                    if let Some(before) = blank.take() {
                        let last = self.leaves.iter().rev().find_map(|(_, leaf)| match leaf {
                            Leaf::Text(text) => text.chars().next_back(),
                            _ => None,
                        });
                        let none = |c: char| is_han(c) || c.is_whitespace();
                        if !last.is_some_and(none) && !text.chars().next().is_some_and(none) {
                            self.push(before, Leaf::Text(" ".to_owned()));
                        }
                    }
                    self.push(style, leaf);
                }
                Leaf::Run(_) => self.push(style, leaf),
            }
        }
    }

    /// The text with its breaks, without white space at its ends; `None` where nothing is left.
    pub(crate) fn text_as_it_is(mut self, target: &dyn Fn(Name) -> String) -> Option<Text> {
        if let Some((_, Leaf::Text(first))) = self.leaves.first_mut() {
            *first = first.trim_start().to_owned();
        }
        if let Some((_, Leaf::Text(last))) = self.leaves.last_mut() {
            *last = last.trim_end().to_owned();
        }
        self.leaves.retain(|(_, leaf)| !matches!(leaf, Leaf::Text(text) if text.is_empty()));
        if self.leaves.is_empty() {
            return None;
        }
        Some(Text::from_runs(nest_links(&mut self.leaves, target)))
    }

    /// The text, without white space and breaks at its ends; `None` where nothing is left.
    pub(crate) fn text_with(mut self, target: &dyn Fn(Name) -> String) -> Option<Text> {
        self.settle();
        trim(&mut self.leaves, true);
        trim(&mut self.leaves, false);
        if self.leaves.is_empty() {
            return None;
        }
        Some(Text::from_runs(nest_links(&mut self.leaves, target)))
    }
}

/// A name as a letter may hold it: without what XML has no place for, and without white space at its ends.
pub(crate) fn legal_name(name: &str) -> Option<String> {
    // What a document says of itself is no place.
    if name.starts_with(crate::dressed::FACT) {
        return None;
    }
    let legal: String = name.chars().filter(|c| is_legal(*c)).collect();
    Some(legal.trim().to_owned()).filter(|name| !name.is_empty())
}

/// Takes white space and breaks from one end.
fn trim(leaves: &mut Vec<(Style, Leaf)>, start: bool) {
    let mut at = 0;
    while at < leaves.len() {
        let place = if start { at } else { leaves.len() - 1 - at };
        let Some((_, leaf)) = leaves.get_mut(place) else { return };
        match leaf {
            Leaf::Text(text) => {
                let bare = if start { text.trim_start().len() } else { text.trim_end().len() };
                if bare > 0 {
                    let cut = if start { 0..text.len() - bare } else { bare..text.len() };
                    text.drain(cut);
                    return;
                }
                leaves.remove(place);
            }
            Leaf::Blank | Leaf::Run(Run::Break(_)) => {
                leaves.remove(place);
            }
            Leaf::Run(Run::Anchor(_)) => at += 1,
            Leaf::Run(_) => return,
        }
    }
}

/// Neighbours of one link under it, and so on inwards.
fn nest_links(leaves: &mut [(Style, Leaf)], target: &dyn Fn(Name) -> String) -> Vec<Run> {
    let mut runs = Vec::new();
    for group in leaves.chunk_by_mut(|one, next| one.0.link == next.0.link) {
        let link = group.first().and_then(|(style, _)| style.link);
        let inner = nest(group, 0);
        match link {
            // A link that leads nowhere is the text it stands on.
            Some(to) => match legal_name(&target(to)) {
                Some(to) => runs.push(Run::Link(Link { to, text: Text::from_runs(inner) })),
                None => runs.extend(inner),
            },
            None => runs.extend(inner),
        }
    }
    runs
}

/// The leaves under the marks from this one inwards; each is taken, and a blank left in its place.
fn nest(leaves: &mut [(Style, Leaf)], bit: usize) -> Vec<Run> {
    let marked = leaves.iter().any(|(style, _)| style.marks >> bit != 0);
    let Some(mark) = MARKS.get(bit).filter(|_| marked) else {
        let taken = leaves.iter_mut().map(|(_, leaf)| std::mem::replace(leaf, Leaf::Blank));
        return taken
            .map(|leaf| match leaf {
                Leaf::Text(text) => Run::Plain(text),
                Leaf::Blank => Run::Plain(" ".to_owned()),
                Leaf::Run(run) => run,
            })
            .collect();
    };
    let mut runs = Vec::new();
    for group in leaves.chunk_by_mut(|one, next| one.0.has(bit) == next.0.has(bit)) {
        let inner = nest(group, bit + 1);
        if group.first().is_some_and(|(style, _)| style.has(bit)) {
            runs.push(mark(Text::from_runs(inner)));
        } else {
            runs.extend(inner);
        }
    }
    runs
}
