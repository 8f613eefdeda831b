//! No environment variable makes the shipped program drivable.

use crate::support::journey::furnished;
use crate::support::processes::{internet_sockets, tree};
use crate::support::shipped::program;
use crate::typing::{lock, written};
use std::net::{TcpListener, TcpStream};

#[test]
fn no_variable_opens_a_door() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let address = format!("127.0.0.1:{port}");
    let world = furnished()
        .with_env("TAURI_WEBVIEW_AUTOMATION", "true")
        .with_env("TAURI_AUTOMATION", "true")
        .with_env("WEBKIT_INSPECTOR_SERVER", &address)
        .with_env("WEBKIT_INSPECTOR_HTTP_SERVER", &address);
    let shut = || {
        let pids = world.running(&program()).into_iter().flat_map(tree);
        let listening: Vec<_> = pids.flat_map(internet_sockets).collect();
        assert_eq!(listening, [""; 0]);
        assert!(TcpStream::connect(&address).is_err());
    };
    let shipped = written(&world, &[]);
    shut();
    lock(&world, &shipped);
    shut();
}

#[test]
fn the_settable_clock_is_not_in_it() {
    let bytes = std::fs::read(program()).unwrap();
    for name in ["CAIRN_TEST_CLOCK", "CAIRN_TEST_RELAUNCH"] {
        assert!(
            !bytes.windows(name.len()).any(|w| w == name.as_bytes()),
            "{name} is in the shipped program"
        );
    }
    let driven = std::fs::read(crate::support::app::program()).unwrap();
    assert!(
        driven.windows(16).any(|w| w == b"CAIRN_TEST_CLOCK"),
        "the look itself can find it"
    );
}
