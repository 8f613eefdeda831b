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
