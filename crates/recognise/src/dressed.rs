//! A letter whose paragraphs say by the names of their styles what they are: one that this program dressed.
//!
//! Nothing has to be guessed from the words there. What is printed counts, so that what a colleague changed in a word
//! processor is changed in the letter; hidden marks ([`FACT`]) say only what no page shows. A paragraph in a style of
//! somebody else's is a paragraph where it stands. Where most paragraphs are like that, or the marks are gone, the letter
//! is read as any other.

mod agenda;
mod annex;
mod closing;
mod deadlines;
mod facts;
mod flow;
mod head;
mod list;
mod style;
mod table;
mod text;
mod tree;

use crate::account::{Class, Places};
use crate::context::Context;
use crate::recognise::{Options, Recognised, done, rest};
use crate::scribe::Scribe;
use crate::{line, meeting};
use blocks::{Blocks, Span};
use facts::Facts;
use findings::Found;
use letter::{Amends, Block, Date, Kind, Letter, Page, Relation};
use std::collections::HashMap;
use tree::{Node, Tree};
use vocabulary::{Vocabularies, Vocabulary};

pub(crate) use facts::FACT;

/// What reads a dressed letter.
struct Dressed<'a> {
    blocks: &'a Blocks,
    scribe: Scribe<'a>,
    set: &'a Vocabularies,
    /// The wording of the part in hand.
    words: &'a Vocabulary,
    facts: Facts,
    notes: HashMap<u32, Vec<Node>>,
    /// The length of the longest mark.
    longest: u32,
    /// How many levels of blocks may still stand in the one in hand.
    room: usize,
    /// There were not enough.
    too_deep: bool,
}

/// The letter; none where these blocks are not dressed, or stand deeper in each other than a letter allows.
pub(crate) fn letter(blocks: &Blocks, set: &Vocabularies, options: &Options) -> Option<Found<Recognised>> {
    let facts = Facts::of(blocks);
    let said = facts.first("language")?.to_owned();
    let Tree { body, notes, header, footer } = Tree::of(blocks)?;
    let language = options.language.clone().or(Some(said).filter(|tag| !tag.is_empty()));
    let words = set.get_or_english(language.as_deref().unwrap_or("en"));
    let mut dressed = Dressed {
        blocks,
        scribe: Scribe::new(blocks, options.account),
        set,
        words,
        facts,
        notes,
        longest: blocks.marks.iter().map(|mark| mark.span.end - mark.span.start).max().unwrap_or(0),
        room: letter::MAX_DEPTH,
        too_deep: false,
    };
    let mut letter = Letter::default();
    letter.language = language;
    dressed.whole(&body, &mut letter);
    dressed.page(&header, &footer, &mut letter);
    if dressed.too_deep {
        return None;
    }
    let lines = line::lines(blocks);
    let cx = Context { lines: &lines, words, set };
    meeting::meetings(&cx, &mut letter);
    let mut scribe = dressed.scribe;
    rest(&cx, &mut scribe, &mut letter);
    Some(done(letter, scribe, options))
}

impl<'a> Dressed<'a> {
    /// The letter between head and foot of its pages.
    fn whole(&mut self, mut nodes: &[Node], letter: &mut Letter) {
        self.said_of_the_letter(nodes, letter);
        if let Some((Node::Table(table), behind)) = nodes.split_first()
            && self.is_letterhead(table)
        {
            letter.letterhead = Some(self.letterhead(table));
            nodes = behind;
        }
        if let Some((Node::Paragraph(paragraph), behind)) = nodes.split_first()
            && self.style(paragraph) == style::SALUTATION
        {
            let at = self.scribe.field(Places::ROOT, "salutation");
            letter.salutation = self.text(paragraph.span, at);
            nodes = behind;
        }
        let annexes = (0..nodes.len()).find(|place| self.begins_annex(nodes, *place)).unwrap_or(nodes.len());
        let (letter_nodes, annex_nodes) = nodes.split_at(annexes);
        let closing = letter_nodes.iter().position(|node| self.is_closing(node)).unwrap_or(annexes);
        let (body, closing) = letter_nodes.split_at(closing);
        let at = self.scribe.field(Places::ROOT, "body");
        letter.body = self.flow(body, at);
        if !closing.is_empty() {
            // The page of the first annex begins with it.
            let end = closing.len() - usize::from(!annex_nodes.is_empty() && ends_with_break(closing));
            letter.closing = self.closing(closing.get(..end).unwrap_or(closing));
        } else if !annex_nodes.is_empty() && ends_with_break(body) {
            letter.body.pop();
        }
        letter.annexes = self.annexes(annex_nodes);
    }

    /// What the first paragraph says of the letter as a whole.
    fn said_of_the_letter(&mut self, nodes: &[Node], letter: &mut Letter) {
        let Some(first) = nodes.iter().find_map(Node::range) else { return };
        let named = self.facts.take("kind", first);
        letter.kind = Kind::ALL.iter().find(|(_, name)| Some(*name) == named.as_deref()).map(|(kind, _)| *kind);
        let Some(relation) = self.facts.take("amends", first) else { return };
        let Some((relation, _)) = Relation::ALL.iter().find(|(_, name)| *name == relation) else { return };
        let date = self.facts.take("of", first).map(|date| {
            let mut parts = date.split('|').map(|part| Some(part.to_owned()).filter(|part| !part.is_empty()));
            let mut part = || parts.next().flatten();
            let (value, printed, until) = (part(), part(), part());
            let day = |day: Option<String>| day.as_deref().and_then(Date::day);
            Date { value: day(value), printed, until: day(until), time: part(), zone: part() }
        });
        letter.amends = Some(Amends {
            relation: *relation,
            designation: self.facts.take("designation", first),
            number: self.facts.take("amended", first),
            date: date.filter(|date| *date != Date::default()),
        });
    }

    /// Heads and feet, each wording once.
    fn page(&mut self, header: &[Vec<Node>], footer: &[Vec<Node>], letter: &mut Letter) {
        let at = self.scribe.field(Places::ROOT, "page");
        let mut page = Page::default();
        for (name, parts, into) in [("header", header, &mut page.header), ("footer", footer, &mut page.footer)] {
            let at = self.scribe.field(at, name);
            let mut known: Vec<String> = Vec::new();
            for nodes in parts {
                let mut own: Vec<Node> = Vec::new();
                for node in nodes {
                    match node {
                        // We print it ourselves.
                        Node::Paragraph(paragraph) if self.style(paragraph) == style::PAGE_NUMBER => {
                            self.scribe.account(paragraph.span, Class::Residue, at);
                        }
                        node => own.push(node.clone()),
                    }
                }
                let words: String =
                    own.iter().flat_map(Node::paragraphs).map(|p| p.span.of(self.blocks.text.as_str())).collect();
                if known.contains(&words) {
                    // Without a finding: every letter says its foot twice, for its first page and for the others.
                    let spans: Vec<Span> = own.iter().flat_map(Node::paragraphs).map(|p| p.span).collect();
                    spans.into_iter().for_each(|span| self.scribe.account(span, Class::Residue, at));
                    continue;
                }
                known.push(words);
                let mut blocks: Vec<Block> = self.flow(&own, at);
                into.append(&mut blocks);
            }
        }
        letter.page = Some(page).filter(|page| *page != Page::default());
    }
}

fn ends_with_break(nodes: &[Node]) -> bool {
    matches!(nodes.last(), Some(Node::Break))
}
