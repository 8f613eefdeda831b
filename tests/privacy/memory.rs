//! After locking, nothing of what was written is in the memory of any process of Cairn.

use crate::support::journey::{PASSPHRASE, furnished};
use crate::support::processes::{memory_holds, tree};
use crate::typing::{ENTRY, lock, written};

fn held(pid: u32, words: &str) -> Vec<u32> {
    tree(pid)
        .into_iter()
        .filter(|pid| memory_holds(*pid, words))
        .collect()
}

#[test]
fn locking_leaves_nothing_in_memory() {
    let world = furnished().with_keyring();
    let shipped = written(&world, &[]);
    assert!(
        !held(shipped.pid(), ENTRY).is_empty(),
        "while it is open it is found"
    );
    lock(&world, &shipped);
    for words in [ENTRY, PASSPHRASE] {
        assert_eq!(held(shipped.pid(), words), [0; 0], "{words:?}");
    }
}
