//! The letter from its head to its last annex.

use super::blocks::blocks;
use super::head::{head, meetings};
use super::page::Page;
use super::styled::Styled;
use crate::colour::Look;
use jiff::civil::Date;
use letter::{Annex, Closing, Letter};

pub(super) fn letter(page: &mut Page, letter: &Letter, today: Date) {
    head(page, letter);
    meetings(page, letter, today);
    if let Some(salutation) = &letter.salutation {
        page.gap();
        page.text("/salutation", &Styled::text(salutation));
    }
    blocks(page, "/body", &letter.body, today);
    if let Some(found) = &letter.closing {
        closing(page, found, today);
    }
    for (index, found) in letter.annexes.iter().enumerate() {
        annex(page, &format!("/annexes/{index}"), found, today);
    }
    if let Some(found) = &letter.page {
        page.rule("/page", "Running heads and feet");
        blocks(page, "/page/header", &found.header, today);
        blocks(page, "/page/footer", &found.footer, today);
    }
}

fn closing(page: &mut Page, closing: &Closing, today: Date) {
    let line = |page: &mut Page, field: &str, text: &Option<letter::Text>| {
        if let Some(text) = text {
            page.text(&format!("/closing/{field}"), &Styled::text(text));
        }
    };
    page.gap();
    line(page, "valediction", &closing.valediction);
    line(page, "signed", &closing.signed);
    if let Some(signatory) = &closing.signatory {
        if let Some(name) = &signatory.name {
            page.text("/closing/signatory/name", &Styled::text_in(Look::Strong, name));
        }
        for (index, office) in signatory.office.iter().enumerate() {
            page.text(&format!("/closing/signatory/office/{index}"), &Styled::text(office));
        }
    }
    blocks(page, "/closing/aside", &closing.aside, today);
    if let Some(enclosures) = &closing.enclosures {
        let printed = enclosures.printed.as_ref().map(Styled::text);
        let count = || enclosures.count.map(|count| Styled::of(Look::Plain, &format!("Enclosures: {count}")));
        if let Some(words) = printed.or_else(count) {
            page.gap();
            page.text("/closing/enclosures", &words);
        }
    }
    blocks(page, "/closing/after", &closing.after, today);
}

fn annex(page: &mut Page, at: &str, annex: &Annex, today: Date) {
    let heading = annex.heading.as_ref().map(|heading| heading.plain());
    let label = || annex.label.as_ref().map(|label| format!("Annex {label}"));
    let mut name = heading.or_else(label).unwrap_or_else(|| "Annex".to_owned());
    if let Some(language) = &annex.language {
        name.push_str(&format!(" ({language})"));
    }
    page.rule(at, &name);
    if let Some(title) = &annex.title {
        page.text(&format!("{at}/title"), &Styled::text_in(Look::Strong, title));
    }
    blocks(page, &format!("{at}/body"), &annex.body, today);
}
