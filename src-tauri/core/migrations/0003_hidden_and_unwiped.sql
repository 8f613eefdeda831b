-- What "On this day" leaves out, to be listed.
CREATE INDEX entry_not_again ON entry (n) WHERE deleted_at IS NULL AND not_again = 1;

-- A row, while the search index still holds words that were only marked as gone. times: how often that was.
CREATE TABLE entry_unwiped (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  times INTEGER NOT NULL
) STRICT;
