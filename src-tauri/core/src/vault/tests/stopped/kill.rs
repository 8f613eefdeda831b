//! `kill -9` at a random moment of each work.

use std::time::{Duration, Instant};

use super::super::*;
use super::check::Checker;
use super::work::Work;
use super::{Chance, Told, lines, ready, seed, start};

/// In every run of the tests; all of them together are a thousand with `make crash`.
const FEW: usize = 10;
const MANY: usize = 84;

/// Kills the work as often, at moments that are spread over all of it; each time what is there is looked at. Gives how many
/// kills met a part that was begun and not acknowledged.
fn kill(work: Work, rounds: usize) -> usize {
    let seed = seed();
    let mut chance = Chance(seed);
    let mut checker = Checker::new(work);
    // The shortest of some: a kill after the end of a work meets nothing.
    let lengths = (0..3).map(|_| length_of(work));
    let length = lengths.min().unwrap();
    let mut inside = 0;
    for round in 0..rounds {
        let room = TempDir::new().unwrap();
        copy(ready::room(work), room.path());
        let part = (round as f64 + (chance.up_to(1000) as f64) / 1000.0) / rounds as f64;
        let told = killed(work, room.path(), length.mul_f64(part));
        inside += usize::from(told.begun > told.done.len());
        let looked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            checker.check(room.path(), &told)
        }));
        if let Err(why) = looked {
            let left = room.keep();
            eprintln!(
                "{work:?}: round {round}, CAIRN_TEST_SEED={seed}, {told:?}; what was left is in {}",
                left.display()
            );
            std::panic::resume_unwind(why);
        }
    }
    println!("{work:?}: {rounds} kills over {length:?}, {inside} of them inside a part");
    inside
}

/// How long the work takes when nothing stops it.
fn length_of(work: Work) -> Duration {
    let room = TempDir::new().unwrap();
    copy(ready::room(work), room.path());
    let mut child = start(work, room.path(), work.most(), &[]);
    let mut told = Told::default();
    let mut begun = None;
    for line in lines(&mut child).map_while(Result::ok) {
        if line == "ready" {
            begun = Some(Instant::now());
        }
        told.hear(&line);
    }
    let took = begun.expect("it begins").elapsed();
    assert!(child.wait().unwrap().success());
    assert_eq!((told.begun, told.done.len()), (work.most(), work.most()));
    Checker::new(work).check(room.path(), &told);
    took
}

fn killed(work: Work, room: &Path, after: Duration) -> Told {
    let mut child = start(work, room, work.most(), &[]);
    let mut lines = lines(&mut child).map_while(Result::ok);
    assert!(lines.by_ref().any(|line| line == "ready"));
    std::thread::sleep(after);
    // SIGKILL.
    child.kill().unwrap();
    let mut told = Told::default();
    lines.for_each(|line| told.hear(&line));
    child.wait().unwrap();
    told
}

macro_rules! killed {
    ($($name:ident: $work:ident,)*) => {$(
        #[test]
        fn $name() {
            // The others meet it opening and closing the vault.
            assert!(kill(Work::$work, FEW) * 6 >= FEW);
        }
    )*};
}

killed! {
    killed_while_a_vault_is_made: Create,
    killed_while_entries_are_saved: Save,
    killed_while_photos_are_added: Photo,
    killed_while_an_old_vault_is_brought_up_to_date: Migrate,
    killed_while_backups_are_made: BackUp,
    killed_while_backups_are_put_back: PutBack,
    killed_while_a_backup_takes_the_place_of_a_damaged_vault: PutBackClosed,
    killed_while_everything_is_sealed_anew: Rekey,
    killed_while_the_passphrase_changes: Passphrase,
    killed_while_recovery_codes_are_made: Code,
    killed_while_a_damaged_vault_is_salvaged: Salvage,
    killed_while_exports_come_in: Import,
}

#[test]
#[ignore = "a thousand rounds: make crash"]
fn killed_a_thousand_times() {
    for work in Work::ALL {
        // The others meet it opening and closing the vault.
        assert!(kill(work, MANY) * 6 >= MANY, "{work:?}");
    }
}
