//! A static web server for the release build, with switches for what goes wrong in the world.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use tiny_http::{Header, Request, Response, Server};

/// The policy under which the build has to work without one violation.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'";

/// A page loads some ten files, and a held one keeps its thread.
const THREADS: usize = 12;

/// The content security policy that a site sends with everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// As a careful host sends it: only the site itself, and Trusted Types.
    Strict,
    /// None, as most hosts do.
    None,
}

/// What a path answers instead of its file.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A failure with this status.
    Status(u16),
    /// Another content, under the type of the path.
    Content(Vec<u8>),
    /// Nothing, until the path is healed; then the file.
    Held,
}

/// A running site. It ends when it is dropped.
pub struct Site {
    server: Arc<Server>,
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

struct Shared {
    root: PathBuf,
    policy: Policy,
    answers: Mutex<HashMap<String, Answer>>,
    healed: Condvar,
    requests: Mutex<Vec<String>>,
}

impl Site {
    /// Serves `dist/`, or the folder that the environment variable `DIST` names, at a free port.
    pub fn start(policy: Policy) -> Self {
        let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
        let root = std::env::var_os("DIST").map_or(default, PathBuf::from);
        assert!(
            root.join("index.html").exists(),
            "no build in {}: run `trunk build --release`",
            root.display()
        );

        let server = Arc::new(Server::http("127.0.0.1:0").expect("a free port"));
        let shared = Arc::new(Shared {
            root,
            policy,
            answers: Mutex::default(),
            healed: Condvar::new(),
            requests: Mutex::default(),
        });
        let threads = (0..THREADS)
            .map(|_| {
                let (server, shared) = (Arc::clone(&server), Arc::clone(&shared));
                std::thread::spawn(move || {
                    while let Ok(request) = server.recv() {
                        shared.answer(request);
                    }
                })
            })
            .collect();
        Self { server, shared, threads }
    }

    /// The origin, such as `http://127.0.0.1:40123`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.server.server_addr())
    }

    /// From now on the path (from `/`) answers this.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.shared.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// From now on the path answers its file again, also to those who wait for it.
    pub fn heal(&self, path: &str) {
        self.shared.answers.lock().unwrap().remove(path);
        self.shared.healed.notify_all();
    }

    /// The file at this path as it was built.
    pub fn file(&self, path: &str) -> Vec<u8> {
        self.shared.file(path).unwrap_or_else(|| panic!("there is no {path} in the build"))
    }

    /// The path of the one built file with this beginning and end.
    pub fn path_of(&self, prefix: &str, suffix: &str) -> String {
        let names = fs::read_dir(&self.shared.root).expect("the build").filter_map(Result::ok);
        let mut names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let name = names.find(|name| name.starts_with(prefix) && name.ends_with(suffix));
        format!("/{}", name.unwrap_or_else(|| panic!("there is no {prefix}…{suffix} in the build")))
    }

    /// All paths asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().unwrap().clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.answers.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
        self.shared.healed.notify_all();
        // Each call wakes one thread.
        self.threads.iter().for_each(|_| self.server.unblock());
        self.threads.drain(..).for_each(|thread| drop(thread.join()));
    }
}

impl Shared {
    fn file(&self, path: &str) -> Option<Vec<u8>> {
        let relative = Path::new(path.trim_start_matches('/'));
        let inside = relative.components().all(|part| matches!(part, std::path::Component::Normal(_)));
        inside.then(|| fs::read(self.root.join(relative)).ok()).flatten()
    }

    fn answer(&self, request: Request) {
        let url = request.url().to_owned();
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let path = if path == "/" { "/index.html" } else { path };
        self.requests.lock().unwrap().push(path.to_owned());

        let answers = self.answers.lock().unwrap();
        let answers = self
            .healed
            .wait_while(answers, |answers| matches!(answers.get(path), Some(Answer::Held)))
            .unwrap();
        let answer = answers.get(path).cloned();
        drop(answers);

        let (status, content) = match answer {
            Some(Answer::Status(status)) => (status, Vec::new()),
            Some(Answer::Content(content)) => (200, content),
            _ => self.file(path).map_or((404, Vec::new()), |content| (200, content)),
        };
        let mut response = Response::from_data(content).with_status_code(status);
        let mut add = |name: &str, value: &str| {
            response.add_header(Header::from_bytes(name, value).expect("a header"));
        };
        add("Content-Type", content_type(path));
        add("X-Content-Type-Options", "nosniff");
        add("Cache-Control", "no-store");
        if self.policy == Policy::Strict {
            add("Content-Security-Policy", STRICT);
        }
        // A browser that has gone away is no concern of the site.
        drop(request.respond(response));
    }
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
