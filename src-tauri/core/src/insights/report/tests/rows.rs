use super::*;

fn named(column: &Column) -> String {
    match column {
        Column::Craving(path) => format!("{path} word"),
        Column::CravingNumber(path) => format!("{path} number"),
        other => format!("{other:?}"),
    }
}

fn table(db: &Db, choice: &ReportChoice) -> ReportTable {
    with_look(|look| db.read(|c| report_table(c, choice, look, &named)).unwrap())
}

#[test]
fn the_table_has_a_row_a_day_and_no_formula() {
    let db = furnished();
    let table = table(&db, &choice(ReportPeriod::Week, everything()));
    let csv = String::from_utf8(report_csv(&table).unwrap()).unwrap();
    let expected = "\u{feff}Date,Mood,Energy,Sleep,SleepQuality,Hungry,Angry,Tired,'=Alcohol word,'=Alcohol number,\
        Triggers,Helped,Ticked,Line,Reached\r\n\
        2026-11-16,2,3,7.5,4,1,0,1,3,7,'-payday; noise,,'@tablets,'=1+1,1\r\n\
        2026-11-17,,,,,,,,,,,,,,\r\n\
        2026-11-18,4,,6.67,,0,,,0,,noise,a walk,'@tablets,\"Said \"\"yes\"\", and\nthen slept\",1\r\n\
        2026-11-19,,,,,,,,,,,,,,1\r\n\
        2026-11-20,,,,,,,,,,,,,,\r\n\
        2026-11-21,,,,,,,,,,,,,,\r\n\
        2026-11-22,5,4,,,,,,,,,,,,\r\n";
    assert_eq!(csv, expected);
}

#[test]
fn a_table_without_words_has_numbers_alone() {
    let db = furnished();
    let table = table(&db, &choice(ReportPeriod::Week, ReportInclude::default()));
    let head = [
        "Date",
        "Mood",
        "Energy",
        "Sleep",
        "SleepQuality",
        "Hungry",
        "Angry",
        "Tired",
        "'=Alcohol word",
        "'=Alcohol number",
        "Ticked",
    ];
    assert_eq!(table.head, head);
    assert_eq!(table.rows.len(), 7);
}

#[test]
fn what_could_be_a_formula_is_none_in_any_cell() {
    let mut db = furnished();
    db.write(Subject::CheckIns, |tx| {
        for (place, words) in ["+1", "-1", "@a", "\t=1", "  =1", "\r=1", "'ok", "a=1", "＝1"].iter().enumerate() {
            tx.execute(
                "INSERT INTO check_in (id, date, words, created_at, changed_at) VALUES (?1, date('2026-01-01', ?2), ?3, 0, 0)",
                rusqlite::params![format!("f{place}"), format!("{place} days"), words],
            )?;
        }
        Ok::<_, DbError>(())
    })
    .unwrap();
    let own = ReportPeriod::Own {
        from: date("2026-01-01"),
        to: date("2026-01-09"),
    };
    let lines: Vec<String> = table(&db, &choice(own, everything()))
        .rows
        .into_iter()
        .map(|row| row[1].clone())
        .collect();
    assert_eq!(
        lines,
        [
            "'+1", "'-1", "'@a", "'\t=1", "'  =1", "'\r=1", "'ok", "a=1", "'＝1"
        ]
    );
}
