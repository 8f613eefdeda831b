//! What stands over a calendar: the days of the week in the order of the place, and the months by themselves; a day of
//! any year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Words;

impl Words {
    /// The day on which the week begins in the region (Unicode CLDR 48, `weekData` `firstDay`; Monday where it names none).
    pub fn first_weekday(&self) -> Weekday {
        match self.region {
            [b'M', b'V'] => Weekday::Fri,
            region if SATURDAY.contains(&region) => Weekday::Sat,
            region if SUNDAY.contains(&region) => Weekday::Sun,
            _ => Weekday::Mon,
        }
    }

    /// The names of the seven days, short and long, from the first of the week on: ("Mon", "Monday") …
    pub fn weekdays(&self) -> Vec<(String, String)> {
        // Any week will do for the names.
        let monday = NaiveDate::from_isoywd_opt(2026, 1, Weekday::Mon).unwrap_or_default();
        let first = u64::from(self.first_weekday().num_days_from_monday());
        (first..first + 7)
            .filter_map(|days| monday.checked_add_days(Days::new(days)))
            .map(|day| (self.write(day, "%a"), self.write(day, "%A")))
            .collect()
    }

    /// The month of the date by itself: "November".
    pub fn month_alone(&self, date: NaiveDate) -> String {
        self.months_alone
            .and_then(|names| names.split(' ').nth(date.month0() as usize))
            .map_or_else(|| self.write(date, "%B"), str::to_owned)
    }

    /// The day of the year (Unicode CLDR 47, `MMMMd`): "22 November".
    pub fn day(&self, date: NaiveDate) -> String {
        let whole = self.order.long;
        let without = YEARS.iter().find(|year| whole.contains(**year));
        self.write(date, &whole.replacen(without.unwrap_or(&""), "", 1))
    }
}

/// The year as it stands in a date, with what ties it to the rest.
const YEARS: &[&str] = &[
    ", %Y", " de %Y", " %Y г.", " %Y р.", "%Y. ", "%Y年", "%Y년 ", " %Y",
];

const SATURDAY: &[[u8; 2]] = &[
    *b"AF", *b"BH", *b"DJ", *b"DZ", *b"EG", *b"IQ", *b"IR", *b"JO", *b"KW", *b"LY", *b"OM", *b"QA",
    *b"SD", *b"SY",
];

const SUNDAY: &[[u8; 2]] = &[
    *b"AG", *b"AS", *b"BD", *b"BR", *b"BS", *b"BT", *b"BW", *b"BZ", *b"CA", *b"CO", *b"DM", *b"DO",
    *b"ET", *b"GT", *b"GU", *b"HK", *b"HN", *b"ID", *b"IL", *b"IN", *b"IS", *b"JM", *b"JP", *b"KE",
    *b"KH", *b"KR", *b"LA", *b"MH", *b"MM", *b"MO", *b"MT", *b"MX", *b"MZ", *b"NI", *b"NP", *b"PA",
    *b"PE", *b"PH", *b"PK", *b"PR", *b"PT", *b"PY", *b"SA", *b"SG", *b"SV", *b"TH", *b"TT", *b"TW",
    *b"UM", *b"US", *b"VE", *b"VI", *b"WS", *b"YE", *b"ZA", *b"ZW",
];

/// The months as they are called without a day, where that is another form (Unicode CLDR 48, stand-alone wide).
pub(super) fn months_alone(language: &str) -> Option<&'static str> {
    Some(match language {
        "be" => {
            "студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань"
        }
        "bs" => {
            "januar februar mart april maj juni juli august septembar oktobar novembar decembar"
        }
        "ca" => "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "cs" => "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
        "el" => {
            "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος"
        }
        "fi" => {
            "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu"
        }
        "hr" => {
            "siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac"
        }
        "lt" => {
            "sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis"
        }
        "lv" => {
            "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris"
        }
        "pl" => {
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"
        }
        "ru" => "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "sk" => "január február marec apríl máj jún júl august september október november december",
        "sl" => {
            "januar februar marec april maj junij julij avgust september oktober november december"
        }
        "uk" => {
            "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
        }
        "ja" | "zh" => "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
        "ko" => "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn every_month_has_a_name_in_every_language() {
        for language in ["en", "de", "fr-CA", "pl", "ru", "ca", "ja", "C"] {
            let words = Words::new(language);
            for month in 1..=12 {
                let first = NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
                assert!(!words.month_alone(first).is_empty(), "{language} {month}");
            }
        }
        let january = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        assert_eq!(Words::new("en").month_alone(january), "January");
    }

    #[test]
    fn the_week_begins_as_the_region_has_it() {
        for (language, first) in [
            ("en", Weekday::Mon),
            ("en-US", Weekday::Sun),
            ("de", Weekday::Mon),
            ("fr-CA", Weekday::Sun),
            ("pt-BR", Weekday::Sun),
            ("ar", Weekday::Sat),
            ("fa_IR.UTF-8", Weekday::Sat),
            ("ja", Weekday::Sun),
            ("C", Weekday::Mon),
        ] {
            assert_eq!(Words::new(language).first_weekday(), first, "{language}");
        }
        let days = Words::new("en-US").weekdays();
        assert_eq!(days.len(), 7);
        assert_eq!(days[0], ("Sun".to_owned(), "Sunday".to_owned()));
        assert_eq!(Words::new("en").weekdays()[6].1, "Sunday");
    }

    #[test]
    fn a_day_of_the_year_is_a_date_without_its_year() {
        let date = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        for (language, text) in [
            ("en", "29 February"),
            ("en-US", "February 29"),
            ("de", "29. Februar"),
            ("es", "29 de febrero"),
            ("hu", "február 29."),
            ("ru", "29 февраля"),
            ("ja", "2月29日"),
            ("ko", "2월 29일"),
        ] {
            let said = Words::new(language).day(date);
            assert_eq!(said.to_lowercase(), text.to_lowercase(), "{language}");
        }
        for language in ["ca", "fr", "da", "uk", "ar", "tr", "C"] {
            let said = Words::new(language).day(date);
            assert!(said.contains("29") && !said.contains("20"), "{said}");
        }
    }

    #[test]
    fn a_month_by_itself_has_its_own_form() {
        let november = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        for (language, name) in [
            ("en", "November"),
            ("ru", "ноябрь"),
            ("pl_PL", "listopad"),
            ("ja", "11月"),
        ] {
            assert_eq!(Words::new(language).month_alone(november), name);
        }
        for language in [
            "be", "bs", "ca", "cs", "el", "fi", "hr", "lt", "lv", "pl", "ru", "sk", "sl", "uk",
        ] {
            assert_eq!(
                months_alone(language).unwrap().split(' ').count(),
                12,
                "{language}"
            );
        }
    }
}
