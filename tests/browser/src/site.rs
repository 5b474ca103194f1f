//! A static web server for the release build that can simulate failures.

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};
use futures_util::{StreamExt, stream};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::{fs, io};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;
use tokio::task::yield_now;

/// The policy under which the build must work without violations.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'";
/// A policy that forbids compiling wasm.
const WITHOUT_WASM: &str = "script-src 'self'";

/// The first script of each page; see [`Site::before_scripts`].
const FIRST_SCRIPT: &str = "/first-script-of-the-tests.js";
/// Records console messages and events of the element.
const WATCH: &str = include_str!("watch.js");

/// The content security policy of all responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// A strict policy: only the site itself, and Trusted Types.
    Strict,
    /// A policy without permission for wasm.
    WithoutWasm,
    /// None, as on most hosts.
    None,
}

/// The response to a path instead of its file.
#[derive(Clone, Debug)]
pub enum Answer {
    /// An error with this status.
    Status(u16),
    /// Other content, with the type of the path.
    Content(Vec<u8>),
    /// No response until the path is healed; then the file.
    Held,
    /// The first half of the file, before the connection is closed.
    CutOff,
    /// The file with a generic type.
    Untyped,
}

/// A running site, which ends when it is dropped.
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    /// Its own runtime, so that pending responses end with the site. `None` after that.
    runtime: Option<Runtime>,
}

struct Shared {
    root: PathBuf,
    policy: Policy,
    answers: Mutex<HashMap<String, Answer>>,
    healed: Notify,
    requests: Mutex<Vec<String>>,
    first_script: Mutex<String>,
    scripts_forbidden: AtomicBool,
}

impl Site {
    /// Serves `dist/`, or the folder in the environment variable `DIST`, on a free port.
    pub fn start(policy: Policy) -> Self {
        let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
        let root = std::env::var_os("DIST").map_or(default, PathBuf::from);
        assert!(root.join("index.html").exists(), "no build in {}: run `cargo xtask build`", root.display());

        let shared = Arc::new(Shared {
            root,
            policy,
            answers: Mutex::default(),
            healed: Notify::new(),
            requests: Mutex::default(),
            first_script: Mutex::new(WATCH.to_owned()),
            scripts_forbidden: AtomicBool::new(false),
        });
        // Bound first, because the tests need the address at once.
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a socket that does not block");
        let address = listener.local_addr().expect("the address just bound");
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        runtime.spawn(async {
            let listener = TcpListener::from_std(listener).expect("a listener");
            axum::serve(listener, router).await.expect("the site serves until it is dropped");
        });
        Self { address, shared, runtime: Some(runtime) }
    }

    /// The origin, such as `http://127.0.0.1:40123`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sets the response to the path (from `/`), also for pending requests.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.shared.answers.lock().unwrap().insert(path.to_owned(), answer);
        self.shared.healed.notify_waiters();
    }

    /// Restores the file of the path, also for pending requests.
    pub fn heal(&self, path: &str) {
        self.shared.answers.lock().unwrap().remove(path);
        self.shared.healed.notify_waiters();
    }

    /// Runs a script in every page opened from now on, before the scripts of the page.
    pub fn before_scripts(&self, script: &str) {
        // In a block, for its own names.
        *self.shared.first_script.lock().unwrap() += &format!("\n{{\n{script}\n}}\n");
    }

    /// Forbids scripts in all pages.
    pub(crate) fn forbid_scripts(&self) {
        self.shared.scripts_forbidden.store(true, Ordering::Relaxed);
    }

    pub(crate) fn forbids_scripts(&self) -> bool {
        self.shared.scripts_forbidden.load(Ordering::Relaxed)
    }

    /// The built file at this path.
    pub fn file(&self, path: &str) -> Vec<u8> {
        self.shared.file(path).unwrap_or_else(|| panic!("there is no {path} in the build"))
    }

    /// The path of the only built file with this prefix and suffix.
    pub fn path_of(&self, prefix: &str, suffix: &str) -> String {
        let names = fs::read_dir(&self.shared.root).expect("the build").filter_map(Result::ok);
        let mut names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let name = names.find(|name| name.starts_with(prefix) && name.ends_with(suffix));
        format!("/{}", name.unwrap_or_else(|| panic!("there is no {prefix}…{suffix} in the build")))
    }

    /// The paths of all requests so far, in order, except the script that the tests insert.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().unwrap().clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // A test ends inside a runtime, where another cannot be waited for.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response<Body> {
    shared.answer(if uri.path() == "/" { "/index.html" } else { uri.path() }).await
}

impl Shared {
    fn file(&self, path: &str) -> Option<Vec<u8>> {
        let relative = Path::new(path.trim_start_matches('/'));
        let inside = relative.components().all(|part| matches!(part, std::path::Component::Normal(_)));
        inside.then(|| fs::read(self.root.join(relative)).ok()).flatten()
    }

    async fn answer(&self, path: &str) -> Response<Body> {
        if path == FIRST_SCRIPT {
            let script = self.first_script.lock().unwrap().clone();
            return self.response(path, 200, script.into());
        }
        self.requests.lock().unwrap().push(path.to_owned());

        let answer = loop {
            // Subscribes before checking, so that no healing is missed.
            let healed = self.healed.notified();
            let answer = self.answers.lock().unwrap().get(path).cloned();
            if !matches!(answer, Some(Answer::Held)) {
                break answer;
            }
            healed.await;
        };
        let (status, content) = match &answer {
            Some(Answer::Status(status)) => (*status, Vec::new()),
            Some(Answer::Content(content)) => (200, content.clone()),
            _ => self.file(path).map_or((404, Vec::new()), |content| (200, content)),
        };
        let content = if path.ends_with(".html") { self.with_first_script(content) } else { content };
        let name = if matches!(answer, Some(Answer::Untyped)) { "" } else { path };
        if matches!(answer, Some(Answer::CutOff)) {
            let length = content.len();
            let mut response = self.response(name, status, cut_off(content));
            response.headers_mut().insert("Content-Length", length.into());
            return response;
        }
        self.response(name, status, content.into())
    }

    /// The page with the first script in its head, unless scripts are forbidden.
    fn with_first_script(&self, page: Vec<u8>) -> Vec<u8> {
        if self.scripts_forbidden.load(Ordering::Relaxed) {
            return page;
        }
        let script = format!("<head><script src=\"{FIRST_SCRIPT}\"></script>");
        String::from_utf8_lossy(&page).replacen("<head>", &script, 1).into_bytes()
    }

    fn response(&self, path: &str, status: u16, body: Body) -> Response<Body> {
        let mut response = Response::builder()
            .status(status)
            .header("Content-Type", content_type(path))
            .header("X-Content-Type-Options", "nosniff")
            .header("Cache-Control", "no-store");
        response = match self.policy {
            Policy::Strict => response.header("Content-Security-Policy", STRICT),
            Policy::WithoutWasm => response.header("Content-Security-Policy", WITHOUT_WASM),
            Policy::None => response,
        };
        if self.scripts_forbidden.load(Ordering::Relaxed) {
            response = response.header("Content-Security-Policy", "script-src 'none'");
        }
        response.body(body).expect("a response of known headers")
    }
}

/// The first half, and then the end of the connection.
fn cut_off(mut content: Vec<u8>) -> Body {
    content.truncate(content.len() / 2);
    // The first half is sent before the connection ends.
    let end = async {
        yield_now().await;
        Err(io::Error::from(io::ErrorKind::ConnectionReset))
    };
    Body::from_stream(stream::iter([Ok(content)]).chain(stream::once(end)))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        _ => "application/octet-stream",
    }
}
