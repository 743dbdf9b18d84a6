//! What stands among the characters of a paragraph.

use crate::docx::{Docx, p};
use crate::{check, check_body};
use expect_test::expect;

#[test]
fn runs_are_one_text() {
    check_body(
        r#"<w:p w:rsidR="00A1"><w:r><w:t xml:space="preserve">The lamp </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>  is</w:t></w:r><w:r><w:t xml:space="preserve"> lit &amp; warm.</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>第</w:t></w:r><w:r><w:t>一</w:t></w:r></w:p>"#,
        &expect![[r#"
            The lamp is lit & warm.
            第一
        "#]],
    );
}

#[test]
fn marks_are_what_a_run_has_beyond_its_paragraph() {
    let styles = r#"
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let runs = [
        run("<w:b/>", "bold"),
        run(r#"<w:b w:val="1"/><w:i/>"#, "both"),
        run(r#"<w:b w:val="false"/>"#, "neither"),
        run(r#"<w:rStyle w:val="Fett"/>"#, "by style"),
        run("<w:dstrike/>", "struck"),
        run(r#"<w:vertAlign w:val="superscript"/>"#, "up"),
        run(r#"<w:vertAlign w:val="subscript"/>"#, "down"),
        run("<w:bCs/>", "only in other scripts"),
        run("<w:rtl/><w:bCs/>", "عربي"),
        run(r#"<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>"#, "colour"),
        run(r#"<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>"#, "颜色"),
        run(r#"<w:lang w:val="en-GB"/>"#, "12"),
    ]
    .concat();
    let heading = r#"<w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>"#;
    let body = format!("<w:p>{runs}</w:p><w:p>{heading}{runs}</w:p>");
    check(
        &Docx::body(&body).styles(styles),
        &expect![[r#"
        {strong:bold{emphasis:both}}neither{strong:by style}{strike:struck}{superscript:up}{subscript:down}only in other scripts{strong:{righttoleft:عربي}}{en-GB:colour}{zh-CN:颜色}12
        [heading 1] #1 centred bold{emphasis:both}neitherby style{strike:struck}{superscript:up}{subscript:down}only in other scripts{strong:{righttoleft:عربي}}{en-GB:colour}{zh-CN:颜色}12
    "#]],
    );
}

#[test]
fn characters_that_have_elements_of_their_own() {
    check_body(
        r#"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Times" w:char="00A7"/><w:sym w:font="Webdings" w:char="F061"/><w:ptab w:alignment="right"/><w:lastRenderedPageBreak/><w:t>d</w:t></w:r></w:p><w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>&#xF061;</w:t></w:r></w:p>"#,
        &expect![[r#"
            a⇥b{break:↵}c{break:↵}‑¬≥✓§⇥d
            α
            ! warning[symbol-unknown]: U+F061 is drawn by a font whose pictures are not known
        "#]],
    );
}

#[test]
fn characters_that_no_text_can_hold() {
    check_body(
        "<w:p><w:r><w:t>a\u{1}b\nc&#x1E;d&#11;e\u{FFFE}</w:t></w:r></w:p>",
        &expect![[r#"
        a�b c‑d{break:↵}e�
        ! error[forbidden-character]: U+0001 stands in the text
        ! error[forbidden-character]: U+FFFE stands in the text
    "#]],
    );
}

#[test]
fn links_and_the_places_they_point_to() {
    let link =
        |attributes: &str, text: &str| format!("<w:hyperlink {attributes}><w:r><w:t>{text}</w:t></w:r></w:hyperlink>");
    let anchor = |name: &str| format!(r#"<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>"#);
    let body = [
        "<w:p>".to_owned(),
        link(r#"r:id="rId1""#, "the form"),
        link(r#"r:id="rId1" w:anchor="part""#, "a part of it"),
        link(r#"w:anchor="_Ref1""#, "below"),
        link(r#"r:id="rId9""#, "nowhere"),
        "</w:p><w:p>".to_owned(),
        anchor("_Ref1") + &anchor("_Hlk2") + &anchor("OLE_LINK3") + &anchor("lt_pId004") + &anchor("StartTyping"),
        "<w:r><w:t>here</w:t></w:r></w:p>".to_owned(),
    ]
    .concat();
    check(
        &Docx::body(&body).linked("https://example.org/form"),
        &expect![[r#"
        {→https://example.org/form:the form}{→https://example.org/form#part:a part of it}{→#_Ref1:below}nowhere
        {⚓_Ref1}{⚓StartTyping}here
    "#]],
    );
}

#[test]
fn notes_stand_behind_the_body_and_are_called_in_it() {
    let call = |kind: &str, id: u8| format!(r#"<w:r><w:{kind}Reference w:id="{id}"/></w:r>"#);
    let body = format!(
        "<w:p><w:r><w:t>one</w:t></w:r>{}<w:r><w:t> two</w:t></w:r>{}</w:p>",
        call("endnote", 2),
        call("footnote", 5)
    );
    let notes = |kind: &str, id: u8, text: &str| {
        format!(
            r#"<w:{kind}s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}><w:{kind} w:id="{id}">{}</w:{kind}><w:{kind} w:id="9">{}</w:{kind}></w:{kind}s>"#,
            p(text),
            p("never called")
        )
    };
    let docx = Docx::body(&body).related("footnotes", "footnotes.xml", notes("footnote", 5, "a footnote")).related(
        "endnotes",
        "endnotes.xml",
        notes("endnote", 2, "an endnote"),
    );
    check(
        &docx,
        &expect![[r#"
        one{note 1}two{note 2}
        note 2
          a footnote
        note 1
          an endnote
    "#]],
    );
}

#[test]
fn text_boxes_stand_once_and_behind_their_paragraph() {
    let text_box = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        r#"<w:p><w:r><w:t>before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>{}"#,
        text_box("in the box"),
        text_box("in the box"),
        p("next"),
    );
    check_body(
        &body,
        &expect![[r#"
        beforeafter
        frame
          in the box
        next
    "#]],
    );
    // A choice that gives nothing leaves the fallback.
    let body = format!(
        r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
        text_box("for older programs"),
    );
    check_body(
        &body,
        &expect![[r#"
        frame
          for older programs
    "#]],
    );
}

#[test]
fn pictures_stand_alone_or_among_characters() {
    let drawing = |id: &str, alt: &str| {
        format!(
            r#"<w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="476250"/><wp:docPr id="1" name="Picture 1" descr="{alt}"/><a:graphic><a:graphicData uri="x"><a:blip r:embed="{id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
        )
    };
    let old = r#"<w:r><w:pict><v:shape style="width:72pt;height:36pt" alt="a seal"><v:imagedata r:id="rId2"/></v:shape></w:pict></w:r>"#;
    let rule = r#"<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr></w:pPr></w:p>"#;
    let body = format!(
        "<w:p>{}</w:p><w:p><w:r><w:t>a {}b</w:t></w:r>{}</w:p><w:p>{old}</w:p>{rule}",
        drawing("rId1", "a code to scan"),
        "",
        drawing("rId1", "")
    );
    let docx = Docx::body(&body).related("image", "media/one.png", b"\x89PNG one".to_vec()).related(
        "image",
        "media/two.jpg",
        b"\xFF\xD8\xFF two".to_vec(),
    );
    check(
        &docx,
        &expect![[r#"
        image image/png `a code to scan` Some(100)×Some(50)
        a b{image 1}
        image image/jpeg `a seal` Some(96)×Some(48)
        rule
    "#]],
    );
}

#[test]
fn bytes_of_pictures_are_kept_on_demand() {
    let body = r#"<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>"#;
    let docx = Docx::body(body).related("image", "media/one.png", b"\x89PNG one".to_vec()).bytes();
    let kept = read_docx::read(&docx, &read_docx::Options::default()).unwrap().value.assets;
    let named =
        read_docx::read(&docx, &read_docx::Options { assets: false, ..Default::default() }).unwrap().value.assets;
    // The SHA-256 of the eight bytes, as `sha256sum` tells it.
    assert_eq!(kept[0].name, "sha256-0f910e785fbcc9a739ddc7dce0deb2b4c15bb889c25613a6658e58973ec84af0.png");
    assert_eq!((kept[0].bytes.as_slice(), named[0].bytes.as_slice()), (&b"\x89PNG one"[..], &b""[..]));
    assert_eq!((&kept[0].name, &kept[0].media), (&named[0].name, &named[0].media));
}

#[test]
fn readings_follow_their_word_and_formulae_are_text() {
    check_body(
        r#"<w:p><w:r><w:t>a </w:t></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:rPr><w:b/></w:rPr><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t> b</w:t></w:r></w:p><w:p><m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>n</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara></w:p>"#,
        &expect![[r#"
            a{strong:漢}{superscript:かん}b
            x{superscript:2}=1/n
            ! note[equation-as-text]: 1 formula read as plain text
        "#]],
    );
}

#[test]
fn hidden_text_and_placeholders_are_residue() {
    let styles = r#"<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let body = format!(
        r#"<w:p><w:r><w:t>seen </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>, too</w:t></w:r></w:p><w:p><w:sdt><w:sdtPr><w:alias w:val="Number"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click to enter a number.</w:t></w:r></w:sdtContent></w:sdt></w:p><w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
        p("filled in")
    );
    check(
        &Docx::body(&body).styles(styles),
        &expect![[r#"
        seen{-hidden:unseen, too}
        {-placeholder:Click to enter a number.}
        filled in
        ! warning[placeholder-unfilled]: nobody filled in `Click to enter a number.`
        ! warning[hidden-text]: `unseen, too` is hidden
    "#]],
    );
}

#[test]
fn direction_indent_and_place() {
    check_body(
        r#"<w:p><w:pPr><w:bidi/><w:jc w:val="center"/><w:ind w:start="36pt" w:end="3"/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>مرحبا</w:t></w:r></w:p><w:p><w:pPr><w:ind w:left="-720"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#,
        &expect![[r#"
            centred in:720 {righttoleft:{righttoleft:مرحبا}}
            x
        "#]],
    );
}
