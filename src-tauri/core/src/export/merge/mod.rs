//! What an export would bring, and bringing it: the same steps with a hand that only looks, one that seals files, one that takes.

mod alike;
mod files;

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use alike::content;

use super::archive::Archive;
use super::check::fits;
use super::incoming::ThingCounts;
use super::row::{Row, count, exported, find, read, rows_by, select_all, select_by};
use super::sealing::{Sealing, folder_of};
use super::stage::{Problem, Problems, Stage, Why};
use super::tables::{EXPORTED, Only, Role, Table, Things};
use super::{GoOn, ImportError, Progress, newcomers};
use crate::db::DbError;
use crate::settings;

/// A photo or a sound is as much work as so many rows, about.
const FILE_STEPS: u64 = 500;
const TELL_EVERY: u64 = 100;

/// Who does it.
pub(super) enum Hand<'a> {
    Look(&'a Archive),
    Seal(Sealing<'a>),
    Take(Sealing<'a>),
}

/// What becomes of a thing, under the id that it has here.
#[derive(Debug, Clone)]
enum Fate {
    New(String),
    Here(String),
}

impl Fate {
    fn id(&self) -> &str {
        match self {
            Self::New(id) | Self::Here(id) => id,
        }
    }
}

/// How a thing stands to what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    New,
    Here,
    Different,
    Unreadable,
}

/// An export on its way into a vault.
pub(super) struct Merge<'a> {
    from: &'a Connection,
    into: &'a Connection,
    hand: Hand<'a>,
    fates: HashMap<&'static str, HashMap<String, Fate>>,
    /// The new things of which there can be only one.
    only: HashSet<String>,
    /// The files that come in, by name.
    files: HashSet<String>,
    counts: Vec<ThingCounts>,
    problems: Problems,
    newcomers: newcomers::Newcomers,
    is_empty: bool,
    progress: Progress,
    told: u64,
    go_on: GoOn<'a>,
}

/// A table, and how its rows are read.
struct Reader {
    columns: Vec<String>,
    by: String,
}

impl<'a> Merge<'a> {
    pub(super) fn new(
        stage: &'a Stage,
        into: &'a Connection,
        hand: Hand<'a>,
        problems: Problems,
        go_on: GoOn<'a>,
    ) -> Result<Self, ImportError> {
        let (mut total, mut is_empty) = (0, true);
        for table in EXPORTED {
            let rows = count(&stage.connection, table.name)?;
            let is_file = matches!(table.name, "photo" | "plan_photo");
            total += rows * if is_file { FILE_STEPS } else { 1 };
            let says_nothing = matches!(table.role, Role::Setting | Role::Part { .. })
                || table.things() == Some(Things::Occurrences);
            is_empty &= says_nothing || count(into, table.name)? == 0;
        }
        Ok(Self {
            from: &stage.connection,
            into,
            hand,
            fates: HashMap::new(),
            only: HashSet::new(),
            files: HashSet::new(),
            counts: Vec::new(),
            problems,
            newcomers: newcomers::Newcomers::new(into)?,
            is_empty,
            progress: Progress { done: 0, total },
            told: 0,
            go_on,
        })
    }

    pub(super) fn run(mut self) -> Result<(Vec<ThingCounts>, Problems), ImportError> {
        self.tell()?;
        for table in EXPORTED {
            let columns = exported(self.from, table)?;
            if let Some(things) = table.things() {
                let unread = self.problems.of_table.get(table.name).copied();
                let unread = unread.unwrap_or(0);
                self.counts.push(ThingCounts {
                    things,
                    subject: things.subject(),
                    found: unread,
                    new: 0,
                    here: 0,
                    different: 0,
                    unreadable: unread,
                });
            }
            self.bring(table, columns)?;
        }
        self.counts.retain(|counts| counts.found > 0);
        self.progress.done = self.progress.total;
        self.tell()?;
        Ok((self.counts, self.problems))
    }

    fn bring(&mut self, table: &'static Table, columns: Vec<String>) -> Result<(), ImportError> {
        let from = self.from;
        let mut statement = from.prepare(&select_all(table, &columns))?;
        let mut rows = statement.query([])?;
        let by = match table.role {
            Role::Setting => "name",
            Role::Thing { key, .. } => key,
            Role::Part { by, .. } => by,
        };
        let reader = Reader {
            by: select_by(table, &columns, by),
            columns,
        };
        let mut files = Vec::new();
        while let Some(row) = rows.next()? {
            let row = read(row, &reader.columns)?;
            match &table.role {
                Role::Setting => {
                    let stand = self.setting(&row)?;
                    self.count(stand);
                }
                Role::Thing { key, only, .. } => {
                    let id = row.text(key).to_owned();
                    match self.stand(table, &reader, key, only.as_ref(), row)? {
                        (Stand::New, Some(row)) => match folder_of(table.name, &row) {
                            Some(folder) => files.push((folder, row)),
                            None => {
                                let stand = self.add(table, &id, row)?;
                                self.count(stand);
                            }
                        },
                        (stand, _) => self.count(stand),
                    }
                }
                Role::Part { of, by, .. } => self.part(table, of, by, row)?,
            }
            if files.len() >= Sealing::at_once() {
                self.files(table, std::mem::take(&mut files))?;
            }
            self.step(1)?;
        }
        self.files(table, files)?;
        if let Hand::Take(_) = self.hand {
            self.newcomers.after(self.into, table.name)?;
        }
        Ok(())
    }

    /// How a thing stands to what is here, and the row that is to come in when it is new.
    fn stand(
        &mut self,
        table: &'static Table,
        reader: &Reader,
        key: &str,
        only: Option<&Only>,
        mut row: Row,
    ) -> Result<(Stand, Option<Row>), ImportError> {
        let id = row.text(key).to_owned();
        let bad = match fits(table.name, &row) {
            true => self.resolve(table, &mut row)?,
            false => Some(Why::BadValue),
        };
        if let Some(why) = bad {
            return Ok((self.unreadable(table, &id, why), None));
        }
        let mut there = rows_by(self.into, &reader.by, &reader.columns, &id)?.pop();
        let only = only.filter(|only| !only.kept || row.is_null("deleted_at"));
        if let (None, Some(only)) = (&there, only) {
            let values: Vec<(&str, &Value)> = (only.columns.iter())
                .filter_map(|column| Some((*column, row.get(column)?)))
                .collect();
            if let Some(other) = find(self.into, table.name, key, &values, only.kept)? {
                there = rows_by(self.into, &reader.by, &reader.columns, &other)?.pop();
            } else if !self.only.insert(format!("{} {values:?}", table.name)) {
                return Ok((Stand::Different, None));
            }
        }
        let Some(there) = there else {
            return Ok((Stand::New, Some(row)));
        };
        let other = there.text(key).to_owned();
        let same = content(&row) == content(&there) && self.same_parts(table, &id, &other)?;
        self.fate(table.name, id, Fate::Here(other));
        let stand = if same { Stand::Here } else { Stand::Different };
        Ok((stand, None))
    }

    /// Lets the row name what is here. Says why it cannot come in when what it has to name is nowhere.
    fn resolve(&self, table: &Table, row: &mut Row) -> Result<Option<Why>, ImportError> {
        for named in table.refs {
            if row.is_null(named.column) {
                continue;
            }
            match self.there(named.table, row.text(named.column))? {
                Some(id) => row.set(named.column, id),
                None if named.must => return Ok(Some(Why::Alone)),
                None => row.set(named.column, Value::Null),
            }
        }
        Ok(None)
    }

    /// The id that a thing has here, or will have.
    fn there(&self, table: &str, id: &str) -> Result<Option<String>, DbError> {
        if let Some(fate) = self.fates.get(table).and_then(|fates| fates.get(id)) {
            return Ok(Some(fate.id().to_owned()));
        }
        find(
            self.into,
            table,
            "id",
            &[("id", &id.to_owned().into())],
            false,
        )
    }

    fn part(
        &mut self,
        table: &'static Table,
        of: &str,
        by: &str,
        mut row: Row,
    ) -> Result<(), ImportError> {
        let owner = row.text(by).to_owned();
        let why = match self.fates.get(of).and_then(|fates| fates.get(&owner)) {
            Some(Fate::Here(_)) => return Ok(()),
            Some(Fate::New(id)) => {
                let id = id.clone();
                row.set(by, id);
                match fits(table.name, &row) {
                    true => self.resolve(table, &mut row)?,
                    false => Some(Why::BadValue),
                }
            }
            None => Some(Why::Alone),
        };
        if let Some(why) = why {
            self.problem(table, &owner, why);
            return Ok(());
        }
        if let Hand::Take(_) = self.hand {
            self.newcomers.ready(self.into, table.name, &mut row)?;
            let broken = row.insert(self.into, table.name)?;
            // Two names for one tag are one tag here.
            if broken.is_some() && table.refs.is_empty() {
                self.problem(table, &owner, Why::BadValue);
            }
        }
        Ok(())
    }

    fn add(&mut self, table: &'static Table, id: &str, mut row: Row) -> Result<Stand, ImportError> {
        if let Hand::Take(_) = self.hand {
            self.newcomers.ready(self.into, table.name, &mut row)?;
            if row.insert(self.into, table.name)?.is_some() {
                return Ok(self.unreadable(table, id, Why::BadValue));
            }
        }
        self.fate(table.name, id.to_owned(), Fate::New(id.to_owned()));
        Ok(Stand::New)
    }

    fn setting(&mut self, row: &Row) -> Result<Stand, ImportError> {
        let (name, value) = (row.text("name"), row.text("value"));
        if name.is_empty() || serde_json::from_str::<serde_json::Value>(value).is_err() {
            let table = EXPORTED.first().ok_or(DbError::NotFound)?;
            return Ok(self.unreadable(table, "", Why::BadValue));
        }
        let here = newcomers::setting(self.into, name)?;
        let free = match &here {
            Some(here) if here == value => return Ok(Stand::Here),
            Some(here) => settings::is_as_it_came(name, here),
            None => true,
        };
        if !self.is_empty || !free {
            return Ok(Stand::Different);
        }
        if let Hand::Take(_) = self.hand {
            newcomers::put_setting(self.into, name, value)?;
        }
        Ok(Stand::New)
    }

    fn fate(&mut self, table: &'static str, id: String, fate: Fate) {
        self.fates.entry(table).or_default().insert(id, fate);
    }

    fn problem(&mut self, table: &Table, id: &str, why: Why) {
        self.problems.add(Problem {
            table: table.name.to_owned(),
            row: None,
            id: (super::check::is_id(id)).then(|| id.to_owned()),
            why,
        });
    }

    fn unreadable(&mut self, table: &Table, id: &str, why: Why) -> Stand {
        self.problem(table, id, why);
        Stand::Unreadable
    }

    fn count(&mut self, stand: Stand) {
        if let Some(counts) = self.counts.last_mut() {
            counts.found += 1;
            *match stand {
                Stand::New => &mut counts.new,
                Stand::Here => &mut counts.here,
                Stand::Different => &mut counts.different,
                Stand::Unreadable => &mut counts.unreadable,
            } += 1;
        }
    }

    fn step(&mut self, steps: u64) -> Result<(), ImportError> {
        self.progress.done = (self.progress.done + steps).min(self.progress.total);
        match self.progress.done >= self.told + TELL_EVERY {
            true => self.tell(),
            false => Ok(()),
        }
    }

    fn tell(&mut self) -> Result<(), ImportError> {
        self.told = self.progress.done;
        match (self.go_on)(self.progress) {
            true => Ok(()),
            false => Err(ImportError::Cancelled),
        }
    }
}
