-- What the person did with the helplines. replaces: the line that comes with Cairn which the row changes or hides, and whose
-- id it then has; NULL = a line of their own. name: '' = the line has the words with which it came. ways: a JSON list of
-- { way, dial, words }.
CREATE TABLE helpline_own (
  id TEXT PRIMARY KEY NOT NULL,
  region TEXT NOT NULL,
  replaces TEXT,
  hidden INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  ways TEXT NOT NULL DEFAULT '[]',
  hours TEXT NOT NULL DEFAULT '',
  languages TEXT NOT NULL DEFAULT '',
  cost TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX helpline_own_of ON helpline_own (region, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX helpline_own_trash ON helpline_own (deleted_at) WHERE deleted_at IS NOT NULL;

-- A contact is reached in many ways. kind: phone, text, email, link, signal, whatsapp, relay, sign, address, note.
DROP INDEX phone_of_contact;
ALTER TABLE phone RENAME TO channel;
ALTER TABLE channel RENAME COLUMN number TO value;
ALTER TABLE channel ADD COLUMN kind TEXT NOT NULL DEFAULT 'phone';
CREATE INDEX channel_of_contact ON channel (contact_id, position);

-- standing: near, died, notSafe. The last two are never offered and never nudged for.
ALTER TABLE contact ADD COLUMN standing TEXT NOT NULL DEFAULT 'near';
ALTER TABLE contact ADD COLUMN archived_at INTEGER;
ALTER TABLE contact ADD COLUMN home_group INTEGER NOT NULL DEFAULT 0;
-- When they like to be called, on their own clock. zone: '' = the person's; call_from, call_to: 'HH:MM', '' = not said.
ALTER TABLE contact ADD COLUMN zone TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN any_hour INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN call_from TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN call_to TEXT NOT NULL DEFAULT '';
-- About how often they speak, and whether a longer silence brings a nudge.
ALTER TABLE contact RENAME COLUMN nudge_days TO about_days;
ALTER TABLE contact ADD COLUMN nudge INTEGER NOT NULL DEFAULT 0;
UPDATE contact SET nudge = 1 WHERE about_days IS NOT NULL;
-- 'YYYY-MM-DD', or '--MM-DD' where the year is not known.
ALTER TABLE contact ADD COLUMN birthday TEXT;
ALTER TABLE contact ADD COLUMN birthday_remind INTEGER NOT NULL DEFAULT 0;
-- Their own first day, and what they count since then.
ALTER TABLE contact ADD COLUMN own_start TEXT;
ALTER TABLE contact ADD COLUMN own_word TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN own_remind INTEGER NOT NULL DEFAULT 0;
-- Someone whom the person supports: what was agreed, and the person's own limits.
ALTER TABLE contact ADD COLUMN supports INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN agreed TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN my_limits TEXT NOT NULL DEFAULT '';
-- When it was last said that a birthday, or what someone counts, is to be told: what had come before that is known.
ALTER TABLE contact ADD COLUMN birthday_since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN own_since INTEGER NOT NULL DEFAULT 0;
-- Another word whenever the photo is another.
ALTER TABLE contact ADD COLUMN photo_mark TEXT NOT NULL DEFAULT '';
-- JPEG, at most 256 pixels a side. It stands last: what came after it could only be read through it.
ALTER TABLE contact ADD COLUMN photo BLOB;

-- kind: call, text, email, video, visit, meeting, other. entry_id: what was written about it in the journal.
ALTER TABLE reach_out ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reach_out ADD COLUMN entry_id TEXT REFERENCES entry (id) ON DELETE SET NULL;
CREATE INDEX reach_out_of_entry ON reach_out (entry_id) WHERE entry_id IS NOT NULL;
-- The person said the day only; started_at is then noon of that day, or earlier.
ALTER TABLE reach_out ADD COLUMN no_time INTEGER NOT NULL DEFAULT 0;

-- The person's plan, line by line. part: 'reasons' = what it is for, 'helps' = what helps.
CREATE TABLE plan_item (
  id TEXT PRIMARY KEY NOT NULL,
  part TEXT NOT NULL,
  words TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX plan_item_of ON plan_item (part, position, id) WHERE deleted_at IS NULL;
CREATE INDEX plan_item_trash ON plan_item (deleted_at) WHERE deleted_at IS NOT NULL;

-- The photo that matters: at most one that is not taken away. key: under which its file is sealed, as in photo.
CREATE TABLE plan_photo (
  id TEXT PRIMARY KEY NOT NULL,
  key BLOB NOT NULL,
  mime TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  thumb BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX plan_photo_shown ON plan_photo (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX plan_photo_trash ON plan_photo (deleted_at) WHERE deleted_at IS NOT NULL;

-- Short messages. One that comes with Cairn has a row only where the person did something with it: other words
-- (words: '' = its own), another place in the order (position: NULL = after those that have one), or gone for good.
CREATE TABLE message (
  id TEXT PRIMARY KEY NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  position INTEGER,
  gone INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX message_trash ON message (deleted_at) WHERE deleted_at IS NOT NULL;

-- Words for hard conversations. about: partner, family, friend, boss, interview, court, doctor or other.
CREATE TABLE hard_talk (
  id TEXT PRIMARY KEY NOT NULL,
  about TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX hard_talk_kept ON hard_talk (changed_at DESC, id) WHERE deleted_at IS NULL;
CREATE INDEX hard_talk_trash ON hard_talk (deleted_at) WHERE deleted_at IS NOT NULL;
