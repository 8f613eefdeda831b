//! The floor that Cairn is measured against: a Tauri window with one heading, built with the same profile. Its page
//! comes from the program itself, as Cairn's does. Started with `write` it holds a plain text area of 5,000 words.

const PAGE: &str = "<!doctype html><meta charset=utf-8><title>Bare</title>
<style>html { background: #faf8f4 } h1 { outline: 3px solid #2b6a86 }</style>
<h1>Bare</h1>";

const AREA: &str = "<!doctype html><meta charset=utf-8><title>Bare</title>
<style>html { background: #faf8f4 } textarea { box-sizing: border-box; width: 100%; height: 96vh; border: 0;
background: #faf8f4; outline: 0; resize: none; padding: 0 100px 0 300px; font-size: 19px }</style>
<textarea></textarea>
<script>const area = document.querySelector('textarea');
area.value = 'little morning river walked again '.repeat(1000) + '\\n';
area.focus();
area.setSelectionRange(area.value.length, area.value.length);
area.scrollTop = area.scrollHeight;
// Like the first page, to be known by what is painted last.
area.style.boxShadow = 'inset 0 6px #2b6a86';</script>";

fn main() {
    let page = if std::env::args().nth(1).is_some() {
        AREA
    } else {
        PAGE
    };
    let result = tauri::Builder::default()
        .register_uri_scheme_protocol("bare", move |_, _| {
            tauri::http::Response::builder()
                .header("Content-Type", "text/html")
                .body(page.as_bytes())
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
