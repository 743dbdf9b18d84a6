//! Blocks: paragraphs, headings, lists, rules and page breaks; the others have files of their own.

use crate::numbering::{LEVELS, Label, Series};
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::style;
use crate::text::Look;
use letter::{Block, Heading, List, Rule};

/// Where blocks stand.
#[derive(Clone, Copy)]
pub(crate) struct Flow {
    /// The style of a paragraph there.
    pub(crate) style: &'static str,
    /// How many levels of lists they stand in.
    pub(crate) depth: Option<usize>,
    /// How wide the place is, in twentieths of a point.
    pub(crate) width: u32,
    /// Whether a new page can begin there.
    pub(crate) pages: bool,
}

impl Flow {
    /// Between the margins of the page.
    pub(crate) fn body(width: u32) -> Flow {
        Flow { style: style::PARAGRAPH, depth: None, width, pages: true }
    }
}

impl<'a> Pen<'a> {
    /// Blocks in order.
    pub(crate) fn blocks(&mut self, field: &'static str, blocks: &'a [Block], flow: Flow) {
        let mut before = None;
        self.each(field, blocks, |pen, block| {
            pen.part_from(before.replace(block), block);
            pen.block(block, flow);
        });
    }

    /// The body of the letter; its last words stay with what follows, where that `closes` it.
    pub(crate) fn body(&mut self, blocks: &'a [Block], flow: Flow, closes: bool) {
        let mut before = None;
        let last = blocks.len().saturating_sub(1);
        let mut place = 0;
        self.each("body", blocks, |pen, block| {
            pen.part_from(before.replace(block), block);
            pen.stays = closes && place == last && matches!(block, Block::Paragraph(_));
            pen.block(block, flow);
            place += 1;
        });
    }

    /// Says where a list or an agenda ends and another one begins, which nothing shows.
    fn part_from(&mut self, before: Option<&Block>, block: &Block) {
        match (before, block) {
            (Some(Block::List(_)), Block::List(_)) => self.fact("list", ""),
            (Some(Block::Agenda(_)), Block::Agenda(_)) => self.fact("agenda", ""),
            _ => {}
        }
    }

    /// One block.
    pub(crate) fn block(&mut self, block: &'a Block, flow: Flow) {
        // Blocks that do not say by their style or indent that they stand in a list.
        if let Some(depth) = flow.depth
            && !matches!(block, Block::Paragraph(_) | Block::List(_) | Block::PageBreak(_))
        {
            self.fact("inside", &depth.to_string());
        }
        match block {
            Block::Paragraph(text) => self.within("paragraph", |pen| {
                pen.paragraph(Shape { depth: flow.depth, ..Shape::of(flow.style) }, text);
            }),
            Block::Heading(heading) => self.within("heading", |pen| pen.heading(heading)),
            Block::List(list) => self.within("list", |pen| pen.list(list, flow, &mut Series::default(), 0)),
            Block::Table(table) => self.within("table", |pen| pen.table(table, flow)),
            Block::Deadlines(deadlines) => self.within("deadlines", |pen| pen.deadlines(deadlines, flow)),
            Block::Agenda(agenda) => self.within("agenda", |pen| pen.agenda(agenda, flow)),
            Block::Image(image) => self.within("image", |pen| {
                pen.paragraph_with(Shape::of(style::PICTURE), |pen| pen.picture(image));
            }),
            Block::Rule(rule) => self.rule(rule),
            // Not a paragraph of its own: it would be an empty line at the head of the page, or an empty page.
            Block::PageBreak(_) if flow.pages => {
                self.new_page = true;
                // Of two in one place the last counts.
                self.withdraw("break");
                if let Some(depth) = flow.depth {
                    self.fact("break", &depth.to_string());
                }
            }
            Block::PageBreak(_) => {}
        }
    }

    fn heading(&mut self, heading: &'a Heading) {
        let depth = usize::from(heading.level.saturating_sub(2));
        let mut series = std::mem::take(&mut self.headings);
        let label = heading.label.as_deref().map(|printed| (self.label(&mut series, depth, printed, None), printed));
        self.headings = series;
        self.paragraph(
            Shape { label, bare: label.is_some(), ..Shape::of(style::heading(heading.level)) },
            &heading.text,
        );
    }

    /// A list; lists inside its items go on in the same series, one level down.
    fn list(&mut self, list: &'a List, flow: Flow, series: &mut Series, depth: usize) {
        let labels: Vec<Option<&'a str>> = list.items.iter().map(|item| item.label.as_deref()).collect();
        let outer = flow.depth.unwrap_or(0);
        let inner = Flow { style: style::LIST_CONTINUED, depth: Some(outer + 1), width: flow.width, pages: flow.pages };
        self.each_item(&list.items, |pen, place, item| {
            let next = labels.get(place + 1).copied().flatten();
            let label = item.label.as_deref().map(|printed| (pen.label(series, depth, printed, next), printed));
            let mut rest = item.body.as_slice();
            let mut begin = 0;
            let unlabelled = matches!(label, None | Some((Label::Typed, _))).then_some(outer + 1);
            // Word has nine levels.
            if depth >= LEVELS {
                pen.fact("depth", &depth.to_string());
            }
            match item.body.split_first() {
                Some((Block::Paragraph(text), behind)) => {
                    pen.paragraph(Shape { label, depth: unlabelled, ..Shape::of(style::LIST_ITEM) }, text);
                    (rest, begin) = (behind, 1);
                }
                _ if label.is_some() => {
                    pen.paragraph(Shape { label, depth: unlabelled, ..Shape::of(style::LIST_LABEL) }, Self::NOTHING);
                }
                first => {
                    pen.fact("item", &depth.to_string());
                    // A page begins before the item then: it has nothing that would stand on the page before.
                    if let Some((Block::PageBreak(_), behind)) = first {
                        (rest, begin) = (behind, 1);
                    }
                }
            }
            pen.within("body", |pen| {
                let mut before = None;
                for (place, block) in (begin..).zip(rest) {
                    pen.part_from(before.replace(block), block);
                    pen.at(place, |pen| match block {
                        Block::List(list) => pen.within("list", |pen| pen.list(list, inner, series, depth + 1)),
                        block => pen.block(block, inner),
                    });
                }
            });
        });
    }

    /// Items by their place.
    pub(crate) fn each_item<T>(&mut self, items: &'a [T], mut write: impl FnMut(&mut Self, usize, &'a T)) {
        let mut place = 0;
        self.each("items", items, |pen, item| {
            write(pen, place, item);
            place += 1;
        });
    }

    /// A line: of the characters that drew it, or of the border of its style.
    fn rule(&mut self, rule: &'a Rule) {
        let shape = Shape { ruled: rule.printed.is_none(), ..Shape::of(style::RULE) };
        self.paragraph_with(shape, |pen| pen.run(rule.printed.as_deref().unwrap_or(""), &Look::default()));
    }
}
