//! The forms of vocabulary.md §3 and what else letters do with days.

use super::*;
use crate::Vocabularies;

/// Every hit, as `range = value..until weekday time zone`.
fn found(tag: &str, text: &str) -> String {
    let set = Vocabularies::built_in();
    let Some(language) = set.get(tag) else { return String::new() };
    let shown = language.dates(text).map(|hit| {
        let range = text.get(hit.range()).unwrap_or("?");
        let (date, yearless) = match hit {
            DateHit::Date(date) => (date, false),
            DateHit::Yearless(days) => (days.in_year(2000).unwrap(), true),
            DateHit::Impossible(it) => {
                let guess = it.guess.map(|(from, until)| format!(" {from}..{until}")).unwrap_or_default();
                return format!("{range} = impossible{guess}");
            }
        };
        assert!(date.extent.start <= date.range.start && date.extent.end >= date.range.end, "{text}");
        let mut shown = format!("{range} = {}", date.value);
        if let Some(until) = date.until {
            shown += &format!("..{until}");
        }
        for weekday in [&date.weekday, &date.until_weekday].into_iter().flatten() {
            shown += &format!(" {:?}", weekday.day);
            assert!(text.get(weekday.range.clone()).is_some());
        }
        if let Some(time) = date.time {
            shown += &format!(" {time}");
        }
        if let Some(time) = date.until_time {
            shown += &format!("-{time}");
        }
        if let Some(zone) = date.zone {
            shown += &format!(" [{}]", text.get(zone.range).unwrap_or("?"));
        }
        if yearless { shown.replace("2000-", "") } else { shown }
    });
    shown.collect::<Vec<_>>().join("; ")
}

fn check(cases: &[(&str, &str, &str)]) {
    for (tag, text, expected) in cases {
        assert_eq!(found(tag, text), *expected, "{tag}: {text}");
    }
}

#[test]
fn english() {
    check(&[
        ("en", "Geneva, 11 December 2017", "11 December 2017 = 2017-12-11"),
        ("en", "18th November 2005 at 08:00 hours Geneva time", "18th November 2005 = 2005-11-18 08:00 [Geneva time]"),
        ("en", "2400 hours UTC on 25 January 2002", "25 January 2002 = 2002-01-25 24:00 [UTC]"),
        ("en", "23:59 UTC on Friday, 3 January 2031", "3 January 2031 = 2031-01-03 Friday 23:59 [UTC]"),
        ("en", "9-18 April 2018", "9-18 April 2018 = 2018-04-09..2018-04-18"),
        ("en", "29 August - 2 September 2016", "29 August - 2 September 2016 = 2016-08-29..2016-09-02"),
        ("en", "26 February-2 March 2018", "26 February-2 March 2018 = 2018-02-26..2018-03-02"),
        ("en", "30 December 2031 to 9 January 2032", "30 December 2031 to 9 January 2032 = 2031-12-30..2032-01-09"),
        ("en", "30 December to 9 January 2032", "30 December to 9 January 2032 = 2031-12-30..2032-01-09"),
        ("en", "27 (afternoon) to 29 June 2012", "27 (afternoon) to 29 June 2012 = 2012-06-27..2012-06-29"),
        ("en", "11 (afternoon) – 13 May 2005", "11 (afternoon) – 13 May 2005 = 2005-05-11..2005-05-13"),
        ("en", "28 February to 10 March 2000", "28 February to 10 March 2000 = 2000-02-28..2000-03-10"),
        (
            "en",
            "(Goyang, Korea, 29 August - 8 September 2023)",
            "29 August - 8 September 2023 = 2023-08-29..2023-09-08",
        ),
        ("en", "from Monday 3 to Friday 7 June 2030", "3 to Friday 7 June 2030 = 2030-06-03..2030-06-07 Monday Friday"),
        (
            "en",
            "from Monday, 3 June to Friday, 7 June 2030",
            "3 June to Friday, 7 June 2030 = 2030-06-03..2030-06-07 Monday Friday",
        ),
        ("en", "Tuesday, 5 March 2031, 09:30-12:30", "5 March 2031 = 2031-03-05 Tuesday 09:30-12:30"),
        ("en", "5 March 2031 (Wednesday)", "5 March 2031 = 2031-03-05 Wednesday"),
        (
            "en",
            "March 5, 2031 and May 10-20, 2022",
            "March 5, 2031 = 2031-03-05; May 10-20, 2022 = 2022-05-10..2022-05-20",
        ),
        ("en", "May 30 - June 2, 2023", "May 30 - June 2, 2023 = 2023-05-30..2023-06-02"),
        ("en", "the 3rd of May 2031", "3rd of May 2031 = 2031-05-03"),
        ("en", "on 3 and 4 May 2031", "3 and 4 May 2031 = 2031-05-03..2031-05-04"),
        ("en", "on 3 and 17 May 2031", "17 May 2031 = 2031-05-17"),
        ("en", "between 3 and 17 May 2031", "3 and 17 May 2031 = 2031-05-03..2031-05-17"),
        ("en", "on 3 May 2031 and 5 June 2031", "3 May 2031 = 2031-05-03; 5 June 2031 = 2031-06-05"),
        ("en", "not later than 16 August 2016", "16 August 2016 = 2016-08-16"),
        ("en", "31 April 2031", "31 April 2031 = impossible"),
        ("en", "29 February 2031", "29 February 2031 = impossible"),
        ("en", "29 February", "29 February = 02-29"),
        ("en", "3-12 June", "3-12 June = 06-03..06-12"),
        ("en", "2031-03-05 and 05.03.2031", "2031-03-05 = 2031-03-05; 05.03.2031 = 2031-03-05"),
        ("en", "918 April 2018", "918 April 2018 = impossible 2018-04-09..2018-04-18"),
        ("en", "Question 5 may be discussed by 3 may 2031", "3 may 2031 = 2031-05-03"),
        ("en", "2017-2018, in 2031, May 2031, Y.4506, +41 22 730 6206, SG17, 17/2031, 1 of 5", ""),
        ("en", "the 7 January 2022 SG17 e-plenary", "7 January 2022 = 2022-01-07"),
        ("en", "5 May 2031\n- 10 copies", "5 May 2031 = 2031-05-05"),
        ("en", "Monday, 5 May 2031\n09:30 Opening", "5 May 2031 = 2031-05-05 Monday"),
        ("en", "5 May 2031\nat 09:30", "5 May 2031 = 2031-05-05 09:30"),
        ("en", "5\u{a0}May\n2031", "5\u{a0}May\n2031 = 2031-05-05"),
        ("en", "1 July 2031\t14 Aug. 2031", "1 July 2031 = 2031-07-01; 14 Aug. 2031 = 2031-08-14"),
    ]);
}

#[test]
fn french_and_spanish() {
    check(&[
        ("fr", "Genève, le 30 juillet 2009", "30 juillet 2009 = 2009-07-30"),
        ("fr", "Mardi 1er mai 2012 à 16 heures UTC", "1er mai 2012 = 2012-05-01 Tuesday 16:00 [UTC]"),
        ("fr", "les 8 et 9 mai 2012", "8 et 9 mai 2012 = 2012-05-08..2012-05-09"),
        ("fr", "du 13 au 16 mars", "13 au 16 mars = 03-13..03-16"),
        ("fr", "du 13 au 16 mars 2012", "13 au 16 mars 2012 = 2012-03-13..2012-03-16"),
        ("fr", "du 29 août au 2 septembre 2016", "29 août au 2 septembre 2016 = 2016-08-29..2016-09-02"),
        (
            "fr",
            "du lundi 3 au vendredi 7 juin 2030",
            "3 au vendredi 7 juin 2030 = 2030-06-03..2030-06-07 Monday Friday",
        ),
        ("fr", "le 5 mars 2031 à 14 h 30 (heure locale)", "5 mars 2031 = 2031-03-05 14:30 [heure locale]"),
        (
            "fr",
            "le 1ᵉʳ mars 2031, 2 DÉCEMBRE 2031, 3 decembre 2031",
            "1ᵉʳ mars 2031 = 2031-03-01; 2 DÉCEMBRE 2031 = 2031-12-02; 3 decembre 2031 = 2031-12-03",
        ),
        ("fr", "ce 20 mai 2031", "20 mai 2031 = 2031-05-20"),
        ("es", "Ginebra, 14 de noviembre de 2011", "14 de noviembre de 2011 = 2011-11-14"),
        ("es", "13-16 de marzo de 2012", "13-16 de marzo de 2012 = 2012-03-13..2012-03-16"),
        ("es", "los 15 y 16 de marzo de 2012", "15 y 16 de marzo de 2012 = 2012-03-15..2012-03-16"),
        ("es", "los días 15 y 16 de marzo de 2012", "15 y 16 de marzo de 2012 = 2012-03-15..2012-03-16"),
        ("es", "30 de abril – 4 de mayo de 2018", "30 de abril – 4 de mayo de 2018 = 2018-04-30..2018-05-04"),
        ("es", "del 3 al 12 de junio de 2030", "3 al 12 de junio de 2030 = 2030-06-03..2030-06-12"),
        ("es", "el miércoles 5 de marzo de 2031 a las 09:30 horas", "5 de marzo de 2031 = 2031-03-05 Wednesday 09:30"),
        ("es", "1º de mayo del 2031", "1º de mayo del 2031 = 2031-05-01"),
    ]);
}

#[test]
fn russian_and_arabic() {
    check(&[
        ("ru", "Женева, 1 июля 2016 года", "1 июля 2016 года = 2016-07-01"),
        ("ru", "14–23 сентября 2016 года", "14–23 сентября 2016 года = 2016-09-14..2016-09-23"),
        ("ru", "(14 сентября 2016 г.)", "14 сентября 2016 г. = 2016-09-14"),
        ("ru", "с 3 по 12 июня", "3 по 12 июня = 06-03..06-12"),
        ("ru", "с 29 августа по 2 сентября 2016 г.", "29 августа по 2 сентября 2016 г. = 2016-08-29..2016-09-02"),
        ("ru", "2428 января 2016 года", "2428 января 2016 года = impossible 2016-01-24..2016-01-28"),
        ("ru", "1620 мая 2031 года", "1620 мая 2031 года = impossible 2031-05-16..2031-05-20"),
        ("ru", "в среду, 5 марта 2031 года, в 09 час. 30 мин.", "5 марта 2031 года = 2031-03-05 Wednesday 09:30"),
        ("ru", "8 и 9 мая 2031 года", "8 и 9 мая 2031 года = 2031-05-08..2031-05-09"),
        ("ru", "05.03.2031 и 31.05.16", "05.03.2031 = 2031-03-05"),
        ("ar", "جنيف، 28 سبتمبر 2005", "28 سبتمبر 2005 = 2005-09-28"),
        ("ar", "من 3 إلى 12 يونيو 2030", "3 إلى 12 يونيو 2030 = 2030-06-03..2030-06-12"),
        ("ar", "٣-١٢ حزيران/يونيو ٢٠٣٠", "٣-١٢ حزيران/يونيو ٢٠٣٠ = 2030-06-03..2030-06-12"),
        (
            "ar",
            "يوم الأربعاء 5 آذار 2031 الساعة 09:30 بتوقيت جنيف",
            "5 آذار 2031 = 2031-03-05 Wednesday 09:30 [بتوقيت جنيف]",
        ),
        ("ar", "8 و9 مايو 2031", "8 و9 مايو 2031 = 2031-05-08..2031-05-09"),
        ("ar", "12-3 يونيو 2030", "12-3 يونيو 2030 = impossible 2030-06-03..2030-06-12"),
        ("ar", "في 17 كانون الأول/ديسمبر 2015", "17 كانون الأول/ديسمبر 2015 = 2015-12-17"),
    ]);
}

#[test]
fn chinese() {
    check(&[
        ("zh", "2022年3月15日，日内瓦", "2022年3月15日 = 2022-03-15"),
        ("zh", "2015年 3月 11日,日内瓦", "2015年 3月 11日 = 2015-03-11"),
        ("zh", "2025年1月02日", "2025年1月02日 = 2025-01-02"),
        ("zh", "2031年10月17日和18日，日内瓦", "2031年10月17日和18日 = 2031-10-17..2031-10-18"),
        ("zh", "2031年10月16日、17日和18日", "2031年10月16日、17日和18日 = 2031-10-16..2031-10-18"),
        ("zh", "2022年5月10-20日（含）以虚拟方式", "2022年5月10-20日 = 2022-05-10..2022-05-20"),
        ("zh", "5月10-20日（含）", "5月10-20日 = 05-10..05-20"),
        ("zh", "2023年8月29日-9月8日", "2023年8月29日-9月8日 = 2023-08-29..2023-09-08"),
        ("zh", "2017年9月4至15日（含）", "2017年9月4至15日 = 2017-09-04..2017-09-15"),
        ("zh", "2025年1月15日至24日（含）", "2025年1月15日至24日 = 2025-01-15..2025-01-24"),
        ("zh", "2031年12月30日-2032年1月9日", "2031年12月30日-2032年1月9日 = 2031-12-30..2032-01-09"),
        (
            "zh",
            "2022年5月6日（星期五）10:00至11:00（日内瓦时间）",
            "2022年5月6日 = 2022-05-06 Friday 10:00-11:00 [日内瓦时间]",
        ),
        ("zh", "2023年8月16日23:59（协调世界时）", "2023年8月16日 = 2023-08-16 23:59 [协调世界时]"),
        ("zh", "协调世界时2025年1月3日23时59分", "2025年1月3日 = 2025-01-03 23:59 [协调世界时]"),
        ("zh", "2021年4月22日（日内瓦时间）12时至14时30分", "2021年4月22日 = 2021-04-22 12:00-14:30 [日内瓦时间]"),
        (
            "zh",
            "2022年5月13日（星期五）日内瓦时间14:30-16:00",
            "2022年5月13日 = 2022-05-13 Friday 14:30-16:00 [日内瓦时间]",
        ),
        (
            "zh",
            "高阳时间2023年8月28日（星期一）19:00-21:00",
            "2023年8月28日 = 2023-08-28 Monday 19:00-21:00 [高阳时间]",
        ),
        ("zh", "2017年9月12日（星期二上午）", "2017年9月12日 = 2017-09-12 Tuesday"),
        (
            "zh",
            "2031年6月2日（星期一）至6月6日（星期五）",
            "2031年6月2日（星期一）至6月6日 = 2031-06-02..2031-06-06 Monday Friday",
        ),
        ("zh", "200年1月17日", "200年1月17日 = impossible"),
        ("zh", "2031年13月5日、2031年4月31日", "2031年13月5日 = impossible; 2031年4月31日 = impossible"),
        (
            "zh",
            "二〇三一年三月五日，二〇三一年十二月十一日",
            "二〇三一年三月五日 = 2031-03-05; 二〇三一年十二月十一日 = 2031-12-11",
        ),
        ("zh", "２０３１年３月５日", "２０３１年３月５日 = 2031-03-05"),
        ("zh", "2022年、2021年1月、自2024年7月起、2018年全权代表大会、99999999999年", ""),
        ("zh", "2021年计划、第17研究组、15天之后、一个月前、三月", ""),
        (
            "zh",
            "\t2022年3月10日\n\t–\t提交\n\n\t2022年3月29日",
            "2022年3月10日 = 2022-03-10; 2022年3月29日 = 2022-03-29",
        ),
    ]);
}

#[test]
fn nothing_breaks_it() {
    let set = Vocabularies::built_in();
    let nasty = [
        "",
        "-",
        "1",
        "1-",
        "年月日",
        "年1月1日",
        "0年0月0日",
        "9999999999999999999999999999 May 99999999",
        "1月1月1月1月",
        "\u{202e}1 مايو\u{202c} 5 May",
        "1\u{300}2 May 2031",
        "٣١ فبراير ٢٠٣١",
        "12:",
        "12:3",
        "24:00 24:01",
        "1/1/1/1/1",
        "......5......May",
        "月月月一月",
        "十十十年十月十日",
        "0000-00-00",
        "2031-02-30",
        "5 May 2031 - - - 6 May 2031",
        "32 mai",
        "00 janvier 2031",
        "１２：３０",
        "5 May 10000",
        "\u{feff}5\u{200f} May\u{200e} 2031",
    ];
    for language in set.iter() {
        for text in nasty {
            for hit in language.dates(text) {
                assert!(text.get(hit.range()).is_some(), "{text:?}");
            }
            let _ = (language.find_date(text), language.find_time(text));
        }
    }
}
