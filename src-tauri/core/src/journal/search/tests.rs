#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
use chrono_tz::Tz;

use super::super::test_home::*;
use super::super::{EntryChange, Mood, TagKind, change, delete, index_all, restore};
use super::*;
use crate::db::{Db, EntryId, PathId};

pub(super) fn hits(db: &Db, query: &str, filter: &Filter, order: SearchOrder) -> Vec<SearchHit> {
    db.read(|c| search(c, query, filter, order, 50, &words()))
        .unwrap()
}

pub(super) fn ids(db: &Db, query: &str) -> Vec<EntryId> {
    let hits = hits(db, query, &Filter::default(), SearchOrder::Newest);
    hits.into_iter().map(|hit| hit.entry.id).collect()
}

/// The snippets, with brackets round what is marked.
fn found(db: &Db, query: &str) -> Vec<String> {
    let hits = hits(db, query, &Filter::default(), SearchOrder::Newest);
    let shown = |piece: &Piece| match piece.marked {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    };
    hits.iter()
        .map(|hit| hit.snippet.iter().map(shown).collect())
        .collect()
}

fn say(db: &mut Db, id: &EntryId, what: EntryChange) {
    change(db, id, what, &at(0)).unwrap();
    index_all(db).unwrap();
}

#[test]
fn capitals_and_accents_make_no_difference_and_beginnings_are_found() {
    let mut db = Db::in_memory().unwrap();
    write(&mut db, 0, "Café by the Lighthouse");
    write(&mut db, 1, "nothing here");
    assert_eq!(found(&db, "cafe light"), ["[Café] by the [Lighthouse]"]);
    assert_eq!(found(&db, "CAFÉ"), ["[Café] by the Lighthouse"]);
    assert_eq!(found(&db, "by the l"), ["Café [by] [the] [Lighthouse]"]);
    assert!(found(&db, "house").is_empty());
    assert!(found(&db, "  ").is_empty() && found(&db, "tag: - (").is_empty());
}

#[test]
fn phrases_follow_one_another_and_what_is_left_out_is_not_there() {
    let mut db = Db::in_memory().unwrap();
    let calm = write(&mut db, 0, "calm by the sea");
    let walk = write(&mut db, 1, "the calm walk by night");
    write(&mut db, 2, "rain");
    assert_eq!(found(&db, "\"by the sea\""), ["calm [by the sea]"]);
    assert_eq!(ids(&db, "\"by the se"), std::slice::from_ref(&calm));
    assert!(ids(&db, "\"by the se\"").is_empty());
    assert_eq!(ids(&db, "calm -night"), std::slice::from_ref(&calm));
    assert_eq!(ids(&db, "calm -\"by the\""), std::slice::from_ref(&walk));
    assert_eq!(ids(&db, "-rain"), [walk, calm]);
    // What is not looked for in words shows how the entry begins.
    assert_eq!(found(&db, "-calm").len(), 1);
}

#[test]
fn scripts_without_spaces_and_emoji_are_found_anywhere() {
    let mut db = Db::in_memory().unwrap();
    let sea = write(&mut db, 0, "今日は海を見た 🌊 calm");
    let water = write(&mut db, 1, "ดื่มน้ำแล้ว");
    let phone = write(&mut db, 2, "我用iPhone打电话🥰today");
    let school = write(&mut db, 3, "학교에 갔다");
    assert_eq!(found(&db, "海を"), ["今日は[海を]見た 🌊 calm"]);
    for (query, id) in [
        ("海", &sea),
        ("見", &sea),
        ("日は海", &sea),
        ("calm 🌊", &sea),
        ("🌊 今日", &sea),
        ("น้ำ", &water),
        ("น้", &water),
        ("แล้ว", &water),
        ("iphone", &phone),
        ("电话", &phone),
        ("用iPh", &phone),
        ("🥰", &phone),
        ("toda", &phone),
        ("교에", &school),
        ("학교", &school),
    ] {
        assert_eq!(ids(&db, query), std::slice::from_ref(id), "{query}");
    }
    // Other tones are other words; letters that are not neighbours are not a word; numbers are not emoji.
    for query in [
        "山",
        "นำ",
        "日海",
        "u1f30a",
        "1f30a",
        "海今",
        "\"海 を見\" x",
    ] {
        assert!(ids(&db, query).is_empty(), "{query}");
    }
    assert_eq!(ids(&db, "-海 -น้ำ -🥰"), [school]);
}

#[test]
fn vowel_signs_tell_words_apart() {
    let mut db = Db::in_memory().unwrap();
    let hindi = write(&mut db, 0, "मैंने हिन्दी सीखी");
    write(&mut db, 1, "हन्दा");
    assert_eq!(ids(&db, "हिन्दी"), std::slice::from_ref(&hindi));
    assert_eq!(ids(&db, "हि"), [hindi]);
}

#[test]
fn tags_are_words_and_have_keys() {
    let mut db = Db::in_memory().unwrap();
    let one = write(&mut db, 0, "first");
    let two = write(&mut db, 1, "second");
    tag(&mut db, &one, TagKind::Tag, &["Family", "Été 🌊", "家人"]);
    tag(&mut db, &two, TagKind::Tag, &["family dinner"]);
    tag(&mut db, &two, TagKind::Trigger, &["Boss"]);
    tag(&mut db, &one, TagKind::Helped, &["a long walk"]);
    index_all(&mut db).unwrap();
    assert_eq!(found(&db, "famil"), ["[family] dinner", "[Family]"]);
    assert_eq!(found(&db, "fam walk"), ["a long [walk] · [Family]"]);
    for (query, expected) in [
        ("tag:fam", vec![&two, &one]),
        ("tag:\"family\"", vec![&one]),
        ("tag:\"family d\"", vec![&two]),
        ("-tag:\"family\"", vec![&two]),
        ("tag:été", vec![&one]),
        ("tag:ete", vec![&one]),
        ("🌊", vec![&one]),
        ("人", vec![&one]),
        ("trigger:bo", vec![&two]),
        ("tag:boss", vec![]),
        ("helped:\"a long", vec![&one]),
        ("tag:fam second", vec![&two]),
    ] {
        let expected: Vec<_> = expected.into_iter().cloned().collect();
        assert_eq!(ids(&db, query), expected, "{query}");
    }
}

#[test]
fn a_key_without_a_match_is_words() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "Trigger: boss at 12:30, mood: 9");
    for query in ["trigger:boss", "12:30", "mood:9", "-tag:nobody"] {
        assert_eq!(ids(&db, query), std::slice::from_ref(&id), "{query}");
    }
}

#[test]
fn what_was_said_and_when_can_be_asked_for() {
    let mut db = Db::in_memory().unwrap();
    // Near midnight on either side of the world.
    let old = write_at(
        &mut db,
        &when("2024-12-31 23:50", Tz::Pacific__Honolulu),
        "old words",
    );
    let new = write_at(
        &mut db,
        &when("2025-01-01 00:10", Tz::Pacific__Apia),
        "new words",
    );
    db.write(crate::db::Subject::Milestones, |tx| {
        tx.execute(
            "INSERT INTO path (id, name, created_at) VALUES ('p', 'Smoke-free', 0)",
            [],
        )?;
        Ok::<_, crate::db::DbError>(())
    })
    .unwrap();
    say(
        &mut db,
        &old,
        EntryChange::Mood {
            mood: Some(Mood::Low),
        },
    );
    say(&mut db, &old, EntryChange::Victory { victory: true });
    say(&mut db, &new, EntryChange::Pinned { pinned: true });
    say(
        &mut db,
        &new,
        EntryChange::Path {
            path: Some(PathId::from("p".to_owned())),
        },
    );
    for (query, expected) in [
        ("before:2025", vec![&old]),
        ("after:2024", vec![&new]),
        ("after:2024-12-31", vec![&new]),
        ("before:2025-01-01 words", vec![&old]),
        ("after:2024-12-30 before:2025-01-02", vec![&old, &new]),
        ("-before:2025", vec![&new]),
        ("after:9999", vec![]),
        ("mood:2", vec![&old]),
        ("mood:low words", vec![&old]),
        ("-mood:low", vec![&new]),
        ("is:victory", vec![&old]),
        ("is:pinned", vec![&new]),
        ("has:photo", vec![]),
        ("-has:photo new", vec![&new]),
        ("path:smoke", vec![&new]),
        ("-path:smoke words", vec![&old]),
    ] {
        let mut expected: Vec<_> = expected.into_iter().cloned().collect();
        let mut found = ids(&db, query);
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
    let filter = Filter {
        to: Some(date("2024-12-31")),
        ..Filter::default()
    };
    assert_eq!(hits(&db, "words", &filter, SearchOrder::Newest).len(), 1);
    let filter = Filter {
        mood: Some(Mood::Low),
        path: Some(PathId::from("p".to_owned())),
        ..Filter::default()
    };
    assert!(hits(&db, "words", &filter, SearchOrder::Newest).is_empty());
}

#[test]
fn the_trash_is_not_searched() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "kept words 海");
    tag(&mut db, &id, TagKind::Tag, &["home"]);
    delete(&mut db, &id, &at(1)).unwrap();
    index_all(&mut db).unwrap();
    for query in ["kept", "海", "tag:home", "-nothing"] {
        assert!(ids(&db, query).is_empty(), "{query}");
    }
    restore(&mut db, &id).unwrap();
    assert_eq!(ids(&db, "kept tag:home"), [id]);
}

#[test]
fn the_best_come_first_when_asked_for() {
    let mut db = Db::in_memory().unwrap();
    let best = write(&mut db, 0, "river, river and again the river");
    let filler = "and then there was so much more to tell about that day ".repeat(5);
    let newer = write(&mut db, 1, &format!("{filler} a river {filler}"));
    assert_eq!(ids(&db, "river"), [newer.clone(), best.clone()]);
    let ranked = hits(&db, "river -海", &Filter::default(), SearchOrder::Best);
    let ranked: Vec<_> = ranked.into_iter().map(|hit| hit.entry.id).collect();
    assert_eq!(ranked, [best, newer.clone()]);
    assert_eq!(
        hits(&db, "-again", &Filter::default(), SearchOrder::Best)[0]
            .entry
            .id,
        newer
    );
}

#[test]
fn a_long_text_is_shown_where_the_words_stand() {
    let mut db = Db::in_memory().unwrap();
    let filler = "Nothing much. ".repeat(2_000);
    write(
        &mut db,
        0,
        &format!("{filler}We saw the quiet lighthouse.{filler}"),
    );
    let shown = &found(&db, "quiet lighth")[0];
    assert!(
        shown.starts_with("…We saw the [quiet] [lighthouse].") && shown.ends_with('…'),
        "{shown}"
    );
    assert!(shown.chars().count() < 200);
    write(&mut db, 1, "![](photo:0193-abc)\nThe picture");
    assert_eq!(found(&db, "picture"), ["…The [picture]"]);
}

#[test]
fn many_entries_are_all_reached() {
    let mut db = Db::in_memory().unwrap();
    let all: Vec<_> = (0..300)
        .map(|n| {
            write(
                &mut db,
                n,
                if n % 7 == 0 { "rare common" } else { "common" },
            )
        })
        .collect();
    let old = write(&mut db, -1, "commonplace");
    // Further down than the newest entries are read for beginnings of words that the index does not keep.
    assert_eq!(ids(&db, "commonp"), std::slice::from_ref(&old));
    assert_eq!(ids(&db, "c -common rare"), [] as [EntryId; 0]);
    assert_eq!(ids(&db, "c -commonp").len(), 50);
    tag(&mut db, &all[14], TagKind::Tag, &["one"]);
    index_all(&mut db).unwrap();
    assert_eq!(ids(&db, "common rare").len(), 43);
    assert_eq!(ids(&db, "common -rare").len(), 50);
    assert_eq!(ids(&db, "common tag:one"), all[14..15]);
    let best = hits(&db, "common rare", &Filter::default(), SearchOrder::Best);
    assert_eq!(best.len(), 43);
}

#[test]
fn every_search_goes_by_an_index() {
    let db = Db::in_memory().unwrap();
    let plan = |sql: &str| -> Vec<String> {
        db.read(|c| {
            let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let held = vec!["1"; statement.parameter_count()];
            statement
                .query_map(rusqlite::params_from_iter(held), |row| row.get(3))?
                .collect::<Result<_, rusqlite::Error>>()
        })
        .unwrap()
    };
    for sql in ladder::ALL {
        let steps = plan(sql);
        // What is not called covering seeks the row when it is needed, which n is not.
        let by = |step: &String| {
            step.contains("COVERING INDEX entry_")
                || step.contains("INDEX entry_kept")
                || step.contains("entry_tag USING PRIMARY KEY")
                || step.contains("entry_index VIRTUAL TABLE INDEX")
        };
        assert!(steps.len() == 1 && steps.iter().all(by), "{sql}: {steps:?}");
    }
    let shown = format!("{SHOWN}, {SUMMARY} FROM entry WHERE entry.n = ?1");
    for sql in [
        find::KEPT_FROM_TO,
        find::READ,
        plan::TAGS,
        BEST,
        shown.as_str(),
    ] {
        let steps = plan(sql);
        let scans = |step: &String| {
            step.starts_with("SCAN")
                && !step.contains("VIRTUAL TABLE")
                && !step.contains("CONSTANT ROW")
                && !step.contains("SCAN (subquery")
        };
        assert!(!steps.iter().any(scans), "{sql}: {steps:?}");
    }
}
