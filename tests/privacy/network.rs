//! No process of Cairn opens an internet socket.

use crate::support::journey::furnished;
use crate::support::processes::{internet_sockets, program, tree, unshare};
use crate::support::{World, wait_until};
use crate::typing::{lock, written};

fn sockets(pid: u32) -> Vec<String> {
    tree(pid).into_iter().flat_map(internet_sockets).collect()
}

#[test]
fn nothing_opens_an_internet_socket() {
    let world = furnished().with_keyring().with_notifications().with_tray();
    let shipped = written(&world, &[]);
    let pid = shipped.pid();
    let programs: Vec<_> = tree(pid).into_iter().filter_map(program).collect();
    assert!(
        programs.iter().any(|p| p.ends_with("WebKitWebProcess")),
        "the web view's processes are looked at: {programs:?}"
    );
    assert_eq!(sockets(pid), [""; 0]);
    lock(&world, &shipped);
    assert_eq!(sockets(shipped.pid()), [""; 0]);
}

/// Where there is no network at all, everything works as before.
#[test]
fn it_works_where_there_is_no_network() {
    let world = furnished();
    let shipped = written(&world, &unshare("--net"));
    lock(&world, &shipped);
}

/// A watch that never sees anything would prove nothing: the build that can be driven has a socket, and it is seen.
#[test]
fn the_watch_sees_a_socket_where_there_is_one() {
    let world = World::new();
    let app = world.open();
    wait_until("the driven build's socket", || {
        !sockets(app.pid()).is_empty()
    });
}
