//! Any XML that is not our profile → [`Blocks`]: all characters of all elements, in their order.
//!
//! Two passes over the tokens. The first notes which elements hold characters of their own beside elements (*mixed*):
//! what stands inside such an element is a part of its sentence, whatever its name. The second builds the blocks.
//! Nothing here follows elements into each other, so no depth can exhaust the stack.

mod build;
mod map;
mod roles;
mod shape;
mod sheet;

use crate::Options;
use crate::markup::{Markup, Space, Token};
use blocks::Blocks;
use build::Builder;
use findings::{Code, Finding, Found, Place, Unreadable};
pub(crate) use map::Map;
use shape::Shape;

/// The readable text of a document.
pub(crate) fn read(source: &str, options: &Options) -> Result<Found<Blocks>, Unreadable> {
    let (builder, root) = built(source, options, Builder::default())?;
    let (blocks, pictures) = builder.finish();
    let mut found = Found::clean(blocks).with(Finding::new(Code::ForeignXml, Place::Whole, root));
    if pictures > 0 {
        let detail = format!("pictures whose bytes are not in the document: {pictures}");
        found = found.with(Finding::new(Code::PicturesLeftOut, Place::Whole, detail));
    }
    Ok(found)
}

/// Where in the document each character of the readable text stands.
pub(crate) fn map(source: &str, options: &Options) -> Result<Map, Unreadable> {
    built(source, options, Builder::with_map()).map(|(builder, _)| builder.into_map())
}

/// Gives a document to a builder; what its root is.
fn built(source: &str, options: &Options, mut builder: Builder) -> Result<(Builder, String), Unreadable> {
    let shapes = shape::shapes(Markup::new(source, options))?;
    let mut markup = Markup::new(source, options);
    let mut elements = shapes.into_iter();
    let mut root = String::new();
    loop {
        match markup.next()? {
            Token::Open(space, name) => {
                if root.is_empty() {
                    root = described(space, name);
                }
                builder.open(name, elements.next().unwrap_or_else(Shape::default), &markup.attributes);
            }
            Token::Close => builder.close(),
            Token::Text(text) => builder.text(&text, markup.text_place()),
            Token::End => return Ok((builder, root)),
        }
    }
}

fn described(space: Space<'_>, name: &str) -> String {
    match space {
        Space::Akn => format!("the root element is `{name}` of Akoma Ntoso 3.0, without a letter of ours in it"),
        Space::Bare => format!("the root element is `{name}`, of no namespace"),
        Space::Letter | Space::Xml => format!("the root element is `{name}`"),
        Space::Other(space) => format!("the root element is `{name}` of `{space}`"),
    }
}

#[cfg(test)]
mod tests;
