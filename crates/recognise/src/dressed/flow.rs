//! Blocks in their order, and at which depth of lists each stands.

use super::tree::Node;
use super::{Dressed, style};
use crate::account::At;
use blocks::Paragraph;
use letter::{Block, Heading, PageBreak, Rule};

/// Nodes in their order, and how far they were read.
pub(super) struct Cursor<'n> {
    pub(super) nodes: &'n [Node],
}

impl<'n> Cursor<'n> {
    pub(super) fn peek(&self) -> Option<&'n Node> {
        self.nodes.first()
    }

    pub(super) fn next(&mut self) -> Option<&'n Node> {
        let (first, rest) = self.nodes.split_first()?;
        self.nodes = rest;
        Some(first)
    }

    /// The paragraph that comes next.
    pub(super) fn paragraph(&self) -> Option<&'n Paragraph> {
        match self.peek() {
            Some(Node::Paragraph(paragraph)) => Some(paragraph),
            _ => None,
        }
    }
}

/// Where a node stands among lists.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Stands {
    /// In how many items.
    pub(super) depth: usize,
    /// It begins an item of a list at that depth.
    pub(super) item: bool,
}

/// How far each level stands in: 1 cm, as the writer has it.
pub(super) const INDENT: u32 = 567;

impl<'a> Dressed<'a> {
    /// All blocks of a flow.
    pub(super) fn flow(&mut self, nodes: &[Node], at: At) -> Vec<Block> {
        let mut cursor = Cursor { nodes };
        let mut found = Vec::new();
        while cursor.peek().is_some() {
            let left = cursor.nodes.len();
            self.blocks_at(&mut cursor, 0, at, &mut found);
            if cursor.nodes.len() == left {
                cursor.next();
            }
        }
        found
    }

    /// The blocks that stand in so many items, until one that stands in fewer.
    pub(super) fn blocks_at(&mut self, cursor: &mut Cursor<'_>, depth: usize, at: At, found: &mut Vec<Block>) {
        let Some(room) = self.room.checked_sub(1) else {
            self.too_deep = true;
            cursor.nodes = &[];
            return;
        };
        self.room = room;
        while cursor.peek().is_some() {
            let stands = self.stands(cursor.nodes);
            if stands.depth < depth {
                break;
            }
            let here = self.scribe.index(at, found.len());
            let block = match stands.item {
                true => self.list(cursor, depth, here).map(Block::List),
                false => self.block(cursor, here),
            };
            found.extend(block);
        }
        self.room = room + 1;
    }

    /// Where the first of these nodes stands.
    pub(super) fn stands(&self, nodes: &[Node]) -> Stands {
        let content = |depth| Stands { depth, item: false };
        let Some(first) = nodes.first() else { return content(0) };
        let Some(reach) = first.range() else {
            // Where a page begins among lists is said of what it begins with.
            let next = nodes.get(1).and_then(Node::range).filter(|_| matches!(first, Node::Break));
            return content(next.and_then(|next| self.facts.depth("break", next)).unwrap_or(0));
        };
        if let Some(depth) = self.facts.depth("item", reach) {
            return Stands { depth, item: true };
        }
        let Node::Paragraph(paragraph) = first else {
            return content(self.facts.depth("inside", reach).unwrap_or(0));
        };
        let indent = (paragraph.indent / INDENT) as usize;
        match self.style(paragraph) {
            style::LIST_ITEM | style::LIST_LABEL => {
                let shown = paragraph.level.map(usize::from).unwrap_or(indent.saturating_sub(1));
                Stands { depth: self.facts.depth("depth", reach).unwrap_or(shown), item: true }
            }
            style::LIST_CONTINUED => content(self.facts.depth("depth", reach).unwrap_or(indent)),
            _ => content(self.facts.depth("inside", reach).unwrap_or(0)),
        }
    }

    /// The block that comes next.
    fn block(&mut self, cursor: &mut Cursor<'_>, at: At) -> Option<Block> {
        let reach = cursor.peek()?.range();
        if let Some(reach) = reach {
            self.facts.take("inside", reach);
        }
        match cursor.peek()? {
            Node::Break => {
                cursor.next();
                if let Some(next) = cursor.peek().and_then(Node::range) {
                    self.facts.take("break", next);
                }
                Some(Block::PageBreak(PageBreak {}))
            }
            Node::Rule => {
                cursor.next();
                Some(Block::Rule(Rule::default()))
            }
            Node::Image(picture) => {
                cursor.next();
                self.scribe.image(picture).map(Block::Image)
            }
            Node::Table(table) => {
                if self.is_agenda(table) {
                    return Some(Block::Agenda(self.agenda(cursor, at)));
                }
                cursor.next();
                match self.is_deadlines(table) {
                    true => Some(Block::Deadlines(self.deadlines(None, table, at))),
                    false => self.table(None, table, at).map(Block::Table),
                }
            }
            Node::Paragraph(paragraph) => self.paragraph_block(*paragraph, cursor, at),
        }
    }

    fn paragraph_block(&mut self, paragraph: Paragraph, cursor: &mut Cursor<'_>, at: At) -> Option<Block> {
        let name = self.style(&paragraph);
        let behind = match cursor.nodes.get(1) {
            Some(Node::Table(table)) => Some(table),
            _ => None,
        };
        match name {
            style::AGENDA_PREFACE | style::AGENDA_ITEM | style::AGENDA_NOTE => {
                return Some(Block::Agenda(self.agenda(cursor, at)));
            }
            style::DEADLINES_HEADING => {
                if let Some(table) = behind.filter(|table| self.is_deadlines(table)) {
                    cursor.next();
                    cursor.next();
                    return Some(Block::Deadlines(self.deadlines(Some(paragraph), table, at)));
                }
            }
            style::CAPTION => {
                if let Some(table) = behind {
                    cursor.next();
                    cursor.next();
                    return self.table(Some(paragraph), table, at).map(Block::Table);
                }
            }
            _ => {}
        }
        cursor.next();
        if name == style::PICTURE
            && let Some(image) = self.only_image(paragraph)
        {
            return Some(Block::Image(image));
        }
        if let Some(level) = style::heading(name) {
            let at = self.scribe.field(at, "heading");
            let (label, span) = self.label(&paragraph, at);
            let at = self.scribe.field(at, "text");
            return self.text(span, at).map(|text| Block::Heading(Heading { level: level.max(2), label, text }));
        }
        if name == style::RULE {
            let at = self.scribe.field(at, "rule");
            let at = self.scribe.field(at, "printed");
            return Some(Block::Rule(Rule { printed: self.scribe.plain(paragraph.span, at) }));
        }
        let at = self.scribe.field(at, "paragraph");
        self.text(paragraph.span, at).map(Block::Paragraph)
    }

    /// The picture of a paragraph that has nothing else.
    fn only_image(&self, paragraph: Paragraph) -> Option<letter::Image> {
        let pictures = self.blocks.marks_in(paragraph.span, self.longest).filter_map(|mark| match mark.kind {
            blocks::MarkKind::Image(picture) => Some(picture),
            _ => None,
        });
        let only: Vec<u32> = pictures.collect();
        let [only] = only.as_slice() else { return None };
        let blank = paragraph.span.of(&self.blocks.text).trim().is_empty();
        self.blocks.pictures.get(*only as usize).filter(|_| blank).and_then(|picture| self.scribe.image(picture))
    }
}
