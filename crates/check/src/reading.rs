//! One reading of the letter: everything that is said in it, with its place, its language and its days.
//!
//! The rooms look at these lists and never walk the letter themselves, so a letter is walked once.

use crate::places::{At, Places};
use crate::rooms::{Mention, Step};
use crate::signs::{Sign, Signs};
use letter::*;
use std::borrow::Cow;
use std::cell::OnceCell;
use vocabulary::{DateHit, FoundGroup, FoundTime, Vocabularies, Vocabulary};

/// What is said in a letter, and where.
pub(crate) struct Reading<'a> {
    pub(crate) letter: &'a Letter,
    pub(crate) set: &'a Vocabularies,
    /// The wording of the letter's language, where it has one that is known.
    pub(crate) words: Option<&'a Vocabulary>,
    pub(crate) places: Places,
    /// Every text, in the order of the letter.
    pub(crate) texts: Vec<Said<'a>>,
    pub(crate) links: Vec<(At, &'a str)>,
    pub(crate) anchors: Vec<&'a str>,
    pub(crate) dates: Vec<(At, &'a Date)>,
    pub(crate) deadlines: Vec<(At, &'a Deadlines)>,
    /// Items that stand in one list, each list by itself.
    pub(crate) siblings: Vec<Siblings<'a>>,
    pub(crate) annex_places: Vec<At>,
    pub(crate) head_place: Option<At>,
    pub(crate) closing_place: Option<At>,
    /// What the body says of annexes, once somebody asked.
    pub(crate) mentions: OnceCell<Vec<(At, Mention)>>,
}

/// How many texts a letter has that is not long.
const USUAL: usize = 128;

/// A text of the letter. All rooms go through all of them: what few texts have stands elsewhere.
pub(crate) struct Said<'a> {
    /// Its characters, without marks of runs and of direction.
    pub(crate) text: Cow<'a, str>,
    pub(crate) at: At,
    pub(crate) part: Part,
    pub(crate) signs: Signs,
    /// The wording of its language.
    pub(crate) words: Option<&'a Vocabulary>,
    rare: Option<Box<Rare<'a>>>,
    /// The groups that it names, once somebody asked.
    groups: OnceCell<Box<[FoundGroup]>>,
}

/// What few texts have.
struct Rare<'a> {
    /// The text with its marks of direction, where it has any.
    directed: Option<Cow<'a, str>>,
    days: Vec<DateHit>,
    times: Vec<FoundTime>,
}

impl<'a> Said<'a> {
    pub(crate) fn new(at: At, text: Cow<'a, str>, part: Part, words: Option<&'a Vocabulary>) -> Self {
        let signs = Signs::of(&text);
        // A mark in the middle of a day hides it from nobody but a program.
        let bare = if signs.may_have(Sign::Direction) { without_direction(&text) } else { None };
        let (text, directed) = match bare {
            Some(bare) => (Cow::Owned(bare), Some(text)),
            None => (text, None),
        };
        let dated = !matches!(part, Part::Value | Part::Web | Part::Email);
        let (days, times) = match words {
            Some(words) if dated && signs.may_have_numbers(&text) => words.dates_and_times(&text),
            _ => Default::default(),
        };
        let is_rare = directed.is_some() || !days.is_empty() || !times.is_empty();
        let rare = is_rare.then(|| Box::new(Rare { directed, days, times }));
        Said { text, at, part, signs, words, rare, groups: OnceCell::new() }
    }

    /// The text with its marks of direction, where it has any.
    pub(crate) fn directed(&self) -> Option<&str> {
        self.rare.as_ref()?.directed.as_deref()
    }

    /// What looks like a day in it.
    pub(crate) fn days(&self) -> &[DateHit] {
        self.rare.as_ref().map(|rare| rare.days.as_slice()).unwrap_or_default()
    }

    /// The times of day in it.
    pub(crate) fn times(&self) -> &[FoundTime] {
        self.rare.as_ref().map(|rare| rare.times.as_slice()).unwrap_or_default()
    }

    /// The groups that it names.
    pub(crate) fn groups(&self) -> &[FoundGroup] {
        let find = || self.words.map(|words| words.find_groups(&self.text)).unwrap_or_default();
        self.groups.get_or_init(|| find().into())
    }
}

/// Where in the letter a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Subject,
    /// Any other line of the letterhead.
    Head,
    /// A value of the letterhead that a machine reads: a number, a reference.
    Value,
    /// An address of the web among the contacts.
    Web,
    /// An e-mail address among the contacts.
    Email,
    /// A block of the body, by its number.
    Body(u32),
    Closing,
    /// The title or heading of an annex, by its number.
    Title(u32),
    /// The text of an annex.
    Annex(u32),
    /// The lines before the first item of an agenda.
    Preface(Option<u32>),
    /// The title or a further cell of an item.
    Item(Option<u32>),
    /// An entry of the documents column.
    Document(Option<u32>),
    Page,
}

impl Siblings<'_> {
    /// The place of an item.
    pub(crate) fn place(&self, index: usize) -> At {
        self.at.get(index).copied().unwrap_or(Places::ROOT)
    }
}

/// Items of an agenda that stand in one list.
pub(crate) struct Siblings<'a> {
    pub(crate) items: &'a [AgendaItem],
    /// The place of each item.
    pub(crate) at: Vec<At>,
    /// Whether they stand below another item.
    pub(crate) nested: bool,
    /// How their numbers follow each other, once somebody asked.
    pub(crate) steps: OnceCell<Vec<(usize, &'a str, Step)>>,
}

impl<'a> Reading<'a> {
    pub(crate) fn of(letter: &'a Letter, set: &'a Vocabularies) -> Self {
        let mut reading = Reading {
            letter,
            set,
            words: letter.language.as_deref().and_then(|tag| set.get(tag)).or_else(|| detected(letter, set)),
            places: Places::default(),
            texts: Vec::with_capacity(USUAL),
            links: Vec::new(),
            anchors: Vec::new(),
            dates: Vec::new(),
            deadlines: Vec::new(),
            siblings: Vec::new(),
            annex_places: Vec::new(),
            head_place: None,
            closing_place: None,
            mentions: OnceCell::new(),
        };
        reading.whole();
        reading
    }

    /// The text of the subject.
    pub(crate) fn subject(&self) -> Option<&Said<'a>> {
        self.texts.iter().find(|said| said.part == Part::Subject)
    }

    fn whole(&mut self) {
        let (letter, root, words) = (self.letter, Places::ROOT, self.words);
        if let Some(amends) = &letter.amends {
            let at = self.places.field(root, "amends");
            if let Some(date) = &amends.date {
                self.date(at, "date", date, Part::Head, words);
            }
        }
        if let Some(head) = &letter.letterhead {
            self.head(head);
        }
        if let Some(salutation) = &letter.salutation {
            self.field(root, "salutation", salutation, Part::Head, words);
        }
        let at = self.places.field(root, "body");
        for ((index, block), number) in letter.body.iter().enumerate().zip(0..) {
            let at = self.places.index(at, index);
            self.block(at, block, Part::Body(number), words);
        }
        if let Some(closing) = &letter.closing {
            self.closing(closing);
        }
        let at = self.places.field(root, "annexes");
        for ((index, annex), number) in letter.annexes.iter().enumerate().zip(0..) {
            let at = self.places.index(at, index);
            self.annex_places.push(at);
            self.annex(at, number, annex);
        }
        if let Some(page) = &letter.page {
            let at = self.places.field(root, "page");
            for (name, blocks) in [("header", &page.header), ("footer", &page.footer)] {
                let at = self.places.field(at, name);
                self.blocks(at, blocks, Part::Page, words);
            }
        }
    }

    fn head(&mut self, head: &'a Letterhead) {
        let words = self.words;
        let root = self.places.field(Places::ROOT, "letterhead");
        self.head_place = Some(root);
        for (name, value, part) in [
            ("organization", &head.organization, Part::Head),
            ("bureau", &head.bureau, Part::Head),
            ("place", &head.place, Part::Head),
        ] {
            self.plain(root, name, value.as_deref(), part, words);
        }
        if let Some(date) = &head.date {
            self.date(root, "date", date, Part::Head, words);
        }
        for (name, value, part) in [
            ("designation", &head.designation, Part::Head),
            ("number", &head.number, Part::Value),
            ("reference", &head.reference, Part::Value),
        ] {
            self.plain(root, name, value.as_deref(), part, words);
        }
        for (name, texts) in [("addressees", &head.addressees), ("copies", &head.copies)] {
            self.list(root, name, texts, Part::Head, words);
        }
        let at = self.places.field(root, "contacts");
        for (index, contact) in head.contacts.iter().enumerate() {
            let at = self.places.index(at, index);
            let part = match contact.channel {
                Channel::Email => Part::Email,
                Channel::Web => Part::Web,
                // Read by people: a number among Arabic words has its marks of direction.
                Channel::Telephone | Channel::Fax | Channel::Person => Part::Head,
            };
            self.plain(at, "value", Some(&contact.value), part, words);
        }
        if let Some(subject) = &head.subject {
            self.field(root, "subject", subject, Part::Subject, words);
        }
        let at = self.places.field(root, "other");
        for (index, other) in head.other.iter().enumerate() {
            let at = self.places.index(at, index);
            if let Some(value) = &other.value {
                self.field(at, "value", value, Part::Head, words);
            }
            if let Some(block) = &other.block {
                let at = self.places.field(at, "block");
                self.block(at, block, Part::Head, words);
            }
        }
    }

    fn closing(&mut self, closing: &'a Closing) {
        let (part, words) = (Part::Closing, self.words);
        let root = self.places.field(Places::ROOT, "closing");
        self.closing_place = Some(root);
        for (name, text) in [("valediction", &closing.valediction), ("signed", &closing.signed)] {
            if let Some(text) = text {
                self.field(root, name, text, part, words);
            }
        }
        if let Some(signatory) = &closing.signatory {
            let at = self.places.field(root, "signatory");
            if let Some(name) = &signatory.name {
                self.field(at, "name", name, part, words);
            }
            self.list(at, "office", &signatory.office, part, words);
        }
        let at = self.places.field(root, "aside");
        self.blocks(at, &closing.aside, part, words);
        let at = self.places.field(root, "after");
        self.blocks(at, &closing.after, part, words);
    }

    fn annex(&mut self, at: At, number: u32, annex: &'a Annex) {
        let words = match &annex.language {
            Some(tag) => self.set.get(tag),
            None => self.words,
        };
        for (name, text) in [("heading", &annex.heading), ("title", &annex.title)] {
            if let Some(text) = text {
                self.field(at, name, text, Part::Title(number), words);
            }
        }
        let at = self.places.field(at, "body");
        self.blocks(at, &annex.body, Part::Annex(number), words);
    }

    fn blocks(&mut self, at: At, blocks: &'a [Block], part: Part, words: Option<&'a Vocabulary>) {
        for (index, block) in blocks.iter().enumerate() {
            let at = self.places.index(at, index);
            self.block(at, block, part, words);
        }
    }

    fn block(&mut self, at: At, block: &'a Block, part: Part, words: Option<&'a Vocabulary>) {
        match block {
            Block::Paragraph(text) => self.field(at, "paragraph", text, part, words),
            Block::Heading(heading) => {
                let at = self.places.field(at, "heading");
                self.field(at, "text", &heading.text, part, words);
            }
            Block::List(list) => {
                let at = self.places.field(at, "list");
                let at = self.places.field(at, "items");
                for (index, item) in list.items.iter().enumerate() {
                    let at = self.places.index(at, index);
                    let at = self.places.field(at, "body");
                    self.blocks(at, &item.body, part, words);
                }
            }
            Block::Table(table) => {
                let root = self.places.field(at, "table");
                if let Some(caption) = &table.caption {
                    self.field(root, "caption", caption, part, words);
                }
                for (name, rows) in [("header", &table.header), ("rows", &table.rows)] {
                    let at = self.places.field(root, name);
                    for (index, row) in rows.iter().enumerate() {
                        let at = self.places.index(at, index);
                        for (index, cell) in row.iter().enumerate() {
                            let at = self.places.index(at, index);
                            let at = self.places.field(at, "body");
                            self.blocks(at, &cell.body, part, words);
                        }
                    }
                }
            }
            Block::Deadlines(deadlines) => {
                let at = self.places.field(at, "deadlines");
                self.entries(at, deadlines, part, words);
            }
            Block::Agenda(agenda) => {
                let at = self.places.field(at, "agenda");
                self.agenda(at, agenda, part, words);
            }
            Block::Image(_) | Block::Rule(_) | Block::PageBreak(_) => {}
        }
    }

    fn entries(&mut self, at: At, deadlines: &'a Deadlines, part: Part, words: Option<&'a Vocabulary>) {
        self.deadlines.push((at, deadlines));
        if let Some(heading) = &deadlines.heading {
            self.field(at, "heading", heading, part, words);
        }
        let at = self.places.field(at, "entries");
        for (index, entry) in deadlines.entries.iter().enumerate() {
            let at = self.places.index(at, index);
            if let Some(date) = &entry.date {
                self.date(at, "date", date, part, words);
            }
            if let Some(group) = &entry.group {
                self.field(at, "group", group, part, words);
            }
            self.list(at, "items", &entry.items, part, words);
            self.cells(at, &entry.cells, part, words);
        }
    }

    fn agenda(&mut self, at: At, agenda: &'a Agenda, part: Part, words: Option<&'a Vocabulary>) {
        let words = match &agenda.language {
            Some(tag) => self.set.get(tag),
            None => words,
        };
        let annex = if let Part::Annex(number) = part { Some(number) } else { None };
        self.list(at, "preface", &agenda.preface, Part::Preface(annex), words);
        self.items(at, &agenda.items, false, annex, words);
        self.list(at, "notes", &agenda.notes, part, words);
    }

    fn items(
        &mut self,
        at: At,
        items: &'a [AgendaItem],
        nested: bool,
        annex: Option<u32>,
        words: Option<&'a Vocabulary>,
    ) {
        if items.is_empty() {
            return;
        }
        let at = self.places.field(at, "items");
        let number = self.siblings.len();
        self.siblings.push(Siblings { items, at: Vec::with_capacity(items.len()), nested, steps: OnceCell::new() });
        for (index, item) in items.iter().enumerate() {
            let at = self.places.index(at, index);
            if let Some(list) = self.siblings.get_mut(number) {
                list.at.push(at);
            }
            if let Some(title) = &item.title {
                self.field(at, "title", title, Part::Item(annex), words);
            }
            self.list(at, "documents", &item.documents, Part::Document(annex), words);
            self.cells(at, &item.cells, Part::Item(annex), words);
            self.items(at, &item.items, true, annex, words);
        }
    }

    fn cells(&mut self, at: At, cells: &'a [FurtherCell], part: Part, words: Option<&'a Vocabulary>) {
        if cells.is_empty() {
            return;
        }
        let at = self.places.field(at, "cells");
        for (index, cell) in cells.iter().enumerate() {
            if let Some(text) = &cell.0 {
                let at = self.places.index(at, index);
                self.text(at, text, part, words);
            }
        }
    }

    fn list(&mut self, at: At, name: &'static str, texts: &'a [Text], part: Part, words: Option<&'a Vocabulary>) {
        if texts.is_empty() {
            return;
        }
        let at = self.places.field(at, name);
        for (index, text) in texts.iter().enumerate() {
            let at = self.places.index(at, index);
            self.text(at, text, part, words);
        }
    }

    fn date(&mut self, at: At, name: &'static str, date: &'a Date, part: Part, words: Option<&'a Vocabulary>) {
        let at = self.places.field(at, name);
        self.dates.push((at, date));
        self.plain(at, "printed", date.printed.as_deref(), part, words);
    }

    fn plain(&mut self, at: At, name: &'static str, text: Option<&'a str>, part: Part, words: Option<&'a Vocabulary>) {
        if let Some(text) = text {
            let at = self.places.field(at, name);
            self.said(at, Cow::Borrowed(text), part, words);
        }
    }

    fn field(&mut self, at: At, name: &'static str, text: &'a Text, part: Part, words: Option<&'a Vocabulary>) {
        let at = self.places.field(at, name);
        self.text(at, text, part, words);
    }

    fn text(&mut self, at: At, text: &'a Text, part: Part, words: Option<&'a Vocabulary>) {
        match text {
            Text::Plain(plain) => self.said(at, Cow::Borrowed(plain), part, words),
            Text::Runs(runs) => {
                self.said(at, text.plain_cow(), part, words);
                self.marks(at, runs, part, words);
            }
        }
    }

    /// Links, anchors and notes among the runs; their characters were read with the text.
    fn marks(&mut self, at: At, runs: &'a [Run], part: Part, words: Option<&'a Vocabulary>) {
        for (index, run) in runs.iter().enumerate() {
            match run {
                Run::Link(link) => {
                    let here = self.places.index(at, index);
                    let here = self.places.field(here, "link");
                    let to = self.places.field(here, "to");
                    self.links.push((to, &link.to));
                    let text = self.places.field(here, "text");
                    self.marks(text, link.text.runs(), part, words);
                }
                Run::Anchor(name) => self.anchors.push(name),
                Run::Note(blocks) => {
                    let here = self.places.index(at, index);
                    let here = self.places.field(here, "note");
                    self.blocks(here, blocks, part, words);
                }
                marked => {
                    if let Some((_, text)) = marked.mark()
                        && !text.runs().is_empty()
                    {
                        let here = self.places.index(at, index);
                        let here = self.places.field(here, mark_name(run));
                        self.marks(here, text.runs(), part, words);
                    }
                }
            }
        }
    }

    fn said(&mut self, at: At, text: Cow<'a, str>, part: Part, words: Option<&'a Vocabulary>) {
        self.texts.push(Said::new(at, text, part, words));
    }
}

/// The key of a mark, for a pointer to what stands under it.
fn mark_name(run: &Run) -> &'static str {
    match run {
        Run::Lead(_) => "lead",
        Run::Strong(_) => "strong",
        Run::Emphasis(_) => "emphasis",
        Run::Strike(_) => "strike",
        Run::Superscript(_) => "superscript",
        Run::Subscript(_) => "subscript",
        _ => "link",
    }
}

/// The language that a letter without one is written in, by its first words.
fn detected<'a>(letter: &Letter, set: &'a Vocabularies) -> Option<&'a Vocabulary> {
    if letter.language.is_some() {
        return None;
    }
    let subject = letter.letterhead.as_ref().and_then(|head| head.subject.as_ref());
    let paragraphs = letter.body.iter().take(4).filter_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    });
    let words: Vec<String> = subject.into_iter().chain(&letter.salutation).chain(paragraphs).map(Text::plain).collect();
    set.get(set.detect(&words.join("\n"))?)
}

/// The text without invisible marks of direction, where it has any.
fn without_direction(text: &str) -> Option<String> {
    let is_mark =
        |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.contains(is_mark).then(|| text.chars().filter(|c| !is_mark(*c)).collect())
}

/// Whether this is a letter of the Arabic alphabet, which has no capitals.
pub(crate) fn is_arabic(c: char) -> bool {
    ('\u{620}'..='\u{64A}').contains(&c)
}
