//! Node, through its modules: `fs` with synchronous functions, `process`, `http`.
//!
//! Paths use `/`, which Node accepts on Windows too.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use js_sys::{Array, JSON, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use super::{Answer, Metadata, Stream, in_words};

#[wasm_bindgen(module = "node:fs")]
extern "C" {
    #[wasm_bindgen(js_name = readFileSync, catch)]
    fn read_file(path: &str) -> Result<Uint8Array, JsValue>;
    #[wasm_bindgen(js_name = writeFileSync, catch)]
    fn write_file(path: &str, bytes: &[u8]) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = renameSync, catch)]
    fn rename_file(from: &str, to: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = unlinkSync, catch)]
    fn unlink(path: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = rmdirSync, catch)]
    fn rmdir(path: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = mkdirSync, catch)]
    fn mkdir(path: &str, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = realpathSync, catch)]
    fn realpath(path: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(js_name = readdirSync, catch)]
    fn readdir(path: &str) -> Result<Array, JsValue>;
    #[wasm_bindgen(js_name = statSync, catch)]
    fn stat(path: &str) -> Result<Stats, JsValue>;
    #[wasm_bindgen(js_name = lstatSync, catch)]
    fn lstat(path: &str) -> Result<Stats, JsValue>;

    type Stats;
    #[wasm_bindgen(method, js_name = isDirectory)]
    fn is_directory(this: &Stats) -> bool;
    #[wasm_bindgen(method, js_name = isFile)]
    fn is_file(this: &Stats) -> bool;
    #[wasm_bindgen(method, js_name = isSymbolicLink)]
    fn is_symbolic_link(this: &Stats) -> bool;
    #[wasm_bindgen(method, getter)]
    fn size(this: &Stats) -> f64;
    #[wasm_bindgen(method, getter, js_name = mtimeMs)]
    fn mtime_ms(this: &Stats) -> f64;
}

#[wasm_bindgen(module = "node:process")]
extern "C" {
    type WriteStream;
    #[wasm_bindgen(method)]
    fn write(this: &WriteStream, text: &str) -> bool;
    #[wasm_bindgen(method, getter, js_name = isTTY)]
    fn is_tty(this: &WriteStream) -> Option<bool>;

    #[wasm_bindgen(thread_local_v2, js_name = stdout)]
    static STDOUT: WriteStream;
    #[wasm_bindgen(thread_local_v2, js_name = stderr)]
    static STDERR: WriteStream;
    #[wasm_bindgen(thread_local_v2, js_name = env)]
    static ENV: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = pid)]
    static PID: JsValue;
}

#[wasm_bindgen(module = "node:http")]
extern "C" {
    type HttpServer;
    #[wasm_bindgen(js_name = createServer)]
    fn create_server() -> HttpServer;
    #[wasm_bindgen(method)]
    fn listen(this: &HttpServer, port: u16, host: &str);
    #[wasm_bindgen(method)]
    fn address(this: &HttpServer) -> Address;
    #[wasm_bindgen(method)]
    fn on(this: &HttpServer, event: &str, listener: &Closure<dyn Fn(Request, Response)>);

    type Address;
    #[wasm_bindgen(method, getter)]
    fn port(this: &Address) -> u16;

    type Request;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Request) -> String;

    type Response;
    #[wasm_bindgen(method, js_name = setHeader)]
    fn set_header(this: &Response, name: &str, value: &str);
    #[wasm_bindgen(method, setter, js_name = statusCode)]
    fn set_status(this: &Response, status: u16);
    #[wasm_bindgen(method)]
    fn end(this: &Response, body: &[u8]);
}

#[wasm_bindgen(module = "node:events")]
extern "C" {
    /// Resolved by the event, rejected by an earlier `error` event.
    #[wasm_bindgen(catch)]
    async fn once(emitter: &HttpServer, event: &str) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "node:timers/promises")]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout, catch)]
    async fn set_timeout(milliseconds: f64) -> Result<JsValue, JsValue>;
}

/// The codes of Node's errors with an `ErrorKind`.
const KINDS: [(&str, ErrorKind); 11] = [
    ("ENOENT", ErrorKind::NotFound),
    ("EACCES", ErrorKind::PermissionDenied),
    ("EPERM", ErrorKind::PermissionDenied),
    ("EEXIST", ErrorKind::AlreadyExists),
    ("EISDIR", ErrorKind::IsADirectory),
    ("ENOTDIR", ErrorKind::NotADirectory),
    ("ENOTEMPTY", ErrorKind::DirectoryNotEmpty),
    ("ENOSPC", ErrorKind::StorageFull),
    ("EROFS", ErrorKind::ReadOnlyFilesystem),
    ("EPIPE", ErrorKind::BrokenPipe),
    ("EADDRINUSE", ErrorKind::AddrInUse),
];

fn error(thrown: JsValue) -> io::Error {
    let field = |name: &str| Reflect::get(&thrown, &name.into()).ok().and_then(|value| value.as_string());
    let code = field("code").unwrap_or_default();
    match KINDS.iter().find(|(name, _)| *name == code) {
        Some((_, kind)) => in_words(io::Error::from(*kind)),
        None => io::Error::other(field("message").unwrap_or(code)),
    }
}

pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    read_file(&path.to_string_lossy()).map(|bytes| bytes.to_vec()).map_err(error)
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_file(&path.to_string_lossy(), bytes).map_err(error)
}

pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    rename_file(&from.to_string_lossy(), &to.to_string_lossy()).map_err(error)
}

pub(crate) fn remove_file(path: &Path) -> io::Result<()> {
    unlink(&path.to_string_lossy()).map_err(error)
}

pub(crate) fn remove_dir(path: &Path) -> io::Result<()> {
    rmdir(&path.to_string_lossy()).map_err(error)
}

pub(crate) fn create_dir_all(path: &Path) -> io::Result<()> {
    // The working directory.
    if path.as_os_str().is_empty() {
        return Ok(());
    }
    let recursive = JSON::parse("{\"recursive\":true}").map_err(error)?;
    mkdir(&path.to_string_lossy(), &recursive).map(drop).map_err(error)
}

pub(crate) fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    realpath(&path.to_string_lossy()).map(PathBuf::from).map_err(error)
}

pub(crate) fn metadata(path: &Path) -> io::Result<Metadata> {
    stat(&path.to_string_lossy()).map(Metadata::from).map_err(error)
}

pub(crate) fn symlink_metadata(path: &Path) -> io::Result<Metadata> {
    lstat(&path.to_string_lossy()).map(Metadata::from).map_err(error)
}

impl From<Stats> for Metadata {
    #[expect(clippy::cast_possible_truncation, reason = "a size is a whole number from 0 on")]
    fn from(stats: Stats) -> Self {
        let modified = Duration::try_from_secs_f64(stats.mtime_ms() / 1000.0).ok();
        Self {
            is_dir: stats.is_directory(),
            is_file: stats.is_file(),
            is_symlink: stats.is_symbolic_link(),
            len: stats.size() as u64,
            modified: modified.and_then(|modified| SystemTime::UNIX_EPOCH.checked_add(modified)),
        }
    }
}

/// The names of the entries of a folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let names = readdir(&folder.to_string_lossy()).map_err(error)?;
    Ok(names.iter().filter_map(|name| Some(OsString::from(name.as_string()?))).collect())
}

/// The id of the process.
pub(crate) fn process() -> String {
    PID.with(JsValue::as_f64).unwrap_or_default().to_string()
}

pub(crate) fn variable(name: &str) -> Option<OsString> {
    let value = ENV.with(|env| Reflect::get(env, &name.into()).ok())?;
    value.as_string().map(OsString::from)
}

/// How the user runs the command.
pub(crate) fn command() -> &'static str {
    "npx article-explainer"
}

/// The folder of the package, once it is set.
static PACKAGE: OnceLock<PathBuf> = OnceLock::new();

/// Sets the folder of the package.
pub(crate) fn set_package(folder: &str) {
    PACKAGE.get_or_init(|| PathBuf::from(folder));
}

/// The folder of the widget's files in the package.
pub(crate) fn widget() -> Option<PathBuf> {
    PACKAGE.get().map(|package| package.join(env!("CARGO_PKG_VERSION")))
}

pub(crate) fn is_terminal(stream: Stream) -> bool {
    let is_tty = |stream: &WriteStream| stream.is_tty().unwrap_or_default();
    match stream {
        Stream::Output => STDOUT.with(is_tty),
        Stream::Errors => STDERR.with(is_tty),
    }
}

/// A closed stream is reported later, by an event (command.mjs).
pub(crate) fn say(stream: Stream, text: &str) -> io::Result<()> {
    match stream {
        Stream::Output => STDOUT.with(|stream| stream.write(text)),
        Stream::Errors => STDERR.with(|stream| stream.write(text)),
    };
    Ok(())
}

pub(crate) async fn pause(time: Duration) {
    drop(set_timeout(time.as_secs_f64() * 1000.0).await);
}

/// A local port.
pub(crate) struct Server(HttpServer);

/// Listens on a port; 0 selects a free one.
pub(crate) async fn listen(port: u16) -> io::Result<Server> {
    let server = create_server();
    server.listen(port, "127.0.0.1");
    once(&server, "listening").await.map_err(error)?;
    Ok(Server(server))
}

impl Server {
    pub(crate) fn port(&self) -> u16 {
        self.0.address().port()
    }

    /// Starts answering requests, in the background.
    pub(crate) fn answer(self, answer: impl Fn(&str) -> Answer + 'static) {
        let listener =
            Closure::<dyn Fn(Request, Response)>::new(move |request: Request, response: Response| {
                let Answer { status, kind, location, body } = answer(&request.url());
                response.set_status(status);
                for (header, value) in
                    [("Content-Type", kind), ("Cache-Control", "no-store"), ("Connection", "close")]
                {
                    response.set_header(header, value);
                }
                if let Some(address) = location {
                    response.set_header("Location", &address);
                }
                response.end(&body);
            });
        self.0.on("request", &listener);
        // Lives as long as the process.
        listener.forget();
    }
}
