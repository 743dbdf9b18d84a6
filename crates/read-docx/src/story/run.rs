//! Characters, and the marks on them.
//!
//! A mark says what a run has beyond its paragraph: bold in a paragraph whose style is bold says nothing. Neighbours
//! with the same mark share it, however many runs the program cut them into.

use super::Story;
use crate::fault::Fault;
use crate::styles::{Raised, RunLook};
use crate::xml::{Chars, unescape};
use blocks::{Mark, MarkKind, Name, Residue, Span};
use findings::Code;
use std::borrow::Cow;

/// The run in hand.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) direct: RunLook,
    pub(super) style: Option<usize>,
    /// What the paragraph's style gives all its runs.
    base: RunLook,
    /// Raised or lowered by what stands around the run.
    pub(super) raised_by: Vec<Raised>,
    /// What this run's characters are marked with, worked out at its first.
    marked: Option<Marked>,
    /// Where the last mark of each kind stands among the marks.
    last: [usize; SLOTS],
}

/// What characters are marked with.
#[derive(Clone, Copy, Debug, Default)]
struct Marked {
    strong: bool,
    emphasis: bool,
    strike: bool,
    raised: Option<MarkKind>,
    right_to_left: bool,
    hidden: bool,
}

const SLOTS: usize = 9;

impl Run {
    pub(super) fn begin(&mut self) {
        self.direct = RunLook::default();
        self.style = None;
        self.marked = None;
    }

    pub(super) fn raise(&mut self, up: bool) {
        self.raised_by.push(if up { Raised::Super } else { Raised::Sub });
        self.marked = None;
    }

    pub(super) fn forget_base(&mut self) {
        self.base = RunLook::default();
        self.marked = None;
    }

    pub(super) fn set_base(&mut self, base: &RunLook) {
        self.base = *base;
    }

    /// The next mark is a new one.
    pub(super) fn forget_marks(&mut self) {
        self.last = [usize::MAX; SLOTS];
    }

    fn work_out(&self, style: Option<&RunLook>) -> Marked {
        let none = RunLook::default();
        let style = style.unwrap_or(&none);
        let base = &self.base;
        let complex = [self.direct.right_to_left, self.direct.complex, style.right_to_left].contains(&Some(true));
        // 17.7.3: a toggle that is on in both styles is off; set in the run itself it is what it says.
        let toggled = |direct: Option<bool>, style: Option<bool>, base: Option<bool>| {
            let base = base == Some(true);
            let shown = direct.unwrap_or(base ^ (style == Some(true)));
            shown && !base
        };
        let (strong, emphasis) = if complex {
            (
                toggled(self.direct.bold_complex, style.bold_complex, base.bold_complex),
                toggled(self.direct.italic_complex, style.italic_complex, base.italic_complex),
            )
        } else {
            (toggled(self.direct.bold, style.bold, base.bold), toggled(self.direct.italic, style.italic, base.italic))
        };
        let raised = self.direct.raised.or(style.raised).or(self.raised_by.last().copied());
        Marked {
            strong,
            emphasis,
            strike: toggled(self.direct.struck, style.struck, base.struck),
            raised: match raised {
                Some(Raised::Super) => Some(MarkKind::Superscript),
                Some(Raised::Sub) => Some(MarkKind::Subscript),
                Some(Raised::Not) | None => None,
            },
            right_to_left: self.direct.right_to_left.or(style.right_to_left) == Some(true),
            hidden: self.direct.hidden.or(style.hidden).or(base.hidden) == Some(true),
        }
    }
}

impl Story<'_, '_> {
    /// Puts characters of the part.
    pub(super) fn put_chars(&mut self, chars: Chars<'_>) -> Result<(), Fault> {
        let text = characters(chars)?;
        self.put(&text);
        Ok(())
    }

    /// Puts characters, marked as the run is.
    pub(super) fn put(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.settle();
        let start = self.sheet.here();
        if is_plain(text) {
            self.sheet.text.push_str(text);
        } else {
            self.put_odd(text);
        }
        self.document.tally.text += text.len();
        self.produced += 1;
        self.mark_from(start, text);
    }

    /// Marks what was just put.
    pub(super) fn mark_from(&mut self, start: u32, text: &str) {
        let span = Span::new(start, self.sheet.here());
        let marked = self.marked();
        let residue = self.residue().or(if marked.hidden { Some(Residue::Hidden) } else { None });
        if marked.strong {
            self.stretch(0, span, MarkKind::Strong);
        }
        if marked.emphasis {
            self.stretch(1, span, MarkKind::Emphasis);
        }
        if marked.strike {
            self.stretch(2, span, MarkKind::Strike);
        }
        if let Some(raised) = marked.raised {
            self.stretch(3, span, raised);
        }
        if marked.right_to_left {
            self.stretch(4, span, MarkKind::RightToLeft);
        }
        if let Some(name) = self.language(text, marked.right_to_left) {
            self.stretch(5, span, MarkKind::Language(name));
        }
        if let Some(target) = self.fields.link() {
            self.stretch(6, span, MarkKind::Link(target));
        }
        if let Some(residue) = residue {
            self.stretch(7, span, MarkKind::Residue(residue));
        }
        if let Some(name) = self.run.style.and_then(|place| self.document.house.styles.get(place)?.telling) {
            self.stretch(8, span, MarkKind::Styled(name));
        }
    }

    fn marked(&mut self) -> Marked {
        if let Some(marked) = self.run.marked {
            return marked;
        }
        let style = self.run.style.and_then(|place| self.document.house.styles.get(place)).map(|style| style.run());
        let marked = self.run.work_out(style);
        self.run.marked = Some(marked);
        marked
    }

    /// Makes the last mark of this kind longer, or begins one.
    fn stretch(&mut self, slot: usize, span: Span, kind: MarkKind) {
        let Some(last) = self.run.last.get_mut(slot) else { return };
        if let Some(mark) = self.sheet.marks.get_mut(*last)
            && mark.kind == kind
            && mark.span.end == span.start
        {
            mark.span.end = span.end;
            return;
        }
        *last = self.sheet.marks.len();
        self.sheet.marks.push(Mark { span, kind });
    }

    /// The language that the source names for characters of this writing.
    fn language(&mut self, text: &str, right_to_left: bool) -> Option<Name> {
        let of_style = || {
            let style = self.run.style.and_then(|place| self.document.house.styles.get(place));
            style.and_then(|style| style.run().language)
        };
        let place = self.run.direct.language.or_else(of_style).or(self.run.base.language)?;
        self.document.house.languages.of(place, text, right_to_left)
    }

    /// Characters among which some cannot stand as they are.
    fn put_odd(&mut self, text: &str) {
        let font = self.run.direct.font;
        for c in text.chars() {
            let here = self.sheet.here();
            match c {
                '\n' | '\r' => self.sheet.text.push(' '),
                '\u{B}' => {
                    self.sheet.text.push('\n');
                    self.sheet.mark(Span::new(here, here + 1), MarkKind::Break);
                }
                '\u{1E}' => self.sheet.text.push('\u{2011}'),
                '\u{1F}' => self.sheet.text.push('\u{AD}'),
                '\t' => self.sheet.text.push('\t'),
                '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => {
                    self.sheet.text.push('\u{FFFD}');
                    let span = Span::new(here, self.sheet.here());
                    let detail = format!("U+{:04X} stands in the text", u32::from(c));
                    self.sheet.remark(span, Code::ForbiddenCharacter, detail);
                }
                '\u{F000}'..='\u{F0FF}' => {
                    let drawn = font.and_then(|font| font.character(u32::from(c)));
                    self.sheet.text.push(drawn.unwrap_or(c));
                    if drawn.is_none() {
                        let detail = format!("U+{:04X} is drawn by a font whose pictures are not known", u32::from(c));
                        self.sheet.remark(Span::new(here, self.sheet.here()), Code::SymbolUnknown, detail);
                    }
                }
                c => self.sheet.text.push(c),
            }
        }
    }
}

/// Whether all characters can stand as they are. Nearly always; bytes tell it faster than characters, except for those
/// that begin with EF, which are private, forbidden, or the wide punctuation of Chinese letters.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=0xEE | 0xF0.. | b'\t'))
        || !text
            .chars()
            .any(|c| matches!(c, '\0'..='\u{8}' | '\n'..='\u{1F}' | '\u{F000}'..='\u{F0FF}' | '\u{FFFE}'..='\u{FFFF}'))
}

/// The characters that these bytes stand for.
pub(crate) fn characters(chars: Chars<'_>) -> Result<Cow<'_, str>, Fault> {
    let text = std::str::from_utf8(chars.bytes).map_err(|_| Fault::new("bytes that are not UTF-8"))?;
    if chars.verbatim || memchr::memchr(b'&', chars.bytes).is_none() {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    unescape(text, &mut out)?;
    Ok(Cow::Owned(out))
}
