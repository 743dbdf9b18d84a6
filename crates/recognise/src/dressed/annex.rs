//! Annexes: each begins with its heading, its title or a page that says so.

use super::tree::Node;
use super::{Dressed, ends_with_break, style};
use crate::account::Places;
use letter::Annex;

impl<'a> Dressed<'a> {
    /// Whether an annex begins at this node.
    pub(super) fn begins_annex(&self, nodes: &[Node], place: usize) -> bool {
        let Some(node) = nodes.get(place) else { return false };
        if node.range().is_some_and(|reach| self.facts.has("annex", reach)) {
            return true;
        }
        let Node::Paragraph(paragraph) = node else { return false };
        let before = place.checked_sub(1).and_then(|before| nodes.get(before));
        let under_heading =
            matches!(before, Some(Node::Paragraph(before)) if self.style(before) == style::ANNEX_HEADING);
        match self.style(paragraph) {
            style::ANNEX_HEADING => !under_heading,
            style::ANNEX_TITLE => !under_heading && matches!(before, Some(Node::Break)),
            _ => false,
        }
    }

    /// All annexes.
    pub(super) fn annexes(&mut self, nodes: &[Node]) -> Vec<Annex> {
        let starts: Vec<usize> = (0..nodes.len()).filter(|place| self.begins_annex(nodes, *place)).collect();
        let ends = starts.iter().skip(1).copied().chain([nodes.len()]);
        let outside = self.words;
        let annexes_at = self.scribe.field(Places::ROOT, "annexes");
        let mut annexes = Vec::new();
        for (start, end) in starts.iter().copied().zip(ends) {
            let mut nodes_of = nodes.get(start..end).unwrap_or_default();
            // The page of the next annex begins with it.
            if end < nodes.len() && ends_with_break(nodes_of) {
                nodes_of = nodes_of.get(..nodes_of.len() - 1).unwrap_or_default();
            }
            let at = self.scribe.index(annexes_at, annexes.len());
            let annex = self.annex(nodes_of, at);
            if annex != Annex::default() {
                annexes.push(annex);
            }
            self.words = outside;
        }
        annexes
    }

    fn annex(&mut self, mut nodes: &[Node], at: crate::account::At) -> Annex {
        let mut annex = Annex::default();
        let Some(reach) = nodes.first().and_then(Node::range) else { return annex };
        self.facts.take("annex", reach);
        annex.language = self.facts.take("annexlanguage", reach);
        if let Some(tag) = &annex.language {
            self.words = self.set.get_or_english(tag);
        }
        let unheaded = self.facts.take("unheaded", reach);
        let said = self.facts.take("label", reach);
        if let Some((Node::Paragraph(paragraph), behind)) = nodes.split_first()
            && self.style(paragraph) == style::ANNEX_HEADING
        {
            let heading_at = self.scribe.field(at, "heading");
            annex.heading = self.text(paragraph.span, heading_at);
            nodes = behind;
        }
        annex.label = match (unheaded, said) {
            (Some(label), _) => {
                annex.heading = None;
                Some(label)
            }
            (None, Some(said)) => Some(said).filter(|said| !said.is_empty()),
            (None, None) => annex.heading.as_ref().and_then(|heading| {
                let heading = heading.plain();
                let label = self.words.annex_heading(&heading)?.label?;
                heading.get(label).map(str::to_owned)
            }),
        };
        if let Some((Node::Paragraph(paragraph), behind)) = nodes.split_first()
            && self.style(paragraph) == style::ANNEX_TITLE
        {
            let title_at = self.scribe.field(at, "title");
            annex.title = self.text(paragraph.span, title_at);
            nodes = behind;
        }
        let at = self.scribe.field(at, "body");
        annex.body = self.flow(nodes, at);
        annex
    }
}
