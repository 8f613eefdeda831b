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
