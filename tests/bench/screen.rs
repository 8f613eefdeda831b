//! The pixels and keys of the screen, close enough to measure by: straight to the X server.

use crate::support::World;
use std::time::{Duration, Instant};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ClientMessageEvent, ConnectionExt as _,
    EventMask, ImageFormat, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// Keys as X names them (keysymdef.h).
pub(crate) mod key {
    pub(crate) const BACKSPACE: u32 = 0xff08;
    pub(crate) const TAB: u32 = 0xff09;
    pub(crate) const RETURN: u32 = 0xff0d;
    pub(crate) const ESCAPE: u32 = 0xff1b;
    pub(crate) const M: u32 = 0x6d;
}

const PAUSE: Duration = Duration::from_millis(1);
/// What the pointer changes where it is has been painted by then.
const REST: Duration = Duration::from_millis(600);
const LIMIT: Duration = Duration::from_secs(60);

pub(crate) struct Screen {
    connection: RustConnection,
    root: Window,
}

/// A part of a window, in pixels from its upper left corner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) x: i16,
    pub(crate) y: i16,
    pub(crate) width: u16,
    pub(crate) height: u16,
}

impl Screen {
    pub(crate) fn of(world: &World) -> Self {
        let (connection, number) =
            RustConnection::connect(Some(&world.display.name)).expect("the X server");
        let root = connection.setup().roots[number].root;
        Self { connection, root }
    }

    /// The one window that is shown, as soon as the window manager has it.
    pub(crate) fn window(&self) -> Option<Window> {
        let list = self.atom("_NET_CLIENT_LIST");
        self.connection
            .get_property(false, self.root, list, AtomEnum::WINDOW, 0, 1)
            .ok()?
            .reply()
            .ok()?
            .value32()?
            .next()
    }

    /// The colours in `area` of the window that is shown, row by row, 0xRRGGBB; none while they cannot be had.
    pub(crate) fn pixels(&self, area: Area) -> Option<Vec<u32>> {
        let window = self.window()?;
        // From the root: what is seen, whichever window inside drew it.
        let place = self
            .connection
            .translate_coordinates(window, self.root, area.x, area.y)
            .ok()?
            .reply()
            .ok()?;
        let image = self
            .connection
            .get_image(
                ImageFormat::Z_PIXMAP,
                self.root,
                place.dst_x,
                place.dst_y,
                area.width,
                area.height,
                !0,
            )
            .ok()?
            .reply()
            .ok()?;
        let colour = |bytes: &[u8]| u32::from_le_bytes(bytes.try_into().unwrap()) & 0xff_ffff;
        Some(image.data.chunks_exact(4).map(colour).collect())
    }

    /// Looks at `area` again and again until `painted` holds of it, and gives the moment at which it did.
    ///
    /// # Panics
    /// After a minute, naming `what` was waited for.
    pub(crate) fn until(
        &self,
        what: &str,
        area: Area,
        mut painted: impl FnMut(&[u32]) -> bool,
    ) -> Instant {
        let start = Instant::now();
        loop {
            let seen = self.pixels(area).is_some_and(|pixels| painted(&pixels));
            let now = Instant::now();
            if seen {
                return now;
            }
            assert!(now - start < LIMIT, "waited a minute in vain: {what}");
            std::thread::sleep(PAUSE);
        }
    }

    /// Presses and lets go of a key; gives the moment before.
    pub(crate) fn press(&self, keysym: u32) -> Instant {
        let code = self.code(keysym);
        let start = Instant::now();
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            self.connection
                .xtest_fake_input(kind, code, 0, self.root, 0, 0, 0)
                .unwrap();
        }
        self.connection.flush().unwrap();
        start
    }

    /// Goes with the pointer to a point of the window, rests there, and clicks; gives the moment before the click.
    pub(crate) fn click(&self, x: i16, y: i16) -> Instant {
        let window = self.window().expect("a window");
        let place = self
            .connection
            .translate_coordinates(window, self.root, x, y)
            .unwrap()
            .reply()
            .unwrap();
        let fake = |kind, detail| {
            self.connection
                .xtest_fake_input(kind, detail, 0, self.root, place.dst_x, place.dst_y, 0)
                .unwrap();
        };
        fake(MOTION_NOTIFY_EVENT, 0);
        self.connection.flush().unwrap();
        std::thread::sleep(REST);
        let start = Instant::now();
        for kind in [BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT] {
            fake(kind, 1);
        }
        self.connection.flush().unwrap();
        start
    }

    /// Asks the window to close, as its close button does.
    pub(crate) fn close_window(&self) {
        let window = self.window().expect("a window");
        let close = self.atom("_NET_CLOSE_WINDOW");
        // Time 0: not known. Source 2: a pager (EWMH).
        let event = ClientMessageEvent::new(32, window, close, [0, 2, 0, 0, 0]);
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.connection
            .send_event(false, self.root, mask, event)
            .unwrap();
        self.connection.flush().unwrap();
    }

    fn atom(&self, name: &str) -> u32 {
        let asked = self.connection.intern_atom(false, name.as_bytes()).unwrap();
        asked.reply().unwrap().atom
    }

    fn code(&self, keysym: u32) -> u8 {
        let setup = self.connection.setup();
        let count = setup.max_keycode - setup.min_keycode + 1;
        let map = self
            .connection
            .get_keyboard_mapping(setup.min_keycode, count)
            .unwrap()
            .reply()
            .unwrap();
        let place = map
            .keysyms
            .chunks(map.keysyms_per_keycode.into())
            .position(|key| key.first() == Some(&keysym))
            .expect("a key of this keyboard");
        setup.min_keycode + u8::try_from(place).unwrap()
    }
}
