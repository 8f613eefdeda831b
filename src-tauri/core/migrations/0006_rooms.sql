-- A short look at one day; at most one a day that was not taken away. NULL and '' = not said. mood, energy and sleep_quality:
-- 1 to 5; hungry, angry, lonely, tired: 0 or 1; said_at: when it was first kept, NULL when that was on a later day;
-- changed_at: when its words last changed; entry_id: the entry that it became, without a foreign key: undo takes an entry
-- out and puts it in again when its n changes.
CREATE TABLE check_in (
  id TEXT PRIMARY KEY NOT NULL,
  date TEXT NOT NULL,
  mood INTEGER,
  energy INTEGER,
  sleep_minutes INTEGER,
  sleep_quality INTEGER,
  hungry INTEGER,
  angry INTEGER,
  lonely INTEGER,
  tired INTEGER,
  words TEXT NOT NULL DEFAULT '',
  said_at INTEGER,
  zone TEXT NOT NULL DEFAULT '',
  entry_id TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX check_in_of_day ON check_in (date) WHERE deleted_at IS NULL;
CREATE INDEX check_in_trash ON check_in (deleted_at) WHERE deleted_at IS NOT NULL;

-- How strong the craving was, on each path. word: 0 to 4; number: 0 to 10, NULL = not said.
CREATE TABLE check_in_craving (
  check_in_id TEXT NOT NULL REFERENCES check_in (id) ON DELETE CASCADE,
  path_id TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE,
  word INTEGER NOT NULL,
  number INTEGER,
  PRIMARY KEY (check_in_id, path_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_craving_on ON check_in_craving (path_id, check_in_id);

-- Triggers met and what helped: the tags that entries have too.
CREATE TABLE check_in_tag (
  check_in_id TEXT NOT NULL REFERENCES check_in (id) ON DELETE CASCADE,
  tag_id TEXT NOT NULL REFERENCES tag (id),
  position INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (check_in_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_tag_of ON check_in_tag (tag_id, check_in_id);

-- Medication or a routine to tick. since, until: the first and the last day on which it is asked about; until NULL = it goes on.
CREATE TABLE routine (
  id TEXT PRIMARY KEY NOT NULL,
  words TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX routine_kept ON routine (position, id) WHERE deleted_at IS NULL;
CREATE INDEX routine_trash ON routine (deleted_at) WHERE deleted_at IS NOT NULL;

-- A row is a tick; there is none for what was not ticked.
CREATE TABLE check_in_tick (
  check_in_id TEXT NOT NULL REFERENCES check_in (id) ON DELETE CASCADE,
  routine_id TEXT NOT NULL REFERENCES routine (id) ON DELETE CASCADE,
  PRIMARY KEY (check_in_id, routine_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_tick_of ON check_in_tick (routine_id, check_in_id);

-- A check-in from which everything was taken back is not there any more, also when undo took it back.
CREATE TRIGGER check_in_emptied AFTER UPDATE ON check_in
  WHEN new.mood IS NULL AND new.energy IS NULL AND new.sleep_minutes IS NULL AND new.sleep_quality IS NULL
    AND new.hungry IS NULL AND new.angry IS NULL AND new.lonely IS NULL AND new.tired IS NULL AND new.words = ''
BEGIN
  DELETE FROM check_in WHERE id = new.id
    AND NOT EXISTS (SELECT 1 FROM check_in_craving WHERE check_in_id = new.id)
    AND NOT EXISTS (SELECT 1 FROM check_in_tag WHERE check_in_id = new.id)
    AND NOT EXISTS (SELECT 1 FROM check_in_tick WHERE check_in_id = new.id);
END;
CREATE TRIGGER check_in_craving_gone AFTER DELETE ON check_in_craving BEGIN
  DELETE FROM check_in WHERE id = old.check_in_id AND mood IS NULL AND energy IS NULL AND sleep_minutes IS NULL AND sleep_quality IS NULL
    AND hungry IS NULL AND angry IS NULL AND lonely IS NULL AND tired IS NULL AND words = ''
    AND NOT EXISTS (SELECT 1 FROM check_in_craving WHERE check_in_id = old.check_in_id)
    AND NOT EXISTS (SELECT 1 FROM check_in_tag WHERE check_in_id = old.check_in_id)
    AND NOT EXISTS (SELECT 1 FROM check_in_tick WHERE check_in_id = old.check_in_id);
END;
CREATE TRIGGER check_in_tag_gone AFTER DELETE ON check_in_tag BEGIN
  DELETE FROM check_in WHERE id = old.check_in_id AND mood IS NULL AND energy IS NULL AND sleep_minutes IS NULL AND sleep_quality IS NULL
    AND hungry IS NULL AND angry IS NULL AND lonely IS NULL AND tired IS NULL AND words = ''
    AND NOT EXISTS (SELECT 1 FROM check_in_craving WHERE check_in_id = old.check_in_id)
    AND NOT EXISTS (SELECT 1 FROM check_in_tag WHERE check_in_id = old.check_in_id)
    AND NOT EXISTS (SELECT 1 FROM check_in_tick WHERE check_in_id = old.check_in_id);
END;
CREATE TRIGGER check_in_tick_gone AFTER DELETE ON check_in_tick BEGIN
  DELETE FROM check_in WHERE id = old.check_in_id AND mood IS NULL AND energy IS NULL AND sleep_minutes IS NULL AND sleep_quality IS NULL
    AND hungry IS NULL AND angry IS NULL AND lonely IS NULL AND tired IS NULL AND words = ''
    AND NOT EXISTS (SELECT 1 FROM check_in_craving WHERE check_in_id = old.check_in_id)
    AND NOT EXISTS (SELECT 1 FROM check_in_tag WHERE check_in_id = old.check_in_id)
    AND NOT EXISTS (SELECT 1 FROM check_in_tick WHERE check_in_id = old.check_in_id);
END;

-- A look back at a week (ISO 8601). week: its Monday; the three statements of belonging: 1 to 5, NULL = not said.
CREATE TABLE week_look (
  id TEXT PRIMARY KEY NOT NULL,
  week TEXT NOT NULL,
  connection TEXT NOT NULL DEFAULT '',
  known INTEGER,
  welcome INTEGER,
  needed INTEGER,
  proud TEXT NOT NULL DEFAULT '',
  hard TEXT NOT NULL DEFAULT '',
  wish TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX week_look_of ON week_look (week) WHERE deleted_at IS NULL;
CREATE INDEX week_look_trash ON week_look (deleted_at) WHERE deleted_at IS NOT NULL;

-- Recovery capital: a look on a day, and what was said to each statement, 1 to 5.
CREATE TABLE capital_look (
  id TEXT PRIMARY KEY NOT NULL,
  date TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX capital_look_of ON capital_look (date) WHERE deleted_at IS NULL;
CREATE INDEX capital_look_trash ON capital_look (deleted_at) WHERE deleted_at IS NOT NULL;

-- statement: the code of one that comes with Cairn, or the id of one of the person's own.
CREATE TABLE capital_answer (
  look_id TEXT NOT NULL REFERENCES capital_look (id) ON DELETE CASCADE,
  statement TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (look_id, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX capital_answer_to ON capital_answer (statement, look_id);

-- The person's own statements, and those of Cairn that they put away (hidden = 1, id = its code). area: home, health, people,
-- community, purpose, skills, money or hope.
CREATE TABLE capital_statement (
  id TEXT PRIMARY KEY NOT NULL,
  area TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  hidden INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX capital_statement_trash ON capital_statement (deleted_at) WHERE deleted_at IS NOT NULL;

-- A total from a questionnaire that somebody else gave. value, lowest and highest: in thousandths; NULL = not said.
CREATE TABLE score (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  date TEXT NOT NULL,
  value INTEGER NOT NULL,
  lowest INTEGER,
  highest INTEGER,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX score_kept ON score (name, date, id) WHERE deleted_at IS NULL;
CREATE INDEX score_trash ON score (deleted_at) WHERE deleted_at IS NOT NULL;

-- More is said of a line of the plan. kind: of which sort it is within its part, '' = none; status: how far it has come, '' = not
-- said; tried: how well it helped, 1 to 4, NULL = not tried; done: it was ticked off.
ALTER TABLE plan_item ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_item ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_item ADD COLUMN status TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_item ADD COLUMN tried INTEGER;
ALTER TABLE plan_item ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plan_item ADD COLUMN contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL;

-- Whom the plan was made with. about: plan or safety; name: as they were called then.
CREATE TABLE plan_maker (
  id TEXT PRIMARY KEY NOT NULL,
  about TEXT NOT NULL,
  contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  date TEXT NOT NULL,
  agreed TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX plan_maker_kept ON plan_maker (about, date, id) WHERE deleted_at IS NULL;
CREATE INDEX plan_maker_trash ON plan_maker (deleted_at) WHERE deleted_at IS NOT NULL;

-- An appointment is with somebody. what: therapist, doctor, court, coach or other, '' = not said.
ALTER TABLE reminder ADD COLUMN what TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder ADD COLUMN contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL;

-- My story, chapter by chapter. from_date, to_date: '' = not said, else a year, a month or a day: YYYY, YYYY-MM or YYYY-MM-DD.
-- cue: what stands on its card when it is told aloud; seconds: how long it is to take then, 0 = not said; in_talk: it is told.
CREATE TABLE story_chapter (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  from_date TEXT NOT NULL DEFAULT '',
  to_date TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  cue TEXT NOT NULL DEFAULT '',
  seconds INTEGER NOT NULL DEFAULT 0,
  in_talk INTEGER NOT NULL DEFAULT 1,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX story_chapter_kept ON story_chapter (position, id) WHERE deleted_at IS NULL;
CREATE INDEX story_chapter_trash ON story_chapter (deleted_at) WHERE deleted_at IS NOT NULL;

-- The entries that were chosen for my story. No foreign key: undo takes an entry out and puts it in again.
CREATE TABLE story_entry (
  entry_id TEXT PRIMARY KEY NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;

-- The shelf. kind: reading, prayer, link, audio or letter; open_on: a letter is not shown before that day; key: under which the
-- file of an audio is sealed, as in photo.
CREATE TABLE shelf_item (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  open_on TEXT,
  in_help INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL,
  key BLOB,
  mime TEXT NOT NULL DEFAULT '',
  bytes INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX shelf_item_kept ON shelf_item (position, id) WHERE deleted_at IS NULL;
CREATE INDEX shelf_item_trash ON shelf_item (deleted_at) WHERE deleted_at IS NOT NULL;

-- What the pictures of how it is going are drawn from. Each index holds all that they ask for: the rows themselves, with
-- their long texts, are not read.
CREATE INDEX entry_said ON entry (date, written_at, zone, mood, craving, path_id, deleted_at)
  WHERE deleted_at IS NULL AND (mood IS NOT NULL OR craving IS NOT NULL);
CREATE INDEX check_in_said ON check_in (date, id, mood, energy, sleep_minutes, said_at, zone, deleted_at)
  WHERE deleted_at IS NULL;
CREATE INDEX reach_out_by_time ON reach_out (started_at, zone, kind, outcome);
