//! Paths of every kind: what is made, what is noted, what is marked.

use crate::support::journey::{PATH, SPONSOR, add_path, furnished, lock, room, turn, unlock};
use crate::support::paths::{add_smoking, begin_path, day, days, more};
use crate::support::{App, wait_until};
use serde_json::json;

/// The words of the card of one path.
fn card(app: &App<'_>, name: &str) -> String {
    let words = app.js(
        "const titles = [...document.querySelectorAll('main ol > li h2')];
         return titles.find((h) => h.textContent.trim() === arguments[0])?.closest('li').innerText ?? ''",
        &[json!(name)],
    );
    crate::support::find::plain(words.as_str().unwrap_or_default())
}

#[test]
fn every_kind_of_path_is_made_and_shown() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);

    begin_path(&app, "Wine", "Alcohol", "Day by day");
    app.press("sober");
    app.sees("It will read “12 days sober”.");
    app.paste("textbox", "What was your first full day?", "2026-11-02");
    app.press("Add this path");
    app.find("heading", "Wine");

    add_smoking(&app, "10");

    begin_path(&app, "Walks", "Mental health", "Doing something");
    app.paste("textbox", "How often at least?", "3");
    app.click("radio", "A week");
    app.press("Add this path");
    app.find("heading", "Walks");

    begin_path(&app, "Jo", "Someone close to me", "Keeping a date");
    app.paste("textbox", "Which day is it?", "2026-10-03");
    app.press("Add this path");
    app.find("heading", "Jo");

    begin_path(&app, "Food", "Eating", "Day by day");
    assert!(
        !app.has("radio", "Having less"),
        "nobody is told to eat less"
    );
    app.sees("On this path the numbers stay out of sight at first.");
    app.paste("textbox", "What was your first full day?", "2026-10-12");
    app.press("Add this path");
    app.find("heading", "Food");

    let look = |app: &App<'_>| {
        room(app, "Milestones");
        for (name, says) in [
            ("Wine", "20 days sober"),
            ("Smoking", "At most 10 cigarettes a day"),
            ("Walks", "At least 3 times a week"),
            ("Jo", "50 days"),
            (
                "Food",
                "The stones keep count. The numbers stay out of sight.",
            ),
        ] {
            wait_until(&format!("{name} says {says:?}"), || {
                card(app, name).contains(says)
            });
        }
        assert!(
            !card(app, "Jo").contains("Something happened"),
            "a date is nothing to go back on"
        );
        let food = card(app, "Food");
        assert!(
            !food.contains(|c: char| c.is_ascii_digit()),
            "no number: {food}"
        );
        assert!(!food.contains("What the days give"));
    };
    look(&app);
    lock(&mut app);
    unlock(&app);
    look(&app);
}

#[test]
fn stopping_is_spoken_of_where_it_can_be_dangerous() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    begin_path(&app, "Wine", "Alcohol", "Having less");
    app.press("Add this path");
    app.find("heading", "Wine");
    assert!(card(&app, "Wine").contains("Good to know about stopping"));
    assert!(!card(&app, PATH.0).contains("Good to know about stopping"));
    app.press("Good to know about stopping");
    app.sees("Stopping suddenly can be dangerous");
    app.sees("A doctor can make it safer.");
    app.sees("call 112");
}

#[test]
fn days_that_are_noted_add_up_and_unknown_ones_are_never_bad() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    add_smoking(&app, "10");
    assert_eq!(days(&app, "nothing noted"), 28);

    app.press("None today");
    app.sees("1 day within your limit");
    assert_eq!(days(&app, "none, within your limit"), 1);
    app.paste("textbox", "Anything more?", "4");
    app.press("Note it");
    app.sees("4 cigarettes in all");
    app.press("Add a line");
    app.paste("textbox", "A line about it", "with coffee");
    app.paste("textbox", "Anything more?", "2.5");
    app.press("Note it");
    app.sees("6.5 cigarettes in all");
    app.sees("with coffee");

    app.click("radio", &day(&app, "20 Nov"));
    app.paste("textbox", "How much was it?", "lots");
    app.press("Note it");
    app.sees("A number is still open here, such as 2 or 1.5.");
    app.paste("textbox", "How much was it?", "12");
    app.press("Note it");
    wait_until("it is noted", || {
        day(&app, "20 Nov").ends_with(": 12 cigarettes")
    });

    app.kill();
    app.reopen();
    unlock(&app);
    room(&app, "Milestones");
    app.sees("1 day within your limit");
    assert_eq!(days(&app, "nothing noted"), 26);
    assert!(day(&app, "20 Nov").ends_with(": 12 cigarettes"));
    assert!(day(&app, "22 Nov").ends_with(": 6.5 cigarettes, within your limit"));
    let said = format!("{} {}", card(&app, "Smoking"), app.names("radio").join(" ")).to_lowercase();
    for word in [
        "missed",
        "failed",
        "over your",
        "too much",
        "exceed",
        "streak",
        "broke",
    ] {
        assert!(!said.contains(word), "{word:?} in {said}");
    }

    app.press("Take away: 4 cigarettes");
    app.sees("It is taken away.");
    app.sees("2.5 cigarettes in all");
    app.press("Undo");
    app.sees("6.5 cigarettes in all");
}

#[test]
fn a_limit_changed_leaves_the_days_before_as_they_were() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    add_smoking(&app, "10");
    app.click("radio", &day(&app, "21 Nov"));
    app.paste("textbox", "How much was it?", "8");
    app.press("Note it");
    // The limit began today: of the day before it says nothing.
    wait_until("it is noted", || {
        day(&app, "21 Nov").ends_with(": 8 cigarettes")
    });
    more(&app, "Smoking", "Change the limit");
    app.paste("textbox", "From which day on?", "2026-11-20");
    app.press("Keep this");
    app.sees("1 day within your limit");
    more(&app, "Smoking", "Change the limit");
    app.paste("textbox", "How much at most?", "5");
    app.press("Keep this");
    app.sees("At most 5 cigarettes a day");
    app.sees("1 day within your limit");
    assert!(day(&app, "21 Nov").ends_with("within your limit"));
}

#[test]
fn numbers_can_be_put_out_of_sight_and_come_back() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    app.sees("30 days");
    more(&app, PATH.0, "I would rather not see numbers");
    app.sees("The numbers are out of sight.");
    let number = |app: &App<'_>| card(app, PATH.0).contains(|c: char| c.is_ascii_digit());
    wait_until("no number", || !number(&app));
    app.press("Show");
    app.sees("30 days");
    app.press("Hide again");
    wait_until("no number", || !number(&app));
    room(&app, "Today");
    app.sees("You are on your way.");
    app.sees_no("30 days");
    room(&app, "Milestones");
    app.press("Year ahead");
    app.sees("A day you wanted to mark");
    // How long it is until a day may be said, what the day is called may not.
    app.sees_no("90 days");
    lock(&mut app);
    unlock(&app);
    room(&app, "Milestones");
    app.sees("The stones keep count. The numbers stay out of sight.");
    assert!(!number(&app));
}

#[test]
fn paths_have_an_order_and_can_be_put_out_of_the_way() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    add_path(&app, "Mornings", "2026-11-12");
    app.press("Move Mornings up");
    wait_until("it is the first", || {
        let titles = "return [...document.querySelectorAll('main ol > li h2')].map((h) => h.textContent.trim())";
        app.js(titles, &[]) == json!(["Mornings", PATH.0])
    });
    assert_eq!(
        app.focused().1,
        "Move Mornings down",
        "the focus stays with it"
    );
    room(&app, "Today");
    app.find("button", "Mornings");
    app.sees("10 days");

    room(&app, "Milestones");
    app.press("Change Mornings");
    app.press("Put it out of the way: Mornings");
    app.sees("“Mornings” is out of the way. Nothing of it is lost.");
    app.gone("heading", "Mornings");
    room(&app, "Today");
    app.find("button", PATH.0);
    room(&app, "Milestones");
    app.press("One path out of the way");
    app.press("Bring back Mornings");
    app.find("heading", "Mornings");
    app.sees("10 days");
}

#[test]
fn a_milestone_of_ones_own_and_a_rung_left_out() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    app.sees("Next 60 days");
    more(&app, PATH.0, "Choose its milestones");
    app.press("One of your own");
    app.paste("textbox", "What would you like to mark?", "As long as Jo");
    app.press("Add it");
    app.sees("A whole number is still open here.");
    app.paste("textbox", "How many?", "33");
    app.press("Add it");
    app.sees("Next As long as Jo");
    app.sees("in 3 days");
    turn(&app, "60 days", false);
    app.press("Take away As long as Jo");
    app.sees("Next 90 days");
    app.press("Undo");
    app.sees("Next As long as Jo");
    lock(&mut app);
    // Its day comes, and it is celebrated in the person's own words.
    world.clock.set_instant("2026-11-25T08:30:00Z");
    crate::support::journey::open_lock(&app);
    app.find("heading", "As long as Jo");
    app.press("Later");
    room(&app, "Milestones");
    app.sees("Next 90 days");
    app.find("button", &format!("Call {}", SPONSOR.0));
}

#[test]
fn a_chapter_has_words_and_what_was_learnt() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    more(&app, PATH.0, "Write about this chapter");
    app.paste(
        "textbox",
        "Some words, if you like",
        "The river in the mornings.",
    );
    app.paste(
        "textbox",
        "What did you learn in it?",
        "Ask before it is dark.",
    );
    app.press("Keep");
    app.sees("The river in the mornings.");
    lock(&mut app);
    unlock(&app);
    room(&app, "Milestones");
    app.sees("The river in the mornings.");
    app.sees("Learnt Ask before it is dark.");
}

#[test]
fn what_the_days_gave_is_counted_once_it_is_asked_for() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Milestones");
    app.sees_no("What the days gave");
    more(&app, PATH.0, "What the days give");
    app.paste("textbox", "Money", "12.50");
    app.paste("textbox", "Currency, such as EUR", "EUR");
    app.paste("textbox", "What is it for, if you like?", "a bicycle");
    app.press("Keep this");
    app.sees("What the days gave");
    app.sees("375");
    app.sees("For: a bicycle");
    more(&app, PATH.0, "What the days give");
    app.press("Do not count it any more");
    app.sees_no("What the days gave");
}
