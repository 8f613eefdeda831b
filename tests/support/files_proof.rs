//! Looking through folders and at sockets: each look is also seen to find something.

use crate::support::files::{contents, differences, holding};
use crate::support::processes::{Process, internet_sockets, program, tree};
use std::fs;
use std::net::{TcpListener, UdpSocket};
use std::process::Command;

#[test]
fn words_in_plain_files_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let utf16: Vec<u8> = "a Canary"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::create_dir(folder.path().join("deep")).unwrap();
    fs::write(folder.path().join("deep/one"), "\0\u{1}CANARY\0").unwrap();
    fs::write(folder.path().join("two"), utf16).unwrap();
    fs::write(folder.path().join("three"), "nothing").unwrap();
    let mut found = holding(folder.path(), "canary");
    found.sort();
    assert_eq!(found, ["deep/one", "two"].map(std::path::PathBuf::from));
}

#[test]
fn a_changed_byte_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a"), "1").unwrap();
    fs::write(folder.path().join("b"), "1").unwrap();
    let before = contents(folder.path());
    assert_eq!(differences(&before, &before), [""; 0]);
    fs::write(folder.path().join("a"), "2").unwrap();
    fs::remove_file(folder.path().join("b")).unwrap();
    fs::write(folder.path().join("c"), "").unwrap();
    assert_eq!(
        differences(&before, &contents(folder.path())),
        ["a changed", "b is gone", "c is new"]
    );
}

#[test]
fn sockets_are_seen_per_process() {
    let me = std::process::id();
    let before = internet_sockets(me).len();
    let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
    let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
    assert!(internet_sockets(me).len() >= before + 2);
    drop((tcp, udp));
}

#[test]
fn a_tree_holds_children() {
    let shell = Process::start(Command::new("sh").args(["-c", "sleep 60 & wait"]));
    let id = shell.id();
    crate::support::wait_until("the child runs", || {
        tree(id).iter().any(|pid| {
            program(*pid).is_some_and(|exe| {
                exe.ends_with("sleep") || exe.to_string_lossy().contains("coreutils")
            })
        })
    });
    for pid in tree(id) {
        crate::support::processes::kill(pid);
    }
}
