//! What lies in the small vault: rows of every sort, some of which go on on other pages, photos and a sound.

use super::*;
use crate::journal;
use crate::journal::photos::{self, PhotoFolder};

pub(super) fn fill(vault: &mut Vault) {
    vault.db.read(|c| c.execute_batch(ROWS)).unwrap();
    let folder = PhotoFolder::of(vault);
    let media = [
        ("0193d5a0-0000-7000-8000-000000000001", "photo"),
        ("0193d5a0-0000-7000-8000-000000000002", "photo"),
        ("0193d5a0-0000-7000-8000-000000000003", "photo"),
        ("0193d5a0-0000-7000-8000-000000000004", "plan_photo"),
        ("0193d5a0-0000-7000-8000-000000000005", "shelf_item"),
    ];
    for (at, (id, table)) in (0_i64..).zip(media) {
        let key = photos::seal(
            &folder,
            &serde_json::from_value(id.into()).unwrap(),
            format!("what photo {id} shows").as_bytes(),
        )
        .unwrap();
        let insert = match table {
            "photo" => {
                "INSERT INTO photo (id, entry_id, key, mime, width, height, bytes, description, created_at)
                 VALUES (?1, 'e' || (?3 * 30 + 30), ?2, 'image/gif', 1, 1, 9, 'a lighthouse', 0)"
            }
            "plan_photo" => {
                "INSERT INTO plan_photo (id, key, mime, width, height, thumb, created_at)
                 VALUES (?1, ?2, 'image/gif', 1, 1, randomblob(9000 + ?3), 0)"
            }
            _ => {
                "INSERT INTO shelf_item (id, kind, position, key, mime, created_at, changed_at)
                 VALUES (?1, 'audio', ?3, ?2, 'audio/ogg', 0, 0)"
            }
        };
        vault
            .db
            .read(|c| c.execute(insert, params![id, key.as_slice(), at]))
            .unwrap();
    }
    vault
        .db
        .read(|c| {
            c.execute_batch(
                "INSERT INTO photo_thumb (photo_id, jpeg) SELECT id, randomblob(5000) FROM photo",
            )
        })
        .unwrap();
    journal::index_all(&mut vault.db).unwrap();
    // Pages that are free, and entries that wait for the index.
    vault
        .db
        .read(|c| {
            c.execute_batch(
                "DELETE FROM entry_version WHERE n > 35;
                 UPDATE entry SET text = text || ' and more' WHERE n IN (7, 8)",
            )
        })
        .unwrap();
}

const ROWS: &str = "
BEGIN;
CREATE TEMP TABLE one (i INTEGER PRIMARY KEY);
INSERT INTO one WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120) SELECT i FROM n;
INSERT INTO path (id, name, created_at) SELECT 'p' || i, 'path ' || i, i FROM one WHERE i <= 3;
INSERT INTO chapter (id, path_id, start, end, created_at) SELECT 'ch' || i, 'p' || (1 + i % 3), '2026-01-01', '2026-02-01', 0 FROM one WHERE i <= 20;
INSERT INTO path_limit (path_id, kind, since, amount, period) SELECT 'p1', 'abstinence', '2026-01-' || i, i, 'day' FROM one WHERE i <= 9;
INSERT INTO path_log (id, path_id, date, amount, note, logged_at) SELECT 'l' || i, 'p' || (1 + i % 3), '2026-03-01', i, printf('%.*c', i, 'n'), 0 FROM one;
INSERT INTO hidden_milestone (path_id, code) SELECT 'p2', 'code ' || i FROM one WHERE i <= 30;
INSERT INTO hidden_day (day) SELECT printf('03-%02d', i) FROM one WHERE i <= 30;
INSERT INTO setback (id, path_id, date, decision, created_at) SELECT 's' || i, 'p1', '2026-01-02', 'noted', 0 FROM one WHERE i <= 3;
INSERT INTO entry (n, id, text, written_at, zone, date, mood, path_id, created_at, changed_at)
  SELECT i * 10, 'e' || (i * 10), 'entry ' || i || printf(' %.*c', CASE WHEN i % 9 = 0 THEN 9000 + i ELSE i * 5 END, 'w'), i * 10000, 'UTC', '2026-04-01',
    1 + i % 5, CASE WHEN i % 4 = 0 THEN 'p' || (1 + i % 3) END, 0, 0 FROM one;
INSERT INTO entry_version (n, entry_id, text, kept_at) SELECT i, 'e' || (i * 10), printf('before %.*c', CASE WHEN i % 20 = 0 THEN 7000 ELSE 300 END, 'v'), 0 FROM one WHERE i <= 60;
INSERT INTO tag (id, kind, name, folded) SELECT 't' || i, 'tag', 'Tag ' || i, 'tag ' || i FROM one WHERE i <= 4;
INSERT INTO entry_tag (tag_id, n, entry_id, position) SELECT 't' || (1 + i % 4), i * 10, 'e' || (i * 10), i % 3 FROM one;
INSERT INTO contact (id, name, role, created_at, photo) SELECT 'c' || i, 'name ' || i, 'friend', 0, CASE WHEN i % 2 THEN randomblob(5000) END FROM one WHERE i <= 6;
INSERT INTO channel (id, contact_id, value, kind) SELECT 'v' || i, 'c' || (1 + i % 6), '0171 ' || i, 'phone' FROM one WHERE i <= 30;
INSERT INTO reach_out (id, contact_id, name, kind, started_at, zone, outcome) SELECT 'r' || i, 'c' || (1 + i % 6), 'name', 'call', i, 'UTC', 'reached' FROM one;
INSERT INTO check_in (id, date, mood, words, created_at, changed_at) SELECT 'k' || i, date('2026-01-01', i || ' days'), 1 + i % 5, printf('%.*c', i, 'c'), 0, 0 FROM one;
INSERT INTO check_in_craving (check_in_id, path_id, word) SELECT 'k' || i, 'p' || (1 + i % 3), i % 5 FROM one;
INSERT INTO check_in_tag (check_in_id, tag_id) SELECT 'k' || i, 't' || (1 + i % 4) FROM one;
INSERT INTO routine (id, words, since, position, created_at) SELECT 'o' || i, 'routine', '2026-01-01', i, 0 FROM one WHERE i <= 2;
INSERT INTO check_in_tick (check_in_id, routine_id) SELECT 'k' || i, 'o' || (1 + i % 2) FROM one;
INSERT INTO capital_look (id, date, created_at, changed_at) SELECT 'q' || i, '2026-01-0' || i, 0, 0 FROM one WHERE i <= 3;
INSERT INTO capital_answer (look_id, statement, value) SELECT 'q' || (1 + i % 3), printf('a statement with a longer code %d', i), 1 + i % 5 FROM one;
INSERT INTO plan_item (id, part, words, position, created_at) SELECT 'i' || i, 'helps', 'walk ' || i, i, 0 FROM one WHERE i <= 40;
INSERT INTO plan_maker (id, about, contact_id, name, date, created_at) SELECT 'm' || i, 'plan', 'c' || i, 'name', '2026-01-01', 0 FROM one WHERE i <= 3;
INSERT INTO reminder (id, kind, words, start, time, contact_id, created_at, changed_at) SELECT 'd' || i, 'own', 'remember', '2026-01-01', '09:00', 'c' || (1 + i % 6), 0, 0 FROM one WHERE i <= 20;
INSERT INTO occurrence (id, rule, date, due_at, state) SELECT 'u' || i, 'rule', '2026-' || i, i, 'seen' FROM one;
INSERT INTO story_chapter (id, words, position, created_at, changed_at) SELECT 'w' || i, printf('%.*c', 6000, 'x'), i, 0, 0 FROM one WHERE i <= 3;
INSERT INTO story_entry (entry_id, added_at) SELECT 'e' || (i * 10), i FROM one WHERE i <= 12;
INSERT INTO setting (name, value) SELECT 'name ' || i, printf('%.*c', i * 9, 's') FROM one WHERE i <= 60;
DROP TABLE one;
COMMIT;
";
