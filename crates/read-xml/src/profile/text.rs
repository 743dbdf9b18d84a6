//! Texts: the inline elements as runs. White space counts: nothing is trimmed.

use super::{Profile, Read};
use crate::markup::{Space, Token};
use letter::{Break, Image, Link, Run, Text};

impl<'a> Profile<'a> {
    /// The text of the element in hand; nothing where it is empty.
    pub(super) fn text(&mut self) -> Read<Option<Text>> {
        let first = self.markup.next()?;
        self.text_from(first)
    }

    /// The same where there must be some.
    pub(super) fn some_text(&mut self, name: &str) -> Read<Text> {
        self.text()?.ok_or_else(|| self.markup.refused(format!("`{name}` is empty")))
    }

    /// The same, its first token in hand.
    pub(super) fn text_from(&mut self, first: Token<'a>) -> Read<Option<Text>> {
        let mut runs = Vec::new();
        let mut plain = String::new();
        let mut token = first;
        loop {
            match token {
                Token::Text(text) if plain.is_empty() => plain = text.into_owned(),
                Token::Text(text) => plain.push_str(&text),
                Token::Open(Space::Akn, name) => {
                    self.not_too_deep()?;
                    if !plain.is_empty() {
                        runs.push(Run::Plain(std::mem::take(&mut plain)));
                    }
                    runs.push(self.run(name)?);
                }
                Token::Open(_, name) => return Err(self.foreign(name)),
                Token::Close | Token::End => break,
            }
            token = self.markup.next()?;
        }
        if runs.is_empty() {
            return Ok(if plain.is_empty() { None } else { Some(Text::Plain(plain)) });
        }
        if !plain.is_empty() {
            runs.push(Run::Plain(plain));
        }
        Ok(Some(Text::from_runs(runs)))
    }

    fn run(&mut self, name: &str) -> Read<Run> {
        match name {
            "a" => {
                let (to, beside) = (self.attribute("href"), self.ours("to"));
                let Some(to) = beside.or(to) else { return Err(self.markup.refused("`a` without `href`")) };
                self.no_more_attributes()?;
                Ok(Run::Link(Link { to: to.into_owned(), text: self.some_text("a")? }))
            }
            "b" => self.marked(name).map(Run::Strong),
            "i" => self.marked(name).map(Run::Emphasis),
            "sup" => self.marked(name).map(Run::Superscript),
            "sub" => self.marked(name).map(Run::Subscript),
            "inline" => match self.attribute("name").as_deref() {
                Some("lead") => self.marked(name).map(Run::Lead),
                Some("strike") => self.marked(name).map(Run::Strike),
                _ => Err(self.misplaced("inline", "a text")),
            },
            "br" => {
                self.no_more_attributes()?;
                self.close("br")?;
                Ok(Run::Break(Break::Line))
            }
            "marker" => self.anchor(),
            "authorialNote" => {
                self.no_more_attributes()?;
                self.body("authorialNote").map(Run::Note)
            }
            "img" => self.image().map(Run::Image),
            other => Err(self.misplaced(other, "a text")),
        }
    }

    fn marked(&mut self, name: &str) -> Read<Text> {
        self.no_more_attributes()?;
        self.some_text(name)
    }

    fn anchor(&mut self) -> Read<Run> {
        self.must_be("name", "anchor")?;
        let (id, name) = (self.attribute("eId"), self.ours("name"));
        let Some(name) = name.or(id) else { return Err(self.markup.refused("`marker` without `eId`")) };
        self.no_more_attributes()?;
        self.close("marker")?;
        Ok(Run::Anchor(name.into_owned()))
    }

    /// A picture, from behind the start tag of `img`.
    pub(super) fn image(&mut self) -> Read<Image> {
        let (name, beside) = (self.attribute("src"), self.ours("src"));
        let Some(name) = beside.or(name) else { return Err(self.markup.refused("`img` without `src`")) };
        let width = self.attribute("width");
        let height = self.attribute("height");
        let image = Image {
            name: name.into_owned(),
            media: self.ours("media").map(|media| media.into_owned()),
            alt: self.attribute("alt").map(|alt| alt.into_owned()),
            width: self.number("width", width)?,
            height: self.number("height", height)?,
        };
        self.no_more_attributes()?;
        self.close("img")?;
        Ok(image)
    }
}
