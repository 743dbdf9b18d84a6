//! Lists: items by their labels and depths.

use super::flow::Cursor;
use super::tree::Node;
use super::{Dressed, style};
use crate::account::At;
use letter::{Block, List, ListItem};

impl<'a> Dressed<'a> {
    /// The list that begins here, at this depth.
    pub(super) fn list(&mut self, cursor: &mut Cursor<'_>, depth: usize, at: At) -> Option<List> {
        let at = self.scribe.field(at, "list");
        let at = self.scribe.field(at, "items");
        let mut items = Vec::new();
        let mut first = true;
        while let Some(node) = cursor.peek() {
            let stands = self.stands(cursor.nodes);
            let Some(reach) = node.range() else { break };
            let another = self.facts.has("list", reach);
            // What stands deeper than it can is an item here.
            if !stands.item || stands.depth < depth || (another && !first) {
                break;
            }
            self.facts.take("list", reach);
            first = false;
            let here = self.scribe.index(at, items.len());
            let mut item = ListItem::default();
            // An item that begins with neither label nor text has no paragraph of its own.
            if self.facts.take("item", reach).is_none()
                && let Node::Paragraph(paragraph) = node
            {
                cursor.next();
                let (label, span) = self.label(paragraph, here);
                item.label = label;
                if self.style(paragraph) != style::LIST_LABEL || !span.of(&self.blocks.text).trim().is_empty() {
                    let at = self.scribe.field(here, "body");
                    let at = self.scribe.index(at, 0);
                    let at = self.scribe.field(at, "paragraph");
                    item.body.extend(self.text(span, at).map(Block::Paragraph));
                }
            }
            let body_at = self.scribe.field(here, "body");
            self.blocks_at(cursor, depth + 1, body_at, &mut item.body);
            if item != ListItem::default() {
                items.push(item);
            }
        }
        (!items.is_empty()).then_some(List { items })
    }
}
