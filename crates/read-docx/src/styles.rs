//! The styles part: what a paragraph or run has because of its style.
//!
//! Kept: names, inheritance, numbering, outline level, place in the line, direction, bold, italic, struck, raised,
//! hidden, language, symbol fonts. Dropped: everything that only looks.

use crate::fault::Fault;
use crate::language::Languages;
use crate::names as n;
use crate::symbol::SymbolFont;
use crate::xml::{Attributes, Event, Ns, Tag, Xml};
use blocks::{Name, Names};
use std::collections::HashMap;

/// The styles of a document.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: Vec<Style>,
    places: HashMap<Box<[u8]>, usize>,
    /// The style of paragraphs that name none.
    pub(crate) paragraph: Option<usize>,
}

/// One style.
#[derive(Debug, Default)]
pub(crate) struct Style {
    /// Its identifier in this document.
    pub(crate) id: Box<[u8]>,
    /// Its name, the same in every language of the program for the styles that come with it.
    pub(crate) name: Box<str>,
    /// Its name, where it is one of those that say what their text is, and not only how it looks.
    pub(crate) telling: Option<Name>,
    based_on: Option<Box<[u8]>>,
    paragraph: ParagraphLook,
    run: RunLook,
    settled: bool,
}

/// What paragraphs have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ParagraphLook {
    pub(crate) num_id: Option<i64>,
    pub(crate) level: Option<u8>,
    /// The style that named the numbering: a level may be linked to it.
    pub(crate) numbered_by: Option<usize>,
    pub(crate) outline: Option<u8>,
    pub(crate) centred: Option<bool>,
    pub(crate) indent: Option<u32>,
    pub(crate) right_to_left: Option<bool>,
    pub(crate) page_break_before: Option<bool>,
    pub(crate) ruled: Option<bool>,
}

/// What runs have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RunLook {
    pub(crate) bold: Option<bool>,
    pub(crate) bold_complex: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) italic_complex: Option<bool>,
    pub(crate) struck: Option<bool>,
    pub(crate) hidden: Option<bool>,
    pub(crate) raised: Option<Raised>,
    pub(crate) right_to_left: Option<bool>,
    pub(crate) complex: Option<bool>,
    pub(crate) font: Option<SymbolFont>,
    /// Its place among the languages.
    pub(crate) language: Option<u32>,
}

/// Above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Raised {
    Not,
    Super,
    Sub,
}

/// What the names of the styles begin with in which `convoke` writes: each is a role of the letter.
const TELLING: &str = "Convoke ";

/// Styles that are based on each other in a circle would never end.
const MOST_ANCESTORS: usize = 64;

impl Styles {
    /// The styles of this part.
    pub(crate) fn read(mut xml: Xml<'_>, languages: &mut Languages, names: &mut Names) -> Result<Styles, Fault> {
        let mut styles = Styles::default();
        let mut style: Option<Style> = None;
        let mut default = false;
        loop {
            let depth = xml.depth();
            match xml.next()? {
                // Deeper stands nothing of ours, and outside styles only what hides them in menus.
                Event::Open if depth > 4 || (style.is_none() && depth != 1) => {}
                Event::Open => {
                    let tag = xml.tag();
                    if tag.ns != Ns::Word {
                        continue;
                    }
                    match (&mut style, tag.name) {
                        (None, n::STYLE) if depth == 1 => {
                            let id = tag.attributes.raw(b"styleId").unwrap_or_default().into();
                            default = tag.attributes.raw(b"type") == Some(b"paragraph")
                                && matches!(tag.attributes.raw(b"default"), Some(b"1" | b"true" | b"on"));
                            let new = Style { id, ..Style::default() };
                            if tag.empty {
                                styles.put(new, default);
                            } else {
                                style = Some(new);
                            }
                        }
                        (Some(style), n::NAME) if depth == 2 => {
                            style.name = tag.attributes.get(b"val").unwrap_or_default().as_ref().into();
                            style.telling = style.name.starts_with(TELLING).then(|| names.add(&style.name));
                        }
                        (Some(style), n::BASED_ON) if depth == 2 => {
                            style.based_on = tag.attributes.raw(b"val").map(Into::into);
                        }
                        // Deeper stand the properties of a table style's regions, which hold in tables only; the numbering
                        // alone has a level of its own (`w:numPr`).
                        (Some(style), n::NUM_ID | n::ILVL) if depth == 4 => {
                            style.paragraph.take(&tag);
                        }
                        (Some(style), n::LANG) if depth == 3 => {
                            style.run.language = Some(languages.place(&tag.attributes, names));
                        }
                        (Some(style), _) if depth == 3 => style.take(&tag),
                        _ => {}
                    }
                }
                Event::Close if depth == 2 => {
                    if let Some(style) = style.take() {
                        styles.put(style, default);
                    }
                }
                Event::End => break,
                Event::Close | Event::Text => {}
            }
        }
        for place in 0..styles.styles.len() {
            styles.settle(place);
        }
        styles.tell_more(names);
        Ok(styles)
    }

    /// Where there are styles that tell, the word processor's own tell too.
    fn tell_more(&mut self, names: &mut Names) {
        if self.styles.iter().all(|style| style.telling.is_none()) {
            return;
        }
        let own = |name: &str| name.starts_with("heading ") || matches!(name, "caption" | "footnote text");
        for style in self.styles.iter_mut().filter(|style| own(&style.name)) {
            style.telling = Some(names.add(&style.name));
        }
    }

    fn put(&mut self, style: Style, default: bool) {
        let place = self.styles.len();
        if default && self.paragraph.is_none() {
            self.paragraph = Some(place);
        }
        self.places.entry(style.id.clone()).or_insert(place);
        self.styles.push(style);
    }

    /// The place of the style with this identifier.
    pub(crate) fn place(&self, id: &[u8]) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The style at this place, with everything that it has from those it is based on.
    pub(crate) fn get(&self, place: usize) -> Option<&Style> {
        self.styles.get(place)
    }

    /// Gives a style what it has from those it is based on.
    fn settle(&mut self, place: usize) {
        let mut chain = Vec::new();
        let mut next = Some(place);
        while let Some(style) = next.and_then(|at| self.styles.get(at)) {
            chain.extend(next);
            if style.settled || chain.len() >= MOST_ANCESTORS {
                break;
            }
            next = style.based_on.as_ref().and_then(|id| self.place(id));
        }
        // From the oldest ancestor to the style itself.
        let mut inherited: Option<(ParagraphLook, RunLook)> = None;
        for at in chain.into_iter().rev() {
            let Some(style) = self.styles.get_mut(at) else { return };
            if !style.settled {
                if let Some((paragraph, run)) = &inherited {
                    style.paragraph = style.paragraph.over(paragraph);
                    style.run = style.run.over(run);
                }
                // A level may be linked to a style that only inherits its numbering.
                style.paragraph.numbered_by = style.paragraph.num_id.map(|_| at);
                style.settled = true;
            }
            inherited = Some((style.paragraph, style.run));
        }
    }
}

impl Style {
    fn take(&mut self, tag: &Tag<'_>) {
        if !self.paragraph.take(tag) {
            self.run.take(tag);
        }
    }

    /// What its paragraphs have.
    pub(crate) fn paragraph(&self) -> &ParagraphLook {
        &self.paragraph
    }

    /// What its runs have.
    pub(crate) fn run(&self) -> &RunLook {
        &self.run
    }
}

impl ParagraphLook {
    /// Takes a property, if it is one of a paragraph.
    pub(crate) fn take(&mut self, tag: &Tag<'_>) -> bool {
        let a = &tag.attributes;
        match tag.name {
            n::NUM_ID => self.num_id = a.number(b"val"),
            n::ILVL => self.level = a.number(b"val").and_then(|level| u8::try_from(level).ok()),
            n::OUTLINE_LVL => self.outline = a.number(b"val").and_then(|level| u8::try_from(level).ok()),
            n::JC => self.centred = Some(a.raw(b"val") == Some(b"center")),
            n::IND => {
                if let Some(indent) = indent(a) {
                    self.indent = Some(indent);
                }
            }
            n::BIDI => self.right_to_left = Some(a.on()),
            n::PAGE_BREAK_BEFORE => self.page_break_before = Some(a.on()),
            _ => return false,
        }
        true
    }

    fn over(self, base: &ParagraphLook) -> ParagraphLook {
        ParagraphLook {
            num_id: self.num_id.or(base.num_id),
            level: self.level.or(base.level),
            numbered_by: self.numbered_by.or(base.numbered_by),
            outline: self.outline.or(base.outline),
            centred: self.centred.or(base.centred),
            indent: self.indent.or(base.indent),
            right_to_left: self.right_to_left.or(base.right_to_left),
            page_break_before: self.page_break_before.or(base.page_break_before),
            ruled: self.ruled.or(base.ruled),
        }
    }
}

/// The indent at the start of the line; in the edition of 2006 it is called left.
pub(crate) fn indent(attributes: &Attributes<'_>) -> Option<u32> {
    let twips = attributes.twips(b"start").or_else(|| attributes.twips(b"left"))?;
    Some(u32::try_from(twips.max(0)).unwrap_or(u32::MAX))
}

/// The symbol font that these fonts are, if they name any font at all.
pub(crate) fn symbol_font(attributes: &Attributes<'_>) -> Option<Option<SymbolFont>> {
    let named = { *attributes }.find(|attribute| matches!(attribute.name, b"ascii" | b"hAnsi"))?;
    Some(SymbolFont::of(named.value))
}

impl RunLook {
    /// Takes a property, if it is one of a run.
    pub(crate) fn take(&mut self, tag: &Tag<'_>) {
        let a = &tag.attributes;
        match tag.name {
            n::B => self.bold = Some(a.on()),
            n::B_CS => self.bold_complex = Some(a.on()),
            n::I => self.italic = Some(a.on()),
            n::I_CS => self.italic_complex = Some(a.on()),
            n::STRIKE | n::DSTRIKE => {
                // Either of the two strikes; one that is off does not undo the other.
                self.struck = Some(a.on() || self.struck == Some(true));
            }
            n::VANISH | n::SPEC_VANISH => self.hidden = Some(a.on()),
            n::VERT_ALIGN => {
                self.raised = Some(match a.raw(b"val") {
                    Some(b"superscript") => Raised::Super,
                    Some(b"subscript") => Raised::Sub,
                    _ => Raised::Not,
                });
            }
            n::RTL => self.right_to_left = Some(a.on()),
            n::CS => self.complex = Some(a.on()),
            n::R_FONTS => {
                if let Some(font) = symbol_font(a) {
                    self.font = font;
                }
            }
            _ => {}
        }
    }

    fn over(self, base: &RunLook) -> RunLook {
        RunLook {
            bold: self.bold.or(base.bold),
            bold_complex: self.bold_complex.or(base.bold_complex),
            italic: self.italic.or(base.italic),
            italic_complex: self.italic_complex.or(base.italic_complex),
            struck: self.struck.or(base.struck),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
            right_to_left: self.right_to_left.or(base.right_to_left),
            complex: self.complex.or(base.complex),
            font: self.font.or(base.font),
            language: self.language.or(base.language),
        }
    }
}
