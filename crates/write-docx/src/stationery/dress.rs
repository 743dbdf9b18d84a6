//! How every role looks: a table, given to docx-rs, whose styles and settings are then put right.

use super::order::Part;
use crate::style;
use crate::tongue::Tongue;
use docx_rs::{AlignmentType, BuildXML, LineSpacing, RunFonts, Settings, Style, StyleType, Styles};

/// How one role looks. What is left out is as in its base.
#[derive(Clone, Copy)]
struct Dress {
    id: &'static str,
    base: &'static str,
    /// The role of the next paragraph when somebody writes on in Word.
    next: Option<&'static str>,
    /// In half points.
    size: Option<usize>,
    bold: bool,
    italic: bool,
    /// Space above and below, in twentieths of a point.
    space: Option<(u32, u32)>,
    align: Option<AlignmentType>,
    with_next: bool,
    /// The level of a heading, from 0, that assistive technology follows.
    outline: Option<usize>,
}

const NORMAL: &str = "Normal";

const fn dress(id: &'static str) -> Dress {
    Dress {
        id,
        base: NORMAL,
        next: None,
        size: None,
        bold: false,
        italic: false,
        space: None,
        align: None,
        with_next: false,
        outline: None,
    }
}

impl Dress {
    const fn on(self, base: &'static str) -> Dress {
        Dress { base, ..self }
    }
    const fn then(self, next: &'static str) -> Dress {
        Dress { next: Some(next), ..self }
    }
    const fn size(self, size: usize) -> Dress {
        Dress { size: Some(size), ..self }
    }
    const fn bold(self) -> Dress {
        Dress { bold: true, ..self }
    }
    const fn italic(self) -> Dress {
        Dress { italic: true, ..self }
    }
    const fn space(self, above: u32, below: u32) -> Dress {
        Dress { space: Some((above, below)), ..self }
    }
    const fn centred(self) -> Dress {
        Dress { align: Some(AlignmentType::Center), ..self }
    }
    const fn far(self) -> Dress {
        Dress { align: Some(AlignmentType::End), ..self }
    }
    const fn with_next(self) -> Dress {
        Dress { with_next: true, ..self }
    }
    const fn outline(self, level: usize) -> Dress {
        Dress { outline: Some(level), ..self }
    }

    fn build(self) -> Style {
        let name = match self.id {
            id if id.starts_with("Convoke") => style::shown(id),
            "Caption" => "caption".to_owned(),
            "FootnoteText" => "footnote text".to_owned(),
            // Word knows its own styles by these names, in every language: `heading 2`.
            id => id.replace("Heading", "heading "),
        };
        let mut built = Style::new(self.id, StyleType::Paragraph).name(name).based_on(self.base);
        if let Some(next) = self.next {
            built = built.next(next);
        }
        if let Some(size) = self.size {
            built = built.size(size);
        }
        if self.bold {
            built = built.bold();
        }
        if self.italic {
            built = built.italic();
        }
        if let Some((above, below)) = self.space {
            built = built.line_spacing(LineSpacing::new().before(above).after(below));
        }
        if let Some(align) = self.align {
            built = built.align(align);
        }
        if let Some(level) = self.outline {
            built = built.outline_lvl(level);
        }
        if self.with_next {
            built.paragraph_property = built.paragraph_property.keep_next(true);
        }
        built
    }
}

/// The paragraph styles of every role.
const DRESSES: &[Dress] = &[
    dress("Heading1").then(style::PARAGRAPH).size(28).bold().space(240, 120).with_next().outline(0),
    dress("Heading2").then(style::PARAGRAPH).size(24).bold().space(240, 80).with_next().outline(1),
    dress("Heading3").then(style::PARAGRAPH).bold().space(200, 80).with_next().outline(2),
    dress("Heading4").then(style::PARAGRAPH).bold().italic().space(160, 80).with_next().outline(3),
    dress("Heading5").then(style::PARAGRAPH).italic().space(160, 80).with_next().outline(4),
    dress("Heading6").then(style::PARAGRAPH).italic().space(120, 80).with_next().outline(5),
    dress("Heading7").then(style::PARAGRAPH).italic().space(120, 80).with_next().outline(6),
    dress("Heading8").then(style::PARAGRAPH).italic().space(120, 80).with_next().outline(7),
    dress("Heading9").then(style::PARAGRAPH).italic().space(120, 80).with_next().outline(8),
    dress(style::CAPTION).bold().size(20).space(160, 80).with_next(),
    dress(style::FOOTNOTE_TEXT).size(18).space(0, 40),
    dress(style::EMBLEM).space(0, 0),
    dress(style::ORGANIZATION).size(32).bold().space(0, 0),
    dress(style::BUREAU).size(26).space(0, 240),
    dress(style::PLACE_AND_DATE).far().space(120, 240),
    dress(style::HEAD_LABEL).bold().space(0, 60),
    dress(style::DESIGNATION).bold().space(0, 60),
    dress(style::NUMBER).on(style::DESIGNATION),
    dress(style::AMENDS).space(0, 60),
    dress(style::REFERENCE).space(0, 60),
    dress(style::CONTACT).space(0, 60),
    dress(style::TELEPHONE).on(style::CONTACT),
    dress(style::FAX).on(style::CONTACT),
    dress(style::EMAIL).on(style::CONTACT),
    dress(style::WEB).on(style::CONTACT),
    dress(style::PERSON).on(style::CONTACT),
    dress(style::ADDRESSEE).space(0, 60),
    dress(style::COPY).space(0, 60),
    dress(style::HEAD_OTHER).space(0, 60),
    dress(style::SUBJECT_LABEL).bold().space(240, 120),
    dress(style::SUBJECT).bold().space(240, 120),
    dress(style::SALUTATION).then(style::PARAGRAPH).space(360, 160),
    dress(style::PARAGRAPH).space(0, 140),
    dress(style::LIST_ITEM).space(0, 80),
    dress(style::LIST_CONTINUED).space(0, 80),
    dress(style::LIST_LABEL).then(style::LIST_CONTINUED).space(0, 0),
    dress(style::TABLE_TEXT).size(20).space(40, 40),
    dress(style::TABLE_HEAD).on(style::TABLE_TEXT).bold(),
    dress(style::PICTURE).space(80, 80),
    dress(style::RULE).centred().space(240, 0),
    dress(style::DEADLINES_HEADING).bold().space(160, 80).with_next(),
    dress(style::DEADLINES_COLUMN).on(style::TABLE_HEAD),
    dress(style::DEADLINE_DATE).on(style::TABLE_TEXT),
    dress(style::DEADLINE_GROUP).on(style::TABLE_TEXT),
    dress(style::DEADLINE_ITEM).on(style::TABLE_TEXT),
    dress(style::DEADLINE_CELL).on(style::TABLE_TEXT),
    dress(style::AGENDA_PREFACE).centred().space(0, 120),
    dress(style::AGENDA_COLUMN).on(style::TABLE_HEAD),
    dress(style::AGENDA_ITEM).space(40, 60),
    dress(style::AGENDA_NUMBER).space(40, 60),
    dress(style::AGENDA_DOCUMENT).size(20).space(40, 40),
    dress(style::AGENDA_CELL).size(20).space(40, 40),
    // The line that ends a letter does not stand alone on a page.
    dress(style::AGENDA_NOTE).size(20).space(120, 60).with_next(),
    dress(style::VALEDICTION).space(240, 240).with_next(),
    dress(style::SIGNED).space(240, 240).with_next(),
    dress(style::SIGNATORY).space(720, 0),
    dress(style::OFFICE).space(0, 0),
    dress(style::ENCLOSURES).bold().space(360, 120),
    dress(style::ANNEX_HEADING).on("Heading1").then(style::ANNEX_TITLE).centred().space(0, 120).with_next().outline(0),
    dress(style::ANNEX_TITLE).then(style::PARAGRAPH).size(26).bold().centred().space(120, 240).with_next(),
    dress(style::HEADER).size(18).space(0, 40),
    dress(style::FOOTER).size(18).space(0, 40),
    dress(style::PAGE_NUMBER).size(18).space(0, 0),
    dress(style::SPACER).size(4).space(0, 0),
    dress(style::EMPTY).on(style::SPACER),
];

/// The styles as a part, in the order of the schema.
pub(super) fn styles(tongue: &Tongue<'_>) -> Vec<u8> {
    let fonts = RunFonts::new().ascii("Calibri").hi_ansi("Calibri").east_asia("SimSun").cs(if tongue.right_to_left {
        "Traditional Arabic"
    } else {
        "Calibri"
    });
    let size = if tongue.right_to_left { 24 } else { 22 };
    let mut styles = Styles::new().default_fonts(fonts).default_size(size);
    for dress in DRESSES {
        styles = styles.add_style(dress.build());
    }
    let mut part = Part::read(&styles.build());
    part.drop_empty();
    for (style, inside, markup) in MORE {
        part.add_to_style(style, inside, markup);
    }
    for style in WORD_S_OWN {
        part.add(style);
    }
    for (id, marks) in RUNS {
        let name = style::shown(id);
        part.add(&format!(
            "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:rPr>{marks}</w:rPr></w:style>"
        ));
    }
    part.once_each_style();
    part.mark_our_own();
    let language = format!(
        "<w:lang w:val=\"{}\" w:eastAsia=\"{}\" w:bidi=\"{}\"/>",
        if tongue.attribute() == "w:val" { escaped(tongue.word_tag()) } else { "en-GB".to_owned() },
        if tongue.east_asian() { escaped(tongue.word_tag()) } else { "zh-CN".to_owned() },
        if tongue.right_to_left { escaped(tongue.word_tag()) } else { "ar-SA".to_owned() },
    );
    part.add_to_defaults("w:rPr", &language);
    if tongue.right_to_left {
        part.add_to_style(NORMAL, "w:pPr", "<w:bidi/>");
    }
    part.order();
    part.write()
}

/// The settings as a part, in the order of the schema.
pub(super) fn settings(tongue: &Tongue<'_>) -> Vec<u8> {
    let mut part = Part::read(&Settings::new().default_tab_stop(567).build());
    part.clear_root("w:compat");
    for markup in [
        "<w:footnotePr><w:footnote w:id=\"0\"/><w:footnote w:id=\"1\"/></w:footnotePr>",
        "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat>",
        "<w:decimalSymbol w:val=\".\"/>",
        "<w:listSeparator w:val=\",\"/>",
    ] {
        part.add(markup);
    }
    part.add(&format!("<w:themeFontLang {}=\"{}\"/>", tongue.attribute(), escaped(tongue.word_tag())));
    part.order();
    part.write()
}

/// What docx-rs cannot say of a style.
const MORE: &[(&str, &str, &str)] = &[
    (NORMAL, "w:pPr", "<w:widowControl/>"),
    (style::SPACER, "w:pPr", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"140\" w:lineRule=\"exact\"/>"),
    (style::PAGE_NUMBER, "w:pPr", "<w:tabs><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs>"),
    (style::ORGANIZATION, "w:pPr", "<w:keepNext/>"),
];

/// The styles of runs, and how they look. Bold and italic of a style would undo those of the paragraph's (17.7.3), so runs
/// say them once more.
const RUNS: &[(&str, &str)] = &[
    (style::PLACE, ""),
    (style::DATE, ""),
    (style::OWN_NUMBER, ""),
    (style::LEAD, "<w:b/><w:bCs/>"),
    (style::STRONG, "<w:b/><w:bCs/>"),
    (style::EMPHASIS, "<w:i/><w:iCs/>"),
    (style::LEAD_STRONG, "<w:b/><w:bCs/>"),
    (style::LEAD_EMPHASIS, "<w:b/><w:bCs/><w:i/><w:iCs/>"),
    (style::STRONG_EMPHASIS, "<w:b/><w:bCs/><w:i/><w:iCs/>"),
    (style::LEAD_STRONG_EMPHASIS, "<w:b/><w:bCs/><w:i/><w:iCs/>"),
    (style::BULLET, ""),
    (style::TYPED_LABEL, ""),
];

/// Styles that docx-rs has no words for: runs and tables, and the defaults that Word expects.
const WORD_S_OWN: &[&str] = &[
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
     <w:pPr><w:widowControl/></w:pPr></w:style>",
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph \
     Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>",
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority \
     w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top \
     w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" \
     w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
    "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/><w:uiPriority \
     w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>",
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ConvokeGrid\"><w:name w:val=\"Convoke Grid\"/><w:basedOn \
     w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:left \
     w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" \
     w:color=\"auto\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:insideH w:val=\"single\" \
     w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" \
     w:color=\"auto\"/></w:tblBorders></w:tblPr></w:style>",
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ConvokeFrame\"><w:name w:val=\"Convoke Frame\"/><w:basedOn \
     w:val=\"TableNormal\"/><w:tblPr><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/>\
     </w:tblCellMar></w:tblPr></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:color w:val=\"0563C1\"/>\
     <w:u w:val=\"single\"/></w:rPr></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign \
     w:val=\"superscript\"/></w:rPr></w:style>",
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::Vocabularies;

    #[test]
    fn every_role_has_a_style() {
        let vocabularies = Vocabularies::built_in();
        for tag in ["en", "ar", "zh"] {
            let styles = String::from_utf8(styles(&Tongue::new(Some(tag), &vocabularies))).unwrap();
            for id in style::ALL {
                let definition = format!("w:styleId=\"{id}\"");
                assert_eq!(styles.matches(&definition).count(), 1, "{id}");
            }
            assert_eq!(styles.matches("w:styleId=\"Normal\"").count(), 1);
        }
    }
}
