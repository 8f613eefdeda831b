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
