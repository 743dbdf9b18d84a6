//! Running heads and feet.

use crate::account::Places;
use crate::context::Context;
use crate::line::{Line, LineKind};
use crate::scribe::Scribe;
use letter::{Block, Letter, Page};

/// Puts running heads and feet into the letter, each wording once.
pub(crate) fn page(cx: &Context<'_>, scribe: &mut Scribe<'_>, letter: &mut Letter) {
    if cx.lines.header.is_empty() && cx.lines.footer.is_empty() {
        return;
    }
    let at = scribe.field(Places::ROOT, "page");
    let mut write = |name: &'static str, lines: &[Line]| -> Vec<Block> {
        let at = scribe.field(at, name);
        let mut blocks: Vec<Block> = Vec::new();
        for line in lines.iter().filter(|line| line.kind == LineKind::Text) {
            let at = scribe.index(at, blocks.len());
            let at = scribe.field(at, "paragraph");
            if let Some(text) = scribe.rich(line.span, at) {
                let block = Block::Paragraph(text);
                if !blocks.contains(&block) {
                    blocks.push(block);
                }
            }
        }
        blocks
    };
    let page = Page { header: write("header", &cx.lines.header), footer: write("footer", &cx.lines.footer) };
    if page != Page::default() {
        letter.page = Some(page);
    }
}
