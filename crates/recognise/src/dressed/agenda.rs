//! The agenda: a list with automatic numbers, or a table.

use super::facts::Reach;
use super::flow::{Cursor, INDENT};
use super::tree::{Cell, Node, Table};
use super::{Dressed, style};
use crate::account::{At, Class};
use blocks::Paragraph;
use findings::Span;
use letter::{Agenda, AgendaItem, ColumnRole, FurtherCell};
use vocabulary::numeral;

/// An item before it is put below another one.
struct Draft {
    depth: usize,
    item: AgendaItem,
    /// What is said of its number, and that its label is made of the number.
    number: Option<String>,
    unlabelled: bool,
}

impl<'a> Dressed<'a> {
    /// Whether a table is an agenda.
    pub(super) fn is_agenda(&self, table: &Table) -> bool {
        let mut first = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.nodes.first());
        !self.facts.has("table", table.reach())
            && first.any(|node| matches!(node, Node::Paragraph(p) if self.style(p).starts_with("Convoke Agenda ")))
    }

    /// The agenda that begins here: lines before it, items, lines behind.
    pub(super) fn agenda(&mut self, cursor: &mut Cursor<'_>, at: At) -> Agenda {
        let at = self.scribe.field(at, "agenda");
        let mut agenda = Agenda::default();
        if let Some(reach) = cursor.peek().and_then(Node::range) {
            self.facts.take("agenda", reach);
            agenda.language = self.facts.take("agendalanguage", reach);
            agenda.roles = self
                .facts
                .take("roles", reach)
                .map(|roles| roles.chars().filter_map(role).collect())
                .unwrap_or_default();
        }
        let outside = self.words;
        if let Some(tag) = &agenda.language {
            self.words = self.set.get_or_english(tag);
        }
        let preface_at = self.scribe.field(at, "preface");
        agenda.preface = self.lines(cursor, style::AGENDA_PREFACE, preface_at);
        let items_at = self.scribe.field(at, "items");
        let mut drafts = Vec::new();
        match cursor.peek() {
            Some(Node::Table(table)) if self.is_agenda(table) => {
                cursor.next();
                agenda.columns = self.columns(table, at);
                for row in table.rows.iter().skip_while(|row| row.header) {
                    let at = self.scribe.index(items_at, drafts.len());
                    drafts.push(self.row(&row.cells, at));
                }
            }
            _ => {
                while let Some(paragraph) = cursor.paragraph().filter(|p| self.style(p) == style::AGENDA_ITEM) {
                    let reach = (paragraph.span.start, paragraph.span.end);
                    let another = ["agenda", "agendalanguage", "roles"].iter().any(|key| self.facts.has(key, reach));
                    if another && !drafts.is_empty() {
                        break;
                    }
                    cursor.next();
                    let at = self.scribe.index(items_at, drafts.len());
                    drafts.push(self.entry(paragraph, at));
                }
            }
        }
        let notes_at = self.scribe.field(at, "notes");
        agenda.notes = self.lines(cursor, style::AGENDA_NOTE, notes_at);
        agenda.items = self.nested(&mut drafts.into_iter().peekable(), 0, None);
        self.words = outside;
        agenda
    }

    fn lines(&mut self, cursor: &mut Cursor<'_>, wanted: &str, at: At) -> Vec<letter::Text> {
        let mut lines = Vec::new();
        while let Some(paragraph) = cursor.paragraph().filter(|p| self.style(p) == wanted) {
            let reach = (paragraph.span.start, paragraph.span.end);
            if !lines.is_empty() && ["agenda", "agendalanguage", "roles"].iter().any(|key| self.facts.has(key, reach)) {
                break;
            }
            cursor.next();
            let at = self.scribe.index(at, lines.len());
            lines.extend(self.text(paragraph.span, at));
        }
        lines
    }

    /// A line of the list.
    fn entry(&mut self, paragraph: &Paragraph, at: At) -> Draft {
        let reach = (paragraph.span.start, paragraph.span.end);
        let shown = match paragraph.level {
            Some(level) => usize::from(level),
            None => (paragraph.indent / INDENT).saturating_sub(1) as usize,
        };
        let depth = self.facts.depth("depth", reach).unwrap_or(shown);
        let mut draft = self.draft(depth, reach);
        let (label, span) = self.label(paragraph, at);
        draft.item.label = label;
        self.title(span, &mut draft.item, at);
        draft
    }

    /// A row of the table.
    fn row(&mut self, cells: &[Cell], at: At) -> Draft {
        let reach = cells.first().map_or((0, 0), |first| first.reach());
        let said = self.facts.depth("depth", reach);
        let mut draft = self.draft(0, reach);
        self.facts.nesting += 1;
        for cell in cells {
            for node in &cell.nodes {
                let Node::Paragraph(paragraph) = node else { continue };
                match self.style(paragraph) {
                    style::AGENDA_NUMBER => {
                        draft.depth = draft.depth.max(paragraph.level.map_or(0, usize::from));
                        let (label, rest) = self.label(paragraph, at);
                        let at = self.scribe.field(at, "label");
                        // A number that somebody typed.
                        let typed = self.scribe.plain(rest, at);
                        draft.item.label = label.or(typed);
                    }
                    style::AGENDA_DOCUMENT => {
                        let at = self.scribe.field(at, "documents");
                        let at = self.scribe.index(at, draft.item.documents.len());
                        draft.item.documents.extend(self.text(paragraph.span, at));
                    }
                    style::AGENDA_CELL => {
                        let at = self.scribe.field(at, "cells");
                        let at = self.scribe.index(at, draft.item.cells.len());
                        let text = self.text(paragraph.span, at);
                        draft.item.cells.push(FurtherCell(text));
                    }
                    _ => {
                        draft.depth = draft.depth.max((paragraph.indent / INDENT) as usize);
                        self.title(paragraph.span, &mut draft.item, at);
                    }
                }
            }
        }
        self.facts.nesting -= 1;
        while draft.item.cells.last().is_some_and(|last| last.0.is_none()) {
            draft.item.cells.pop();
        }
        draft.depth = said.unwrap_or(draft.depth);
        draft
    }

    fn draft(&mut self, depth: usize, reach: Reach) -> Draft {
        let number = self.facts.take("number", reach);
        let unlabelled = self.facts.take("unlabelled", reach).is_some();
        Draft { depth, item: AgendaItem::default(), number, unlabelled }
    }

    /// The title, behind its bullet.
    fn title(&mut self, span: Span, item: &mut AgendaItem, at: At) {
        let mut from = span.start;
        let bullet = self.run(span, style::BULLET);
        if let Some(bullet) = bullet {
            let at = self.scribe.field(at, "bullet");
            self.scribe.account(bullet, Class::Kept, at);
            item.bullet = Some(bullet.of(&self.blocks.text).trim().to_owned()).filter(|bullet| !bullet.is_empty());
            from = bullet.end;
        }
        let at = self.scribe.field(at, "title");
        let title = self.text(Span::new(from, span.end), at);
        item.title = item.title.take().or(title);
    }

    /// Items below each other by their depths.
    fn nested(
        &mut self,
        drafts: &mut std::iter::Peekable<std::vec::IntoIter<Draft>>,
        depth: usize,
        above: Option<&str>,
    ) -> Vec<AgendaItem> {
        let Some(room) = self.room.checked_sub(1) else {
            self.too_deep = true;
            return Vec::new();
        };
        self.room = room;
        let mut items = Vec::new();
        while let Some(mut draft) = drafts.next_if(|draft| draft.depth >= depth) {
            let printed = draft.item.label.as_deref();
            draft.item.number = match draft.number {
                Some(said) => Some(said).filter(|said| !said.is_empty()),
                None => printed.and_then(|label| numeral::address(label, above)),
            };
            if draft.unlabelled {
                draft.item.label = None;
            }
            if drafts.peek().is_some_and(|next| next.depth > depth) {
                let number = draft.item.number.clone();
                draft.item.items = self.nested(drafts, depth + 1, number.as_deref().or(above));
            }
            if draft.item != AgendaItem::default() {
                items.push(draft.item);
            }
        }
        self.room = room + 1;
        items
    }
}

fn role(letter: char) -> Option<ColumnRole> {
    Some(match letter {
        'n' => ColumnRole::Number,
        't' => ColumnRole::Title,
        'd' => ColumnRole::Documents,
        'c' => ColumnRole::Cell,
        _ => return None,
    })
}
