//! Tracked changes: one side or the other, never both.

use crate::docx::{Docx, p};
use crate::{check, check_with};
use expect_test::{Expect, expect};
use read_docx::{Options, Revisions};

fn both(docx: &Docx, accepted: &Expect, original: &Expect) {
    check(docx, accepted);
    check_with(docx, &Options { revisions: Revisions::Original, ..Options::default() }, original);
}

#[test]
fn runs_that_came_went_and_moved() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">On </w:t></w:r><w:del w:id="1"><w:r><w:delText>Monday</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>Tuesday</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> we </w:t></w:r><w:moveFrom w:id="3"><w:r><w:t>meet </w:t></w:r></w:moveFrom><w:r><w:t>all</w:t></w:r><w:moveTo w:id="4"><w:r><w:t xml:space="preserve"> meet</w:t></w:r></w:moveTo><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>.</w:t></w:r></w:p>"#;
    both(
        &Docx::body(body),
        &expect![[r#"
        On Tuesday we all meet{strong:.}
        ! note[revisions-resolved]: 1 insertion, 1 deletion and 1 move were accepted
    "#]],
        &expect![[r#"
        On Monday we meetall{emphasis:.}
        ! note[revisions-resolved]: 1 insertion, 1 deletion and 1 move were rejected
    "#]],
    );
}

#[test]
fn a_deleted_mark_joins_two_paragraphs() {
    let gone = r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>"#;
    let body = format!("{gone}{}{gone}<w:tbl><w:tr><w:tc>{gone}</w:tc></w:tr></w:tbl>", p("two"));
    both(
        &Docx::body(&body),
        &expect![[r#"
        onetwo
        one
        table
          row
            cell
              one
        ! note[revisions-resolved]: 0 insertions, 3 deletions and 0 moves were accepted
    "#]],
        &expect![[r#"
        one
        two
        one
        table
          row
            cell
              one
        ! note[revisions-resolved]: 0 insertions, 3 deletions and 0 moves were rejected
    "#]],
    );
}

#[test]
fn rows_and_cells_that_came_and_went() {
    let row =
        |properties: &str, text: &str| format!("<w:tr><w:trPr>{properties}</w:trPr><w:tc>{}</w:tc></w:tr>", p(text));
    let body = format!(
        r#"<w:tbl>{}{}{}</w:tbl><w:tbl>{}</w:tbl>"#,
        row("", "old"),
        row(r#"<w:ins w:id="1"/>"#, "new"),
        row(r#"<w:del w:id="2"/>"#, "gone"),
        row(r#"<w:del w:id="2"/>"#, "a whole table"),
    );
    both(
        &Docx::body(&body),
        &expect![[r#"
        table
          row
            cell
              old
          row
            cell
              new
        ! note[revisions-resolved]: 1 insertion, 2 deletions and 0 moves were accepted
    "#]],
        &expect![[r#"
        table
          row
            cell
              old
          row
            cell
              gone
        table
          row
            cell
              a whole table
        ! note[revisions-resolved]: 1 insertion, 2 deletions and 0 moves were rejected
    "#]],
    );
}

#[test]
fn properties_before_the_change() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="One"><w:name w:val="heading 1"/></w:style>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="One"/><w:jc w:val="center"/><w:pPrChange w:id="1"><w:pPr><w:ind w:left="300"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>x</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>"#;
    both(
        &Docx::body(body).styles(styles),
        &expect![[r#"
        [heading 1] #1 centred x
        ! note[comments-dropped]: 1 comment left out
    "#]],
        &expect![[r#"
        in:300 x
        ! note[comments-dropped]: 1 comment left out
    "#]],
    );
}
