//! Whether two numbers that are written differently reach the same telephone.

use super::{FEWEST_GROUPED, MOST_GROUPED, dialled, known_country};

/// What makes a number that number, however it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The country's code, where it is known.
    country: Option<u16>,
    national: String,
    /// What is dialled afterwards, from the first pause on.
    then: String,
}

impl Identity {
    /// The digits within the country, without the zero that is only dialled there.
    pub fn national(&self) -> &str {
        &self.national
    }

    /// Whether both reach the same telephone: the same digits within the country and afterwards, and not two countries.
    pub fn same(&self, other: &Self) -> bool {
        self.national == other.national
            && self.then == other.then
            && (self.country == other.country || self.country.is_none() || other.country.is_none())
    }
}

/// What a number is to somebody in `region` (ISO 3166; anything else = no region known). A short code is its digits.
/// `None` when there is nothing to dial.
pub fn identity(number: &str, region: &str) -> Option<Identity> {
    let keys = dialled(number)?;
    let end = keys.find([',', ';']).unwrap_or(keys.len());
    let (main, then) = keys.split_at_checked(end)?;
    let unparsed = |digits: &str| Identity {
        country: None,
        national: digits.to_owned(),
        then: then.to_owned(),
    };
    let digits = main.strip_prefix('+').unwrap_or(main);
    // The parser has panicked on odd text before; it only ever sees a plus and 7 to 15 ASCII digits.
    if !(FEWEST_GROUPED..=MOST_GROUPED).contains(&digits.len())
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(unparsed(main));
    }
    let country = if main.starts_with('+') {
        None
    } else {
        known_country(region)
    };
    if (main.starts_with('+') || country.is_some())
        && let Ok(parsed) = phonenumber::parse(country, main)
    {
        return Some(Identity {
            country: Some(parsed.country().code()),
            national: parsed.national().value().to_string(),
            then: then.to_owned(),
        });
    }
    Some(unparsed(digits.trim_start_matches('0')))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn same(one: &str, other: &str, region: &str) -> bool {
        identity(one, region)
            .unwrap()
            .same(&identity(other, region).unwrap())
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for (one, other, region) in [
            ("0170 1234567", "+49 170 1234567", "DE"),
            ("0049 170 1234567", "+491701234567", "DE"),
            ("+49 (0)30 123456", "030/123456", "DE"),
            ("(212) 555-0100", "+1 212 555 0100", "US"),
            ("06 12 34 56 78", "+33 6 12 34 56 78", "FR"),
            // Where no region is known, the digits within the country are all there is.
            ("0170 1234567", "+49 170 1234567", "ZZ"),
            ("116 123", "116123", "DE"),
            ("030 123456,,12", "+49 30 123456,,12", "DE"),
            ("*100#", "*100#", "DE"),
        ] {
            assert!(same(one, other, region), "{one} {other} in {region}");
        }
    }

    #[test]
    fn numbers_of_two_telephones_are_not_the_same() {
        for (one, other, region) in [
            ("0170 1234567", "0170 1234568", "DE"),
            ("+49 170 1234567", "+43 170 1234567", "DE"),
            ("0170 1234567", "+43 170 1234567", "DE"),
            ("030 123456", "030 123456,,12", "DE"),
            ("988", "1988", "US"),
            ("112", "0112", "DE"),
        ] {
            assert!(!same(one, other, region), "{one} {other} in {region}");
        }
        assert_eq!(identity("evenings", "DE"), None);
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_panics(number in "\\PC{0,30}|[+0-9*#,; ()-]{0,20}", region in "[A-Z]{2}") {
            if let Some(identity) = identity(&number, &region) {
                prop_assert!(identity.same(&identity));
            }
        }
    }
}
