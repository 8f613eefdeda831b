//! The W3C WebDriver protocol, spoken to WebKitWebDriver through fantoccini; every call waits for its answer.

use super::processes::Process;
use super::wait::poll;
use super::world::World;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use tokio::runtime::Runtime;
use url::Url;

/// A session that does not begin in this time never will.
const BEGIN: Duration = Duration::from_secs(60);
/// A window that does not answer in this time is gone.
const ANSWER: Duration = Duration::from_secs(30);

pub struct Driver {
    client: Client,
    runtime: Runtime,
    server: Process,
}

impl Driver {
    /// Starts `binary` with `args` in `world` and takes hold of its window.
    /// `before` is a command that WebKitWebDriver is started through (`unshare`, say).
    pub fn start(
        world: &World,
        binary: &Path,
        args: &[String],
        before: &[String],
    ) -> Result<Self, String> {
        let port = free_port();
        let mut words = before.to_vec();
        words.push("WebKitWebDriver".into());
        words.push(format!("--port={port}"));
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]);
        let server = world.start_command(&mut command);
        poll(BEGIN, || TcpStream::connect(("127.0.0.1", port)).ok())
            .ok_or("WebKitWebDriver does not listen")?;
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "webkitgtk:browserOptions".into(),
            json!({ "binary": binary, "args": args }),
        );
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(|e| e.to_string())?;
        let client = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities);
            let address = format!("http://127.0.0.1:{port}");
            tokio::select! {
                client = builder.connect(&address) => client.map_err(|e| e.to_string()),
                () = ended(world, binary) => Err("the program ended at once".to_owned()),
                () = tokio::time::sleep(BEGIN) => Err("the program opened no window that can be driven".to_owned()),
            }
        })?;
        Ok(Self {
            client,
            runtime,
            server,
        })
    }

    pub fn get(&self, path: &str) -> Result<Value, String> {
        self.call(Method::GET, path, None)
    }

    pub fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        self.call(Method::POST, path, Some(body.to_string()))
    }

    pub fn delete(&self, path: &str) -> Result<Value, String> {
        self.call(Method::DELETE, path, None)
    }

    /// Runs a script in the page: `arguments` holds `args`, `return` gives the answer.
    pub fn js(&self, script: &str, args: &[Value]) -> Result<Value, String> {
        self.post("execute/sync", &json!({ "script": script, "args": args }))
    }

    fn call(&self, method: Method, path: &str, body: Option<String>) -> Result<Value, String> {
        let raw = Raw {
            method,
            path: path.to_owned(),
            body,
        };
        let answer = self
            .runtime
            .block_on(async { tokio::time::timeout(ANSWER, self.client.issue_cmd(raw)).await });
        answer
            .map_err(|_| format!("no answer to {path}"))?
            .map_err(|e| e.to_string())
    }
}

/// A command given by its path below the session.
#[derive(Debug)]
struct Raw {
    method: Method,
    path: String,
    body: Option<String>,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, url::ParseError> {
        base_url.join(&format!(
            "session/{}/{}",
            session_id.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _request_url: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.clone())
    }
}

/// Waits until `program` does not run in `world`, after time to start. WebKitWebDriver does not notice that.
async fn ended(world: &World, program: &Path) {
    let mut looks_in_vain = 0;
    while looks_in_vain < 20 {
        tokio::time::sleep(Duration::from_millis(250)).await;
        looks_in_vain = if world.running(program).is_empty() {
            looks_in_vain + 1
        } else {
            0
        };
    }
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its number").port()
}
