//! Looking at the page and doing things on it, by what things are and what they are called.

use super::app::App;
use super::find::{self, Element, plain};
use super::processes;
use super::wait::{LIMIT, poll, wait_for, wait_until};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// Within this time a click that WebDriver made has reached the page, also on a busy computer.
const ARRIVAL: Duration = Duration::from_secs(3);

impl App<'_> {
    // ---- looking ---------------------------------------------------------------------------

    /// All words on the page, as they are read.
    pub fn text(&self) -> String {
        let text = self
            .driver
            .js("return document.body.innerText", &[])
            .unwrap_or_else(|error| Value::from(format!("[the driver: {error}]")));
        plain(text.as_str().unwrap_or_default())
    }

    /// Waits until the page says `words`.
    pub fn sees(&self, words: &str) {
        let found = poll(LIMIT, || self.text().contains(words).then_some(()));
        assert!(
            found.is_some(),
            "the page does not say {words:?}; it says: {}",
            self.text()
        );
    }

    /// Waits until the page does not say `words`.
    pub fn sees_no(&self, words: &str) {
        let gone = poll(LIMIT, || (!self.text().contains(words)).then_some(()));
        assert!(gone.is_some(), "the page still says {words:?}");
    }

    /// Waits for what has this role and name (see [`find::all`] for names).
    pub fn find(&self, role: &str, name: &str) -> Element {
        let found = poll(LIMIT, || {
            find::all(&self.driver, role, name).ok()?.into_iter().next()
        });
        found.unwrap_or_else(|| {
            panic!(
                "no {role} {name:?}; the page has {:?} and says: {}",
                self.names(role),
                self.text()
            )
        })
    }

    /// Whether it is there now.
    pub fn has(&self, role: &str, name: &str) -> bool {
        find::all(&self.driver, role, name).is_ok_and(|found| !found.is_empty())
    }

    /// Waits until it is not there.
    pub fn gone(&self, role: &str, name: &str) {
        wait_until(&format!("{role} {name:?} is gone"), || {
            find::all(&self.driver, role, name).is_ok_and(|found| found.is_empty())
        });
    }

    /// The names of everything with this role.
    pub fn names(&self, role: &str) -> Vec<String> {
        find::all(&self.driver, role, "")
            .unwrap_or_default()
            .into_iter()
            .map(|e| e.name)
            .collect()
    }

    /// What a field holds.
    pub fn value(&self, role: &str, name: &str) -> String {
        let field = self.find(role, name);
        // The editor draws only the lines that are seen: its whole text is asked of its view.
        let value = self.js(
            "const [el] = arguments; const view = el.cmTile?.root?.view;
             return view ? view.state.doc.toString() : (el.value ?? el.innerText)",
            &[field.argument()],
        );
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page.
    pub fn js(&self, script: &str, args: &[Value]) -> Value {
        self.driver
            .js(script, args)
            .unwrap_or_else(|e| panic!("script in the page: {e}"))
    }

    /// Asks the program as the page does, and gives its answer.
    ///
    /// # Panics
    /// When it refuses.
    pub fn invoke(&self, command: &str, args: &Value) -> Value {
        let answer = self.ask(command, args);
        assert!(answer["error"].is_null(), "{command}: {}", answer["error"]);
        answer["ok"].clone()
    }

    /// Asks the program as the page does, and gives the code with which it refuses.
    ///
    /// # Panics
    /// When it does not.
    pub fn refusal(&self, command: &str, args: &Value) -> String {
        let answer = self.ask(command, args);
        let code = answer["error"]["code"].as_str();
        code.unwrap_or_else(|| panic!("{command} answers {answer}"))
            .to_owned()
    }

    /// Asks the program as the page does, and gives `ok` or `error`.
    pub fn ask(&self, command: &str, args: &Value) -> Value {
        self.js(
            "return window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then((ok) => ({ ok }), (error) => ({ error }))",
            &[json!(command), args.clone()],
        )
    }

    /// Saves the page as a PNG.
    pub fn screenshot(&self, to: &Path) {
        self.world.display.screenshot(to);
    }

    // ---- doing -----------------------------------------------------------------------------

    /// Clicks what has this role and name; waits for it first.
    pub fn click(&self, role: &str, name: &str) {
        // The page may redraw between finding and clicking: look again then. A click that ends the program may end the
        // answer with it.
        let mut last = String::new();
        let done = poll(LIMIT, || {
            if !last.is_empty() && !processes::alive(self.pid()) {
                return Some(());
            }
            let element = find::all(&self.driver, role, name)
                .ok()?
                .into_iter()
                .next()?;
            // As a person would scroll: WebDriver takes what lies under the header for seen.
            self.js(
                "const [el] = arguments; el.scrollIntoView({ block: 'center' });
                 el.clickCame = false;
                 el.addEventListener('click', () => (el.clickCame = true), { capture: true, once: true })",
                &[element.argument()],
            );
            match self
                .driver
                .post(&format!("element/{}/click", element.id), &json!({}))
            {
                Ok(_) => {}
                // A choice that is drawn by its label is clicked there.
                Err(_) if matches!(role, "radio" | "checkbox") && self.click_label(&element) => {}
                Err(e) => {
                    last = e;
                    return None;
                }
            }
            last = "the click went elsewhere".to_owned();
            self.click_came(&element).then_some(())
        });
        assert!(
            done.is_some(),
            "cannot click {role} {name:?} {last}; there are {:?}; the page says: {}",
            self.names(role),
            self.text()
        );
    }

    /// Whether a click reached the element. WebDriver aims, then clicks: what moved in between was missed, and WebDriver
    /// says nothing of it. An element that can no longer be asked is gone because of the click.
    fn click_came(&self, element: &Element) -> bool {
        poll(ARRIVAL, || {
            let came = self.driver.js(
                "return arguments[0].clickCame || !arguments[0].isConnected",
                &[element.argument()],
            );
            came.map_or(true, |came| came == json!(true)).then_some(())
        })
        .is_some()
    }

    fn click_label(&self, choice: &Element) -> bool {
        let label = self
            .driver
            .js(
                "return arguments[0].labels?.[0] ?? null",
                &[choice.argument()],
            )
            .unwrap_or_default();
        let id = label
            .as_object()
            .and_then(|o| o.values().next()?.as_str().map(str::to_owned));
        id.is_some_and(|id| {
            self.driver
                .post(&format!("element/{id}/click"), &json!({}))
                .is_ok()
        })
    }

    /// Clicks a button.
    pub fn press(&self, name: &str) {
        self.click("button", name);
    }

    /// Types into a field, after what it holds; no text only puts the cursor there. Letters of the first plane only: see
    /// [`Self::paste`].
    pub fn type_into(&self, role: &str, name: &str, text: &str) {
        let field = self.find(role, name);
        // WebDriver would begin at the editor's start.
        self.js(
            "const [el] = arguments; const view = el.cmTile?.root?.view;
             if (view) { view.focus(); view.dispatch({ selection: { anchor: view.state.doc.length } }); }",
            &[field.argument()],
        );
        // WebDriver takes no text for a mistake.
        if text.is_empty() {
            return;
        }
        let typed = self.driver.post(
            &format!("element/{}/value", field.id),
            &json!({ "text": text }),
        );
        typed.unwrap_or_else(|e| panic!("cannot type into {role} {name:?}: {e}"));
    }

    /// Makes a field hold `text` at one stroke, as pasting over everything does.
    pub fn paste(&self, role: &str, name: &str, text: &str) {
        let field = self.find(role, name);
        self.js(
            "const [el, text] = arguments; el.focus();
             const view = el.cmTile?.root?.view;
             if (view) {
               view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'input.paste' });
               return;
             }
             Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), 'value').set.call(el, text);
             el.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
             el.dispatchEvent(new Event('change', { bubbles: true }));",
            &[field.argument(), json!(text)],
        );
    }

    /// Chooses a file of that name with these bytes where the page asks for one, as the desktop's window for it does.
    pub fn give_file(&self, name: &str, bytes: &[u8]) {
        self.js(
            "const [name, bytes] = arguments; const data = new DataTransfer();
             data.items.add(new File([Uint8Array.from(bytes)], name));
             const field = document.querySelector('input[type=file]');
             field.files = data.files;
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[json!(name), json!(bytes)],
        );
    }

    /// Chooses an option of a list box by its words.
    pub fn choose(&self, name: &str, option: &str) {
        let list = self.find("combobox", name);
        let chosen = self.js(
            "const [el, words] = arguments;
             const option = [...el.options].find((o) => o.label.replace(/[\\u2066-\\u2069]/g, '').trim() === words);
             if (!option) return [...el.options].map((o) => o.label);
             el.value = option.value;
             el.dispatchEvent(new Event('input', { bubbles: true }));
             el.dispatchEvent(new Event('change', { bubbles: true }));
             return true;",
            &[list.argument(), json!(option)],
        );
        assert_eq!(chosen, json!(true), "no option {option:?} in {name:?}");
    }

    /// Presses keys together, as in `&["Control", "l"]`, or one alone, `&["Tab"]`.
    pub fn keys(&self, keys: &[&str]) {
        let codes: Vec<&str> = keys.iter().map(|&key| key_code(key)).collect();
        let down = codes
            .iter()
            .map(|code| json!({ "type": "keyDown", "value": code }));
        let up = codes
            .iter()
            .rev()
            .map(|code| json!({ "type": "keyUp", "value": code }));
        let actions: Vec<Value> = down.chain(up).collect();
        let chord = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        // A chord that locks ends the program before it can answer.
        let _ = self.driver.post("actions", &chord);
    }

    /// What has the focus: its role and name.
    pub fn focused(&self) -> (String, String) {
        let element = self.driver.get("element/active").unwrap_or_default();
        let id = element
            .as_object()
            .and_then(|o| o.values().next()?.as_str().map(str::to_owned))
            .unwrap_or_default();
        let ask = |what: &str| {
            let answer = self
                .driver
                .get(&format!("element/{id}/{what}"))
                .unwrap_or_default();
            plain(answer.as_str().unwrap_or_default())
        };
        (ask("computedrole"), ask("computedlabel"))
    }

    /// Asks the window to close, as its own X does.
    pub fn close_window(&self) {
        let window = wait_for("the window", || self.windows().first().cloned());
        self.world.display.close(&window);
    }

    /// The windows of this program that are seen.
    pub fn windows(&self) -> Vec<String> {
        self.world.display.windows("Cairn")
    }

    /// Makes the window as wide and high as this, in pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.driver
            .post("window/rect", &rect)
            .unwrap_or_else(|e| panic!("resize: {e}"));
    }
}

fn key_code(name: &str) -> &str {
    match name {
        "Backspace" => "\u{E003}",
        "Tab" => "\u{E004}",
        "Enter" => "\u{E007}",
        "Shift" => "\u{E008}",
        "Control" => "\u{E009}",
        "Alt" => "\u{E00A}",
        "Escape" => "\u{E00C}",
        "Space" => " ",
        "PageDown" => "\u{E00F}",
        "End" => "\u{E010}",
        "Home" => "\u{E011}",
        "ArrowLeft" => "\u{E012}",
        "ArrowUp" => "\u{E013}",
        "ArrowRight" => "\u{E014}",
        "ArrowDown" => "\u{E015}",
        "Delete" => "\u{E017}",
        letter => letter,
    }
}
