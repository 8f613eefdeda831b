use super::*;

fn markdown(db: &Db, choice: &PaperChoice) -> String {
    let dates = |from: &str, to: &str| format!("{from}–{to}");
    let event = |event: &StoryEvent| match event {
        StoryEvent::Entry { title, .. } => title.clone(),
        StoryEvent::Began { path, .. } => format!("{path} begins"),
        other => format!("{other:?}"),
    };
    let texts = StoryTexts {
        dates: &dates,
        event: &event,
        timeline: "Timeline".to_owned(),
        entries: "Entries".to_owned(),
    };
    with_look(|look| {
        db.read(|c| story_markdown(c, choice, &texts, look))
            .unwrap()
    })
}

fn whole() -> PaperChoice {
    PaperChoice {
        title: "My story".to_owned(),
        chapters: true,
        timeline: true,
        entries: true,
        setbacks: false,
    }
}

fn furnished() -> Db {
    let mut db = Db::in_memory().unwrap();
    let first = written(&mut db, "Before", "  *dark*\r\nand <b>cold</b>");
    set_story_dates(&mut db, &first, "2019", "2021-03", &now()).unwrap();
    let second = written(&mut db, "", "Then the door.\n\n");
    set_story_dates(&mut db, &second, "", "2021-04-01", &now()).unwrap();
    written(&mut db, "", "No title, no dates");
    path(&mut db, "Alcohol", "2026-11-22", false);
    let lake = entry(
        &mut db,
        &noon("2026-11-21"),
        "# At the lake\n\nIt was *cold*.",
        false,
    );
    put_in_story(&mut db, &lake, true, &now()).unwrap();
    db
}

#[test]
fn the_file_says_what_was_written_byte_for_byte() {
    let db = furnished();
    let expected = "# My story\n\n## Before\n\n*2019–March 2021*\n\n  *dark*\r\nand <b>cold</b>\n\n## –1 April 2021\n\n\
        Then the door.\n\n\nNo title, no dates\n\n## Timeline\n\n- 21 November 2026: At the lake\n\
        - 22 November 2026: Alcohol begins\n\n## Entries\n\n### Saturday, 21 November 2026\n\n\
        # At the lake\n\nIt was *cold*.\n";
    assert_eq!(markdown(&db, &whole()), expected);
}

#[test]
fn only_what_was_chosen_leaves() {
    let db = furnished();
    assert_eq!(markdown(&db, &PaperChoice::default()), "");
    let words = PaperChoice {
        chapters: true,
        ..PaperChoice::default()
    };
    let file = markdown(&db, &words);
    assert!(
        file.starts_with("## Before\n") && !file.contains("Timeline") && !file.contains("lake"),
        "{file}"
    );
    let paper = with_look(|look| db.read(|c| story_paper(c, &words, look)).unwrap());
    assert!(paper.timeline.is_empty() && paper.entries.is_empty() && paper.title.is_empty());
}

#[test]
fn paper_shows_what_was_typed_and_brings_nothing_from_elsewhere() {
    let mut db = furnished();
    written(
        &mut db,
        "Links",
        "![a](https://example.org/a.png) [b](https://example.org) <script>x</script>",
    );
    let paper = with_look(|look| db.read(|c| story_paper(c, &whole(), look)).unwrap());
    assert_eq!(paper.title, "My story");
    assert_eq!(
        paper.chapters[0].html,
        "<p><em>dark</em><br>\nand &lt;b&gt;cold&lt;/b&gt;</p>\n"
    );
    assert_eq!(paper.chapters[0].to_text, "March 2021");
    let last = &paper.chapters[3].html;
    assert!(
        !last.contains("src")
            && !last.contains("<script")
            && last.contains("(https://example.org)"),
        "{last}"
    );
    assert_eq!(paper.timeline.len(), 2);
    assert_eq!(paper.entries[0].date_text, "Saturday, 21 November 2026");
    assert!(paper.entries[0].html.contains("<h1>At the lake</h1>"));
}
