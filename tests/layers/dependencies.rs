//! Imports run one way: the page, the shell, the core.

use crate::sources::{files, root};
use std::process::Command;

/// The names of all crates that `package` is built from.
fn tree(package: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--package",
            package,
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--locked",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_core_knows_no_window_no_runtime_and_no_network() {
    let core = tree("cairn-core");
    assert!(
        core.iter().any(|name| name == "rusqlite"),
        "the tree is read: {core:?}"
    );
    for other in [
        "tauri",
        "wry",
        "tao",
        "tokio",
        "async-std",
        "hyper",
        "reqwest",
        "ureq",
        "rustls",
        "zbus",
        "gtk",
    ] {
        assert!(
            !core.iter().any(|name| name == other),
            "the core depends on {other}"
        );
    }
}

#[test]
fn the_shell_has_no_http_client() {
    let shell = tree("cairn");
    assert!(shell.iter().any(|name| name == "tauri"));
    for other in [
        "reqwest",
        "ureq",
        "rustls",
        "native-tls",
        "hyper-tls",
        "tungstenite",
    ] {
        assert!(
            !shell.iter().any(|name| name == other),
            "the shell depends on {other}"
        );
    }
}

#[test]
fn only_clock_rs_reads_the_clock() {
    for (path, text) in files("src-tauri/core/src", &[".rs"]) {
        if path.ends_with("src/clock.rs") {
            continue;
        }
        for call in ["Utc::now(", "Local::now(", "SystemTime::now("] {
            assert!(!code(&text).contains(call), "{path} calls {call}…)");
        }
    }
}

#[test]
fn the_page_asks_the_core_for_the_time_and_the_language() {
    for (path, text) in files("ui/src", &[".ts", ".svelte"]) {
        if path.ends_with(".test.ts") {
            continue;
        }
        for call in [
            "new Date(",
            "navigator.language",
            "localStorage",
            "sessionStorage",
            " fetch(",
            "window.fetch",
            "XMLHttpRequest",
            "WebSocket",
        ] {
            assert!(!code(&text).contains(call), "{path} uses {call}");
        }
        // It makes no date of it, and only tells how long the computer slept.
        let measures = path.ends_with("pages/help/stopwatch.ts");
        assert!(
            measures || !code(&text).contains("Date.now("),
            "{path} uses Date.now()"
        );
    }
}

#[test]
fn commands_are_called_through_api_ts_and_no_page_names_tauri() {
    for (path, text) in files("ui/src", &[".ts", ".svelte"]) {
        let in_lib = path.starts_with("ui/src/lib/") && path.ends_with(".ts");
        assert!(
            in_lib || !text.contains("@tauri-apps/"),
            "{path} names Tauri"
        );
        // The bytes of photos, cards and sounds travel beside the typed commands.
        let may = [
            "lib/api.ts",
            "lib/card.ts",
            "lib/cards.ts",
            "lib/photos.ts",
            "lib/shelf.ts",
            ".test.ts",
        ];
        let calls = text.contains("@tauri-apps/api/core");
        assert!(
            !calls || may.iter().any(|end| path.ends_with(end)),
            "{path} calls commands by itself"
        );
    }
}

/// Without lines that are comments only.
fn code(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with('*'));
    lines.collect::<Vec<_>>().join("\n")
}
