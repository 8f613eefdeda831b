//! Narrow windows and large text: nothing is cut off sideways, nothing is too small to hit, no words lie over others.

use crate::pages::{empty_pages, furnished_pages};
use crate::path_pages::{moment_pages, path_pages};
use crate::plan_pages::plan_pages;
use crate::reach_pages::reach_pages;
use crate::support::App;
use crate::weeks::looking_pages;
use serde_json::Value;

/// What sticks out of the window sideways, controls too small to hit (WCAG 2.5.8 has 24 px; we want 44), and lines of
/// text that lie over each other, but for what sticks or floats by intent.
const TROUBLE: &str = r"
const seen = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const name = (el) => el.tagName.toLowerCase() + ' ' + (el.ariaLabel ?? el.textContent.trim().slice(0, 40));
const found = [];
const root = document.scrollingElement;
if (root.scrollWidth > root.clientWidth + 1) {
  for (const el of document.body.querySelectorAll('*')) {
    const box = el.getBoundingClientRect();
    if (seen(el) && box.width && (box.right > root.clientWidth + 1 || box.left < -1)) found.push('sideways: ' + name(el));
  }
  if (!found.length) found.push('sideways: the page');
}
for (const el of document.querySelectorAll('button, summary, select, input:not([type=checkbox]):not([type=radio])')) {
  const box = el.getBoundingClientRect();
  if (seen(el) && box.width && (box.height < 43.5 || box.width < 43.5)) found.push('small: ' + name(el) + ' ' + box.width + '×' + box.height);
}
const floats = (el) => el && (['fixed', 'sticky', 'absolute'].includes(getComputedStyle(el).position) || floats(el.parentElement));
const lines = [];
const texts = document.createTreeWalker(document.querySelector('dialog[open]') ?? document.body, NodeFilter.SHOW_TEXT);
for (let text = texts.nextNode(); text; text = texts.nextNode()) {
  const el = text.parentElement;
  if (!text.data.trim() || !seen(el) || el.closest('option, svg') || floats(el)) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  for (const box of range.getClientRects()) if (box.width > 4) lines.push([el, box]);
}
for (const [i, [a, one]] of lines.entries()) {
  for (const [b, two] of lines.slice(i + 1)) {
    if (a === b) continue;
    const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
    const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
    // Boxes of lines reach above and below their letters.
    if (wide > 4 && high > Math.min(one.height, two.height) * 0.4) found.push('over each other: ' + name(a) + ' | ' + name(b));
  }
}
return [...new Set(found)].slice(0, 12);
";

fn trouble(app: &App<'_>, page: &str) -> Vec<String> {
    let found = app.js(TROUBLE, &[]);
    found
        .as_array()
        .into_iter()
        .flatten()
        .map(|t| format!("{page}: {}", t.as_str().unwrap_or_default()))
        .collect()
}

pub(crate) fn look_narrow(found: &mut Vec<String>, app: &App<'_>, page: &str) {
    app.resize(420, 560);
    crate::support::wait_until("the window is narrow", || {
        app.js("return innerWidth", &[])
            .as_u64()
            .is_some_and(|width| width <= 440)
    });
    // What follows the window's size does so with the next picture.
    app.js(
        "return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))",
        &[],
    );
    found.extend(trouble(app, page));
    app.resize(1120, 780);
    crate::support::wait_until("the window is wide", || {
        app.js("return innerWidth", &[])
            .as_u64()
            .is_some_and(|width| width > 900)
    });
}

#[test]
fn every_page_fits_420_by_560() {
    let mut found = Vec::new();
    furnished_pages(
        |world| world,
        |app, page| look_narrow(&mut found, app, page),
    );
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_first_page_fits_420_by_560() {
    let mut found = Vec::new();
    empty_pages(
        |world| world,
        |app, page| look_narrow(&mut found, app, page),
    );
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_of_paths_fits_420_by_560() {
    let mut found = Vec::new();
    let mut look = |app: &App<'_>, page: &str| look_narrow(&mut found, app, page);
    path_pages(|world| world, &mut look);
    moment_pages(|world| world, &mut look);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_of_the_plan_fits_420_by_560() {
    let mut found = Vec::new();
    plan_pages(
        |world| world,
        |app, page| look_narrow(&mut found, app, page),
    );
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_of_reaching_somebody_fits_420_by_560() {
    let mut found = Vec::new();
    reach_pages(
        |world| world,
        |app, page| look_narrow(&mut found, app, page),
    );
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_of_looking_back_fits_420_by_560() {
    let mut found = Vec::new();
    looking_pages(
        |world| world,
        |app, page| look_narrow(&mut found, app, page),
    );
    assert!(found.is_empty(), "{}", found.join("\n"));
}

pub(crate) fn look_large(found: &mut Vec<String>, app: &App<'_>, page: &str) {
    app.js("document.documentElement.style.fontSize = '200%'", &[]);
    found.extend(trouble(app, page));
    app.js("document.documentElement.style.fontSize = ''", &[]);
}

#[test]
fn every_page_bears_text_twice_the_size() {
    let mut found = Vec::new();
    furnished_pages(|world| world, |app, page| look_large(&mut found, app, page));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_of_paths_bears_text_twice_the_size() {
    let mut found = Vec::new();
    let mut look = |app: &App<'_>, page: &str| look_large(&mut found, app, page);
    path_pages(|world| world, &mut look);
    moment_pages(|world| world, &mut look);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn look_right_to_left(found: &mut Vec<String>, app: &App<'_>, page: &str) {
    app.js("document.documentElement.dir = 'rtl'", &[]);
    assert_ne!(
        app.js("return getComputedStyle(document.body).direction", &[]),
        Value::Null
    );
    found.extend(trouble(app, page));
    app.js("document.documentElement.dir = 'ltr'", &[]);
}

#[test]
fn every_page_bears_right_to_left() {
    let mut found = Vec::new();
    furnished_pages(
        |world| world,
        |app, page| look_right_to_left(&mut found, app, page),
    );
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_of_paths_bears_right_to_left() {
    let mut found = Vec::new();
    let mut look = |app: &App<'_>, page: &str| look_right_to_left(&mut found, app, page);
    path_pages(|world| world, &mut look);
    moment_pages(|world| world, &mut look);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
