//! Of whose days is told: only of those who may be offered, and only what was chosen before it came.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::locked_tick;
use super::super::test_home::{Home, berlin};
use super::tests::{change, with_mara};
use crate::contacts::store::{archive_contact, delete_contact};
use crate::contacts::{ChannelDraft, ChannelKind, Standing};
use crate::db::ContactId;

const NONE: [&str; 0] = [];

#[test]
fn what_was_past_as_it_was_set_is_not_told() {
    let morning = berlin("2026-11-22 10:00");
    let (mut home, _) = with_mara(&morning);
    assert_eq!(home.told(&berlin("2026-11-22 10:01")), NONE);
    assert_eq!(home.told(&berlin("2027-11-22 09:00")).len(), 2);
    // Saved again with another name it is as it was: what waits for its time is told.
    let (mut home, other) = with_mara(&berlin("2026-11-21 12:00"));
    change(&mut home, &other, &morning, |draft| {
        draft.name = "M.".to_owned()
    });
    assert_eq!(home.told(&morning), ["birthday M.", "M. 5years"]);
    // Chosen anew for one of both, the other one is told.
    let (mut home, other) = with_mara(&berlin("2026-11-21 12:00"));
    change(&mut home, &other, &morning, |draft| {
        draft.birthday_remind = false
    });
    change(&mut home, &other, &morning, |_| {});
    assert_eq!(home.told(&morning), ["Mara 5years"]);
}

#[test]
fn only_who_may_be_offered_and_only_what_was_chosen_is_told() {
    let now = berlin("2026-11-21 12:00");
    let at = berlin("2026-11-22 09:00");
    let none_told = |with: &dyn Fn(&mut Home, &ContactId)| {
        let (mut home, mara) = with_mara(&now);
        home.plan(&now);
        with(&mut home, &mara);
        assert_eq!(home.told(&at), NONE);
        // Nor what was told already, as it waits on Today.
        let (mut home, mara) = with_mara(&now);
        assert_eq!(home.told(&at).len(), 2);
        assert_eq!(home.waiting(&at).len(), 2);
        with(&mut home, &mara);
        assert!(home.waiting(&at).is_empty());
        // Nor while locked, once it was planned anew.
        let (mut home, mara) = with_mara(&now);
        with(&mut home, &mara);
        home.plan(&now);
        assert_eq!(locked_tick(&home.file(), &at), None);
    };
    for standing in [Standing::Died, Standing::NotSafe] {
        none_told(&|home, mara| change(home, mara, &now, |draft| draft.standing = standing));
    }
    none_told(&|home, mara| {
        archive_contact(&mut home.db, mara, true, &now).unwrap();
    });
    none_told(&|home, mara| {
        delete_contact(&mut home.db, mara, &now).unwrap();
    });
    none_told(&|home, mara| {
        change(home, mara, &now, |draft| {
            draft.birthday_remind = false;
            draft.own.as_mut().unwrap().remind = false;
        });
    });
    none_told(&|home, mara| {
        change(home, mara, &now, |draft| {
            draft.birthday = None;
            draft.own = None;
        });
    });
}

#[test]
fn one_who_was_not_to_be_offered_and_is_near_again_is_not_told_of_what_was_past() {
    let now = berlin("2026-11-21 12:00");
    let (mut home, mara) = with_mara(&now);
    change(&mut home, &mara, &now, |draft| {
        draft.standing = Standing::NotSafe
    });
    let back = berlin("2026-11-22 12:00");
    change(&mut home, &mara, &back, |_| {});
    assert_eq!(home.told(&back), NONE);
    assert_eq!(home.told(&berlin("2027-11-22 12:00")).len(), 2);
}

#[test]
fn who_has_a_way_to_be_reached_says_so() {
    let now = berlin("2026-11-21 12:00");
    for (kind, reachable) in [
        (ChannelKind::Signal, true),
        (ChannelKind::Email, true),
        (ChannelKind::Address, false),
        (ChannelKind::Note, false),
    ] {
        let (mut home, mara) = with_mara(&now);
        change(&mut home, &mara, &now, |draft| {
            draft.channels = vec![ChannelDraft {
                id: None,
                kind,
                label: String::new(),
                value: "030 123456".to_owned(),
            }];
        });
        let day = berlin("2026-11-22 09:00");
        home.claim(&day).unwrap();
        let waiting = home.waiting(&day);
        assert!(!waiting.is_empty());
        assert!(
            waiting.iter().all(|item| item.reachable == reachable),
            "{kind:?}"
        );
    }
}
