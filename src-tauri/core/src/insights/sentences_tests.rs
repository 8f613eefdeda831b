#![allow(clippy::unwrap_used)]
use super::super::test_home::*;
use super::*;

fn mood(values: &[i32]) -> Option<What> {
    over_time(Measure::Mood, &daily("2026-01-01", values)).map(|seen| {
        assert_eq!(seen.days as usize, values.len());
        seen.what
    })
}

fn some(than: Than, count: u32, of: u32, others: u32) -> Option<Compared> {
    Some(Compared {
        than,
        count,
        of,
        others,
    })
}

#[test]
fn of_few_days_nothing_is_said_but_that_they_are_few() {
    assert_eq!(mood(&[]), None);
    assert_eq!(mood(&[400]), Some(What::OneDay { value: 400 }));
    assert_eq!(mood(&[400, 100]), Some(What::Few));
    assert_eq!(mood(&[400; MIN_DAYS - 1]), Some(What::Few));
    assert_eq!(mood(&[400; MIN_DAYS]), Some(What::AllSame { value: 400 }));
}

#[test]
fn the_step_that_was_noted_most_often_is_named_with_its_days() {
    // 6 × low, 5 × okay, 3 × good.
    let mut values = vec![200; 6];
    values.extend([300; 5]);
    values.extend([400; 3]);
    assert_eq!(mood(&values), Some(What::MostOften { step: 2, count: 6 }));
    // A day's mean goes to the nearest step, halves up: two more that are okay lead to 7 of 16.
    values.extend([250, 349]);
    assert_eq!(mood(&values), Some(What::MostOften { step: 3, count: 7 }));
}

#[test]
fn where_two_steps_lead_the_ends_are_named() {
    let mut values = vec![200; 7];
    values.extend([500; 7]);
    assert_eq!(mood(&values), Some(What::Between { low: 2, high: 5 }));
    values.extend([100]);
    assert_eq!(mood(&values), Some(What::Between { low: 1, high: 5 }));
}

#[test]
fn a_craving_may_be_none_most_often() {
    let mut values = vec![0; 10];
    values.extend([400; 5]);
    let seen = over_time(Measure::Craving, &daily("2026-01-01", &values)).unwrap();
    assert_eq!(seen.what, What::MostOften { step: 0, count: 10 });
}

#[test]
fn half_of_the_nights_were_as_long_as_the_middle_one_or_longer() {
    let slept = |minutes: &[i32]| {
        over_time(Measure::Sleep, &daily("2026-01-01", minutes)).map(|seen| seen.what)
    };
    // Seven nights of 6 h, one of 7 h 20, seven of 8 h.
    let mut nights = vec![360; 7];
    nights.push(440);
    nights.extend([480; 7]);
    assert_eq!(slept(&nights), Some(What::HalfSlept { minutes: 440 }));
    // An even number: between 440 and 480 lies 460.
    nights.push(480);
    assert_eq!(slept(&nights), Some(What::HalfSlept { minutes: 460 }));
    assert_eq!(slept(&[400; 20]), Some(What::AllSame { value: 400 }));
}

#[test]
fn a_group_is_set_beside_the_middle_of_the_others() {
    // The middle of 100, 200, 300 is 200. Of 18, 14 are above it.
    let others = [100, 200, 300];
    let mut group = vec![201; 14];
    group.extend([200, 200, 150, 100]);
    assert_eq!(compared(&group, &others, 3), some(Than::Higher, 14, 18, 3));
    // The middle of 100, 200 is 150: of 3, 2 lie below it, which is two in three.
    assert_eq!(
        compared(&[149, 100, 151], &[100, 200], 2),
        some(Than::Lower, 2, 3, 2)
    );
    // 11 of 18 are less than two in three.
    let mut group = vec![201; 11];
    group.extend([100; 7]);
    assert_eq!(compared(&group, &others, 3), some(Than::Mixed, 11, 18, 3));
    // 12 of 18 are just two in three.
    let mut group = vec![201; 12];
    group.extend([100; 6]);
    assert_eq!(compared(&group, &others, 3), some(Than::Higher, 12, 18, 3));
}

#[test]
fn where_all_is_alike_it_says_so() {
    assert_eq!(compared(&[300; 8], &[300; 9], 6), some(Than::Same, 8, 8, 9));
}

#[test]
fn with_too_few_on_either_side_nothing_is_said() {
    assert_eq!(compared(&[500; 5], &[100; 60], 6), None);
    assert_eq!(compared(&[500; 60], &[100; 5], 6), None);
    assert_eq!(compared(&[], &[], 0), None);
}

fn groups(values: &[(&str, &[i32])]) -> Vec<(String, Vec<i32>)> {
    (values.iter())
        .map(|(name, values)| ((*name).to_owned(), values.to_vec()))
        .collect()
}

#[test]
fn the_part_that_stands_out_most_is_named() {
    // Against all others, whose middle is 300: Saturday 8 of 8 above, Monday 7 of 8 below.
    let found = standing_out(&groups(&[
        ("Monday", &[100, 100, 100, 100, 100, 100, 100, 400]),
        ("Tuesday", &[300; 12]),
        ("Wednesday", &[300; 20]),
        ("Saturday", &[500; 8]),
    ]));
    let (name, compared, days) = found.unwrap();
    assert_eq!((name.as_str(), days), ("Saturday", 48));
    assert_eq!(Some(compared), some(Than::Higher, 8, 8, 40));
}

#[test]
fn of_parts_that_stand_out_alike_the_first_is_named() {
    let found = standing_out(&groups(&[
        ("Monday", &[100; 8]),
        ("Tuesday", &[300; 20]),
        ("Saturday", &[500; 8]),
    ]));
    assert_eq!(found.unwrap().0, "Monday");
}

#[test]
fn a_part_with_too_few_days_or_no_clear_way_is_not_named() {
    // Seven Mondays are too few, however low.
    let few = groups(&[("Monday", &[100; 7]), ("Tuesday", &[300; 20])]);
    assert_eq!(standing_out(&few), None);
    // Three in four are asked for: 5 of 8 are not.
    let unclear = groups(&[
        ("Monday", &[100, 100, 100, 100, 100, 500, 500, 500]),
        ("Tuesday", &[300; 20]),
    ]);
    assert_eq!(standing_out(&unclear), None);
    let same = groups(&[("Monday", &[300; 20]), ("Tuesday", &[300; 20])]);
    assert_eq!(standing_out(&same), None);
    // Thirteen other days are too few to be set beside.
    let alone = groups(&[("Monday", &[100; 8]), ("Tuesday", &[300; 13])]);
    assert_eq!(standing_out(&alone), None);
}

#[test]
fn what_was_named_most_often_is_named_with_all_that_were_as_often() {
    let named = |counts: &[(&str, u32)]| {
        let counts: Vec<_> = (counts.iter())
            .map(|(name, count)| ((*name).to_owned(), *count))
            .collect();
        most_named(&counts, 20).map(|seen| {
            assert_eq!(seen.days, 20);
            seen.what
        })
    };
    let says = |names: &[&str], count| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Some(What::MostNamed { names, count })
    };
    assert_eq!(named(&[("walk", 9), ("tea", 4)]), says(&["walk"], 9));
    assert_eq!(
        named(&[("walk", 4), ("tea", 4), ("nap", 3)]),
        says(&["walk", "tea"], 4)
    );
    assert_eq!(named(&[("a", 4), ("b", 4), ("c", 4), ("d", 4)]), None);
    assert_eq!(named(&[("walk", 2)]), None);
    assert_eq!(named(&[]), None);
}
