-- What a person says of an entry besides its words. date: the civil date where it was written; mood 1 to 5, craving 0 to 4
-- and craving_number 0 to 10, NULL = not said; photos: how many; tag_words, photo_words and grams: kept for the index.
ALTER TABLE entry ADD COLUMN date TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN mood INTEGER;
ALTER TABLE entry ADD COLUMN craving INTEGER;
ALTER TABLE entry ADD COLUMN craving_number INTEGER;
ALTER TABLE entry ADD COLUMN path_id TEXT REFERENCES path (id) ON DELETE SET NULL;
ALTER TABLE entry ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN photos INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN not_again INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN tag_words TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN photo_words TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN grams TEXT NOT NULL DEFAULT '';
CREATE INDEX entry_by_date ON entry (date, n, mood, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX entry_by_day ON entry (substr(date, 6), n) WHERE deleted_at IS NULL;
-- The filtered lists. Each index holds all that a filter can ask for: the rows themselves, with their long texts, are
-- read only for what is shown.
CREATE INDEX entry_facts ON entry (n, mood, path_id, victory, pinned, photos, date, deleted_at)
  WHERE deleted_at IS NULL;
CREATE INDEX entry_by_mood ON entry (mood, n, path_id, victory, pinned, photos, date, deleted_at)
  WHERE deleted_at IS NULL AND mood IS NOT NULL;
CREATE INDEX entry_by_path ON entry (path_id, n, mood, victory, pinned, photos, date, deleted_at)
  WHERE deleted_at IS NULL AND path_id IS NOT NULL;
CREATE INDEX entry_victories ON entry (n, mood, path_id, victory, pinned, photos, date, deleted_at)
  WHERE deleted_at IS NULL AND victory = 1;
CREATE INDEX entry_pinned ON entry (n, mood, path_id, victory, pinned, photos, date, deleted_at)
  WHERE deleted_at IS NULL AND pinned = 1;
CREATE INDEX entry_with_photo ON entry (n, mood, path_id, victory, pinned, photos, date, deleted_at)
  WHERE deleted_at IS NULL AND photos > 0;

-- Tags, triggers and what helped. folded: without capitals and accents; what folds alike is the same.
CREATE TABLE tag (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (kind, folded)
) STRICT;

-- n is the entry's: lists by tag come newest first without sorting. Nothing here or in photo goes by itself with its entry:
-- undo takes an entry out and puts it in again when its n changes.
CREATE TABLE entry_tag (
  tag_id TEXT NOT NULL REFERENCES tag (id),
  n INTEGER NOT NULL,
  entry_id TEXT NOT NULL REFERENCES entry (id),
  position INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tag_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tag_of ON entry_tag (entry_id, position);

-- key: under which the file is sealed.
CREATE TABLE photo (
  id TEXT PRIMARY KEY NOT NULL,
  entry_id TEXT NOT NULL REFERENCES entry (id),
  key BLOB NOT NULL,
  mime TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX photo_of_entry ON photo (entry_id, position);
CREATE INDEX photo_trash ON photo (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE photo_thumb (
  photo_id TEXT PRIMARY KEY NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  jpeg BLOB NOT NULL
) STRICT;

-- How many photos an entry has, and their descriptions for the index, follow the photos whatever changes them, undo
-- included.
CREATE TRIGGER photo_added AFTER INSERT ON photo BEGIN
  UPDATE entry SET (photos, photo_words) = (
      SELECT count(*), coalesce(group_concat(nullif(description, ''), char(10) ORDER BY position, id), '')
      FROM photo WHERE entry_id = entry.id AND deleted_at IS NULL
    ) WHERE id = new.entry_id;
END;
CREATE TRIGGER photo_changed AFTER UPDATE OF description, position, deleted_at ON photo BEGIN
  UPDATE entry SET (photos, photo_words) = (
      SELECT count(*), coalesce(group_concat(nullif(description, ''), char(10) ORDER BY position, id), '')
      FROM photo WHERE entry_id = entry.id AND deleted_at IS NULL
    ) WHERE id = new.entry_id;
END;
CREATE TRIGGER photo_gone AFTER DELETE ON photo BEGIN
  UPDATE entry SET (photos, photo_words) = (
      SELECT count(*), coalesce(group_concat(nullif(description, ''), char(10) ORDER BY position, id), '')
      FROM photo WHERE entry_id = entry.id AND deleted_at IS NULL
    ) WHERE id = old.entry_id;
END;

-- The person's own questions, and what they changed in those that come with Cairn. text '' = as it came.
CREATE TABLE prompt (
  id TEXT PRIMARY KEY NOT NULL,
  theme TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  hidden INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

-- Days of the year, MM-DD, that "On this day" leaves out.
CREATE TABLE hidden_day (day TEXT PRIMARY KEY NOT NULL) STRICT;

-- How many entries, without those in the trash, have what: 'all', 'victory', 'pinned', 'photo', 'mood 3', 'path ID',
-- 'tag ID'. The triggers keep it true whatever changes, undo included.
CREATE TABLE entry_tally (
  what TEXT PRIMARY KEY NOT NULL,
  entries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO entry_tally (what, entries)
  SELECT 'all', count(*) FROM entry WHERE deleted_at IS NULL
  UNION ALL SELECT 'victory', count(*) FROM entry WHERE deleted_at IS NULL AND victory = 1;

CREATE TRIGGER tally_entry_added AFTER INSERT ON entry WHEN new.deleted_at IS NULL BEGIN
  INSERT INTO entry_tally (what, entries)
    SELECT 'all', 1
    UNION ALL SELECT 'victory', 1 WHERE new.victory = 1
    UNION ALL SELECT 'pinned', 1 WHERE new.pinned = 1
    UNION ALL SELECT 'photo', 1 WHERE new.photos > 0
    UNION ALL SELECT 'mood ' || new.mood, 1 WHERE new.mood IS NOT NULL
    UNION ALL SELECT 'path ' || new.path_id, 1 WHERE new.path_id IS NOT NULL
    UNION ALL SELECT 'tag ' || tag_id, 1 FROM entry_tag WHERE entry_id = new.id
    ON CONFLICT (what) DO UPDATE SET entries = entries + excluded.entries;
END;
CREATE TRIGGER tally_entry_gone AFTER DELETE ON entry WHEN old.deleted_at IS NULL BEGIN
  INSERT INTO entry_tally (what, entries)
    SELECT 'all', -1
    UNION ALL SELECT 'victory', -1 WHERE old.victory = 1
    UNION ALL SELECT 'pinned', -1 WHERE old.pinned = 1
    UNION ALL SELECT 'photo', -1 WHERE old.photos > 0
    UNION ALL SELECT 'mood ' || old.mood, -1 WHERE old.mood IS NOT NULL
    UNION ALL SELECT 'path ' || old.path_id, -1 WHERE old.path_id IS NOT NULL
    UNION ALL SELECT 'tag ' || tag_id, -1 FROM entry_tag WHERE entry_id = old.id
    ON CONFLICT (what) DO UPDATE SET entries = entries + excluded.entries;
END;
CREATE TRIGGER tally_entry_changed AFTER UPDATE OF deleted_at, victory, pinned, photos, mood, path_id ON entry BEGIN
  INSERT INTO entry_tally (what, entries)
    SELECT 'all', -1 WHERE old.deleted_at IS NULL
    UNION ALL SELECT 'victory', -1 WHERE old.deleted_at IS NULL AND old.victory = 1
    UNION ALL SELECT 'pinned', -1 WHERE old.deleted_at IS NULL AND old.pinned = 1
    UNION ALL SELECT 'photo', -1 WHERE old.deleted_at IS NULL AND old.photos > 0
    UNION ALL SELECT 'mood ' || old.mood, -1 WHERE old.deleted_at IS NULL AND old.mood IS NOT NULL
    UNION ALL SELECT 'path ' || old.path_id, -1 WHERE old.deleted_at IS NULL AND old.path_id IS NOT NULL
    UNION ALL SELECT 'all', 1 WHERE new.deleted_at IS NULL
    UNION ALL SELECT 'victory', 1 WHERE new.deleted_at IS NULL AND new.victory = 1
    UNION ALL SELECT 'pinned', 1 WHERE new.deleted_at IS NULL AND new.pinned = 1
    UNION ALL SELECT 'photo', 1 WHERE new.deleted_at IS NULL AND new.photos > 0
    UNION ALL SELECT 'mood ' || new.mood, 1 WHERE new.deleted_at IS NULL AND new.mood IS NOT NULL
    UNION ALL SELECT 'path ' || new.path_id, 1 WHERE new.deleted_at IS NULL AND new.path_id IS NOT NULL
    UNION ALL SELECT 'tag ' || tag_id, (new.deleted_at IS NULL) - (old.deleted_at IS NULL)
      FROM entry_tag WHERE entry_id = new.id AND (new.deleted_at IS NULL) <> (old.deleted_at IS NULL)
    ON CONFLICT (what) DO UPDATE SET entries = entries + excluded.entries;
END;
CREATE TRIGGER tally_tag_added AFTER INSERT ON entry_tag BEGIN
  INSERT INTO entry_tally (what, entries)
    SELECT 'tag ' || new.tag_id, 1 FROM entry WHERE id = new.entry_id AND deleted_at IS NULL
    ON CONFLICT (what) DO UPDATE SET entries = entries + excluded.entries;
END;
CREATE TRIGGER tally_tag_gone AFTER DELETE ON entry_tag BEGIN
  INSERT INTO entry_tally (what, entries)
    SELECT 'tag ' || old.tag_id, -1 FROM entry WHERE id = old.entry_id AND deleted_at IS NULL
    ON CONFLICT (what) DO UPDATE SET entries = entries + excluded.entries;
END;

-- The index takes in what was said of an entry, too.
DROP TRIGGER entry_added;
DROP TRIGGER entry_rewritten;
DROP TRIGGER entry_gone;
DROP TABLE entry_index;
CREATE VIRTUAL TABLE entry_index USING fts5 (
  text, tag_words, photo_words, grams,
  content = 'entry', content_rowid = 'n', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', 1);
INSERT OR IGNORE INTO entry_unindexed (n) SELECT n FROM entry;

CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
  INSERT INTO entry_unindexed (n) VALUES (new.n);
END;
CREATE TRIGGER entry_rewritten AFTER UPDATE OF n, text, tag_words, photo_words, grams ON entry
  WHEN (old.n, old.text, old.tag_words, old.photo_words, old.grams)
    IS NOT (new.n, new.text, new.tag_words, new.photo_words, new.grams)
BEGIN
  INSERT INTO entry_index (entry_index, rowid, text, tag_words, photo_words, grams)
    SELECT 'delete', old.n, old.text, old.tag_words, old.photo_words, old.grams
    WHERE NOT EXISTS (SELECT 1 FROM entry_unindexed WHERE n = old.n);
  DELETE FROM entry_unindexed WHERE n = old.n;
  INSERT INTO entry_unindexed (n) VALUES (new.n);
END;
CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
  INSERT INTO entry_index (entry_index, rowid, text, tag_words, photo_words, grams)
    SELECT 'delete', old.n, old.text, old.tag_words, old.photo_words, old.grams
    WHERE NOT EXISTS (SELECT 1 FROM entry_unindexed WHERE n = old.n);
  DELETE FROM entry_unindexed WHERE n = old.n;
END;
