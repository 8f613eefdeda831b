//! Which tables go along, in the order in which they come in again, and how the rows of each are known. The one place where
//! that is said: a test asks for a word about every table of the schema.

use serde::{Deserialize, Serialize};

use crate::db::Subject;

/// What an export holds, thing by thing.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum Things {
    /// Settings, and what Cairn notes beside them.
    Settings,
    /// Tags, triggers and what helped.
    Tags,
    /// Paths, each with its chapters, limits and gains.
    Paths,
    /// Milestones of the person's own.
    OwnMilestones,
    /// What was logged on paths.
    Logs,
    /// What happened, and what was decided about it.
    Setbacks,
    /// Goals, each with its steps.
    Goals,
    /// Contacts, each with the ways to reach them.
    Contacts,
    /// Hard dates.
    HardDates,
    /// The person's own reminders, and appointments.
    Reminders,
    /// Entries, each with its tags and earlier texts.
    Entries,
    /// Photos of entries.
    Photos,
    /// Reach-outs.
    ReachOuts,
    /// Routines to tick.
    Routines,
    /// Check-ins.
    CheckIns,
    /// Questions to begin from: the person's own, and what they changed.
    Prompts,
    /// Days of the year that "On this day" leaves out.
    HiddenDays,
    /// What the person made of the helplines.
    Helplines,
    /// Lines of the plan.
    PlanItems,
    /// The photo that matters.
    PlanPhotos,
    /// With whom a plan was made.
    PlanMakers,
    /// Short messages.
    Messages,
    /// Words for hard conversations.
    HardTalks,
    /// Looks back at weeks.
    WeekLooks,
    /// Statements about recovery capital.
    CapitalStatements,
    /// Looks at recovery capital.
    CapitalLooks,
    /// Scores that somebody else gave.
    Scores,
    /// Chapters of my story.
    StoryChapters,
    /// The entries that were chosen for my story.
    StoryEntries,
    /// What is on the shelf; a sound with its file.
    ShelfItems,
    /// What became of reminders: told, seen, put off.
    Occurrences,
}

/// A table that is exported.
#[derive(Debug)]
pub(super) struct Table {
    pub name: &'static str,
    pub role: Role,
    /// By what its rows are ordered in the file: always the same for the same rows.
    pub order: &'static str,
    /// Columns that stay: what is worked out anew, and keys, which never leave.
    pub without: &'static [&'static str],
    /// Columns that name rows of other tables.
    pub refs: &'static [Ref],
}

/// What a row of a table is.
#[derive(Debug)]
pub(super) enum Role {
    /// A choice under a name.
    Setting,
    /// A thing of its own.
    Thing {
        what: Things,
        /// The column by which it is known.
        key: &'static str,
        /// Of what else there can be only one.
        only: Option<Only>,
    },
    /// A piece of a thing of the table `of`, which the column `by` names: it comes with its thing, and only with it.
    Part {
        of: &'static str,
        by: &'static str,
        /// The thing is another where this is.
        is_content: bool,
    },
}

/// Another row is taken for this one when it has the same in `columns`.
#[derive(Debug)]
pub(super) struct Only {
    pub columns: &'static [&'static str],
    /// What is in the trash does not count.
    pub kept: bool,
}

/// A column that names a row of another table.
#[derive(Debug)]
pub(super) struct Ref {
    pub column: &'static str,
    pub table: &'static str,
    /// Without that row this one makes no sense.
    pub must: bool,
}

impl Things {
    /// What the rows of a table of the vault are, and whether each is one of them, and not only a piece of one. None for what
    /// Cairn makes anew by itself.
    pub fn of_table(name: &str) -> Option<(Self, bool)> {
        let table = EXPORTED.iter().find(|table| table.name == name)?;
        match table.role {
            Role::Part { of, .. } => Self::of_table(of).map(|(things, _)| (things, false)),
            Role::Setting | Role::Thing { .. } => table.things().map(|things| (things, true)),
        }
    }

    /// Of which subject they are.
    pub fn subject(self) -> Subject {
        match self {
            Self::Settings => Subject::Settings,
            Self::Tags | Self::Entries | Self::Photos | Self::Prompts | Self::HiddenDays => {
                Subject::Journal
            }
            Self::Paths
            | Self::OwnMilestones
            | Self::Logs
            | Self::Setbacks
            | Self::Goals
            | Self::HardDates => Subject::Milestones,
            Self::Contacts
            | Self::ReachOuts
            | Self::Helplines
            | Self::Messages
            | Self::HardTalks => Subject::Contacts,
            Self::Routines
            | Self::CheckIns
            | Self::WeekLooks
            | Self::CapitalStatements
            | Self::CapitalLooks
            | Self::Scores => Subject::CheckIns,
            Self::PlanItems | Self::PlanPhotos | Self::PlanMakers => Subject::Plan,
            Self::StoryChapters | Self::StoryEntries => Subject::Story,
            Self::ShelfItems => Subject::Shelf,
            Self::Reminders | Self::Occurrences => Subject::Reminders,
        }
    }
}

impl Table {
    pub(super) fn things(&self) -> Option<Things> {
        match self.role {
            Role::Setting => Some(Things::Settings),
            Role::Thing { what, .. } => Some(what),
            Role::Part { .. } => None,
        }
    }
}

/// A thing that is known by its id and by nothing else.
const fn thing(name: &'static str, what: Things, refs: &'static [Ref]) -> Table {
    Table {
        name,
        role: Role::Thing {
            what,
            key: "id",
            only: None,
        },
        order: "id",
        without: &[],
        refs,
    }
}

/// A thing of which there can be only one of the same `columns` among those that are kept.
const fn one_of(name: &'static str, what: Things, columns: &'static [&'static str]) -> Table {
    Table {
        role: Role::Thing {
            what,
            key: "id",
            only: Some(Only {
                columns,
                kept: true,
            }),
        },
        ..thing(name, what, &[])
    }
}

const fn part(
    name: &'static str,
    of: &'static str,
    by: &'static str,
    order: &'static str,
    refs: &'static [Ref],
) -> Table {
    Table {
        name,
        role: Role::Part {
            of,
            by,
            is_content: true,
        },
        order,
        without: &[],
        refs,
    }
}

const fn must(column: &'static str, table: &'static str) -> Ref {
    Ref {
        column,
        table,
        must: true,
    }
}

const fn may(column: &'static str, table: &'static str) -> Ref {
    Ref {
        column,
        table,
        must: false,
    }
}

/// All that the person made. What a row names stands before it.
#[rustfmt::skip]
pub(super) const EXPORTED: &[Table] = &[
    Table { name: "setting", role: Role::Setting, order: "name", without: &[], refs: &[] },
    Table {
        role: Role::Thing { what: Things::Tags, key: "id", only: Some(Only { columns: &["kind", "folded"], kept: false }) },
        ..thing("tag", Things::Tags, &[])
    },
    thing("path", Things::Paths, &[]),
    part("chapter", "path", "path_id", "path_id, id", &[]),
    part("path_limit", "path", "path_id", "path_id, kind, since", &[]),
    part("path_gain", "path", "path_id", "path_id", &[]),
    part("hidden_milestone", "path", "path_id", "path_id, code", &[]),
    thing("own_milestone", Things::OwnMilestones, &[must("path_id", "path")]),
    thing("path_log", Things::Logs, &[must("path_id", "path")]),
    thing("setback", Things::Setbacks, &[must("path_id", "path")]),
    thing("goal", Things::Goals, &[may("path_id", "path")]),
    part("goal_step", "goal", "goal_id", "goal_id, id", &[]),
    thing("contact", Things::Contacts, &[]),
    part("channel", "contact", "contact_id", "contact_id, id", &[]),
    thing("hard_date", Things::HardDates, &[may("contact_id", "contact")]),
    thing("reminder", Things::Reminders, &[may("contact_id", "contact")]),
    Table {
        // The number of photos, and the words for the search index.
        without: &["photos", "tag_words", "photo_words", "grams"],
        order: "n",
        ..thing("entry", Things::Entries, &[may("path_id", "path")])
    },
    part("entry_tag", "entry", "entry_id", "entry_id, position, tag_id", &[must("tag_id", "tag")]),
    Table {
        role: Role::Part { of: "entry", by: "entry_id", is_content: false },
        // They were kept in the order of their numbers.
        without: &["n"],
        ..part("entry_version", "entry", "entry_id", "entry_id, n", &[])
    },
    Table { without: &["key"], ..thing("photo", Things::Photos, &[must("entry_id", "entry")]) },
    thing("reach_out", Things::ReachOuts, &[may("contact_id", "contact"), may("entry_id", "entry")]),
    thing("routine", Things::Routines, &[]),
    one_of("check_in", Things::CheckIns, &["date"]),
    part("check_in_craving", "check_in", "check_in_id", "check_in_id, path_id", &[must("path_id", "path")]),
    part("check_in_tag", "check_in", "check_in_id", "check_in_id, position, tag_id", &[must("tag_id", "tag")]),
    part("check_in_tick", "check_in", "check_in_id", "check_in_id, routine_id", &[must("routine_id", "routine")]),
    thing("prompt", Things::Prompts, &[]),
    Table {
        role: Role::Thing { what: Things::HiddenDays, key: "day", only: None },
        order: "day",
        ..thing("hidden_day", Things::HiddenDays, &[])
    },
    thing("helpline_own", Things::Helplines, &[]),
    // About somebody who is gone for good it still names them, as in the plan.
    thing("plan_item", Things::PlanItems, &[]),
    Table { without: &["key", "thumb"], ..one_of("plan_photo", Things::PlanPhotos, &[]) },
    thing("plan_maker", Things::PlanMakers, &[may("contact_id", "contact")]),
    thing("message", Things::Messages, &[]),
    thing("hard_talk", Things::HardTalks, &[]),
    one_of("week_look", Things::WeekLooks, &["week"]),
    thing("capital_statement", Things::CapitalStatements, &[]),
    one_of("capital_look", Things::CapitalLooks, &["date"]),
    part("capital_answer", "capital_look", "look_id", "look_id, statement", &[]),
    thing("score", Things::Scores, &[]),
    thing("story_chapter", Things::StoryChapters, &[]),
    Table {
        role: Role::Thing { what: Things::StoryEntries, key: "entry_id", only: None },
        order: "entry_id",
        ..thing("story_entry", Things::StoryEntries, &[must("entry_id", "entry")])
    },
    Table { without: &["key"], ..thing("shelf_item", Things::ShelfItems, &[]) },
    Table {
        role: Role::Thing { what: Things::Occurrences, key: "id", only: Some(Only { columns: &["rule", "date"], kept: false }) },
        ..thing("occurrence", Things::Occurrences, &[])
    },
];

/// What stays, and why.
#[rustfmt::skip]
pub(super) const LEFT_OUT: &[(&str, &str)] = &[
    ("vault_info", "it ties the database to its keys"),
    ("entry_index", "the search index is made anew"),
    ("entry_index_config", "of the search index"),
    ("entry_index_data", "of the search index"),
    ("entry_index_docsize", "of the search index"),
    ("entry_index_idx", "of the search index"),
    ("entry_unindexed", "what the search index does not hold yet: triggers keep it"),
    ("entry_unwiped", "what the search index has to forget"),
    ("entry_tally", "counts: triggers keep them"),
    ("photo_thumb", "made anew from the photo"),
];

/// The tables in the order in which an undo takes rows away: a row before what it belongs to, which would take it along or
/// be forgotten by it. Only entries go before their tags and photos: what goes changes what triggers keep in the entry, and
/// it would no longer be as it came.
pub(super) fn parts_first() -> Vec<&'static str> {
    let mut names: Vec<&'static str> = EXPORTED.iter().rev().map(|table| table.name).collect();
    names.retain(|name| *name != "entry");
    let photos = names.iter().position(|name| *name == "photo").unwrap_or(0);
    names.insert(photos, "entry");
    names
}

/// All subjects that an export holds something of.
pub(super) fn subjects() -> Vec<Subject> {
    let mut all: Vec<Subject> = EXPORTED
        .iter()
        .filter_map(|table| table.things().map(Things::subject))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
