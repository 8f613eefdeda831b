//! Temporary: pictures to look at.
use crate::path_pages::{moment_pages, path_pages};
use crate::support::App;
use std::path::Path;

fn take(app: &App<'_>, page: &str) {
    let name = page.replace([' ', ',', ':'], "-");
    let top = app.js("return scrollY", &[]);
    app.js("window.scrollTo(0, 0)", &[]);
    crate::support::stays("drawn", 0.4, || true);
    app.screenshot(&Path::new("/tmp/t1/shots").join(format!("{name}.png")));
    app.js("window.scrollTo(0, arguments[0])", &[top]);
    if std::env::var_os("NARROW").is_some() {
        app.resize(420, 720);
        crate::support::stays("drawn", 0.8, || true);
        app.screenshot(&Path::new("/tmp/t1/shots").join(format!("{name}-narrow.png")));
        app.resize(1120, 780);
        crate::support::stays("drawn", 0.3, || true);
    }
}

#[test]
#[ignore = "scratch"]
fn look_at_paths() {
    path_pages(|w| w, take);
}

#[test]
#[ignore = "scratch"]
fn look_at_moments() {
    moment_pages(|w| w, take);
}
