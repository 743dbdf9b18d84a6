//! The pieces as a tree: tables, rows and cells; notes, heads and feet beside the body.

use super::facts::Reach;
use super::style;
use blocks::{Blocks, Paragraph, Picture, Piece, Region};
use std::collections::HashMap;

/// What stands in a flow.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Paragraph(Paragraph),
    Table(Table),
    /// A page begins.
    Break,
    Rule,
    Image(Picture),
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) grid: Vec<u32>,
    pub(super) rows: Vec<Row>,
    /// Where it begins, where its first paragraph ends, and whether it has one.
    reach: (u32, u32, bool),
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) header: bool,
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) across: u32,
    pub(super) down: u32,
    pub(super) nodes: Vec<Node>,
    reach: (u32, u32, bool),
}

/// The document.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) body: Vec<Node>,
    pub(super) notes: HashMap<u32, Vec<Node>>,
    pub(super) header: Vec<Vec<Node>>,
    pub(super) footer: Vec<Vec<Node>>,
}

/// No letter of ours is deeper; what walks the tree calls itself.
const DEEPEST: usize = 3 * letter::MAX_DEPTH + 8;

/// What is open.
enum Open {
    Flow(Region, Vec<Node>),
    Table(Table),
    Row(Row),
    Cell(Cell),
}

impl Tree {
    /// The tree of these pieces, if most of its paragraphs say what they are.
    pub(super) fn of(blocks: &Blocks) -> Option<Tree> {
        let (mut telling, mut silent) = (0, 0);
        let mut tree = Tree::default();
        let mut open: Vec<Open> = Vec::new();
        let mut here = 0;
        for piece in &blocks.pieces {
            match piece {
                Piece::Paragraph(paragraph) => {
                    let name = paragraph.style.map_or("", |style| blocks.names.get(style));
                    if style::is_telling(name) {
                        telling += 1
                    } else {
                        silent += 1
                    }
                    here = paragraph.span.end + 1;
                    reach(&mut open, paragraph.span.end);
                    if name != style::EMPTY {
                        tree.put(&mut open, Node::Paragraph(*paragraph));
                    }
                }
                Piece::Open(region) => {
                    if open.len() >= DEEPEST {
                        return None;
                    }
                    let reach = (here, here, false);
                    open.push(match *region {
                        Region::Table => Open::Table(Table { reach, ..Table::default() }),
                        Region::Row { header } => Open::Row(Row { header, cells: Vec::new() }),
                        Region::Cell { across, down } => Open::Cell(Cell { across, down, nodes: Vec::new(), reach }),
                        region => Open::Flow(region, Vec::new()),
                    });
                }
                Piece::Close => {
                    let closed = open.pop()?;
                    tree.close(&mut open, closed);
                }
                Piece::Column(width) => {
                    if let Some(Open::Table(table)) = open.last_mut() {
                        table.grid.push(*width);
                    }
                }
                Piece::PageBreak(_) => tree.put(&mut open, Node::Break),
                Piece::Rule(_) => tree.put(&mut open, Node::Rule),
                Piece::Image(picture) => tree.put(&mut open, Node::Image(*picture)),
            }
        }
        (open.is_empty() && telling >= silent).then_some(tree)
    }

    /// Puts a node into what is open.
    fn put(&mut self, open: &mut [Open], node: Node) {
        match open.last_mut() {
            None => self.body.push(node),
            Some(Open::Flow(_, nodes)) => nodes.push(node),
            Some(Open::Cell(cell)) => cell.nodes.push(node),
            // Nothing stands between cells; if it does, it goes into the last one.
            Some(Open::Row(row)) => {
                if let Some(cell) = row.cells.last_mut() {
                    cell.nodes.push(node);
                }
            }
            Some(Open::Table(_)) => {}
        }
    }

    fn close(&mut self, open: &mut [Open], closed: Open) {
        match closed {
            Open::Table(table) => self.put(open, Node::Table(table)),
            Open::Row(row) => {
                if let Some(Open::Table(table)) = open.last_mut() {
                    table.rows.push(row);
                }
            }
            Open::Cell(cell) => {
                if let Some(Open::Row(row)) = open.last_mut() {
                    row.cells.push(cell);
                }
            }
            Open::Flow(Region::Note(number), nodes) => {
                self.notes.insert(number, nodes);
            }
            Open::Flow(Region::Header, nodes) => self.header.push(nodes),
            Open::Flow(Region::Footer, nodes) => self.footer.push(nodes),
            // A frame of somebody's own stands where it hangs.
            Open::Flow(_, nodes) => nodes.into_iter().for_each(|node| self.put(open, node)),
        }
    }
}

/// The first paragraph in whatever is open ends here.
fn reach(open: &mut [Open], end: u32) {
    for open in open {
        let reach = match open {
            Open::Table(table) => &mut table.reach,
            Open::Cell(cell) => &mut cell.reach,
            _ => continue,
        };
        if !std::mem::replace(&mut reach.2, true) {
            reach.1 = end;
        }
    }
}

impl Node {
    /// Where what is said of it may stand: at its first paragraph.
    pub(super) fn range(&self) -> Option<Reach> {
        match self {
            Node::Paragraph(paragraph) => Some((paragraph.span.start, paragraph.span.end)),
            Node::Table(table) => Some(table.reach()),
            _ => None,
        }
    }

    /// All paragraphs in it.
    pub(super) fn paragraphs(&self) -> Vec<&Paragraph> {
        match self {
            Node::Paragraph(paragraph) => vec![paragraph],
            Node::Table(table) => table.paragraphs(),
            _ => Vec::new(),
        }
    }
}

impl Cell {
    /// Where what is said of it may stand.
    pub(super) fn reach(&self) -> Reach {
        (self.reach.0, self.reach.1)
    }
}

impl Table {
    /// Where what is said of it may stand: at its first paragraph.
    pub(super) fn reach(&self) -> Reach {
        (self.reach.0, self.reach.1)
    }

    /// All paragraphs in its cells.
    pub(super) fn paragraphs(&self) -> Vec<&Paragraph> {
        self.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.nodes).flat_map(Node::paragraphs).collect()
    }
}
