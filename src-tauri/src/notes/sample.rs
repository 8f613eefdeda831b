//! An example of each kind of reminder, as it would look on this computer.

use cairn_core::db::OccurrenceId;
use cairn_core::milestones::{self, MilestoneName, Unit};
use cairn_core::reminders::{Delivery, Notice, ReminderKind as Kind};
use cairn_core::settings;
use chrono::NaiveTime;

use super::{Company, TRY};
use crate::failure::Failure;
use crate::open::Open;
use crate::session::Here;
use crate::texts::Texts;

/// The example, in these words where it has some, with the label of the Call button: of the first path and the first contact where there are any, neutral
/// where the person chose that.
///
/// # Errors
/// The database's.
pub fn sample(
    open: &Open,
    here: &Here,
    texts: &Texts,
    kind: Kind,
    words: Option<String>,
) -> Result<(Notice, Company), Failure> {
    let db = &open.vault.db;
    let settings = db.read(settings::load)?;
    let company = Company::of(db, &settings.call_label, here.region())?;
    let first = company.first.as_ref();
    let paths = db.read(|c| milestones::paths(c, &here.look(settings.leap_day)))?;
    let path = paths.into_iter().next();
    let person = first.map_or_else(
        || texts.get("notifications-try-person"),
        |first| first.name.clone(),
    );
    let alone = kind == Kind::Appointment;
    let milestone = MilestoneName::Span {
        count: 30,
        unit: Unit::Days,
    };
    let item = Delivery {
        occurrence: OccurrenceId::from(TRY.to_owned()),
        kind,
        counter_hidden: path.as_ref().is_some_and(|path| path.counter_hidden),
        path: path.as_ref().map(|path| path.id.clone()),
        path_name: Some(
            path.map_or_else(|| texts.get("notifications-try-words"), |path| path.name),
        ),
        milestone: Some(milestone),
        date: here.now.today(),
        late_days: 0,
        late: false,
        words: words.or_else(|| Some(texts.get("notifications-try-words"))),
        contact: first.filter(|_| !alone).map(|first| first.contact.clone()),
        contact_name: Some(person).filter(|_| !alone),
        at_text: NaiveTime::from_hms_opt(15, 0, 0).map(|three| here.words.time(three)),
    };
    let notice = Notice {
        items: vec![item],
        neutral: settings.reminders.neutral,
    };
    Ok((notice, company))
}
