//! A file has one subject and can be read at one sitting.

use crate::sources::files;

const LONGEST: usize = 400;

#[test]
fn no_file_is_longer_than_one_subject() {
    let mut long = Vec::new();
    for folder in ["src-tauri", "ui/src", "tests"] {
        for (path, text) in files(folder, &[".rs", ".ts", ".svelte", ".css"]) {
            // Generated from the commands.
            if path != "ui/src/lib/api.ts" && text.lines().count() > LONGEST {
                long.push(format!("{path}: {} lines", text.lines().count()));
            }
        }
    }
    assert!(
        long.is_empty(),
        "past {LONGEST} lines, look for the second subject:\n{}",
        long.join("\n")
    );
}

#[test]
fn no_file_is_called_by_what_it_is_not() {
    for folder in ["src-tauri", "ui/src", "tests"] {
        for (path, _) in files(folder, &[".rs", ".ts", ".svelte"]) {
            let name = path
                .rsplit('/')
                .next()
                .unwrap()
                .split('.')
                .next()
                .unwrap()
                .to_lowercase();
            assert!(
                ![
                    "utils", "util", "helpers", "helper", "manager", "misc", "common"
                ]
                .contains(&name.as_str()),
                "{path}"
            );
        }
    }
}
