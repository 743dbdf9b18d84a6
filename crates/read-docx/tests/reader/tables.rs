//! Tables: grid, spans, rows at the head, tables in tables.

use crate::check_body;
use crate::docx::p;
use expect_test::expect;

fn cell(properties: &str, body: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>")
}

fn row(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

#[test]
fn a_grid_with_spans() {
    let across = r#"<w:gridSpan w:val="2"/>"#;
    let (begins, goes_on) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let table = format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2cm"/><w:gridCol/></w:tblGrid>{}{}{}</w:tbl>"#,
        row("<w:tblHeader/>", &[cell(across, &p("wide head")), cell("", &p("c"))]),
        row("", &[cell(begins, &p("tall")), cell("", &p("b")), cell("", "<w:p/>")]),
        row("", &[cell(goes_on, "<w:p/>"), cell("", &(p("two") + &p("paragraphs"))), cell("", &p("c"))]),
    );
    check_body(
        &table,
        &expect![[r#"
        table
          column 1000
          column 1134
          column 0
          head row
            cell 2×1
              wide head
            cell
              c
          row
            cell 1×2
              tall
            cell
              b
            cell
          row
            cell
              two
              paragraphs
            cell
              c
    "#]],
    );
}

#[test]
fn text_under_a_merged_cell_is_kept() {
    let table = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", &[cell(r#"<w:vMerge w:val="restart"/>"#, &p("above"))]),
        row("", &[cell("<w:vMerge/>", &p("covered"))]),
        row("", &[cell("<w:vMerge/>", "<w:p/>")]),
    );
    check_body(
        &table,
        &expect![[r#"
        table
          row
            cell
              above
          row
            cell
              covered
          row
            cell
        ! warning[merged-cell-with-text]: `covered` stands in a cell that is merged with the one above, where no page shows it
    "#]],
    );
}

#[test]
fn a_table_in_a_cell_and_a_row_that_begins_late() {
    let inner = format!("<w:tbl>{}</w:tbl>{}", row("", &[cell("", &p("inner"))]), p("behind it"));
    let table =
        format!("<w:tbl>{}</w:tbl>", row(r#"<w:gridBefore w:val="2"/>"#, &[cell("", &inner), cell("", &p("right"))]));
    check_body(
        &table,
        &expect![[r#"
        table
          row
            cell 2×1
            cell
              table
                row
                  cell
                    inner
              behind it
            cell
              right
    "#]],
    );
}

#[test]
fn cells_merged_to_the_left_in_the_old_way() {
    let table = format!(
        "<w:tbl>{}</w:tbl>",
        row(
            "",
            &[
                cell(r#"<w:hMerge w:val="restart"/>"#, &p("wide")),
                cell(r#"<w:hMerge w:val="continue"/>"#, "<w:p/>"),
                cell("", &p("c")),
            ]
        )
    );
    check_body(
        &table,
        &expect![[r#"
        table
          row
            cell 2×1
              wide
            cell
              c
    "#]],
    );
}

#[test]
fn parts_of_tables_where_none_should_be() {
    let body = format!(
        "<w:tc>{}</w:tc><w:tr><w:tc>{}</w:tc></w:tr><w:tbl><w:tc>{}</w:tc><w:tr><w:tr><w:tc>{}<w:tc>{}</w:tc></w:tc></w:tr></w:tr></w:tbl><w:tbl><w:tr/></w:tbl><w:tbl/>",
        p("a"),
        p("b"),
        p("c"),
        p("d"),
        p("e")
    );
    check_body(
        &body,
        &expect![[r#"
            a
            b
            table
              row
                cell
                  c
              row
                cell
                  d
                  e
        "#]],
    );
}
