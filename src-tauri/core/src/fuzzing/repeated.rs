//! What was found once is read again at every test, and some thousand changes of it and of whole files beside it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{TARGETS, changed, target};
use crate::{contacts, export, journal, vault};

/// Samples longer than this are left to the long runs.
const LONGEST: usize = 64 * 1024;

macro_rules! each {
    ($($name:ident $many:literal)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];
        $(#[test] fn $name() { repeated(stringify!($name), $many); })*
    };
}

// How many changes are read: fewer where one of them takes long.
each! {
    keys 3000 secrets 300 backups 3000 export 60 zip 60 people 2000 numbers 3000 links 3000 card 3000 due 3000
    repeats 1000 device 3000 markdown 3000 photo 300 sound 3000
}

#[test]
fn everything_that_is_read_is_repeated_and_has_a_target() {
    let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
    let mut repeated = NAMES.to_vec();
    repeated.sort_by_key(|name| names.iter().position(|other| other == name));
    assert_eq!(repeated, names);
    let list = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for name in names {
        let program = fuzz().join("targets").join(format!("{name}.rs"));
        let program = fs::read_to_string(program).unwrap();
        assert!(program.contains(&format!("{name:?}")), "{name}");
        assert!(list.contains(&format!("targets/{name}.rs")), "{name}");
    }
}

/// Puts whole files where the long runs begin: `cargo test -p cairn-core whole_files -- --ignored`.
#[test]
#[ignore = "it writes to the corpus"]
fn whole_files_are_put_into_the_corpus() {
    for target in TARGETS {
        let folder = fuzz().join("corpus").join(target.name);
        fs::create_dir_all(&folder).unwrap();
        for (at, sample) in whole(target.name).iter().enumerate() {
            fs::write(folder.join(format!("whole-{at}")), sample).unwrap();
        }
    }
}

fn repeated(name: &str, many: u64) {
    let target = target(name);
    let mut samples = whole(name);
    samples.extend(found(name));
    for sample in &samples {
        let told = Told(name, sample);
        (target.run)(sample);
        drop(told);
    }
    let short: Vec<_> = samples.iter().filter(|it| it.len() <= LONGEST).collect();
    for seed in 0..many {
        let sample = short[usize::try_from(seed).unwrap() % short.len()];
        let sample = changed(sample, target.form, seed, LONGEST);
        let told = Told(name, &sample);
        (target.run)(&sample);
        drop(told);
    }
}

/// Says what was read when it was too much.
struct Told<'a>(&'a str, &'a [u8]);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let place = std::env::temp_dir().join(format!("cairn-{}-found", self.0));
            let written = fs::write(&place, self.1);
            eprintln!("{}: kept in {} ({written:?})", self.0, place.display());
        }
    }
}

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

/// What the corpus of the target has, in the order of the files' names.
fn found(name: &str) -> Vec<Vec<u8>> {
    let folder = fuzz().join("corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    assert!(!files.is_empty());
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// What is read without a complaint.
fn whole(name: &str) -> Vec<Vec<u8>> {
    match name {
        "keys" => vec![vault::fuzzing::whole_keys()],
        "export" => vec![export::fuzzing::whole_export().0],
        "zip" => vec![export::fuzzing::whole_export().1],
        "people" => contacts::fuzzing::whole_files(),
        "photo" => journal::fuzzing::whole_pictures(),
        _ => text(name)
            .iter()
            .map(|text| text.as_bytes().to_vec())
            .collect(),
    }
}

fn text(name: &str) -> &'static [&'static str] {
    match name {
        "secrets" => &[
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
            "1. Legal\n2. winner, 3) thank year wave sausage worth useful legal winner thank yellow",
            "a quiet\u{3000}place by the wate\u{301}r ﬁ 🌊",
        ],
        "backups" => &[
            "20261123T140211123Z\n0199a000-0000-7000-8000-000000000003\n../../etc/passwd\n\n0199A000-0000-7000-8000-000000000003",
        ],
        "numbers" => &[
            "+49 (0) 30 1234567 ext. 12",
            "1-800-FLOWERS",
            "00 44 20 7946 0958,,1#",
            "٠١٢٣٤٥٦٧",
            "988",
            "*31#030123456",
        ],
        "links" => &[
            "+49 30 1234567,12#\nHello\nIt is me",
            "robin@example.org\nA subject\nTwo\r\nlines & more",
            "meet.example:8443/room?a=b#c",
            "https://exämple.org/ä?q=%20",
            "https://signal.me/#p/+4915112345678",
            "javascript:alert(1)",
            "https://a@b.example/",
        ],
        "card" => &[
            r#"{"v":2,"contacts":[{"name":"Robin","role":"sponsor","channels":[{"kind":"phone","label":"evenings","value":"+49 30 1234567"},{"kind":"signal","label":"","value":"+4915112345678"}]}]}"#,
            r#"{"v":1,"contacts":[{"name":"Robin","role":"friend","phones":[{"label":"","number":"030 1234567"}]}]}"#,
        ],
        "due" => &[
            r#"{"version":1,"quietFrom":"22:00","quietTo":"08:00","mostPerDay":3,"today":[1795300000000],"due":[{"id":"a/2026-11-22","at":"2026-11-22T01:00","until":"2026-11-23T01:00"},{"id":"b","at":"2026-11-22T01:00","until":"2026-11-23T23:59","again":true}],"told":[{"id":"b/2026-11-21","at":1795200000000}]}"#,
            r#"{"version":1,"quietFrom":null,"quietTo":null,"mostPerDay":12,"today":[],"due":[{"id":"a","at":"2026-11-21T01:00","until":"2026-11-24T01:00"}],"told":[]}"#,
        ],
        "repeats" => &[
            "2026-11-23T08:30|FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10",
            "2024-02-29T00:00|RRULE:FREQ=YEARLY;UNTIL=20400101T000000Z",
            "1900-01-31T23:59|FREQ=MONTHLY;BYMONTHDAY=31,-1;BYSETPOS=1,-1;WKST=SU",
            "|FREQ=YEARLY;BYMONTH=2;BYDAY=-1SU,5MO",
        ],
        "device" => &[
            r#"{"language":"en-GB","region":"NZ","theme":"dark","closing":"quit","textSize":150,"spellCheck":true,"closingTold":true,"sharedLogin":false,"lastVault":"0199a000-0000-7000-8000-000000000001"}"#,
            r#"{"lock":{"afterMinutes":10},"reminders":{"quietFrom":"22:00","mostPerDay":3}}"#,
        ],
        "markdown" => &[
            "# A day\n\n- [x] called\n- [ ] *walk* **far** ~~no~~\n\n1. one\n2. two\n\n> said\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
            "![seen](photo:0199a000-0000-7000-8000-000000000003) [a](https://b.example/?c \"d\") <https://e.example> `f` \\* &amp; ![x](http://y/z.png)",
            "<script>alert(1)</script>\n<img src=x onerror=alert(1)>\n\n```js\n</code><b>\n```\n[x]: javascript:alert(1)\n[x] [y](data:text/html,z)",
        ],
        "sound" => &[
            "fLaC\0\0\0\"",
            "RIFF\0\0\0\0WAVEfmt ",
            "ID3\u{4}\0\0\0\0\0\0",
            "OggS\0\u{2}\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u{1}\u{13}OpusHead",
            "\0\0\0 ftypM4A \0\0\0\0M4A mp42isom",
        ],
        _ => panic!("no whole files of {name}"),
    }
}
