//! A report for somebody: seen first, then printed or saved as a table.

use cairn_core::insights::report::{self, Column, Report, ReportChoice, ReportError, ReportTable};
use cairn_core::settings;
use tauri::AppHandle;

use super::{Handle, files};
use crate::failure::Failure;
use crate::open::Open;
use crate::session::Here;
use crate::texts::Texts;
use crate::titles;

/// The report, as it is printed.
#[tauri::command]
#[specta::specta]
pub async fn report(session: Handle<'_>, choice: ReportChoice) -> Result<Report, Failure> {
    session
        .open(move |open, here| {
            open.drafts.save_all(&mut open.vault.db, &here.now)?;
            open.vault.db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                report::report(c, &choice, &look)
            })
        })
        .await
}

/// The report as the table that [`save_report_table`] saves.
#[tauri::command]
#[specta::specta]
pub async fn report_table(
    session: Handle<'_>,
    choice: ReportChoice,
) -> Result<ReportTable, Failure> {
    let texts = Texts::new(&session.language());
    session
        .open(move |open, here| table(open, here, &choice, &texts))
        .await
}

/// Saves the table as a CSV file where the person chooses. False when they chose nowhere.
#[tauri::command]
#[specta::specta]
pub async fn save_report_table(
    app: AppHandle,
    session: Handle<'_>,
    choice: ReportChoice,
) -> Result<bool, Failure> {
    let language = session.language();
    let texts = Texts::new(&language);
    let name = texts.get("files-report");
    let file = session
        .open(move |open, here| {
            let table = table(open, here, &choice, &texts)?;
            report::report_csv(&table)
        })
        .await?;
    files::save(&app, &language, name, "csv", file).await
}

fn table(
    open: &mut Open,
    here: &Here,
    choice: &ReportChoice,
    texts: &Texts,
) -> Result<ReportTable, ReportError> {
    open.vault.db.read(|c| {
        let look = here.look(settings::load(c)?.leap_day);
        report::report_table(c, choice, &look, &|column| named(texts, column))
    })
}

/// The name of a column.
fn named(texts: &Texts, column: &Column) -> String {
    let of =
        |id: &str, path: &String| texts.with(id, &titles::args([("path", path.as_str().into())]));
    match column {
        Column::Craving(path) => of("files-column-craving", path),
        Column::CravingNumber(path) => of("files-column-craving-number", path),
        Column::Date => texts.get("files-column-date"),
        Column::Mood => texts.get("files-column-mood"),
        Column::Energy => texts.get("files-column-energy"),
        Column::Sleep => texts.get("files-column-sleep"),
        Column::SleepQuality => texts.get("files-column-sleep-quality"),
        Column::Hungry => texts.get("files-column-hungry"),
        Column::Angry => texts.get("files-column-angry"),
        Column::Lonely => texts.get("files-column-lonely"),
        Column::Tired => texts.get("files-column-tired"),
        Column::Triggers => texts.get("files-column-triggers"),
        Column::Helped => texts.get("files-column-helped"),
        Column::Ticked => texts.get("files-column-ticked"),
        Column::Line => texts.get("files-column-line"),
        Column::Reached => texts.get("files-column-reached"),
    }
}
