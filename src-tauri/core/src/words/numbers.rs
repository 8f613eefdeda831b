//! Numbers and sums of money as the person's language writes them.

use super::Words;

/// What stands between groups of digits, between whole and part, and how many digits the groups have that come after the
/// last one (Unicode CLDR 48, `numbers`, Latin digits).
struct Style {
    group: &'static str,
    decimal: &'static str,
    groups_of: usize,
}

const NARROW: &str = "\u{202f}";
const SPACE: &str = "\u{a0}";

impl Words {
    /// A whole number: "1,284", "1.284", "1 284".
    pub fn number(&self, number: i64) -> String {
        let sign = if number < 0 { "-" } else { "" };
        format!(
            "{sign}{}",
            self.grouped(number.unsigned_abs(), &self.style())
        )
    }

    /// A number with one digit after the point, given in tenths: "3.4", "3,4".
    pub fn tenths(&self, tenths: i64) -> String {
        let style = self.style();
        let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let sign = if tenths < 0 { "-" } else { "" };
        format!(
            "{sign}{}{}{part}",
            self.grouped(whole, &style),
            style.decimal
        )
    }

    /// A sum of money, given in minor units of an ISO 4217 currency: "€1,240.00", "1.240,00 €".
    pub fn money(&self, minor: i64, currency: &str) -> String {
        let digits = minor_digits(currency);
        let per_unit = 10_u64.pow(digits);
        let (whole, part) = (
            minor.unsigned_abs() / per_unit,
            minor.unsigned_abs() % per_unit,
        );
        let style = self.money_style();
        let mut text = self.grouped(whole, &style);
        if digits > 0 {
            let width = digits as usize;
            text = format!("{text}{}{part:0width$}", style.decimal);
        }
        let symbol = self.symbol(currency);
        let space = match self.symbol_place() {
            // A symbol that ends in a letter is set off: "CHF 12.00", but "€12.00".
            Place::Before if symbol.ends_with(|last: char| last.is_alphabetic()) => SPACE,
            Place::Before => "",
            Place::BeforeWithSpace | Place::After => SPACE,
        };
        let sign = if minor < 0 { "-" } else { "" };
        match self.symbol_place() {
            Place::After => format!("{sign}{text}{space}{symbol}"),
            Place::Before | Place::BeforeWithSpace => format!("{sign}{symbol}{space}{text}"),
        }
    }

    /// A number given in thousandths, with as many digits after the point as it needs: "7", "7.5", "-0.125".
    pub fn thousandths(&self, thousandths: i64) -> String {
        let style = self.style();
        let (whole, part) = (
            thousandths.unsigned_abs() / 1000,
            thousandths.unsigned_abs() % 1000,
        );
        let sign = if thousandths < 0 { "-" } else { "" };
        let whole = self.grouped(whole, &style);
        let part = format!("{part:03}");
        match part.trim_end_matches('0') {
            "" => format!("{sign}{whole}"),
            part => format!("{sign}{whole}{}{part}", style.decimal),
        }
    }

    fn grouped(&self, number: u64, style: &Style) -> String {
        let digits = number.to_string();
        if digits.len() == 4 && self.keeps_four_together() {
            return digits;
        }
        let mut text = String::new();
        for (place, digit) in digits.char_indices() {
            let after = digits.len() - place;
            let boundary = match after.checked_sub(3) {
                Some(more) => more % style.groups_of == 0,
                None => false,
            };
            if place > 0 && boundary {
                text.push_str(style.group);
            }
            text.push(digit);
        }
        text
    }

    /// In some places the first group has two digits at least: "1240", but "12 400".
    fn keeps_four_together(&self) -> bool {
        match (self.language(), &self.region) {
            ("es", b"ES" | [0, 0]) | ("pt", b"PT") => true,
            (language, _) => matches!(
                language,
                "be" | "bg" | "et" | "hu" | "hy" | "it" | "ka" | "lv" | "pl" | "sl" | "sq"
            ),
        }
    }

    /// Where sums of money are written otherwise than numbers.
    fn money_style(&self) -> Style {
        let style = self.style();
        match (self.language(), &self.region) {
            ("de", b"AT") => Style {
                group: ".",
                ..style
            },
            ("fr", b"CH") => Style {
                decimal: ".",
                ..style
            },
            _ => style,
        }
    }

    fn style(&self) -> Style {
        let style = |group, decimal| Style {
            group,
            decimal,
            groups_of: 3,
        };
        match (self.language(), &self.region) {
            ("en" | "hi" | "ta" | "te" | "bn", b"IN") => Style {
                groups_of: 2,
                ..style(",", ".")
            },
            ("de" | "it", b"CH") | ("de", b"LI") => style("’", "."),
            ("de", b"AT") => style(SPACE, ","),
            ("en", b"ZA") => style(SPACE, ","),
            ("es", region) if LATIN_POINT.contains(region) => style(",", "."),
            ("fr", b"CA") => style(SPACE, ","),
            ("fr", _) => style(NARROW, ","),
            ("pt", b"PT") => style(SPACE, ","),
            (
                "de" | "es" | "it" | "nl" | "pt" | "tr" | "id" | "da" | "el" | "hr" | "sl" | "sr"
                | "bs" | "ca" | "gl" | "eu" | "ro" | "is" | "vi" | "mk" | "az",
                _,
            ) => style(".", ","),
            (
                "cs" | "sk" | "pl" | "ru" | "uk" | "bg" | "be" | "sv" | "nb" | "nn" | "fi" | "hu"
                | "et" | "lv" | "lt" | "hy" | "ka" | "kk" | "sq" | "af",
                _,
            ) => style(SPACE, ","),
            _ => style(",", "."),
        }
    }

    fn symbol_place(&self) -> Place {
        match (self.language(), &self.region) {
            ("de", b"AT" | b"CH" | b"LI") | ("it", b"CH") | ("nl", _) => Place::BeforeWithSpace,
            ("pt", b"PT") | ("es", b"ES" | [0, 0]) => Place::After,
            ("pt", _) => Place::BeforeWithSpace,
            (
                "ar" | "be" | "bg" | "bs" | "ca" | "cs" | "da" | "de" | "el" | "et" | "eu" | "fi"
                | "fr" | "gl" | "he" | "hr" | "hu" | "hy" | "is" | "it" | "ka" | "kk" | "lt" | "lv"
                | "mk" | "nb" | "nn" | "pl" | "ro" | "ru" | "sk" | "sl" | "sq" | "sr" | "sv" | "uk"
                | "vi" | "az",
                _,
            ) => Place::After,
            _ => Place::Before,
        }
    }

    /// The sign of a currency where it names one only; else its code.
    fn symbol<'a>(&self, currency: &'a str) -> &'a str {
        match (currency, &self.region) {
            ("EUR", _) => "€",
            ("GBP", _) => "£",
            ("INR", _) => "₹",
            ("ILS", _) => "₪",
            ("KRW", _) => "₩",
            ("NGN", _) => "₦",
            ("PHP", _) => "₱",
            ("THB", b"TH") => "฿",
            ("TRY", b"TR") => "₺",
            ("UAH", b"UA") => "₴",
            ("VND", _) => "₫",
            ("BRL", _) => "R$",
            ("JPY", b"JP") | ("CNY", b"CN") => "￥",
            ("JPY", _) => "¥",
            ("PLN", b"PL") => "zł",
            ("CZK", b"CZ") => "Kč",
            ("HUF", b"HU") => "Ft",
            ("RUB", b"RU") => "₽",
            ("DKK", b"DK") | ("NOK", b"NO") | ("SEK", b"SE") => "kr",
            ("ZAR", b"ZA") => "R",
            ("USD", b"US")
            | ("CAD", b"CA")
            | ("AUD", b"AU")
            | ("NZD", b"NZ")
            | ("MXN", b"MX")
            | ("SGD", b"SG")
            | ("CLP", b"CL")
            | ("COP", b"CO")
            | ("ARS", b"AR") => "$",
            ("USD", _) => "US$",
            _ => currency,
        }
    }
}

/// Where the sign of a currency stands.
enum Place {
    Before,
    BeforeWithSpace,
    After,
}

/// Where Spanish has a decimal point.
const LATIN_POINT: &[[u8; 2]] = &[
    *b"MX", *b"US", *b"PR", *b"GT", *b"HN", *b"NI", *b"PA", *b"PE", *b"SV", *b"DO",
];

/// How many digits a currency has after the point (ISO 4217, list one).
fn minor_digits(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        for (language, small, large) in [
            ("en", "1,284", "12,345,678"),
            ("C", "1,284", "12,345,678"),
            ("en-IN", "1,284", "1,23,45,678"),
            ("de", "1.284", "12.345.678"),
            ("de-CH", "1’284", "12’345’678"),
            ("fr", "1\u{202f}284", "12\u{202f}345\u{202f}678"),
            ("es", "1284", "12.345.678"),
            ("es-MX", "1,284", "12,345,678"),
            ("pt-BR", "1.284", "12.345.678"),
            ("pt-PT", "1284", "12\u{a0}345\u{a0}678"),
            ("pl", "1284", "12\u{a0}345\u{a0}678"),
            ("ru", "1\u{a0}284", "12\u{a0}345\u{a0}678"),
            ("ja", "1,284", "12,345,678"),
        ] {
            let words = Words::new(language);
            assert_eq!(words.number(1_284), small, "{language}");
            assert_eq!(words.number(12_345_678), large, "{language}");
        }
        let words = Words::new("en");
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (-1_000, "-1,000"),
            (i64::MIN, "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(words.number(number), text);
        }
    }

    #[test]
    fn money_has_the_digits_of_its_currency_and_its_sign_where_the_language_puts_it() {
        for (language, minor, currency, text) in [
            ("en", 124_000, "EUR", "€1,240.00"),
            ("en-US", 5, "USD", "$0.05"),
            ("en-GB", 500, "USD", "US$5.00"),
            ("en", 1_200, "CHF", "CHF\u{a0}12.00"),
            ("de", 124_000, "EUR", "1.240,00\u{a0}€"),
            ("de-AT", 124_000, "EUR", "€\u{a0}1.240,00"),
            ("nb", 124_000, "EUR", "1\u{a0}240,00\u{a0}€"),
            ("es-ES", 124_000, "EUR", "1240,00\u{a0}€"),
            ("es-AR", 124_000, "EUR", "€1.240,00"),
            ("de-CH", 124_000, "CHF", "CHF\u{a0}1’240.00"),
            ("fr", 124_000, "EUR", "1\u{202f}240,00\u{a0}€"),
            ("nl", 124_000, "EUR", "€\u{a0}1.240,00"),
            ("ja", 124_000, "JPY", "￥124,000"),
            ("en-IN", 1_234_567_800, "INR", "₹1,23,45,678.00"),
            ("en", 1_234_567, "KWD", "KWD\u{a0}1,234.567"),
            ("pt-BR", 50_000, "BRL", "R$\u{a0}500,00"),
            ("en", -5, "GBP", "-£0.05"),
        ] {
            assert_eq!(
                Words::new(language).money(minor, currency),
                text,
                "{language}"
            );
        }
    }
}
