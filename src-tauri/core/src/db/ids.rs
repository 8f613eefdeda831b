//! Names of things: UUID text, one type for each kind of thing so that they cannot be mixed up.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use uuid::{NoContext, Timestamp, Uuid};

use crate::clock::Now;

macro_rules! id {
    ($make:ident: $($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new name.
            pub fn new(now: &Now) -> Self {
                Self($make(now).to_string())
            }

            /// The name as it is stored.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str().map(|text| Self(text.to_owned()))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    )+};
}

id! {
    by_time:
    /// Names an entry.
    EntryId,
    /// Names a tag, a trigger or what helped.
    TagId,
    /// Names a photo, and its sealed file.
    PhotoId,
    /// Names a question to begin from; those that come with Cairn have names of their own.
    PromptId,
    /// Names a path.
    PathId,
    /// Names a chapter of a path.
    ChapterId,
    /// Names what was logged on a path.
    PathLogId,
    /// Names a milestone of the person's own.
    OwnMilestoneId,
    /// Names a setback.
    SetbackId,
    /// Names a goal.
    GoalId,
    /// Names one step of a goal.
    GoalStepId,
    /// Names a hard date.
    HardDateId,
    /// Names a contact.
    ContactId,
    /// Names one way to reach a contact.
    ChannelId,
    /// Names a logged attempt to connect.
    ReachOutId,
    /// Names a helpline over all regions; those that come with Cairn have names of their own.
    HelplineId,
    /// Names a line of the person's plan.
    PlanItemId,
    /// Names a short message; those that come with Cairn have names of their own.
    MessageId,
    /// Names words for a hard conversation.
    HardTalkId,
    /// Names a reminder of the person's own, or an appointment.
    OwnReminderId,
    /// Names a check-in.
    CheckInId,
    /// Names a routine to tick.
    RoutineId,
    /// Names a look back at a week.
    WeekLookId,
    /// Names a look at recovery capital.
    CapitalLookId,
    /// Names a statement about recovery capital; those that come with Cairn have names of their own.
    CapitalStatementId,
    /// Names a score that somebody else gave.
    ScoreId,
    /// Names one time that the plan was made with somebody.
    PlanMakerId,
    /// Names a chapter of my story.
    StoryChapterId,
    /// Names something on the shelf, and its sealed file.
    ShelfItemId,
}

id! {
    opaque:
    /// Names one occurrence of a reminder.
    OccurrenceId,
}

/// UUIDv7 (RFC 9562 §5.7): it sorts by the moment it was made.
fn by_time(now: &Now) -> Uuid {
    let seconds = u64::try_from(now.utc.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(
        NoContext,
        seconds,
        now.utc.timestamp_subsec_nanos(),
    ))
}

/// UUIDv4 (RFC 9562 §5.4): it stands in a plain file, too, and does not say there when it was made.
fn opaque(_: &Now) -> Uuid {
    Uuid::new_v4()
}
