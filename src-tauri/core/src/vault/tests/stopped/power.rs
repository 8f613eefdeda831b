//! The power fails at any moment of each work.

use std::collections::HashSet;

use super::super::*;
use super::check::Checker;
use super::replay::Kept;
use super::work::Work;
use super::{Chance, ready, seed, trace};

/// So many states of the disk of each work in every run of the tests.
const FEW: usize = 24;
/// With `make crash` every moment, and of each so many states beside the plain ones.
const MANY: usize = 2;

/// Looks at what may be left: of every moment, or of as many as make `FEW` states.
fn cut(work: Work, thorough: bool) {
    let room = TempDir::new().unwrap();
    copy(ready::room(work), room.path());
    let times = work.most().min(2);
    let Some(record) = trace::record(work, room.path(), times) else {
        let told = "no process may be traced here (ptrace): what a power cut leaves was NOT TRIED";
        assert!(std::env::var_os("CI").is_none(), "{told}");
        eprintln!("\n*** {work:?}: {told}\n");
        return;
    };
    let moments = record.ops.len();
    assert_eq!(record.told(moments).done.len(), times);
    let seed = seed();
    let mut chance = Chance(seed);
    let mut checker = Checker::new(work);
    let mut seen = HashSet::new();
    let (mut old, mut new, mut tries) = (0, 0, 0);
    let mut moment = 0;
    loop {
        if thorough {
            if moment == moments + 1 {
                break;
            }
        } else if seen.len() >= FEW || tries > FEW * 4 {
            break;
        }
        let at = if thorough {
            moment
        } else {
            record.some_moment(&mut chance)
        };
        moment += 1;
        let some = if thorough { MANY } else { 1 };
        let plain = Kept::PLAIN[moment % 4];
        let plain: &[Kept] = if thorough { &Kept::PLAIN } else { &[plain] };
        let kinds = plain
            .iter()
            .copied()
            .chain(std::iter::repeat_n(Kept::Some, some));
        for kept in kinds {
            tries += 1;
            let told = record.told(at);
            let disk = record.cut(at, kept, &mut chance);
            if !seen.insert(disk.likeness(&told)) {
                continue;
            }
            let left = on_memory();
            copy_beside(room.path(), left.path());
            disk.write(0, &ready::data(left.path()));
            let looked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                checker.check(left.path(), &told)
            }));
            match looked {
                Ok(state) if state > told.done.len() => new += 1,
                Ok(_) => old += 1,
                Err(why) => {
                    let around = record.ops[at.saturating_sub(12)..at].iter().map(short);
                    eprintln!(
                        "{work:?}: cut after {at} of {moments} things, {kept:?}, CAIRN_TEST_SEED={seed}, {told:?}; the last were\n{}",
                        around.collect::<Vec<_>>().join("\n")
                    );
                    std::panic::resume_unwind(why);
                }
            }
        }
    }
    println!(
        "{work:?}: {moments} things done, {} states of the disk: {old} as acknowledged, {new} further",
        seen.len()
    );
    assert!(seen.len() > 10);
}

fn short(op: &trace::Op) -> String {
    let mut text = format!("  {op:?}");
    text.truncate(110);
    text
}

/// A folder in memory where there is such: a state of the disk need not itself be on the disk.
fn on_memory() -> TempDir {
    TempDir::new_in("/dev/shm")
        .or_else(|_| TempDir::new())
        .unwrap()
}

/// What lies in the room beside the data.
fn copy_beside(room: &Path, to: &Path) {
    for name in names(room) {
        if room.join(&name).is_file() && name != "strace" {
            fs::copy(room.join(&name), to.join(&name)).unwrap();
        }
    }
}

macro_rules! cut {
    ($($name:ident: $work:ident,)*) => {$(
        #[test]
        fn $name() {
            cut(Work::$work, false);
        }
    )*};
}

cut! {
    the_power_fails_while_a_vault_is_made: Create,
    the_power_fails_while_entries_are_saved: Save,
    the_power_fails_while_photos_are_added: Photo,
    the_power_fails_while_an_old_vault_is_brought_up_to_date: Migrate,
    the_power_fails_while_backups_are_made: BackUp,
    the_power_fails_while_backups_are_put_back: PutBack,
    the_power_fails_while_a_backup_takes_the_place_of_a_damaged_vault: PutBackClosed,
    the_power_fails_while_everything_is_sealed_anew: Rekey,
    the_power_fails_while_the_passphrase_changes: Passphrase,
    the_power_fails_while_recovery_codes_are_made: Code,
    the_power_fails_while_a_damaged_vault_is_salvaged: Salvage,
    the_power_fails_while_exports_come_in: Import,
}

#[test]
#[ignore = "every moment of each work: make crash"]
fn the_power_fails_at_every_moment() {
    for work in Work::ALL {
        cut(work, true);
    }
}
