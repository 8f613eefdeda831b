//! A number as the whole world dials it, for services that know people by it.

use std::fmt::Write as _;

use phonenumber::Mode;

use super::{FEWEST_GROUPED, MOST_GROUPED, dialled, known_country};

/// The number in ITU-T E.164's international form ("+49301234567"), as someone in `region` (ISO 3166; anything else = no
/// region known) means it. `None` unless that is certain: the country is typed or is the region's, the number is one
/// that exists there, nothing is dialled after it, and none of its digits had to be guessed.
pub fn e164(number: &str, region: &str) -> Option<String> {
    let keys = dialled(number)?;
    let international = keys.starts_with('+');
    let digits = keys.strip_prefix('+').unwrap_or(&keys);
    // The parser has panicked on odd text before; it only ever sees a plus and 7 to 15 ASCII digits.
    if !(FEWEST_GROUPED..=MOST_GROUPED).contains(&digits.len())
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let country = match international {
        true => None,
        false => Some(known_country(region)?),
    };
    let parsed = phonenumber::parse(country, &keys).ok()?;
    if !parsed.is_valid() {
        return None;
    }
    let mut whole = String::new();
    // Not `to_string`, which panics where formatting fails.
    write!(whole, "{}", parsed.format().mode(Mode::E164)).ok()?;
    let world = whole.strip_prefix('+')?;
    let national = world.strip_prefix(&parsed.country().code().to_string())?;
    let certain = match international {
        true => world == digits,
        false => digits.ends_with(national),
    };
    let plain = (FEWEST_GROUPED..=MOST_GROUPED).contains(&world.len())
        && world.bytes().all(|byte| byte.is_ascii_digit());
    (certain && plain).then_some(whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_certain_is_given_as_the_world_dials_it() {
        for (typed, region, whole) in [
            ("+49 30 1234567", "ZZ", "+49301234567"),
            ("030 1234567", "DE", "+49301234567"),
            ("+49 (0)30 1234567", "US", "+49301234567"),
            ("0049 170 1234567", "DE", "+491701234567"),
            ("(212) 555-0100", "US", "+12125550100"),
            ("06 12 34 56 78", "FR", "+33612345678"),
            ("+39 06 12345678", "DE", "+390612345678"),
            ("06 12345678", "IT", "+390612345678"),
            ("+44 7400 123456", "", "+447400123456"),
        ] {
            assert_eq!(
                e164(typed, region).as_deref(),
                Some(whole),
                "{typed} in {region}"
            );
        }
    }

    #[test]
    fn what_is_not_certain_is_not_given() {
        for (typed, region) in [
            // No country.
            ("030 1234567", "ZZ"),
            ("030 1234567", ""),
            ("0170 1234567", "AQ"),
            // Short codes.
            ("988", "US"),
            ("116 123", "DE"),
            ("741741", "US"),
            // Something is dialled afterwards, or it is a service code.
            ("+49 30 1234567,5", "DE"),
            ("+49 30 1234567 x5", "DE"),
            ("*100#", "DE"),
            // No such number.
            ("+999 1234567", "DE"),
            ("+1 111 111 1111", "US"),
            ("", "DE"),
            ("sam.42", "DE"),
        ] {
            assert_eq!(e164(typed, region), None, "{typed} in {region}");
        }
    }

    proptest! {
        #[test]
        fn it_is_a_plus_and_digits_that_end_as_typed(
            number in "\\PC{0,30}|[+0-9*#,; ()-]{0,20}|\\+?[0-9]{6,16}",
            region in "[A-Z]{2}|DE|US|IT|AR|MX",
        ) {
            if let Some(whole) = e164(&number, &region) {
                let digits = whole.strip_prefix('+').unwrap_or_default();
                prop_assert!((7..=15).contains(&digits.len()));
                prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
                let typed: String = dialled(&number).unwrap_or_default();
                let last = typed.chars().last();
                prop_assert_eq!(whole.chars().last(), last);
            }
        }
    }
}
