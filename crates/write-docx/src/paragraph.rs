//! A paragraph: its style, its label, its runs.

use crate::numbering::{INDENT, Label};
use crate::pen::Pen;
use crate::style;
use crate::text::Look;
use letter::Text;

/// What a paragraph is, beside its text.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shape<'s> {
    pub(crate) style: &'s str,
    /// The label, and how it is printed.
    pub(crate) label: Option<(Label, &'s str)>,
    /// How many levels it stands in, where no label says so.
    pub(crate) depth: Option<usize>,
    /// It stands with what follows.
    pub(crate) with_next: bool,
    /// A line is drawn below it.
    pub(crate) ruled: bool,
    /// Its first line begins with a dash, and the others hang below what follows it.
    pub(crate) hangs: bool,
    /// Its label stands alone, in a column of labels.
    pub(crate) bare: bool,
}

impl<'s> Shape<'s> {
    pub(crate) fn of(style: &'s str) -> Shape<'s> {
        Shape { style, ..Shape::default() }
    }
}

impl<'a> Pen<'a> {
    /// An empty text: its paragraph says by its style what could stand there.
    pub(crate) const NOTHING: &'static Text = &Text::Plain(String::new());

    /// A paragraph of this text.
    pub(crate) fn paragraph(&mut self, shape: Shape<'_>, text: &'a Text) {
        self.paragraph_with(shape, |pen| pen.text(text));
    }

    /// A paragraph of a plain value or of words of our own.
    pub(crate) fn line(&mut self, style: &str, text: &str) {
        self.paragraph_with(Shape::of(style), |pen| pen.run(text, &Look::default()));
    }

    /// A paragraph that somebody fills.
    pub(crate) fn paragraph_with(&mut self, shape: Shape<'_>, fill: impl FnOnce(&mut Self)) {
        self.xml.raw("<w:p><w:pPr><w:pStyle w:val=\"");
        self.xml.text(shape.style);
        self.xml.raw("\"/>");
        if shape.with_next || std::mem::take(&mut self.stays) {
            self.xml.raw("<w:keepNext/>");
        }
        if std::mem::take(&mut self.new_page) {
            self.xml.raw("<w:pageBreakBefore/>");
        }
        if let Some((Label::Counted(list, level) | Label::Fixed(list, level), printed)) = shape.label {
            self.xml.raw("<w:numPr><w:ilvl w:val=\"");
            self.xml.number(level);
            self.xml.raw("\"/><w:numId w:val=\"");
            self.xml.number(list);
            self.xml.raw("\"/></w:numPr>");
            self.visible.show(printed);
        }
        if shape.ruled {
            self.xml.raw("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>");
        }
        if self.tongue.right_to_left != self.stationery.right_to_left {
            self.xml.raw(if self.tongue.right_to_left { "<w:bidi/>" } else { "<w:bidi w:val=\"0\"/>" });
        }
        if shape.bare {
            self.xml.raw("<w:ind w:left=\"0\" w:firstLine=\"0\"/>");
        } else if shape.hangs {
            self.xml.raw("<w:ind w:left=\"170\" w:hanging=\"170\"/>");
        } else if let Some(depth) = shape.depth {
            self.xml.raw("<w:ind w:left=\"");
            self.xml.number(INDENT * u32::try_from(depth).unwrap_or(0).min(24));
            self.xml.raw("\" w:firstLine=\"0\"/>");
        }
        self.xml.raw("</w:pPr>");
        self.put_facts();
        if let Some((Label::Typed, printed)) = shape.label {
            self.run(printed, &Look::named(style::TYPED_LABEL));
            self.run(" ", &Look::default());
        }
        fill(self);
        self.xml.close("w:p");
        self.after_table = false;
        self.paragraphs += 1;
    }
}
