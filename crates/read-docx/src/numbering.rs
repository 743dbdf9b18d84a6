//! Automatic numbers, as Word prints them.
//!
//! The numbering part defines lists (`w:abstractNum`) and uses of them (`w:num`); a paragraph names a use and a level.
//! `counters.rs` counts, `format.rs` writes a number, and this file reads the definitions and puts a label together.
//!
//! Kept: everything that decides a label: levels, overrides, starts and restarts, links to styles and from styles, legal
//! numbering, formats, the text around the numbers, what follows, symbol fonts, hidden labels, indents.
//! Dropped: how a label looks otherwise, picture bullets (their level has a text besides, and that is read).

mod counters;
mod format;
mod words;

pub(crate) use counters::Counters;

use crate::fault::Fault;
use crate::names as n;
use crate::styles::{Styles, indent};
use crate::symbol::SymbolFont;
use crate::xml::{Attributes, Event, Ns, Xml};
use format::Format;
use std::collections::HashMap;

/// Levels of a list (ECMA-376 part 1, 17.9.6: at most nine).
pub(crate) const LEVELS: usize = 9;
/// Word takes no longer label text; a longer one, printed again and again, would only fill memory.
const LONGEST_TEXT: usize = 255;
/// Links from lists to styles and back are followed this often.
const MOST_LINKS: usize = 8;

/// The definitions of a document.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    lists: Vec<List>,
    places: HashMap<i64, usize>,
    uses: HashMap<i64, Use>,
}

/// A list: `w:abstractNum`.
#[derive(Debug, Default)]
struct List {
    levels: [Option<Box<Level>>; LEVELS],
    /// The list is that of this numbering style.
    style: Option<Box<[u8]>>,
}

/// A use of a list: `w:num`.
#[derive(Debug, Default)]
struct Use {
    list: i64,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Box<Level>>; LEVELS],
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    /// 17.9.25: where it is left out, it is zero.
    start: u32,
    format: Format,
    text: String,
    /// The level after which this one starts again, from 1; 0 for never.
    restart: Option<u8>,
    /// All numbers of the label in plain digits.
    legal: bool,
    suffix: Suffix,
    style: Option<Box<[u8]>>,
    font: Option<SymbolFont>,
    hidden: bool,
    indent: Option<u32>,
}

/// What follows a label (17.9.28).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Suffix {
    #[default]
    Tab,
    Space,
    Nothing,
}

impl Suffix {
    /// Its characters.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Suffix::Tab => "\t",
            Suffix::Space => " ",
            Suffix::Nothing => "",
        }
    }
}

/// What a paragraph is numbered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// The use of a list.
    pub(crate) num: i64,
    /// The level in it, from 0.
    pub(crate) level: u8,
    list: usize,
}

impl Numbering {
    /// The definitions of this part.
    pub(crate) fn read(mut xml: Xml<'_>) -> Result<Numbering, Fault> {
        let mut numbering = Numbering::default();
        let mut at = At::Nowhere;
        let mut level: Option<(usize, Level)> = None;
        // An alternative that older programs may take instead of what stood before it.
        let mut fallback = None;
        loop {
            let depth = xml.depth();
            match xml.next()? {
                Event::Open if fallback.is_none() => {
                    let tag = xml.tag();
                    if tag.ns == Ns::Compatibility && tag.name == n::FALLBACK && !tag.empty {
                        fallback = Some(depth);
                    } else if tag.ns == Ns::Word {
                        let a = &tag.attributes;
                        match (tag.name, &mut level) {
                            (n::ABSTRACT_NUM, None) => {
                                let id = a.number(b"abstractNumId").unwrap_or(-1);
                                numbering.places.entry(id).or_insert(numbering.lists.len());
                                numbering.lists.push(List::default());
                                at = At::List;
                            }
                            (n::NUM, None) => {
                                let id = a.number(b"numId").unwrap_or(-1);
                                numbering.uses.entry(id).or_default();
                                at = At::Use(id);
                            }
                            (n::LVL_OVERRIDE, None) => {
                                if let At::Use(id) | At::Override(id, _) = at {
                                    at = At::Override(id, ilvl(a));
                                }
                            }
                            (n::LVL, None) if !tag.empty => level = Some((ilvl(a), Level::default())),
                            (name, None) => numbering.take(at, name, a),
                            (name, Some((_, level))) => level.take(name, a),
                        }
                    }
                }
                Event::Close if fallback == Some(depth - 1) => fallback = None,
                Event::Close => {
                    // `w:lvl` stands below a list or an override.
                    let ends = match at {
                        At::Override(..) => 4,
                        _ => 3,
                    };
                    if depth == ends
                        && let Some((ilvl, done)) = level.take()
                    {
                        numbering.put(at, ilvl, done);
                    }
                }
                Event::End => return Ok(numbering),
                _ => {}
            }
        }
    }

    fn take(&mut self, at: At, name: u64, a: &Attributes<'_>) {
        match (at, name) {
            (At::List, n::NUM_STYLE_LINK) => {
                if let Some(list) = self.lists.last_mut() {
                    list.style = a.raw(b"val").map(Into::into);
                }
            }
            (At::Use(id) | At::Override(id, _), n::ABSTRACT_NUM_ID) => {
                if let (Some(used), Some(list)) = (self.uses.get_mut(&id), a.number(b"val")) {
                    used.list = list;
                }
            }
            (At::Override(id, ilvl), n::START_OVERRIDE) => {
                let start = self.uses.get_mut(&id).and_then(|used| used.starts.get_mut(ilvl));
                if let Some(start) = start {
                    *start = Some(count(a).unwrap_or(0));
                }
            }
            _ => {}
        }
    }

    fn put(&mut self, at: At, ilvl: usize, level: Level) {
        let levels = match at {
            At::List => self.lists.last_mut().map(|list| &mut list.levels),
            At::Use(id) | At::Override(id, _) => self.uses.get_mut(&id).map(|used| &mut used.levels),
            At::Nowhere => None,
        };
        if let Some(place) = levels.and_then(|levels| levels.get_mut(ilvl)) {
            *place = Some(Box::new(level));
        }
    }

    /// The list and level that a use, a level and the style that named them come to; none where it is not defined.
    pub(crate) fn find(
        &self,
        num: i64,
        level: Option<u8>,
        by_style: Option<usize>,
        styles: &Styles,
    ) -> Option<Numbered> {
        let list = self.list_of(num, styles)?;
        let linked = by_style.and_then(|place| {
            // 17.9.23: a level that is linked to a style is the one its paragraphs have, whatever level the style names.
            let id = &*styles.get(place)?.id;
            (0..LEVELS).find(|ilvl| self.level(num, list, *ilvl).and_then(|level| level.style.as_deref()) == Some(id))
        });
        let level = linked.and_then(|level| u8::try_from(level).ok()).or(level).unwrap_or(0);
        self.level(num, list, usize::from(level))?;
        Some(Numbered { num, level, list })
    }

    fn list_of(&self, num: i64, styles: &Styles) -> Option<usize> {
        let mut num = num;
        for _ in 0..MOST_LINKS {
            let place = *self.places.get(&self.uses.get(&num)?.list)?;
            let Some(style) = &self.lists.get(place)?.style else { return Some(place) };
            // 17.9.21: the definition is that of the numbering style, which names a use of its own.
            let style = styles.place(style)?;
            match styles.get(style)?.paragraph().num_id {
                Some(next) if next != num => num = next,
                _ => return Some(place),
            }
        }
        None
    }

    /// The level of a use: its own, or that of the list.
    fn level(&self, num: i64, list: usize, level: usize) -> Option<&Level> {
        let own = self.uses.get(&num).and_then(|used| used.levels.get(level)?.as_deref());
        own.or_else(|| self.lists.get(list)?.levels.get(level)?.as_deref())
    }

    fn start_override(&self, num: i64, level: usize) -> Option<u32> {
        *self.uses.get(&num)?.starts.get(level)?
    }

    /// How far paragraphs of this level stand in.
    pub(crate) fn indent(&self, numbered: Numbered) -> Option<u32> {
        self.level(numbered.num, numbered.list, usize::from(numbered.level))?.indent
    }

    /// Counts a paragraph and puts its label; returns what follows it, or nothing where no label is printed.
    pub(crate) fn label(&self, numbered: Numbered, counters: &mut Counters, out: &mut String) -> Option<Suffix> {
        let Numbered { num, level, list } = numbered;
        let ilvl = usize::from(level);
        let defined = self.level(num, list, ilvl)?;
        let numbers = counters.count(self, numbered);
        if defined.hidden {
            return None;
        }
        let before = out.len();
        let mut rest = defined.text.chars().peekable();
        while let Some(c) = rest.next() {
            let digit = if c == '%' { rest.peek().and_then(|next| next.to_digit(10)) } else { None };
            match digit {
                Some(digit @ 1..=9) => {
                    rest.next();
                    let of = digit as usize - 1;
                    if let (Some(level), Some(number)) = (self.level(num, list, of), numbers.get(of).copied().flatten())
                    {
                        // 17.9.4: legal numbering shows the numbers of all levels as plain digits.
                        let format = if defined.legal { level.format.legal() } else { level.format };
                        format.write(number, out);
                    }
                }
                _ => match defined.font.and_then(|font| font.character(u32::from(c))) {
                    Some(drawn) => out.push(drawn),
                    None => out.push(c),
                },
            }
        }
        (out.len() > before).then_some(defined.suffix)
    }
}

/// Where the reader stands.
#[derive(Clone, Copy)]
enum At {
    Nowhere,
    List,
    Use(i64),
    Override(i64, usize),
}

impl Level {
    fn take(&mut self, name: u64, a: &Attributes<'_>) {
        match name {
            n::START => self.start = count(a).unwrap_or(0),
            n::NUM_FMT => {
                let pattern = a.get(b"format");
                self.format = Format::of(&a.get(b"val").unwrap_or_default(), pattern.as_deref());
            }
            n::LVL_TEXT => {
                self.text = a.get(b"val").unwrap_or_default().chars().take(LONGEST_TEXT).collect();
            }
            n::LVL_RESTART => self.restart = a.number(b"val").and_then(|level| u8::try_from(level).ok()),
            n::IS_LGL => self.legal = a.on(),
            n::SUFF => {
                self.suffix = match a.raw(b"val") {
                    Some(b"space") => Suffix::Space,
                    Some(b"nothing") => Suffix::Nothing,
                    _ => Suffix::Tab,
                };
            }
            n::P_STYLE => self.style = a.raw(b"val").map(Into::into),
            n::R_FONTS => {
                if let Some(font) = a.raw(b"ascii").or_else(|| a.raw(b"hAnsi")) {
                    self.font = SymbolFont::of(font);
                }
            }
            n::VANISH => self.hidden = a.on(),
            n::IND => self.indent = indent(a),
            _ => {}
        }
    }
}

fn ilvl(a: &Attributes<'_>) -> usize {
    a.number(b"ilvl").and_then(|level| usize::try_from(level).ok()).unwrap_or(usize::MAX)
}

fn count(a: &Attributes<'_>) -> Option<u32> {
    u32::try_from(a.number(b"val")?).ok()
}
