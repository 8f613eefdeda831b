-- Instants are UTC milliseconds, civil dates YYYY-MM-DD, ids UUIDv7 text.

-- What ties this database to its keys file (vault, epoch, rev and a copy of the file).
CREATE TABLE vault_info (
  name TEXT PRIMARY KEY NOT NULL,
  value BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- n is the second in which the entry was written, or the next free one: the search index then yields the newest
-- first without sorting.
CREATE TABLE entry (
  n INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  victory INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX entry_kept ON entry (n) WHERE deleted_at IS NULL;
CREATE INDEX entry_trash ON entry (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE entry_version (
  n INTEGER PRIMARY KEY NOT NULL,
  entry_id TEXT NOT NULL,
  text TEXT NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_version_of ON entry_version (entry_id, kept_at);

CREATE VIRTUAL TABLE entry_index USING fts5 (
  text, content = 'entry', content_rowid = 'n', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', 1);

-- Entries that the search index does not hold yet. An entry is either here or in the index, never in both and never
-- in neither: the triggers keep that true whatever changes an entry, undo included.
CREATE TABLE entry_unindexed (n INTEGER PRIMARY KEY NOT NULL) STRICT;

CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
  INSERT INTO entry_unindexed (n) VALUES (new.n);
END;
CREATE TRIGGER entry_rewritten AFTER UPDATE OF n, text ON entry WHEN old.text IS NOT new.text OR old.n <> new.n BEGIN
  INSERT INTO entry_index (entry_index, rowid, text)
    SELECT 'delete', old.n, old.text WHERE NOT EXISTS (SELECT 1 FROM entry_unindexed WHERE n = old.n);
  DELETE FROM entry_unindexed WHERE n = old.n;
  INSERT INTO entry_unindexed (n) VALUES (new.n);
END;
CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
  INSERT INTO entry_index (entry_index, rowid, text)
    SELECT 'delete', old.n, old.text WHERE NOT EXISTS (SELECT 1 FROM entry_unindexed WHERE n = old.n);
  DELETE FROM entry_unindexed WHERE n = old.n;
END;

CREATE TABLE path (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  counter_word TEXT NOT NULL DEFAULT '',
  counter_hidden INTEGER NOT NULL DEFAULT 0,
  ladder TEXT NOT NULL DEFAULT 'common',
  position INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE chapter (
  id TEXT PRIMARY KEY NOT NULL,
  path_id TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE,
  start TEXT NOT NULL,
  start_time TEXT,
  end TEXT,
  words TEXT NOT NULL DEFAULT '',
  -- when the start was last said; milestones from before that are not announced
  start_set_at INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX chapter_of_path ON chapter (path_id, start);
CREATE UNIQUE INDEX chapter_open ON chapter (path_id) WHERE end IS NULL;

CREATE TABLE contact (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  role_words TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  first_call INTEGER NOT NULL DEFAULT 0,
  on_help_card INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX contact_kept ON contact (position, id) WHERE deleted_at IS NULL;

CREATE TABLE phone (
  id TEXT PRIMARY KEY NOT NULL,
  contact_id TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  label TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX phone_of_contact ON phone (contact_id, position);

-- name and number as they were then: a contact can change or go, what was lived stays.
CREATE TABLE reach_out (
  id TEXT PRIMARY KEY NOT NULL,
  contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'call',
  started_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  outcome TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX reach_out_of_contact ON reach_out (contact_id, started_at);
CREATE INDEX reach_out_waiting ON reach_out (started_at) WHERE outcome IS NULL;

-- One row for each occurrence (rule and civil date) that was or is to be delivered: the row is written before
-- anything is shown, so nothing is ever shown twice.
CREATE TABLE occurrence (
  id TEXT PRIMARY KEY NOT NULL,
  rule TEXT NOT NULL,
  date TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  snoozed_until INTEGER,
  delivered_at INTEGER,
  seen_at INTEGER,
  UNIQUE (rule, date)
) STRICT;
CREATE INDEX occurrence_waiting ON occurrence (due_at) WHERE seen_at IS NULL;
CREATE INDEX occurrence_of_date ON occurrence (date);
