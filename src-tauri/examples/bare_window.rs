//! The floor that Cairn is measured against: a Tauri window with one heading, built with the same profile. Its page
//! comes from the program itself, as Cairn's does. Started with `write` it holds a plain text area of 5,000 words, with
//! `list` plain rows to scroll through; then WebDriver can drive it.

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

/// Rows as high as Cairn's, with as many lines, and the same background.
const LIST: &str = "<!doctype html><meta charset=utf-8><title>Bare</title>
<style>html { background: #faf8f4; font: 17px serif } p { box-sizing: border-box; height: 130px; margin: 0 84px 0 300px;
padding: 12px 0; line-height: 1.5; overflow: hidden } small { display: block; font: 15px sans-serif }</style>
<body></body>
<script>const row = (n) => `<p data-row><small>Sunday, ${n}</small>little morning river walked again
${'the quiet coffee and slow rain '.repeat(6)}</p>`;
document.body.innerHTML = Array.from({ length: 4000 }, (_, n) => row(n)).join('');
document.body.dataset.total = 4000;</script>";

fn main() {
    let asked = std::env::args().nth(1);
    let page = match asked.as_deref() {
        Some("list") => LIST,
        Some(_) => AREA,
        None => PAGE,
    };
    // WebDriver cannot drive an incognito context.
    let driven = asked.as_deref() == Some("list");
    let result = tauri::Builder::default()
        .register_uri_scheme_protocol("bare", move |_, _| {
            tauri::http::Response::builder()
                .header("Content-Type", "text/html")
                .body(page.as_bytes())
                .unwrap_or_default()
        })
        .setup(move |app| {
            tauri::WebviewWindowBuilder::new(
                app,
                "main",
                tauri::WebviewUrl::CustomProtocol("bare://localhost/".parse()?),
            )
            .title("Bare")
            .inner_size(1120.0, 780.0)
            .incognito(!driven)
            .build()?;
            Ok(())
        })
        .run(tauri::generate_context!());
    if let Err(error) = result {
        eprintln!("{error}");
    }
}
