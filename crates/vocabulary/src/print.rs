//! What a writer prints of its own, in the language of the letter. Dates are printed in `date`.

use crate::{Kind, Relation, Role, Vocabulary, numeral};

impl Vocabulary {
    /// The first phrase of the role, with its colon where it has one: `电话：`, `Tel:`, `Draft agenda`.
    /// Empty where the language has none.
    ///
    /// ```
    /// use vocabulary::{Role, Vocabularies};
    /// let set = Vocabularies::built_in();
    /// assert_eq!(set.get("zh").unwrap().label(Role::TelephoneLabel), "电话：");
    /// assert_eq!(set.get("fr").unwrap().label(Role::AgendaTitle), "Projet d'ordre du jour");
    /// ```
    pub fn label(&self, role: Role) -> &str {
        self.phrases(role).next().unwrap_or("")
    }

    /// `附件A`; the word alone for an annex without a label.
    pub fn print_annex_heading(&self, label: &str) -> String {
        let template = self.data.print.annex.as_deref().unwrap_or("Annex {n}");
        template.replace("{n}", label).trim().to_owned()
    }

    /// The marker of an item, where nobody printed one: how deep it stands, and the how manieth it is there.
    ///
    /// ```
    /// use vocabulary::Vocabularies;
    /// let set = Vocabularies::built_in();
    /// assert_eq!(set.get("en").unwrap().print_marker(1, 3), "c)");
    /// assert_eq!(set.get("ru").unwrap().print_marker(1, 3), "в)");
    /// ```
    pub fn print_marker(&self, depth: usize, value: u32) -> String {
        let markers = &self.data.print.markers;
        let first = markers.get(depth).or(markers.last()).map_or("1.", String::as_str);
        let numeral = numeral::bare(first);
        let system = numeral::readings(first).find(|reading| reading.value == 1).map(|reading| reading.system);
        let printed = system.and_then(|system| numeral::print(system, value, false));
        // Where letters run out, numbers do not.
        first.replacen(numeral, &printed.unwrap_or_else(|| value.to_string()), 1)
    }

    /// `附件：2件`
    pub fn print_enclosures(&self, count: u32) -> String {
        let template = self.data.print.enclosures.as_deref().unwrap_or("Annexes: {n}");
        template.replace("{n}", &count.to_string())
    }

    /// `电信标准化局第4/21号集体函`; the number alone where the language has no words for the kind.
    ///
    /// ```
    /// use vocabulary::{Kind, Vocabularies};
    /// let set = Vocabularies::built_in();
    /// let english = set.get("en").unwrap();
    /// assert_eq!(english.print_designation(Kind::CollectiveLetter, "4/21"), "TSB Collective letter 4/21");
    /// assert_eq!(english.print_designation(Kind::Circular, "BDT/008"), "Circular BDT/008");
    /// ```
    pub fn print_designation(&self, kind: Kind, number: &str) -> String {
        let lettered = number.chars().any(char::is_alphabetic);
        let meant = |only: &[String]| only.is_empty() || only.iter().any(|part| number.contains(part.as_str()));
        let templates = self.data.designations.iter().filter(|entry| entry.kind == kind && meant(&entry.only));
        let template = templates
            .filter_map(|entry| entry.print_lettered.as_ref().filter(|_| lettered).or(entry.print.as_ref()))
            .next();
        template.map_or_else(|| number.to_owned(), |template| template.replace("{n}", number))
    }

    /// `Addendum 1 to TSB Circular 79`
    pub fn print_amends(&self, relation: Relation, ordinal: Option<u32>, designation: &str) -> String {
        let forms = self.data.print.amends.get(&relation);
        let form = forms.and_then(|forms| match ordinal {
            Some(_) => forms.first(),
            None => forms.get(1).or(forms.first()),
        });
        match form {
            Some(form) => {
                let ordinal = ordinal.map(|ordinal| ordinal.to_string()).unwrap_or_default();
                form.replace("{n}", &ordinal).replace("{designation}", designation)
            }
            None => designation.to_owned(),
        }
    }

    /// `Page 2 of 3`; both may be fields of a word processor instead of numbers.
    pub fn print_page(&self, page: &str, of: &str) -> String {
        let template = self.data.print.page.first().map_or("{page}/{of}", String::as_str);
        template.replace("{page}", page).replace("{of}", of)
    }

    /// `Geneva, 5 March 2031`, `2031年3月5日，日内瓦`
    pub fn print_place_and_date(&self, place: &str, printed_date: &str) -> String {
        let template = self.data.print.place_and_date.as_deref().unwrap_or("{place}, {date}");
        template.replace("{place}", place).replace("{date}", printed_date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vocabularies;

    #[test]
    fn printed_in_every_language() {
        let set = Vocabularies::built_in();
        for (tag, expected) in [
            (
                "ar",
                [
                    "الملحق A",
                    "الملحقات: 2",
                    "الرسالة الجماعية 4/21 لمكتب تقييس الاتصالات",
                    "الصفحة 2 من 3",
                    "2 ب) ii) ii)",
                ],
            ),
            ("en", ["ANNEX A", "Annexes: 2", "TSB Collective letter 4/21", "Page 2 of 3", "2. b) ii) ii)"]),
            ("es", ["ANEXO A", "Anexos: 2", "Carta Colectiva TSB 4/21", "Página 2 de 3", "2. b) ii) ii)"]),
            ("fr", ["ANNEXE A", "Annexes: 2", "Lettre collective TSB 4/21", "Page 2 sur 3", "2. b) ii) ii)"]),
            ("ru", ["ПРИЛОЖЕНИЕ A", "Приложения: 2", "Коллективное письмо 4/21 БСЭ", "Стр. 2 из 3", "2. б) ii) ii)"]),
            ("zh", ["附件A", "附件：2件", "电信标准化局第4/21号集体函", "第2页，共3页", "2. b) ii) ii)"]),
        ] {
            let language = set.get(tag).unwrap();
            assert_eq!(language.print_annex_heading("A"), expected[0]);
            assert_eq!(language.print_enclosures(2), expected[1]);
            assert_eq!(language.print_designation(Kind::CollectiveLetter, "4/21"), expected[2]);
            assert_eq!(language.print_page("2", "3"), expected[3]);
            let second: Vec<String> = (0..4).map(|depth| language.print_marker(depth, 2)).collect();
            assert_eq!(second.join(" "), expected[4], "{tag}");
            assert_eq!(language.print_annex_heading(""), expected[0].trim_end_matches(['A', ' ']));
        }
    }
}
