//! Fields: the instruction is not printed, its result is.

use crate::docx::Docx;
use crate::{check, check_body};
use expect_test::expect;

/// A field of several runs.
fn field(code: &str, result: &str) -> String {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    format!(
        r#"{}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{}<w:r><w:t>{result}</w:t></w:r>{}"#,
        mark("begin"),
        mark("separate"),
        mark("end")
    )
}

#[test]
fn results_are_text_and_links_are_links() {
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        field(r#"HYPERLINK "https://example.org/a" \l "b" \o "hint""#, "form"),
        field(r#"HYPERLINK \l "_Toc1""#, "contents"),
        field(r"REF _Ref9 \h", "Annex A"),
        field("SEQ Table", "3"),
        r#"<w:fldSimple w:instr="MERGEFIELD Name"><w:r><w:t>the name</w:t></w:r></w:fldSimple>"#,
    );
    check_body(
        &body,
        &expect![[r#"
        {→https://example.org/a#b:form}{→#_Toc1:contents}{→#_Ref9:Annex A}3the name
    "#]],
    );
}

#[test]
fn a_link_that_goes_on_over_paragraphs() {
    let body = field("HYPERLINK https://example.org", "one")
        .replace("one</w:t></w:r>", "one</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r>");
    check_body(
        &format!("<w:p>{body}<w:r><w:t> three</w:t></w:r></w:p>"),
        &expect![[r#"
        {→https://example.org:one}
        {→https://example.org:two}three
    "#]],
    );
}

#[test]
fn a_date_that_is_always_today() {
    check_body(
        &format!("<w:p>{}</w:p>", field(r#"DATE \@ "d MMMM yyyy""#, "5 March 2031")),
        &expect![[r#"
        5 March 2031
        ! warning[date-field]: the program writes today's date here; `5 March 2031` is what it last wrote
    "#]],
    );
}

#[test]
fn fields_in_instructions_are_residue() {
    let inner = field("MERGEFIELD Kind", "circular");
    let body = format!(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>{inner}<w:r><w:instrText>="x" "a" "b"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>b</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#
    );
    check_body(
        &body,
        &expect![[r#"
        {-instruction:circular}b
    "#]],
    );
}

#[test]
fn a_field_without_its_end_loses_nothing() {
    check_body(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>kept</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/><w:t>and this</w:t></w:r></w:p>"#,
        &expect![[r#"
            {-instruction:kept}
            and this
        "#]],
    );
}

#[test]
fn form_fields_print_their_values() {
    let form = |code: &str, data: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        form("FORMCHECKBOX", r#"<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>"#),
        form("FORMCHECKBOX", r#"<w:checkBox><w:default w:val="0"/></w:checkBox>"#),
        form(
            "FORMDROPDOWN",
            r#"<w:ddList><w:result w:val="1"/><w:listEntry w:val="yes"/><w:listEntry w:val="no"/></w:ddList>"#
        ),
        form(r#"SYMBOL 183 \f "Symbol""#, ""),
        form("LISTNUM", ""),
    );
    check(
        &Docx::body(&body),
        &expect![[r#"
        ☒☐no•
        ! warning[field-not-computed]: a LISTNUM field prints a number here that is not in the file
    "#]],
    );
}
