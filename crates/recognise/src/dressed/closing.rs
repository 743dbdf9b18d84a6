//! The closing: by the styles of its lines; what stands among them in another style comes after.

use super::tree::{Node, Table};
use super::{Dressed, style};
use crate::account::{At, Places};
use blocks::Paragraph;
use letter::{Closing, Enclosures};

impl<'a> Dressed<'a> {
    /// Whether a node is a line of the closing, or says that it stands behind one.
    pub(super) fn is_closing(&self, node: &Node) -> bool {
        let said = |key| node.range().is_some_and(|reach| self.facts.has(key, reach));
        match node {
            Node::Paragraph(paragraph) => is_line(self.style(paragraph)) || said("after"),
            Node::Table(table) => self.is_signature(table) || said("after"),
            _ => false,
        }
    }

    /// Whether a table holds the signature and what stands beside it.
    fn is_signature(&self, table: &Table) -> bool {
        let [row] = table.rows.as_slice() else { return false };
        let first = |cell: &super::tree::Cell| {
            cell.nodes.first().is_some_and(|node| matches!(node, Node::Paragraph(p) if is_line(self.style(p))))
        };
        row.cells.len() == 2
            && (row.cells.iter().any(first) || row.cells.iter().any(|cell| self.facts.has("aside", cell.reach())))
    }

    /// The closing.
    pub(super) fn closing(&mut self, nodes: &[Node]) -> Option<Closing> {
        let at = self.scribe.field(Places::ROOT, "closing");
        let mut closing = Closing::default();
        let mut after: Vec<Node> = Vec::new();
        for (place, node) in nodes.iter().enumerate() {
            if node.range().is_some_and(|reach| self.facts.take("after", reach).is_some()) {
                after.extend(nodes.get(place..).unwrap_or_default().iter().cloned());
                break;
            }
            match node {
                Node::Paragraph(paragraph) if is_line(self.style(paragraph)) => self.line(paragraph, &mut closing, at),
                Node::Table(table) if self.is_signature(table) => self.signature(table, &mut closing, at),
                node => after.push(node.clone()),
            }
        }
        let after_at = self.scribe.field(at, "after");
        closing.after = self.flow(&after, after_at);
        Some(closing).filter(|closing| *closing != Closing::default())
    }

    fn signature(&mut self, table: &Table, closing: &mut Closing, at: At) {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            let mut aside: Vec<Node> = Vec::new();
            let said = self.facts.take("aside", cell.reach()).is_some();
            self.facts.nesting += 1;
            for node in &cell.nodes {
                match node {
                    Node::Paragraph(paragraph) if !said && is_line(self.style(paragraph)) => {
                        self.line(paragraph, closing, at);
                    }
                    node => aside.push(node.clone()),
                }
            }
            let at = self.scribe.field(at, "aside");
            closing.aside.extend(self.flow(&aside, at));
            self.facts.nesting -= 1;
        }
    }

    fn line(&mut self, paragraph: &Paragraph, closing: &mut Closing, at: At) {
        let span = paragraph.span;
        match self.style(paragraph) {
            style::VALEDICTION => {
                let at = self.scribe.field(at, "valediction");
                closing.valediction = closing.valediction.take().or(self.text(span, at));
            }
            style::SIGNED => {
                let at = self.scribe.field(at, "signed");
                closing.signed = closing.signed.take().or(self.text(span, at));
            }
            style::SIGNATORY => {
                let at = self.scribe.field(at, "signatory");
                let at = self.scribe.field(at, "name");
                if let Some(name) = self.text(span, at) {
                    closing.signatory.get_or_insert_default().name.get_or_insert(name);
                }
            }
            style::OFFICE => {
                let at = self.scribe.field(at, "signatory");
                let at = self.scribe.field(at, "office");
                if let Some(line) = self.text(span, at) {
                    closing.signatory.get_or_insert_default().office.push(line);
                }
            }
            _ => {
                let at = self.scribe.field(at, "enclosures");
                let at = self.scribe.field(at, "printed");
                let reach = (span.start, span.end);
                let uncounted = self.facts.take("uncounted", reach);
                let said = self.facts.take("count", reach);
                let printed = self.text(span, at);
                closing.enclosures = match uncounted {
                    Some(count) => Some(Enclosures { count: count.parse().ok(), printed: None }),
                    None => printed.map(|printed| {
                        let count = match said {
                            Some(said) => said.parse().ok(),
                            None => self.words.enclosures(&printed.plain()).and_then(|found| found.count),
                        };
                        Enclosures { count, printed: Some(printed) }
                    }),
                };
            }
        }
    }
}

fn is_line(name: &str) -> bool {
    matches!(name, style::VALEDICTION | style::SIGNED | style::SIGNATORY | style::OFFICE | style::ENCLOSURES)
}
