//! Narrow windows and large text: nothing is cut off sideways, nothing is too small to hit, no words lie over others.

use crate::support::App;
use crate::support::journey::furnished;
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

pub(crate) fn look_large(found: &mut Vec<String>, app: &App<'_>, page: &str) {
    app.js("document.documentElement.style.fontSize = '200%'", &[]);
    found.extend(trouble(app, page));
    app.js("document.documentElement.style.fontSize = ''", &[]);
}

pub(crate) fn look_right_to_left(found: &mut Vec<String>, app: &App<'_>, page: &str) {
    app.js("document.documentElement.dir = 'rtl'", &[]);
    assert_ne!(
        app.js("return getComputedStyle(document.body).direction", &[]),
        Value::Null
    );
    found.extend(trouble(app, page));
    app.js("document.documentElement.dir = 'ltr'", &[]);
}

/// A look that finds nothing anywhere would prove nothing.
#[test]
fn a_look_finds_what_is_wrong() {
    let world = furnished();
    let app = world.open();
    app.find("textbox", "Passphrase");
    assert_eq!(trouble(&app, "unlock"), Vec::<String>::new());
    app.js(
        "document.body.insertAdjacentHTML('beforeend', `
           <button style='inline-size: 20px; block-size: 20px'>x</button>
           <div style='inline-size: 3000px'>far</div>
           <div><p style='block-size: 0'>below it</p><p>over it</p></div>`)",
        &[],
    );
    let found = trouble(&app, "unlock").join("\n");
    for kind in ["sideways: ", "small: ", "over each other: "] {
        assert!(found.contains(kind), "{kind} in {found}");
    }
}
