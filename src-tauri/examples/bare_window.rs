//! The floor that Cairn's start is measured against: a Tauri window with one heading, built with the same profile.
//! Writes the milliseconds since the process started to standard output once the heading is painted.

fn main() {
    let result = tauri::Builder::default()
        .setup(|app| {
            tauri::WebviewWindowBuilder::new(
                app,
                "main",
                tauri::WebviewUrl::External("data:text/html,<h1>Bare</h1>".parse()?),
            )
            .title("Bare")
            .inner_size(1120.0, 780.0)
            .incognito(true)
            .build()?;
            Ok(())
        })
        .run(tauri::generate_context!());
    if let Err(error) = result {
        eprintln!("{error}");
    }
}
