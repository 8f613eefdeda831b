-- kind: abstinence, cuttingDown, practice or date. setback_word and urge_word: '' = the usual word. total_hidden: the days of
-- all chapters are not shown; counter_hidden: those of the one that is going. own_words: a celebration may show earlier sentences of the person.
ALTER TABLE path ADD COLUMN kind TEXT NOT NULL DEFAULT 'abstinence';
ALTER TABLE path ADD COLUMN about TEXT NOT NULL DEFAULT 'other';
ALTER TABLE path ADD COLUMN setback_word TEXT NOT NULL DEFAULT '';
ALTER TABLE path ADD COLUMN urge_word TEXT NOT NULL DEFAULT '';
ALTER TABLE path ADD COLUMN total_hidden INTEGER NOT NULL DEFAULT 0;
UPDATE path SET total_hidden = counter_hidden;
ALTER TABLE path ADD COLUMN own_words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE path ADD COLUMN archived_at INTEGER;
CREATE INDEX path_kept ON path (position, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX path_trash ON path (deleted_at) WHERE deleted_at IS NOT NULL;
ALTER TABLE chapter ADD COLUMN learnt TEXT NOT NULL DEFAULT '';

-- In force from since until the next row, while the path is of that kind. amount: in thousandths; of a practice, how often in
-- the period, day or week.
CREATE TABLE path_limit (
  path_id TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  since TEXT NOT NULL,
  amount INTEGER NOT NULL,
  unit TEXT NOT NULL DEFAULT '',
  period TEXT NOT NULL,
  PRIMARY KEY (path_id, kind, since)
) STRICT;

-- Several a day add up; an amount of 0 says that it was none. A day without a row is unknown.
CREATE TABLE path_log (
  id TEXT PRIMARY KEY NOT NULL,
  path_id TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  amount INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  logged_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
-- With the amount: sums over twenty years then read no row.
CREATE INDEX path_log_of ON path_log (path_id, date, amount, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX path_log_trash ON path_log (deleted_at) WHERE deleted_at IS NOT NULL;

-- What a day, week or month gives. money: in minor units of the currency (ISO 4217).
CREATE TABLE path_gain (
  path_id TEXT PRIMARY KEY NOT NULL REFERENCES path (id) ON DELETE CASCADE,
  money INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT '',
  minutes INTEGER NOT NULL DEFAULT 0,
  period TEXT NOT NULL,
  what_for TEXT NOT NULL DEFAULT ''
) STRICT;

-- The rungs that were taken out of a path's ladder.
CREATE TABLE hidden_milestone (
  path_id TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  PRIMARY KEY (path_id, code)
) STRICT;

-- A count of a unit (days, weeks, months or years) from the start of a chapter, or a date.
CREATE TABLE own_milestone (
  id TEXT PRIMARY KEY NOT NULL,
  path_id TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE,
  words TEXT NOT NULL,
  count INTEGER,
  unit TEXT,
  date TEXT,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX own_milestone_of ON own_milestone (path_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX own_milestone_trash ON own_milestone (deleted_at) WHERE deleted_at IS NOT NULL;

-- decision: closed, noted or later. ask_on: the day from which on "what led to it" is offered; NULL once answered or put away.
-- asked_on: the day on which it was; then it is not offered again.
CREATE TABLE setback (
  id TEXT PRIMARY KEY NOT NULL,
  path_id TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  called TEXT NOT NULL DEFAULT '',
  decision TEXT NOT NULL,
  chapter_id TEXT,
  led TEXT NOT NULL DEFAULT '',
  helps TEXT NOT NULL DEFAULT '',
  ask_on TEXT,
  asked_on TEXT,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX setback_of_path ON setback (path_id, date) WHERE deleted_at IS NULL;
CREATE INDEX setback_asked ON setback (ask_on) WHERE ask_on IS NOT NULL;
CREATE INDEX setback_trash ON setback (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE goal (
  id TEXT PRIMARY KEY NOT NULL,
  path_id TEXT REFERENCES path (id) ON DELETE SET NULL,
  words TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  by_date TEXT,
  done_on TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX goal_kept ON goal (position, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX goal_trash ON goal (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE goal_step (
  id TEXT PRIMARY KEY NOT NULL,
  goal_id TEXT NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  words TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX goal_step_of ON goal_step (goal_id, position);

CREATE TABLE hard_date (
  id TEXT PRIMARY KEY NOT NULL,
  words TEXT NOT NULL,
  date TEXT NOT NULL,
  yearly INTEGER NOT NULL DEFAULT 1,
  remind INTEGER NOT NULL DEFAULT 0,
  remind_time TEXT NOT NULL DEFAULT '09:00',
  contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX hard_date_kept ON hard_date (date, id) WHERE deleted_at IS NULL;
CREATE INDEX hard_date_trash ON hard_date (deleted_at) WHERE deleted_at IS NOT NULL;

-- The person's own and appointments. rule: a recurrence (RFC 5545 §3.3.10) in civil time, '' = once.
CREATE TABLE reminder (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  start TEXT NOT NULL,
  time TEXT NOT NULL,
  rule TEXT NOT NULL DEFAULT '',
  minutes_before INTEGER NOT NULL DEFAULT 0,
  enabled INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX reminder_kept ON reminder (start, id) WHERE deleted_at IS NULL;
CREATE INDEX reminder_trash ON reminder (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX contact_trash ON contact (deleted_at) WHERE deleted_at IS NOT NULL;
-- NULL: never nudged for.
ALTER TABLE contact ADD COLUMN nudge_days INTEGER;
-- The day on which that was set.
ALTER TABLE contact ADD COLUMN nudge_since TEXT;
