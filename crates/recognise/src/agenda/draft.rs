//! Entries on their way to becoming items: what a line or a row gave, and how deep it stands.

use crate::marker::Marker;
use crate::outline::Outline;
use findings::Span;
use std::ops::Range;

/// An entry on its way to becoming an item.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The marker, from its column or from the line itself.
    pub(super) marker: Option<Marker>,
    /// The span of the label, bookmarks before it included.
    pub(super) label: Option<Span>,
    pub(super) bullet: Option<Span>,
    pub(super) title: Vec<Span>,
    pub(super) documents: Vec<Span>,
    pub(super) cells: Vec<Range<usize>>,
    pub(super) depth: usize,
}

/// Gives every entry its depth. An entry without any marker is the next sibling of the numbered item above it.
pub(super) fn nest(entries: &mut [Draft], text: &str) {
    let mut outline = Outline::default();
    for index in 0..entries.len() {
        let (done, upcoming) = entries.split_at_mut(index + 1);
        let Some(entry) = done.last_mut() else { continue };
        match &entry.marker {
            Some(marker) => {
                let upcoming = upcoming.iter().filter_map(|entry| entry.marker.as_ref());
                entry.depth = outline.place(marker, upcoming, text);
            }
            None => {
                entry.depth = outline.deepest_number().unwrap_or(0);
                outline.close_below(entry.depth);
            }
        }
    }
}
