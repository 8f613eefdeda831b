//! Who of the circle a card may be.

use proptest::prelude::*;

use super::*;

fn people() -> People {
    let mut people = People::new("DE");
    people.add("Mo", ["0170 1234567"], ["Mo@Example.org"]);
    people.add("Zoë Ann", ["030 7654321", "+49 170 7654321"], []);
    people.add("Home group", ["988"], []);
    people.add("zoe ann", ["030 7654321"], []);
    people.add("🌱", [], []);
    people
}

fn made_of(name: &str, numbers: &[&str], emails: &[&str]) -> Card {
    Card {
        name: name.to_owned(),
        phones: numbers.iter().map(|it| phone(it)).collect(),
        emails: emails
            .iter()
            .map(|it| CardEmail {
                address: (*it).to_owned(),
                ..CardEmail::default()
            })
            .collect(),
        ..Card::default()
    }
}

fn adds(other_name: bool, phones: &[usize], emails: &[usize]) -> Adds {
    Adds {
        other_name,
        phones: phones.to_vec(),
        emails: emails.to_vec(),
    }
}

#[test]
fn who_is_not_here_is_new() {
    for card in [
        made_of("Sam", &["0170 9999999"], &["sam@example.org"]),
        made_of("Mona", &[], &[]),
        // Another country's number is another number.
        made_of("Sam", &["+43 170 1234567"], &[]),
        made_of("🌼", &[], &[]),
    ] {
        assert_eq!(people().look(&card), Match::New, "{card:?}");
    }
}

#[test]
fn who_brings_nothing_new_is_the_same() {
    for (card, person) in [
        (
            made_of("mo", &["+49 (0)170 1234567"], &["MO@example.ORG"]),
            0,
        ),
        (made_of("Ann, Zoe", &["+49 170 7654321"], &[]), 1),
        (made_of("Zoe Ann", &["030 7654321"], &[]), 1),
        (made_of("home  GROUP", &["988"], &[]), 2),
        (made_of("🌱", &[], &[]), 4),
        // What nobody could dial is nothing new.
        (made_of("Mo", &["ask at the desk"], &[]), 0),
    ] {
        assert_eq!(people().look(&card), Match::Same { person }, "{card:?}");
    }
}

#[test]
fn who_shares_something_may_be_the_same() {
    let like = |card: Card| match people().look(&card) {
        Match::MaybeSame(like) => like
            .into_iter()
            .map(|it| (it.person, it.adds))
            .collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        like(made_of(
            "Mo",
            &["0170 1234567", "040 555000"],
            &["mo@example.com"]
        )),
        [(0, adds(false, &[1], &[0]))]
    );
    // One household, two names.
    assert_eq!(
        like(made_of("Ben", &["0049 170 1234567"], &[])),
        [(0, adds(true, &[], &[]))]
    );
    // Who shares more comes first.
    assert_eq!(
        like(made_of(
            "Zoe",
            &["030 7654321", "0170 7654321"],
            &["z@example.org"]
        )),
        [(1, adds(true, &[], &[0])), (3, adds(true, &[1], &[0]))]
    );
}

#[test]
fn thousands_are_compared_with_thousands() {
    let numbers: Vec<String> = (0..3_000).map(|it| format!("+49 30 1{it:07}")).collect();
    let mut people = People::new("DE");
    for number in &numbers {
        people.add("Sam", [number.as_str(), "+49 30 5555555"], []);
    }
    for (at, number) in numbers.iter().enumerate().take(2_000) {
        let card = made_of("Kim", &[number, "+49 30 5555555"], &[]);
        let Match::MaybeSame(like) = people.look(&card) else {
            panic!();
        };
        assert_eq!(like[0].person, at);
        assert!(like.len() <= 5);
    }
}

proptest! {
    #[test]
    fn whoever_is_here_is_the_same_as_themselves(
        name in "\\PC{1,12}",
        number in "\\PC{0,20}|[+]?[0-9 ()/,;#*-]{0,20}",
        email in "\\PC{0,12}",
        region in "DE|US|ZZ|IT|[A-Z]{2}",
    ) {
        let mut people = People::new(&region);
        people.add("Somebody else", ["0170 0000000"], []);
        people.add(&name, [number.as_str()], [email.as_str()]);
        let card = made_of(&name, &[&number], &[&email]);
        let same = people.look(&card) == Match::Same { person: 1 };
        // Who has neither letters nor a number is nobody to find.
        prop_assert!(same || name.trim().is_empty());
    }
}
