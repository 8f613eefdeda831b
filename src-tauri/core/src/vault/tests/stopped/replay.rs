//! What a disk may hold after a power cut.
//!
//! What was waited for is there: a file's bytes once the file was synced, a folder's names once the folder was. Of what came
//! later there is any part: of writes any sectors of 512 bytes, in any order; of a folder's names what was done first, up to
//! some moment, for each folder another. No file system that is in use keeps less.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::super::*;
use super::trace::{Disk, Node, Op, Record};
use super::{Chance, Told};

const SECTOR: usize = 512;

/// How much of what nobody waited for is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    Nothing,
    /// Names, but no bytes.
    Names,
    /// Bytes, but no names.
    Bytes,
    Everything,
    Some,
}

impl Kept {
    pub(super) const PLAIN: [Self; 4] = [Self::Nothing, Self::Names, Self::Bytes, Self::Everything];
}

impl Record {
    /// What the work had said when so many things were done.
    pub(super) fn told(&self, moment: usize) -> Told {
        let mut told = Told::default();
        for op in &self.ops[..moment] {
            if let Op::Said(line) = op {
                told.hear(line);
            }
        }
        told
    }

    /// Any moment; every other time one just after a name changed, which is when things come into force.
    pub(super) fn some_moment(&self, chance: &mut Chance) -> usize {
        let is_name =
            |op: &Op| matches!(op, Op::Link { .. } | Op::Unlink { .. } | Op::Rename { .. });
        let mut names = (0..self.ops.len()).filter(|at| is_name(&self.ops[*at]));
        let count = names.clone().count();
        if count == 0 || chance.coin() {
            return chance.up_to(self.ops.len());
        }
        let at = names.nth(chance.up_to(count - 1)).unwrap_or(0);
        (at + chance.up_to(4)).min(self.ops.len())
    }

    /// The disk as it may be when the power went after so many things were done.
    pub(super) fn cut(&self, moment: usize, kept: Kept, chance: &mut Chance) -> Disk {
        let done = &self.ops[..moment];
        let synced = |node: Node| {
            done.iter()
                .rposition(|op| matches!(op, Op::Sync { node: other } if *other == node))
                .unwrap_or(0)
        };
        let mut synced_by: HashMap<Node, usize> = HashMap::new();
        let mut first_names: HashMap<Node, usize> = HashMap::new();
        let mut disk = self.before.clone();
        for (at, op) in done.iter().enumerate() {
            let (node, is_name) = match op {
                Op::Write { file, .. } | Op::Truncate { file, .. } => (*file, false),
                Op::Link { folder, .. } | Op::Unlink { folder, .. } | Op::Rename { folder, .. } => {
                    (*folder, true)
                }
                Op::Sync { .. } | Op::Said(_) => continue,
            };
            let sure = *synced_by.entry(node).or_insert_with(|| synced(node));
            if at < sure {
                disk.apply(op);
            } else if is_name {
                let last = *first_names.entry(node).or_insert_with(|| match kept {
                    Kept::Nothing | Kept::Bytes => 0,
                    Kept::Names | Kept::Everything => moment,
                    Kept::Some => sure + chance.up_to(moment - sure),
                });
                if at < last {
                    disk.apply(op);
                }
            } else {
                match kept {
                    Kept::Nothing | Kept::Names => {}
                    Kept::Bytes | Kept::Everything => disk.apply(op),
                    Kept::Some => torn(op, chance, &mut disk),
                }
            }
        }
        // A file of which only the name is there is empty, and so is a folder.
        let named: Vec<Node> = disk
            .folders
            .values()
            .flat_map(|names| names.values().copied())
            .collect();
        for node in named {
            let is_folder = disk.folders.contains_key(&node);
            if !is_folder && !disk.files.contains_key(&node) {
                if self.is_folder(node) {
                    disk.folders.insert(node, BTreeMap::new());
                } else {
                    disk.files.insert(node, Vec::new());
                }
            }
        }
        disk
    }

    fn is_folder(&self, node: Node) -> bool {
        self.folders.contains(&node)
    }
}

fn torn(op: &Op, chance: &mut Chance, disk: &mut Disk) {
    let Op::Write { file, at, bytes } = op else {
        if chance.coin() {
            disk.apply(op);
        }
        return;
    };
    // All of it, nothing of it, or some sectors.
    let how = chance.up_to(3);
    let mut begin = 0;
    while begin < bytes.len() {
        let end = ((at + begin) / SECTOR * SECTOR + SECTOR - at).min(bytes.len());
        if how == 0 || (how > 1 && chance.coin()) {
            disk.apply(&Op::Write {
                file: *file,
                at: at + begin,
                bytes: bytes[begin..end].to_vec(),
            });
        }
        begin = end;
    }
}

impl Disk {
    /// The same for the same files with the same bytes.
    pub(super) fn likeness(&self, told: &Told) -> u64 {
        let mut hasher = DefaultHasher::new();
        told.hash(&mut hasher);
        self.hash_folder(0, &mut hasher);
        hasher.finish()
    }

    fn hash_folder(&self, folder: Node, hasher: &mut DefaultHasher) {
        for (name, node) in &self.folders[&folder] {
            name.hash(hasher);
            match self.files.get(node) {
                Some(bytes) => bytes.hash(hasher),
                None => self.hash_folder(*node, hasher),
            }
        }
        ")".hash(hasher);
    }
}
