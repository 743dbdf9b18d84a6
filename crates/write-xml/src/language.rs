//! Languages: a BCP 47 tag as the three letters of ISO 639-2/T that `FRBRlanguage` wants.

/// What `FRBRlanguage` says of a language.
pub(crate) struct Language<'a> {
    /// Three letters; `und` where there is no language or none of that standard.
    pub(crate) code: &'a str,
    /// The tag, where the three letters do not say it all.
    pub(crate) tag: Option<&'a str>,
}

/// The languages of the house: for these alone the three letters say it all.
const HOUSE: [(&str, &str); 6] =
    [("ar", "ara"), ("en", "eng"), ("es", "spa"), ("fr", "fra"), ("ru", "rus"), ("zh", "zho")];

/// The other two-letter codes of ISO 639-1 with their three letters.
const OTHERS: &str = "\
aa aar ab abk ae ave af afr ak aka am amh an arg as asm av ava ay aym az aze ba bak be bel bg bul bi bis bm bam bn ben \
bo bod br bre bs bos ca cat ce che ch cha co cos cr cre cs ces cu chu cv chv cy cym da dan de deu dv div dz dzo ee ewe \
el ell eo epo et est eu eus fa fas ff ful fi fin fj fij fo fao fy fry ga gle gd gla gl glg gn grn gu guj gv glv ha hau \
he heb hi hin ho hmo hr hrv ht hat hu hun hy hye hz her ia ina id ind ie ile ig ibo ii iii ik ipk io ido is isl it ita \
iu iku ja jpn jv jav ka kat kg kon ki kik kj kua kk kaz kl kal km khm kn kan ko kor kr kau ks kas ku kur kv kom kw cor \
ky kir la lat lb ltz lg lug li lim ln lin lo lao lt lit lu lub lv lav mg mlg mh mah mi mri mk mkd ml mal mn mon mr mar \
ms msa mt mlt my mya na nau nb nob nd nde ne nep ng ndo nl nld nn nno no nor nr nbl nv nav ny nya oc oci oj oji om orm \
or ori os oss pa pan pi pli pl pol ps pus pt por qu que rm roh rn run ro ron rw kin sa san sc srd sd snd se sme sg sag \
si sin sk slk sl slv sm smo sn sna so som sq sqi sr srp ss ssw st sot su sun sv swe sw swa ta tam te tel tg tgk th tha \
ti tir tk tuk tl tgl tn tsn to ton tr tur ts tso tt tat tw twi ty tah ug uig uk ukr ur urd uz uzb ve ven vi vie vo vol \
wa wln wo wol xh xho yi yid yo yor za zha zu zul";

/// What `FRBRlanguage` says of this tag.
pub(crate) fn language(tag: Option<&str>) -> Language<'_> {
    let Some(tag) = tag else { return Language { code: "und", tag: None } };
    if let Some((_, code)) = HOUSE.iter().find(|(two, _)| *two == tag) {
        return Language { code, tag: None };
    }
    let primary = tag.split('-').next().unwrap_or("");
    Language { code: three_letters(primary).unwrap_or("und"), tag: Some(tag) }
}

/// Three letters for the first part of a tag; `i` and `x` begin tags that no standard knows.
fn three_letters(primary: &str) -> Option<&str> {
    if primary.len() == 3 && primary.bytes().all(|b| b.is_ascii_lowercase()) {
        return Some(primary);
    }
    let house = HOUSE.iter().find(|(two, _)| two.eq_ignore_ascii_case(primary)).map(|(_, code)| *code);
    house.or_else(|| {
        let mut words = OTHERS.split(' ');
        while let (Some(two), Some(three)) = (words.next(), words.next()) {
            if two.eq_ignore_ascii_case(primary) {
                return Some(three);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_stands_beside_all_but_six() {
        for (tag, code, beside) in [
            (None, "und", None),
            (Some("zh"), "zho", None),
            (Some("zh-Hans"), "zho", Some("zh-Hans")),
            (Some("EN"), "eng", Some("EN")),
            (Some("de"), "deu", Some("de")),
            (Some("yue-HK"), "yue", Some("yue-HK")),
            (Some("i-klingon"), "und", Some("i-klingon")),
            (Some("x-house"), "und", Some("x-house")),
            (Some("und"), "und", Some("und")),
        ] {
            let language = language(tag);
            assert_eq!((language.code, language.tag), (code, beside), "{tag:?}");
        }
    }

    #[test]
    fn the_table_is_pairs_of_two_and_three_letters() {
        let words: Vec<&str> = OTHERS.split(' ').collect();
        assert_eq!(words.len() % 2, 0);
        for pair in words.chunks(2) {
            assert_eq!((pair[0].len(), pair[1].len()), (2, 3), "{pair:?}");
        }
        assert!(words.chunks(2).is_sorted_by_key(|pair| &pair[0][..1]));
        assert_eq!(words.len() / 2 + HOUSE.len(), 183);
    }
}
