//! Finding things on a page as a person would: by what they are and what they are called.
//!
//! A first look in the page gathers what could be meant; the browser's own accessibility tree
//! (`computedrole`, `computedlabel`) then decides.

use super::driver::Driver;
use serde_json::{Value, json};

/// The W3C key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Something on the page. It goes stale when the page redraws it: find it again rather than keep it.
#[derive(Clone, Debug)]
pub struct Element {
    pub id: String,
    pub name: String,
}

impl Element {
    /// As an argument for a script.
    pub fn argument(&self) -> Value {
        json!({ ELEMENT: self.id })
    }
}

/// The elements that are seen, can be reached (nothing behind an open dialog), have the role and
/// are called `name`; a name that ends in "…" stands for all that begin so, "" for any.
pub fn all(driver: &Driver, role: &str, name: &str) -> Result<Vec<Element>, String> {
    let wanted = plain(name);
    let start = wanted.strip_suffix('…');
    let found = driver.js(
        GATHER,
        &[json!(selector(role)), json!(start.unwrap_or(&wanted))],
    )?;
    let mut elements = Vec::new();
    for candidate in found.as_array().into_iter().flatten() {
        let Some(id) = candidate.get(ELEMENT).and_then(Value::as_str) else {
            continue;
        };
        // Gone since the first look: not there.
        let Ok(computed) = driver.get(&format!("element/{id}/computedrole")) else {
            continue;
        };
        let Ok(label) = driver.get(&format!("element/{id}/computedlabel")) else {
            continue;
        };
        let label = plain(label.as_str().unwrap_or_default());
        let called = match start {
            Some(start) => label.starts_with(start),
            None => wanted.is_empty() || label == wanted,
        };
        if called && same_role(role, computed.as_str().unwrap_or_default()) {
            elements.push(Element {
                id: id.to_owned(),
                name: label,
            });
        }
    }
    Ok(elements)
}

/// Words as they are read: without the marks that isolate directions, spaces made one.
pub fn plain(words: &str) -> String {
    let kept: String = words
        .chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What in HTML can have a role. WebKitGTK names no role for `summary` and some inputs; there the
/// element itself says what it is.
fn selector(role: &str) -> &'static str {
    match role {
        "button" => "button,summary,[role=button],input[type=button],input[type=submit]",
        "link" => "a[href],[role=link]",
        "textbox" => {
            "textarea,input:not([type]),input[type=text],input[type=password],input[type=tel],input[type=email],\
             input[type=date],input[type=time],input[type=number],[role=textbox],[contenteditable=true]"
        }
        "searchbox" => "input[type=search],[role=searchbox]",
        "checkbox" => "input[type=checkbox],[role=checkbox],[role=switch]",
        "radio" => "input[type=radio],[role=radio]",
        "slider" => "input[type=range],[role=slider]",
        "combobox" => "select,[role=combobox]",
        "heading" => "h1,h2,h3,h4,h5,h6,[role=heading]",
        "dialog" => "dialog,[role=dialog],[role=alertdialog]",
        "alert" => "[role=alert]",
        "status" => "[role=status],output",
        "list" => "ul,ol,[role=list]",
        "listitem" => "li,[role=listitem]",
        "navigation" => "nav,[role=navigation]",
        "main" => "main,[role=main]",
        "region" => "section,[role=region]",
        "article" => "article,[role=article]",
        "image" => "img,svg,[role=img]",
        "group" => "fieldset,details,[role=group]",
        "tab" => "[role=tab]",
        "table" => "table,[role=table]",
        other => panic!("no such role in tests/support/find.rs: {other}"),
    }
}

fn same_role(wanted: &str, computed: &str) -> bool {
    computed == wanted
        || computed.is_empty()
        || matches!(
            (wanted, computed),
            ("checkbox", "switch")
                | ("dialog", "alertdialog")
                | ("combobox", "button" | "listbox")
                | ("image", "img" | "graphic")
                | ("textbox", "spinbutton" | "generic" | "group" | "input")
                | ("main" | "region" | "group" | "article", "generic")
        )
}

/// Gathers by selector what is seen, not behind a modal dialog, and has the words of the name
/// somewhere in its text, attributes or labels.
const GATHER: &str = r"
const [selector, name] = arguments;
const modals = document.querySelectorAll('dialog:modal');
const root = modals.length ? modals[modals.length - 1] : document;
const words = name.toLowerCase().split(' ').filter((w) => w);
const text = (el) => {
  let all = el.textContent;
  for (const a of el.attributes) all += ' ' + a.value;
  for (const l of el.labels ?? []) all += ' ' + l.textContent;
  for (const id of (el.getAttribute('aria-labelledby') ?? '').split(' ')) all += ' ' + (document.getElementById(id)?.textContent ?? '');
  return all.toLowerCase().replace(/[\u2066-\u2069\u200e\u200f\s]/g, '');
};
const seen = (el) => el.checkVisibility({ visibilityProperty: true }) && !el.closest('[inert],[hidden]');
const found = [...root.querySelectorAll(selector)].filter((el) => seen(el) && (words.length === 0 || words.every((w) => text(el).includes(w))));
if (root !== document && root.matches(selector)) found.unshift(root);
return found.slice(0, 200);
";
