//! The table of deadlines, and dates.

use super::facts::Reach;
use super::tree::{Node, Table};
use super::{Dressed, style};
use crate::account::At;
use blocks::Paragraph;
use findings::Span;
use letter::{Date, Deadlines, Entry, FurtherCell};

impl<'a> Dressed<'a> {
    /// Whether a table is one of deadlines.
    pub(super) fn is_deadlines(&self, table: &Table) -> bool {
        let mut rows = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.nodes.first());
        !self.facts.has("table", table.reach())
            && rows.any(|node| matches!(node, Node::Paragraph(p) if self.style(p).starts_with("Convoke Deadline")))
    }

    /// The deadlines, with the heading above them.
    pub(super) fn deadlines(&mut self, heading: Option<Paragraph>, table: &Table, at: At) -> Deadlines {
        let at = self.scribe.field(at, "deadlines");
        let heading = heading.and_then(|heading| {
            let at = self.scribe.field(at, "heading");
            self.text(heading.span, at)
        });
        let columns = self.columns(table, at);
        let at = self.scribe.field(at, "entries");
        let mut entries = Vec::new();
        for row in table.rows.iter().skip_while(|row| row.header) {
            let at = self.scribe.index(at, entries.len());
            let mut entry = Entry::default();
            self.facts.nesting += 1;
            for cell in &row.cells {
                for node in &cell.nodes {
                    if let Node::Paragraph(paragraph) = node {
                        self.entry_line(paragraph, &mut entry, at);
                    }
                }
            }
            self.facts.nesting -= 1;
            while entry.cells.last().is_some_and(|last| last.0.is_none()) {
                entry.cells.pop();
            }
            if entry != Entry::default() {
                entries.push(entry);
            }
        }
        Deadlines { heading, columns, entries }
    }

    fn entry_line(&mut self, paragraph: &Paragraph, entry: &mut Entry, at: At) {
        let span = paragraph.span;
        match self.style(paragraph) {
            style::DEADLINE_DATE => {
                let at = self.scribe.field(at, "date");
                entry.date = self.date(span, (span.start, span.end), at).or(entry.date.take());
            }
            style::DEADLINE_GROUP => {
                let at = self.scribe.field(at, "group");
                entry.group = self.text(span, at).or(entry.group.take());
            }
            style::DEADLINE_CELL => {
                let at = self.scribe.field(at, "cells");
                let at = self.scribe.index(at, entry.cells.len());
                let text = self.text(span, at);
                entry.cells.push(FurtherCell(text));
            }
            _ => {
                let at = self.scribe.field(at, "items");
                let at = self.scribe.index(at, entry.items.len());
                entry.items.extend(self.text(span, at));
            }
        }
    }

    /// A date: as printed, and as it is understood or said to be meant.
    pub(super) fn date(&mut self, span: Span, reach: Reach, at: At) -> Option<Date> {
        let at = self.scribe.field(at, "printed");
        let printed = self.scribe.plain(span, at);
        let unprinted = self.facts.take("unprinted", reach).is_some();
        let mut date = Date::default();
        if self.facts.take("meant", reach).is_some() {
            let mut day = |key| self.facts.take(key, reach).as_deref().and_then(Date::day);
            (date.value, date.until) = (day("day"), day("until"));
            (date.time, date.zone) = (self.facts.take("time", reach), self.facts.take("zone", reach));
        } else if let Some((found, zone)) = printed.as_deref().and_then(|printed| self.words.understood(printed)) {
            (date.value, date.until, date.zone) = (Some(found.value), found.until, zone);
            date.time = found.time.map(|time| time.to_string());
        }
        if !unprinted {
            date.printed = printed;
        }
        (date != Date::default()).then_some(date)
    }
}
