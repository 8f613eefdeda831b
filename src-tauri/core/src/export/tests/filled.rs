//! A vault with rows in every table that is exported, made from the schema: no table and no column can be forgotten.

use image::{ImageFormat, Rgb, RgbImage};
use rusqlite::types::Value;

use super::super::check::fits;
use super::super::row::{Column, Row, columns};
use super::super::tables::{EXPORTED, Role, Table};
use super::*;
use crate::db::PhotoId;
use crate::journal::photos::{Picture, seal};

/// How many rows each table gets.
pub(super) const ROWS: usize = 3;
/// Which of them is in the trash.
const IN_TRASH: usize = 1;

/// The name of the row `i` of a table.
pub(super) fn id(table: &str, i: usize) -> String {
    let place = EXPORTED.iter().position(|t| t.name == table).unwrap();
    format!("0199a000-0000-7000-8000-{place:04x}{i:08x}")
}

/// Texts that are easily lost on the way.
pub(super) fn odd(i: usize) -> String {
    let texts = [
        "Windows\r\nends its lines so,\r\nand ends\r\n".to_owned(),
        "old\rMacs so, \u{0}a nul, \u{1F} \u{7F} \u{FEFF}\u{2028} \"quoted\" \\ back\\slash\n---\n"
            .to_owned(),
        "👩‍👩‍👧 שלום עולם \u{202E}سلام\u{202C} 今日 e\u{301}".to_owned(),
    ];
    texts[i % texts.len()].clone()
}

/// A megabyte of words.
pub(super) fn long() -> String {
    "by the lighthouse, 今日, \r\n".repeat((1 << 20) / 24)
}

pub(super) fn png(i: usize) -> Vec<u8> {
    let shade = u8::try_from(40 * (i + 1)).unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::from_fn(600, 20 + u32::from(shade), |x, y| {
        Rgb([shade, (x % 256) as u8, (y % 256) as u8])
    })
    .write_to(&mut bytes, ImageFormat::Png)
    .unwrap();
    bytes.into_inner()
}

pub(super) fn flac(i: usize) -> Vec<u8> {
    [b"fLaC sound ".as_slice(), &vec![7; 1000 + i]].concat()
}

impl Home {
    /// A vault in which everything is used.
    pub(super) fn filled() -> Self {
        let mut home = Self::empty(VAULT);
        for table in EXPORTED {
            for i in 0..ROWS {
                let row = home.row(table, i);
                home.put(table, row);
            }
        }
        home.run(
            "UPDATE entry SET tag_words = coalesce((SELECT group_concat(tag.name, char(10) ORDER BY tag.kind, entry_tag.position)
               FROM entry_tag JOIN tag ON tag.id = entry_tag.tag_id WHERE entry_tag.entry_id = entry.id), '')",
        );
        crate::journal::index_all(&mut home.db).unwrap();
        home
    }

    fn row(&self, table: &Table, i: usize) -> Row {
        let all = self.db.read(|c| columns(c, table.name)).unwrap();
        let may_be_null = self.may_be_null(table);
        let mut row = Row(Vec::new());
        for column in all {
            if i == 2 && may_be_null.contains(&column.name) {
                row.set(&column.name, Value::Null);
            } else if !table.without.contains(&column.name.as_str()) {
                row.set(&column.name, value(table, &column, i));
            }
        }
        match table.name {
            "entry" if i == 2 => row.set("text", long()),
            "setting" => row.set("value", serde_json::Value::from(odd(i)).to_string()),
            "plan_photo" if i > 0 => row.set("deleted_at", 1_790_000_000_000_i64),
            "shelf_item" => row.set("kind", if i == 0 { "audio" } else { "letter" }.to_owned()),
            "entry_tag" => {
                let place = self.number(&format!(
                    "SELECT n FROM entry WHERE id = '{}'",
                    row.text("entry_id")
                ));
                row.set("n", place);
            }
            _ => {}
        }
        self.seal(table, &mut row, i);
        row
    }

    /// The columns that need not be said, other than what a row names.
    fn may_be_null(&self, table: &Table) -> Vec<String> {
        let names: Vec<String> = self
            .db
            .read(|c| {
                let mut statement =
                    c.prepare("SELECT name FROM pragma_table_info(?1) WHERE NOT \"notnull\"")?;
                let names = statement.query_map([table.name], |row| row.get(0))?;
                names.collect::<Result<_, _>>().map_err(DbError::from)
            })
            .unwrap();
        let named = |name: &String| table.refs.iter().any(|named| named.column == name);
        names.into_iter().filter(|name| !named(name)).collect()
    }

    /// Gives the row its file, where it has one.
    fn seal(&self, table: &Table, row: &mut Row, i: usize) {
        let id = PhotoId::from(row.text("id").to_owned());
        match table.name {
            "photo" | "plan_photo" => {
                let picture = Picture::take_in(png(i), false).unwrap();
                row.set("key", picture.seal(&self.folder, &id).unwrap().to_vec());
                row.set("mime", picture.mime().to_owned());
                row.set("width", i64::from(picture.size().0));
                row.set("height", i64::from(picture.size().1));
                if table.name == "photo" {
                    row.set("bytes", i64::try_from(picture.length()).unwrap());
                } else {
                    row.set("thumb", picture.thumb().to_vec());
                }
            }
            "shelf_item" if i == 0 => {
                row.set("key", seal(&self.folder, &id, &flac(i)).unwrap().to_vec());
                row.set("mime", "audio/flac".to_owned());
                row.set("bytes", i64::try_from(flac(i).len()).unwrap());
            }
            _ => {}
        }
    }

    pub(super) fn put(&mut self, table: &Table, row: Row) {
        let broken = self
            .db
            .write(Subject::Journal, |tx| row.insert(tx, table.name))
            .unwrap();
        assert_eq!(broken, None, "{} {row:?}", table.name);
        if table.name == "photo" {
            let thumb = Picture::take_in(png(0), false).unwrap().thumb().to_vec();
            self.db
                .write(Subject::Journal, |tx| {
                    newcomers::add_thumb(tx, row.text("id"), &thumb)
                })
                .unwrap();
        }
    }
}

/// Something that can stand in the column, and that differs from row to row where it can.
fn value(table: &Table, column: &Column, i: usize) -> Value {
    let name = column.name.as_str();
    if let Role::Part { of, by, .. } = table.role
        && by == name
    {
        return id(of, i).into();
    }
    if let Some(named) = table.refs.iter().find(|named| named.column == name) {
        return id(named.table, i).into();
    }
    match name {
        "id" => return id(table.name, i).into(),
        "deleted_at" if i == IN_TRASH => return 1_790_000_000_000_i64.into(),
        "deleted_at" => return Value::Null,
        "n" => return (1_790_000_000 + i64::try_from(i).unwrap()).into(),
        "written_at" => return (1_790_000_000_000 + 1000 * i64::try_from(i).unwrap()).into(),
        _ => {}
    }
    let number = i64::try_from(i).unwrap();
    let candidates: Vec<Value> = match column.kind.as_str() {
        "INTEGER" => vec![
            (1_790_000_000_000 + number).into(),
            (number + 2).into(),
            (number % 2).into(),
        ],
        "TEXT" => vec![
            odd(i).into(),
            ["2026-11-02", "2026-11-09", "2026-11-16"][i]
                .to_owned()
                .into(),
            ["09:00", "23:59", "00:00"][i].to_owned().into(),
            ["tag", "trigger", "helped"][i].to_owned().into(),
            ["11-02", "02-29", "12-31"][i].to_owned().into(),
        ],
        _ => vec![
            [b"\xFF\xD8\xFF".as_slice(), &[i as u8; 100]]
                .concat()
                .into(),
        ],
    };
    let mut able = candidates.into_iter();
    able.find(|value| fits(table.name, &Row(vec![(name.to_owned(), value.clone())])))
        .unwrap_or_else(|| panic!("nothing for {}.{name}", table.name))
}

#[test]
fn every_table_that_is_exported_has_rows_and_every_column_says_something() {
    let home = Home::filled();
    for table in EXPORTED {
        assert_eq!(
            home.number(&format!("SELECT count(*) FROM {}", table.name)),
            i64::try_from(ROWS).unwrap(),
            "{}",
            table.name
        );
        let all = home.db.read(|c| columns(c, table.name)).unwrap();
        for column in all
            .iter()
            .filter(|c| !table.without.contains(&c.name.as_str()))
        {
            let said = format!(
                "SELECT count(*) FROM {} WHERE coalesce({column}, '') <> ''",
                table.name,
                column = row::quoted(&column.name)
            );
            assert!(home.number(&said) > 0, "{}.{}", table.name, column.name);
        }
    }
}
