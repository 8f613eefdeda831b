use crate::support::journey::{furnished, room, unlock};
use crate::support::{App, save_dialog, stays};
use std::fmt::Write as _;
fn shots(app: &App<'_>, name: &str) {
    std::fs::create_dir_all("/tmp/cards-shots").unwrap();
    for (w, h) in [(1280, 800), (420, 800)] {
        app.resize(w, h);
        stays("drawn", 0.8, || true);
        app.screenshot(std::path::Path::new(&format!(
            "/tmp/cards-shots/{name}-{w}.png"
        )));
    }
    app.resize(1120, 780);
}
#[test]
fn pictures() {
    for (theme, tone) in [("Adwaita", "light"), ("Adwaita:dark", "dark")] {
        let world = furnished().with_env("GTK_THEME", theme);
        let app = world.open();
        unlock(&app);
        room(&app, "People");
        shots(&app, &format!("{tone}-people"));
        app.press("Other address books");
        app.press("Bring people in from a file");
        app.find("button", "Choose a file");
        app.give_file("x.vcf", b"hello");
        app.sees("There are no people");
        shots(&app, &format!("{tone}-choose"));
        app.give_file("people.vcf", crate::pages::CARDS.as_bytes());
        app.find("heading", "3 people in the file");
        shots(&app, &format!("{tone}-three"));
        app.click("radio", "Yes, add what is missing to Robin");
        app.press("One thing in the file could not be read");
        app.sees("This would come to Robin");
        shots(&app, &format!("{tone}-three-decided"));
        app.press("Bring them in");
        app.find("heading", "Done");
        shots(&app, &format!("{tone}-done"));
        app.press("Undo");
        for many in [40, 3_000] {
            room(&app, "People");
            app.press("Other address books");
            app.press("Bring people in from a file");
            app.find("button", "Choose a file");
            let mut book = String::from(
                "BEGIN:VCARD\nVERSION:3.0\nFN:Robin\nEMAIL:robin@example.org\nEND:VCARD\n",
            );
            for at in 1..many {
                let _ = write!(
                    book,
                    "BEGIN:VCARD\nVERSION:3.0\nFN:Person {at}\nTEL;TYPE=CELL:+49 170 {at:07}\nEMAIL:p{at}@example.org\nEND:VCARD\n"
                );
            }
            let before = std::time::Instant::now();
            app.give_file("people.vcf", book.as_bytes());
            app.sees("people in the file");
            println!("{many}: {:?}", before.elapsed());
            shots(&app, &format!("{tone}-{many}"));
            app.js("window.scrollTo(0, 1e6)", &[]);
            shots(&app, &format!("{tone}-{many}-foot"));
        }
        room(&app, "People");
        app.press("Other address books");
        app.press("Write people to a file");
        app.click("checkbox", "Robin");
        shots(&app, &format!("{tone}-out"));
        let _ = save_dialog::is_open(&world);
    }
}
