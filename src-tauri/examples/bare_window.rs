//! The floor that Cairn is measured against: a Tauri window with one heading, built with the same profile. Its page
//! comes from the program itself, as Cairn's does.

const PAGE: &str = "<!doctype html><meta charset=utf-8><title>Bare</title>
<style>html { background: #faf8f4 } h1 { outline: 3px solid #2b6a86 }</style>
<h1>Bare</h1>";

fn main() {
    let result = tauri::Builder::default()
        .register_uri_scheme_protocol("bare", |_, _| {
            tauri::http::Response::builder()
                .header("Content-Type", "text/html")
                .body(PAGE.as_bytes())
                .unwrap_or_default()
        })
        .setup(|app| {
            tauri::WebviewWindowBuilder::new(
                app,
                "main",
                tauri::WebviewUrl::CustomProtocol("bare://localhost/".parse()?),
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
