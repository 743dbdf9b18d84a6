//! The first pass: what each element holds.

use crate::markup::{Markup, Token};
use findings::Unreadable;

/// What an element holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shape {
    /// Characters of its own that are not all white space.
    pub(super) is_mixed: bool,
    /// Cells of heads, and no others.
    pub(super) is_header: bool,
}

/// The shapes of all elements, in the order in which they begin.
pub(super) fn shapes(mut markup: Markup<'_>) -> Result<Vec<Shape>, Unreadable> {
    let mut shapes: Vec<Shape> = Vec::new();
    // The elements that are open: their places, and whether a cell that is no head was seen in them.
    let mut open: Vec<(usize, bool)> = Vec::new();
    loop {
        match markup.next()? {
            Token::Open(_, name) => {
                if let Some((parent, has_cell)) = open.last_mut() {
                    let is_head = name == "th";
                    *has_cell |= name == "td" || name == "entry";
                    if let Some(shape) = shapes.get_mut(*parent) {
                        shape.is_header = (shape.is_header || is_head) && !*has_cell;
                    }
                }
                open.push((shapes.len(), false));
                shapes.push(Shape::default());
            }
            Token::Close => {
                open.pop();
            }
            Token::Text(text) => {
                let is_said = !text.bytes().all(super::build::is_blank);
                if let Some(shape) = open.last().filter(|_| is_said).and_then(|(place, _)| shapes.get_mut(*place)) {
                    shape.is_mixed = true;
                }
            }
            Token::End => return Ok(shapes),
        }
    }
}
