//! Faults that the standard lets pass and our profile refuses, each planted in the published example.

/// A fault: what stands in the example, and what is written instead.
pub(crate) struct Fault {
    /// What is wrong, in a few words.
    pub(crate) name: &'static str,
    /// What is right.
    pub(crate) from: &'static str,
    /// What is written instead, the first time it stands there.
    pub(crate) to: &'static str,
    /// In the agenda by itself, not in the letter.
    pub(crate) in_agenda: bool,
}

macro_rules! faults {
    ($($name:literal: $from:literal => $to:literal $(in $agenda:ident)?;)*) => {
        /// All of them.
        pub(crate) const FAULTS: &[Fault] = &[$(
            Fault { name: $name, from: $from, to: $to, in_agenda: false $(|| stringify!($agenda).len() > 0)? },
        )*];
    };
}

faults! {
    // Documents.
    "statement-of-another-kind": r#"<statement name="administrativeCircular">"# => r#"<statement name="resolution">"#;
    "report-of-another-kind": r#"<debateReport name="agendaAnnotated">"# => r#"<debateReport name="verbatim">"#;
    "annex-of-another-kind": r#"<doc name="annex">"# => r#"<doc name="appendix">"#;
    "attachment-without-id": r#"<attachment eId="att_1" "# => "<attachment ";
    "attachment-with-a-foreign-id": r#"<attachment eId="att_1" "# => r#"<attachment eId="annex1" "#;
    "schema-of-another-version": r#"cl:schema="convoke/letter/1""# => r#"cl:schema="convoke/letter/9""#;
    "agenda-without-schema": r#" cl:schema="convoke/letter/1""# => "" in agenda;
    "agenda-with-a-meeting": r#" cl:kind="collective-letter""# => r#" cl:meeting="true""# in agenda;

    // What is said of them.
    "another-country": r#"<FRBRcountry value="un"/>"# => r#"<FRBRcountry value="ch"/>"#;
    "language-as-a-word": r#"<FRBRlanguage language="eng"/>"# => r#"<FRBRlanguage language="english"/>"#;
    "kind-that-is-none": r#"<FRBRsubtype value="collective-letter"/>"# => r#"<FRBRsubtype value="memo"/>"#;
    "work-outside-the-pattern": r#"<FRBRuri value="/akn/un/statement/collective-letter/2031-03-05/4-21"/>"#
        => r#"<FRBRuri value="/un/letters/4-21"/>"#;
    "date-by-another-name": r#"<FRBRdate date="2031-03-05" name="issued"/>"#
        => r#"<FRBRdate date="2031-03-05" name="signed"/>"#;
    "date-with-a-zone": r#"<FRBRdate date="2031-03-05" name="issued"/>"#
        => r#"<FRBRdate date="2031-03-05Z" name="issued"/>"#;
    "author-unknown": r##"<FRBRauthor href="#issuer"/>"## => r##"<FRBRauthor href="#clerk"/>"##;
    "meeting-on-no-day": r#"cl:meeting-start="2031-06-02""# => r#"cl:meeting-start="2031-06-31""#;
    "meeting-half-virtual": r#"cl:meeting-virtual="false""# => r#"cl:meeting-virtual="partly""#;
    "amends-in-another-way": r#"cl:amends="corrigendum""# => r#"cl:amends="erratum""#;
    "fact-of-no-field": r#"cl:meeting-group="SG21""# => r#"cl:meeting-chair="A. Keeper""#;
    "publication": "<references" => r#"<publication date="2031-03-05" name="x" showAs="x"/><references"#;
    "classification": "<references"
        => r##"<classification source="#convoke"><keyword value="x" showAs="x" dictionary="x"/></classification><references"##;
    "content-in-proprietary": r#"cl:meeting-virtual="false"/>"#
        => r#"cl:meeting-virtual="false"><x xmlns="urn:x"/></proprietary>"#;

    // The head.
    "text-straight-in-the-preface": r#"<container eId="letterhead" name="letterhead">"#
        => r#"<p>stray</p><container eId="letterhead" name="letterhead">"#;
    "second-letterhead": r#"<container eId="page-footer" name="page-footer">"#
        => r#"<container eId="page-footer" name="letterhead">"#;
    "two-bureaus": r#"<docAuthority class="organization">"# => r#"<docAuthority class="bureau">"#;
    "authority-without-class": r#"<docAuthority class="bureau">"# => "<docAuthority>";
    "channel-that-is-none": r#"class="email""# => r#"class="telegraph""#;
    "addressees-twice": r#"class="copies""# => r#"class="addressees""#;
    "blank-before-a-number": "<docNumber>Collective" => "<docNumber> Collective";
    "salutation-in-a-paragraph": r#"<block name="salutation">Dear Colleagues,</block>"# => "<p>Dear Colleagues,</p>";

    // Blocks.
    "heading-of-level-ten": r#"cl:level="2""# => r#"cl:level="10""#;
    "block-by-another-name": r#"<block name="rule">"# => r#"<block name="line">"#;
    "list-of-another-kind": r#"<p>Latest news</p>"# => r#"<ul><li>Latest news</li></ul>"#;
    "table-of-contents": r#"<p>Latest news</p>"#
        => r##"<toc><tocItem href="#Start" level="1">Latest news</tocItem></toc>"##;
    "container-of-another-class": r#"class="deadlines""# => r#"class="dates""#;
    "label-with-nothing-in-it": "<num>a)</num>" => "<num/>";
    "label-with-a-mark": "<num>a)</num>" => "<num><b>a)</b></num>";
    "item-without-id": r#"<item eId="list_1__item_a">"# => "<item>";
    "class-of-a-paragraph": "<p>oil</p>" => r#"<p class="important">oil</p>"#;
    "style-of-a-paragraph": "<p>oil</p>" => r#"<p style="color: red">oil</p>"#;
    "grid-of-percents": r#"cl:grid="2400 4800""# => r#"cl:grid="33% 67%""#;
    "row-of-heads-and-cells": "<th>\n      <p>Room</p>\n     </th>" => "<td>\n      <p>Room</p>\n     </td>";
    "cell-that-covers-one": r#"colspan="2""# => r#"colspan="1""#;
    "wide-table": r#"cl:grid="2400 4800""# => r#"cl:grid="2400 4800" width="100""#;

    // Deadlines and agendas.
    "cell-without-class": r#"<td class="group">"# => "<td>";
    "cell-of-another-class": r#"<td class="group">"# => r#"<td class="place">"#;
    "time-after-midnight": r#"cl:time="23:59""# => r#"cl:time="25:00""#;
    "agenda-of-paragraphs": r#"<p class="cell">09:30</p>"# => r#"<table><tr><td/></tr></table>"#;
    "role-that-is-none": r#"cl:roles="number cell title documents""# => r#"cl:roles="number time title documents""#;
    "column-by-another-name": r#"<inline name="column">"# => r#"<inline name="head">"#;
    "document-anywhere": r#"href="/akn/ontology/reference/un/TD12""# => r#"href="https://example.org/TD12""#;
    "title-after-documents": r#"<p class="cell">09:30</p>"# => r#"<p class="time">09:30</p>"#;

    // Texts.
    "strong-in-emphasis": "<b>own<i>er</i></b>" => "<i>own<b>er</b></i>";
    "strong-in-strong": "<b>own<i>er</i></b>" => "<b>own<b>er</b></b>";
    "underlined": "<b>own<i>er</i></b>" => "<u>owner</u>";
    "span": "<b>own<i>er</i></b>" => "<span>owner</span>";
    "link-in-strong": "<b>own<i>er</i></b>" => r#"<b><a href="https://example.org">owner</a></b>"#;
    "reference-in-text": "<b>own<i>er</i></b>" => r#"<ref href="/akn/un/statement">owner</ref>"#;
    "marker-of-another-kind": r#"<marker eId="Start" name="anchor"/>"# => r#"<marker eId="Start" name="start"/>"#;
    "date-in-a-paragraph": "leaves at noon" => r#"leaves on <date date="2031-06-02">2 June</date>"#;
    "page-break-in-a-paragraph": "leaves at noon" => "leaves <eop/>at noon";
    "run-by-another-name": r#"<inline name="strike">"# => r#"<inline name="small">"#;
    "absent-for-no-reason": "<p>Weather allowing.</p>" => r#"<p cl:absent="maybe">Weather allowing.</p>"#;

    // The end.
    "closing-in-a-paragraph": r#"<block name="signed">(signed)</block>"# => "<p>(signed)</p>";
    "two-valedictions": r#"<block name="signed">"# => r#"<block name="valediction">"#;
    "closing-by-another-name": r#"<block name="signed">"# => r#"<block name="stamp">"#;
    "signatory-by-another-name": r#"<inline name="office">"# => r#"<inline name="rank">"#;
    "count-in-words": r#"cl:count="2""# => r#"cl:count="two""#;
}
