#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::clock::Now;
use crate::db::{Db, Subject};
use crate::journal::{NewEntry, delete, save_text};

fn on_paper(text: &str, photos: &[(&str, &str)]) -> String {
    let photos: Vec<Named> = photos
        .iter()
        .map(|(id, description)| ((*id).to_owned(), (*description).to_owned()))
        .collect();
    washing().clean(&page(text, &photos)).to_string()
}

fn at(hours: i64, zone: chrono_tz::Tz) -> Now {
    Now {
        utc: DateTime::from_timestamp(1_795_348_800, 0).unwrap() + TimeDelta::hours(hours),
        zone,
    }
}

fn written(db: &mut Db, text: &str, now: &Now) -> EntryId {
    let begun = NewEntry::begin(false, now);
    save_text(db, &begun, text, now).unwrap();
    begun.id
}

#[test]
fn markdown_becomes_plain_html() {
    assert_eq!(
        on_paper("# A *day*\nfirst\nsecond ~~no~~ **yes**", &[]),
        "<h1>A <em>day</em></h1>\n<p>first<br>\nsecond <del>no</del> <strong>yes</strong></p>\n"
    );
    let list = on_paper("- [ ] call\n- [x] walk\n\n3. three", &[]);
    assert!(
        list.contains("<li>☐ call</li>") && list.contains("<li>☑ walk</li>"),
        "{list}"
    );
    assert!(list.contains("<ol start=\"3\">"), "{list}");
    let table = on_paper("a|b\n-|-:\n1|2", &[]);
    assert!(
        table.contains("<th>a</th>") && table.contains("<td>2</td>"),
        "{table}"
    );
    assert_eq!(on_paper("", &[]), "");
}

#[test]
fn what_looks_like_html_is_shown_as_it_was_typed() {
    assert_eq!(
        on_paper("I felt <nothing> & <b>all</b>.", &[]),
        "<p>I felt &lt;nothing&gt; &amp; &lt;b&gt;all&lt;/b&gt;.</p>\n"
    );
    let block = on_paper("<div>\nmine\n</div>\n\n<script>alert(1)</script>", &[]);
    assert!(
        block.contains("&lt;div&gt;<br>\nmine<br>\n&lt;/div&gt;"),
        "{block}"
    );
    assert!(
        block.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{block}"
    );
}

#[test]
fn nothing_comes_from_elsewhere() {
    for text in [
        "![a view](https://example.org/a.png)",
        "![a view](photo:unknown)",
        "![a view](photo://localhost/unknown)",
        "![a view](//example.org/a.png)",
        "![a view](data:image/png;base64,AA==)",
        "![a view](javascript:alert(1))",
        "![a ![view](photo:p)](https://example.org/a.png)",
    ] {
        let html = on_paper(text, &[]);
        assert!(html.contains("a view") && !html.contains("<img"), "{html}");
    }
    // Should ever something slip past the rest, the washing takes it out.
    let washed = washing()
        .clean("<p onclick=x style=x>a<img src=https://example.org/b.png><img src=photo://elsewhere/c><a href=x>d</a><script>e</script><style>f</style></p>")
        .to_string();
    assert_eq!(washed, "<p>a<img><img>d</p>");
}

#[test]
fn addresses_are_written_out_and_nothing_can_be_clicked() {
    assert_eq!(
        on_paper(
            "[the list](https://example.org/?a&b) <https://example.org> [](x)",
            &[]
        ),
        "<p>the list (https://example.org/?a&amp;b) https://example.org  (x)</p>\n"
    );
    assert_eq!(on_paper("[`x`](x)", &[]), "<p><code>x</code></p>\n");
}

#[test]
fn photos_stand_where_the_text_places_them_and_the_others_below() {
    let photos = [("one", "A \"gate\" <b>"), ("two", ""), ("three", "Sea")];
    let html = on_paper(
        "before ![](photo:one) after\n\n![my *words*](photo:two)",
        &photos,
    );
    let image = |id: &str, alt: &str| format!("<img src=\"{PHOTOS}{id}\" alt=\"{alt}\">");
    assert_eq!(
        html,
        format!(
            "<p>before {} after</p>\n<p>{}</p>\n<p>{}</p>\n",
            image("one", "A &quot;gate&quot; &lt;b&gt;"),
            image("two", "my words"),
            image("three", "Sea")
        )
    );
}

#[test]
fn a_range_is_printed_oldest_first_without_the_trash() {
    let mut db = Db::in_memory().unwrap();
    let berlin = chrono_tz::Tz::Europe__Berlin;
    let words = Words::new("en");
    let _before = written(&mut db, "before", &at(-24, berlin));
    let night = written(&mut db, "night", &at(11, berlin));
    written(&mut db, "noon", &at(0, berlin));
    written(&mut db, "morning", &at(-4, berlin));
    let gone = written(&mut db, "gone", &at(1, berlin));
    // The same civil day, an ocean away.
    written(&mut db, "far", &at(15, chrono_tz::Tz::America__New_York));
    delete(&mut db, &gone, &at(2, berlin)).unwrap();

    let day: NaiveDate = "2026-11-22".parse().unwrap();
    let range = |from, to| {
        let what = PrintWhat::Range { from, to };
        db.read(|c| to_print(c, &what, &words)).unwrap()
    };
    let texts: Vec<String> = range(day, day).into_iter().map(|one| one.html).collect();
    assert_eq!(texts, ["<p>morning</p>\n", "<p>noon</p>\n", "<p>far</p>\n"]);
    let next = day.succ_opt().unwrap();
    assert_eq!(range(next, day).len(), 4);
    assert_eq!(range(next, next).len(), 1);

    let one = db.read(|c| to_print(c, &PrintWhat::Entry { id: night }, &words));
    assert_eq!(
        one.unwrap(),
        [Printed {
            date_text: "Monday, 23 November 2026".into(),
            time_text: "00:00".into(),
            html: "<p>night</p>\n".into(),
        }]
    );
    let nobody = EntryId::from("nobody".to_owned());
    let none = db.read(|c| to_print(c, &PrintWhat::Entry { id: nobody }, &words));
    assert!(matches!(none, Err(JournalError::Db(DbError::NotFound))));
}

#[test]
fn the_photos_of_an_entry_are_those_that_are_not_removed() {
    let mut db = Db::in_memory().unwrap();
    let entry = written(
        &mut db,
        "![](photo:a) ![x](photo:gone)",
        &at(0, chrono_tz::Tz::UTC),
    );
    db.write(Subject::Journal, |tx| {
        for (id, position, deleted) in [("c", 2, None), ("b", 1, None), ("a", 0, None), ("gone", 3, Some(1))] {
            tx.execute(
                "INSERT INTO photo (id, entry_id, key, mime, width, height, bytes, description, position, created_at, deleted_at)
                 VALUES (?1, ?2, x'', 'image/png', 1, 1, 1, ?1, ?3, 0, ?4)",
                params![id, entry, position, deleted],
            )?;
        }
        Ok::<_, DbError>(())
    })
    .unwrap();
    let words = Words::new("en");
    let printed = db.read(|c| to_print(c, &PrintWhat::Entry { id: entry }, &words));
    let image = |id: &str| format!("<img src=\"{PHOTOS}{id}\" alt=\"{id}\">");
    assert_eq!(
        printed.unwrap()[0].html,
        format!(
            "<p>{} x</p>\n<p>{}</p>\n<p>{}</p>\n",
            image("a"),
            image("b"),
            image("c")
        )
    );
}

#[test]
fn a_range_is_found_by_index() {
    let db = Db::in_memory().unwrap();
    let plan: Vec<String> = db
        .read(|c| {
            let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {RANGE}"))?;
            let rows =
                statement.query_map(["2026-11-01", "2026-11-30"], |row| row.get("detail"))?;
            rows.collect::<Result<_, _>>()
        })
        .unwrap();
    assert!(
        plan[0].contains("entry_by_date (date>? AND date<?)"),
        "{plan:?}"
    );
}

proptest! {
    #[test]
    fn whatever_was_typed_only_words_and_own_photos_come_out(text in "[\\PC\n]{0,80}|([\\[\\]()!<>`*_~|\\-#\n a:/]|photo:p|http://x|<img src=x>|javascript:){0,24}") {
        let html = on_paper(&text, &[("p", "")]);
        for rest in html.split("<img").skip(1) {
            prop_assert!(rest.starts_with(&format!(" src=\"{PHOTOS}p\"")), "{}", html);
        }
        let lower = html.to_lowercase();
        for never in ["<a", "<script", "href=", "<iframe", "<input", "style="] {
            prop_assert!(!lower.contains(never) || never.ends_with('=') && text.to_lowercase().contains(never), "{}", html);
        }
    }
}
