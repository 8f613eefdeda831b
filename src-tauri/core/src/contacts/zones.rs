//! The time zones in which someone can be.

use chrono_tz::TZ_VARIANTS;

/// The names of all places in the IANA time zone database, "Europe/Berlin", in the order of the alphabet. Without what it
/// keeps for older programs: abbreviations, and offsets whose signs are the other way round.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = (TZ_VARIANTS.iter())
        .map(|zone| zone.name())
        .filter(|name| name.contains('/') && !OLD.iter().any(|old| name.starts_with(old)))
        .collect();
    names.sort_unstable();
    names
}

/// How names begin that are kept for older programs (IANA `backward`, `etcetera`).
const OLD: &[&str] = &[
    "Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_name_is_a_zone_and_each_stands_once() {
        let names = names();
        assert!(names.len() > 400, "{}", names.len());
        assert!(names.is_sorted_by(|one, two| one < two));
        for name in &names {
            name.parse::<chrono_tz::Tz>().unwrap();
        }
        for name in ["Europe/Berlin", "America/Argentina/Ushuaia", "Pacific/Apia"] {
            assert!(names.contains(&name), "{name}");
        }
        assert!(!names.contains(&"US/Eastern") && !names.contains(&"EST"));
    }
}
