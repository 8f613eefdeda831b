//! axe-core, run in the page that is shown.

use super::app::App;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// What axe finds wrong with the page (WCAG 2.2 A and AA, and its best practices), one line a finding. Colours that are on
/// their way to others are there first: what is not seen may wait for them for long.
pub fn findings(app: &App<'_>) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("{} is missing: run `npm ci` in ui", path.display()));
    app.js(
        &format!("{axe}\nwindow.axe = window.axe ?? axe; window.axeResult = null;"),
        &[],
    );
    app.js(
        "document.getAnimations()
           .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
           .forEach((one) => one.finish());",
        &[],
    );
    app.js(
        "window.axe.run(document, { resultTypes: ['violations'] })
           .then((r) => { window.axeResult = r.violations; }, (e) => { window.axeResult = String(e); });",
        &[],
    );
    let result = super::wait::wait_for("axe", || {
        let result = app.js("return window.axeResult", &[]);
        (!result.is_null()).then_some(result)
    });
    let violations = result.as_array().unwrap_or_else(|| panic!("axe: {result}"));
    violations.iter().flat_map(lines).collect()
}

fn lines(violation: &Value) -> Vec<String> {
    let rule = violation["id"].as_str().unwrap_or_default();
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    nodes
        .map(|node| {
            let html = node["html"].as_str().unwrap_or_default();
            let why = node["failureSummary"]
                .as_str()
                .unwrap_or_default()
                .replace('\n', " ");
            format!("{rule}: {html} — {why}")
        })
        .collect()
}
