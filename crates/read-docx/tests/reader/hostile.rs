//! Files that were made to do harm: each ends soon, with a refusal or with what it holds.

use crate::docx::{Docx, NAMESPACES, item, p, packed};
use read_docx::{Limits, Options};
use zlib_rs::{Deflate, DeflateFlush};

fn refusal(bytes: &[u8], limits: Limits) -> String {
    let options = Options { limits, ..Options::default() };
    read_docx::read(bytes, &options).map(|found| found.value.text).unwrap_err().to_string()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0; bytes.len() / 2 + 1024];
    let mut deflate = Deflate::new(6, false, 15);
    deflate.compress(bytes, &mut out, DeflateFlush::Finish).unwrap();
    out.truncate(usize::try_from(deflate.total_out()).unwrap());
    out
}

/// The package of a body, its main part deflated.
fn deflated_docx(body: &str) -> Vec<u8> {
    let parts = Docx::body(body).parts();
    packed(&[
        ("_rels/.rels", 0, parts[0].1.clone(), &parts[0].1),
        ("word/document.xml", 8, deflated(&parts[1].1), &parts[1].1),
    ])
}

#[test]
fn every_limit_refuses_and_says_so() {
    let many: String = (0..2000).map(|_| p("word")).collect();
    let docx = Docx::body(&many).bytes();
    let ordinary = Limits::default();
    for (limits, wanted) in [
        (Limits { entries: 1, ..ordinary }, "the package has more than 1 entries"),
        (Limits { inflated: 10_000, ..ordinary }, "word/document.xml: its parts are larger than 10000 bytes"),
        (Limits { depth: 3, ..ordinary }, "word/document.xml, line 1, column 701: elements stand more than 3 deep"),
        (Limits { steps: 5_000, ..ordinary }, "more than 5000 tags and texts"),
        (Limits { text: 1_000, ..ordinary }, "word/document.xml: more than 1000 bytes of text"),
    ] {
        let refused = refusal(&docx, limits);
        assert!(refused.contains(wanted.split(", line").next().unwrap()), "{refused}");
        assert!(refused.contains(wanted.rsplit(": ").next().unwrap()), "{refused}");
    }
    // Twenty million blanks in a few bytes.
    let bomb = deflated_docx(&" ".repeat(20 << 20));
    assert!(bomb.len() < 40_000);
    let refused = refusal(&bomb, ordinary);
    assert!(refused.contains("times larger than its compressed form"), "{refused}");
    assert!(
        read_docx::read(&bomb, &Options { limits: Limits { ratio: 2_000, ..ordinary }, ..Options::default() }).is_ok()
    );
}

#[test]
fn a_main_part_cut_anywhere_is_refused() {
    let body = (0..4).map(|n| item(1, 0, &format!("a &amp; b {n}"))).collect::<String>();
    let part = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
    for at in 0..part.len() {
        let refused = refusal(&Docx::main(&part[..at]).bytes(), Limits::default());
        assert!(refused.starts_with("word/document.xml, line 1, column "), "{at}: {refused}");
    }
    // The same for the compressed bytes, and for the whole file.
    let whole = deflated_docx(&body);
    let place = memchr::memmem::find(&whole, b"word/document.xml").unwrap() + 17;
    let end = memchr::memmem::find(&whole, b"PK\x01\x02").unwrap();
    for at in place..end {
        let mut cut = whole[..at].to_vec();
        cut.resize(end, 0);
        cut.extend_from_slice(&whole[end..]);
        if at + 1 < end || whole[at] != 0 {
            assert!(read_docx::read(&cut, &Options::default()).is_err(), "{at}");
        }
    }
    for at in 0..whole.len() {
        // Without its directory it may still be read, but never wrongly.
        if let Ok(found) = read_docx::read(&whole[..at], &Options::default()) {
            assert!(found.value.text.lines().count() == 4, "{at}");
        }
    }
}

#[test]
fn what_stands_deep_exhausts_no_stack() {
    let deep = Limits { depth: 1_000_000, ..Limits::default() };
    let tables = 20_000;
    let open = "<w:tbl><w:tr><w:tc>".repeat(tables);
    let close = "</w:tc></w:tr></w:tbl>".repeat(tables);
    let boxes =
        "<w:p><w:r><w:txbxContent>".repeat(tables) + &p("deep") + &"</w:txbxContent></w:r></w:p>".repeat(tables);
    for body in [format!("{open}{}{close}", p("deep")), boxes] {
        let options = Options { limits: deep, ..Options::default() };
        let found = read_docx::read(&Docx::body(&body).bytes(), &options).unwrap();
        assert_eq!(found.value.text, "deep\n");
        assert!(refusal(&Docx::body(&body).bytes(), Limits::default()).contains("deep in each other"));
    }
}

#[test]
fn much_of_one_kind_takes_time_in_proportion() {
    let many = 30_000;
    let bookmark = r#"<w:bookmarkStart w:name="a"/>"#;
    let link = r#"<w:hyperlink w:anchor="a"><w:r><w:t>x</w:t></w:r></w:hyperlink>"#;
    let begin = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#;
    let gone = r#"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#;
    let ruby = "<w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>b</w:t></w:r></w:rubyBase></w:ruby>";
    let note = r#"<w:footnoteReference w:id="1"/>"#;
    let declared = r#"<w:r xmlns:x="urn:x"><w:t>x</w:t></w:r>"#;
    let merged = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>";
    let lists = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let control =
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>";
    for (what, body) in [
        ("bookmarks", format!("<w:p>{}</w:p>", bookmark.repeat(many))),
        ("links", format!("<w:p>{}</w:p>", link.repeat(many))),
        ("fields without end", format!("<w:p>{}</w:p>", begin.repeat(many))),
        ("joined paragraphs", gone.repeat(many)),
        ("readings", format!("<w:p>{}</w:p>", ruby.repeat(many))),
        ("notes", format!("<w:p>{}</w:p>", note.repeat(many))),
        ("declarations", format!("<w:p>{}</w:p>", declared.repeat(many))),
        ("merged cells", format!("<w:tbl>{}</w:tbl>", merged.repeat(many))),
        ("placeholders", format!("<w:p>{}</w:p>", control.repeat(many))),
        (
            "notes of their own",
            format!(
                "<w:p>{}</w:p>",
                (0..many).map(|n| format!(r#"<w:footnoteReference w:id="{n}"/>"#)).collect::<String>()
            ),
        ),
        (
            "blank breaks",
            format!(
                "<w:p>{}</w:p>",
                r#"<w:r><w:t xml:space="preserve"> </w:t><w:br w:type="page"/></w:r>"#.repeat(many)
            ),
        ),
        ("joined and numbered", format!("{gone}{}", item(1, 0, "x")).repeat(many / 2)),
        ("empty paragraphs", "<w:p/>".repeat(many)),
        ("attributes", format!("<w:p {}/>", (0..many).map(|n| format!("a{n}=\"\" ")).collect::<String>())),
        ("one long text", p(&"x".repeat(many * 50))),
        ("one long comment", format!("<!--{}-->", "x".repeat(many * 50))),
    ] {
        let began = std::time::Instant::now();
        let docx = Docx::body(&body).numbering(lists);
        let found = read_docx::read(&docx.bytes(), &Options::default());
        assert!(found.is_ok(), "{what}: {found:?}");
        // Unoptimised and on a busy machine these take some hundred milliseconds; what is quadratic takes minutes.
        assert!(began.elapsed().as_secs() < 20, "{what} took {:?}", began.elapsed());
    }
}

#[test]
fn a_label_that_is_printed_again_and_again_is_counted_as_text() {
    let lists = format!(
        r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="30000"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#,
        "%1".repeat(1_000)
    );
    let body = item(1, 0, "x").repeat(200);
    let docx = Docx::body(&body).numbering(&lists).bytes();
    let refused = refusal(&docx, Limits { text: 500_000, ..Limits::default() });
    assert!(refused.contains("more than 500000 bytes of text"), "{refused}");
}

#[test]
fn any_bytes_leave_the_reader() {
    // A small generator of our own: the same bytes every time.
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let seeds = [
        Docx::body(&(item(1, 0, "a") + &p("b &amp; c") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")).bytes(),
        deflated_docx(&p("x").repeat(50)),
    ];
    for round in 0..4_000 {
        let mut bytes = seeds[round % seeds.len()].clone();
        for _ in 0..1 + next() % 8 {
            let at = usize::try_from(next()).unwrap_or(0) % bytes.len();
            match next() % 4 {
                0 => bytes[at] = u8::try_from(next() % 256).unwrap(),
                1 => bytes[at] ^= 1 << (next() % 8),
                2 => bytes.truncate(at.max(1)),
                _ => {
                    let from = usize::try_from(next()).unwrap_or(0) % bytes.len();
                    let piece = bytes[from..(from + 40).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        if let Ok(found) = read_docx::read(&bytes, &Options::default()) {
            let _ = crate::dump::dump(&found);
        }
    }
}
