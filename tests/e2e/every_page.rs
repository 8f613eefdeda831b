//! Every page there is, in the ways in which somebody may see it: in light and in dark, in a narrow window, with letters twice
//! the size, from right to left. axe finds nothing, and nothing is cut off, too small to hit, or over something else.

use crate::checkins_days::checkin_pages;
use crate::going::going_pages;
use crate::health::health_pages;
use crate::layout::{look_large, look_narrow, look_right_to_left};
use crate::pages::{empty_pages, furnished_pages};
use crate::path_pages::{moment_pages, path_pages};
use crate::plan_pages::plan_pages;
use crate::reach_pages::reach_pages;
use crate::say_pages::say_pages;
use crate::shelf_pages::shelf_pages;
use crate::story::story_pages;
use crate::support::{App, World, axe, stays};
use crate::weeks::looking_pages;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes a world one in which pages are looked at.
pub(crate) type Prepare = fn(World) -> World;
/// Looks at a page, which has a name.
pub(crate) type Look<'a> = &'a mut dyn FnMut(&App<'_>, &str);
/// Opens some pages, one after the other.
type Walk = fn(Prepare, Look<'_>);

const WALKS: [Walk; 13] = [
    empty_pages,
    furnished_pages,
    path_pages,
    moment_pages,
    reach_pages,
    say_pages,
    checkin_pages,
    plan_pages,
    shelf_pages,
    looking_pages,
    going_pages,
    story_pages,
    health_pages,
];

fn dark(world: World) -> World {
    world.with_env("GTK_THEME", "Adwaita:dark")
}

fn light(world: World) -> World {
    world
}

/// Gathers all that is found, so that one run tells it all.
fn finds_nothing(
    walk: Walk,
    prepare: Prepare,
    mut look: impl FnMut(&mut Vec<String>, &App<'_>, &str),
) {
    let mut found = Vec::new();
    let mut seen = 0;
    walk(prepare, &mut |app, page| {
        seen += 1;
        let findings = axe::findings(app).into_iter();
        found.extend(findings.map(|finding| format!("{page}: {finding}")));
        look(&mut found, app, page);
    });
    assert!(seen > 4);
    assert!(
        found.is_empty(),
        "{} findings:\n{}",
        found.len(),
        found.join("\n")
    );
}

fn in_light(walk: Walk) {
    finds_nothing(walk, light, |found, app, page| {
        look_narrow(found, app, page);
        look_large(found, app, page);
        look_right_to_left(found, app, page);
    });
}

fn in_dark(walk: Walk) {
    finds_nothing(walk, dark, |_, app, _| {
        let dark = app.js(
            "return matchMedia('(prefers-color-scheme: dark)').matches",
            &[],
        );
        assert_eq!(
            dark,
            json!(true),
            "the system's dark theme reaches the page"
        );
    });
}

#[test]
fn a_first_open_in_light() {
    in_light(empty_pages);
}

#[test]
fn a_first_open_in_dark() {
    in_dark(empty_pages);
}

#[test]
fn what_everybody_has_in_light() {
    in_light(furnished_pages);
}

#[test]
fn what_everybody_has_in_dark() {
    in_dark(furnished_pages);
}

#[test]
fn paths_in_light() {
    in_light(path_pages);
}

#[test]
fn paths_in_dark() {
    in_dark(path_pages);
}

#[test]
fn moments_in_light() {
    in_light(moment_pages);
}

#[test]
fn moments_in_dark() {
    in_dark(moment_pages);
}

#[test]
fn reaching_somebody_in_light() {
    in_light(reach_pages);
}

#[test]
fn reaching_somebody_in_dark() {
    in_dark(reach_pages);
}

#[test]
fn finding_words_in_light() {
    in_light(say_pages);
}

#[test]
fn finding_words_in_dark() {
    in_dark(say_pages);
}

#[test]
fn check_ins_in_light() {
    in_light(checkin_pages);
}

#[test]
fn check_ins_in_dark() {
    in_dark(checkin_pages);
}

#[test]
fn the_plan_in_light() {
    in_light(plan_pages);
}

#[test]
fn the_plan_in_dark() {
    in_dark(plan_pages);
}

#[test]
fn appointments_and_the_shelf_in_light() {
    in_light(shelf_pages);
}

#[test]
fn appointments_and_the_shelf_in_dark() {
    in_dark(shelf_pages);
}

#[test]
fn looking_back_in_light() {
    in_light(looking_pages);
}

#[test]
fn looking_back_in_dark() {
    in_dark(looking_pages);
}

#[test]
fn how_it_is_going_in_light() {
    in_light(going_pages);
}

#[test]
fn how_it_is_going_in_dark() {
    in_dark(going_pages);
}

#[test]
fn my_story_and_the_report_in_light() {
    in_light(story_pages);
}

#[test]
fn my_story_and_the_report_in_dark() {
    in_dark(story_pages);
}

#[test]
fn a_damaged_journal_in_light() {
    in_light(health_pages);
}

#[test]
fn a_damaged_journal_in_dark() {
    in_dark(health_pages);
}

/// In `target/screenshots`.
pub(crate) fn pictures() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"),
        PathBuf::from,
    );
    target.join("screenshots")
}

#[test]
#[ignore = "makes pictures: `make screenshots`"]
fn pictures_of_every_page() {
    for (prepare, name) in [(light as Prepare, "light"), (dark, "dark")] {
        for walk in WALKS {
            walk(prepare, &mut |app, page| {
                for (width, height, shape) in [(1280, 800, "wide"), (420, 800, "narrow")] {
                    let folder = pictures().join(format!("{name}-{shape}"));
                    fs::create_dir_all(&folder).unwrap();
                    app.resize(width, height);
                    stays("drawn", 1.5, || true);
                    let file = format!("{}.png", page.replace([' ', ',', ':'], "-"));
                    app.screenshot(&folder.join(file));
                }
                app.resize(1120, 780);
            });
        }
    }
}
