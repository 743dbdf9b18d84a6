//! Pages: breaks, sections, heads and feet.

use crate::docx::{Docx, NAMESPACES, p};
use crate::{check, check_body};
use expect_test::expect;

fn running(kind: &str, body: &str) -> String {
    format!("<w:{kind} {NAMESPACES}>{body}</w:{kind}>")
}

#[test]
fn a_page_begins_where_it_begins() {
    let page = r#"<w:r><w:br w:type="page"/></w:r>"#;
    let body = format!(
        "<w:p><w:r><w:t>a</w:t></w:r>{page}</w:p><w:p>{page}<w:r><w:t>b</w:t></w:r></w:p><w:p><w:r><w:t>c</w:t></w:r>{page}<w:r><w:t>d</w:t></w:r></w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>e</w:t></w:r></w:p><w:p>{page}</w:p>"
    );
    check_body(
        &body,
        &expect![[r#"
        a
        page
        page
        b
        c
        page
        d
        page
        e
        page
    "#]],
    );
}

#[test]
fn sections_say_how_they_begin() {
    let ends = |text: &str, kind: &str| {
        format!(
            r#"<w:p><w:pPr><w:sectPr><w:type w:val="{kind}"/></w:sectPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = format!("{}{}{}<w:sectPr/>", ends("first", "nextPage"), ends("same page", "continuous"), p("next page"));
    check_body(
        &body,
        &expect![[r#"
        first
        same page
        page
        next page
    "#]],
    );
}

#[test]
fn the_head_of_the_first_page_stands_first() {
    let field = r#"<w:p><w:r><w:t xml:space="preserve">page </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>"#;
    let section = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/><w:footerReference w:type="first" r:id="rId3"/><w:headerReference w:type="even" r:id="rId4"/><w:titlePg/></w:sectPr>"#;
    let docx = Docx::body(&(p("the letter") + section))
        .related("header", "header1.xml", running("hdr", field))
        .related("header", "header2.xml", running("hdr", &p("The Bureau")))
        .related("footer", "footer1.xml", running("ftr", &p("Place of the Bureau")))
        .related("header", "header3.xml", running("hdr", &p("even pages, of which there are none")));
    check(
        &docx,
        &expect![[r#"
        header
          The Bureau
        the letter
        footer
          Place of the Bureau
        header
          page {-pagenumber:2}
    "#]],
    );
    // Without a first page of its own the ordinary head is that of the first page.
    let section = section.replace("<w:titlePg/>", "");
    let docx = Docx::body(&(p("the letter") + &section))
        .related("header", "header1.xml", running("hdr", &p("The Bureau")))
        .related("header", "header2.xml", running("hdr", &p("never printed")))
        .related("footer", "footer1.xml", running("ftr", "<w:p/>"))
        .related("header", "header3.xml", running("hdr", &p("even pages")))
        .related("settings", "settings.xml", running("settings", "<w:evenAndOddHeaders/>"));
    check(
        &docx,
        &expect![[r#"
        header
          The Bureau
        the letter
        header
          even pages
    "#]],
    );
}
