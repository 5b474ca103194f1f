// The scripts around the studio's module: the worker, files, the preview's frame. The build joins this with the glue of
// the module, and inserts the names of the files.
import init, { open } from "./studio.js";
import { store } from "./store.js";
import { frame } from "./frame.js";

const FILES = "__STUDIO__";
const here = (name) => new URL(name, import.meta.url).href;
const policy = globalThis.trustedTypes?.createPolicy("studio", { createScriptURL: (url) => url });
const trusted = (url) => policy?.createScriptURL(url) ?? url;

// A worker and its unanswered questions.
class Core {
  #worker;
  #count = 0;
  #asked = new Map();

  start() {
    this.#worker = new Worker(trusted(here(FILES.worker)), { type: "module" });
    this.#worker.postMessage({ wasm: here(FILES.core) });
    this.#worker.onmessage = ({ data: { number, json, made, message, isDead } }) => {
      if (isDead) return this.#again(message);
      const question = this.#asked.get(number);
      this.#asked.delete(number);
      if (message) question?.fail(new Error(message));
      else question?.done([json, made]);
    };
    this.#worker.onerror = () => this.#again("core-missing");
  }

  ask(question, given, files) {
    return new Promise((done, fail) => {
      this.#asked.set(++this.#count, { question, given, files, done, fail });
      this.#send(this.#count);
    });
  }

  stop(message, isLost = () => true) {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const [number, question] of this.#asked) {
      if (!isLost(question)) continue;
      this.#asked.delete(number);
      question.fail(new Error(message));
    }
  }

  #send(number) {
    if (!this.#worker) this.start();
    const { question, given, files } = this.#asked.get(number);
    this.#worker.postMessage({ number, question, given, files: files ?? undefined });
  }

  // After a crash the worker is restarted once for each question; an answer depends only on its question.
  #again(message) {
    this.stop(message, (question) => question.isRepeated);
    for (const [number, question] of this.#asked) {
      question.isRepeated = true;
      this.#send(number);
    }
  }
}

// Previews and dates have their own worker, so that drafting a long text does not block typing.
const [quick, slow] = [new Core(), new Core()];
const ask = (...question) => (["preview", "date"].includes(question[0]) ? quick : slow).ask(...question);

const LIMIT = 50_000_000; // maximum size of all files that are opened together, in bytes

// The files of an input, a drop or a clipboard, by path. Dropped text is a file as well.
const read = async (transfer) => {
  const list = [...(transfer.files ?? [])];
  const files = new Map();
  if (!list.length) {
    for (const [type, name] of [["text/html", "dropped.html"], ["text/plain", "dropped"]]) {
      const text = transfer.getData?.(type);
      if (text && !files.size) files.set(name, new TextEncoder().encode(text));
    }
  }
  if (list.reduce((sum, file) => sum + file.size, 0) > LIMIT) throw new Error(`too-large:${LIMIT / 1e6}`);
  for (const file of list) files.set(file.webkitRelativePath || file.name, new Uint8Array(await file.arrayBuffer()));
  if (transfer.localName === "input") transfer.value = "";
  if (!files.size) throw new Error("nothing-to-open");
  return files;
};

const bytesOf = async (name) => {
  // The browser's own network errors are in one language only.
  const response = await fetch(here(name)).catch(() => ({ status: 0 }));
  if (!response.ok) throw new Error(`file-missing:${name}${response.status ? ` (${response.status})` : ""}`);
  return new Uint8Array(await response.arrayBuffer());
};

// The widget's files and a story's pictures, for a page with everything embedded.
const widgetFiles = async (pictures) => {
  const names = ["article-explainer.js", "article-explainer.css", ...FILES.widget];
  const files = await Promise.all(names.map(async (name) => [`widget/${name}`, await bytesOf(name)]));
  return new Map([...pictures, ...files]);
};

const download = (files) => {
  for (const [name, bytes] of files) {
    const href = URL.createObjectURL(new Blob([bytes]));
    Object.assign(document.createElement("a"), { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }
};

// The language chosen here, and those of the browser.
const LANGUAGE = "article-explainer-studio-language";
const languages = () => {
  let chosen;
  try {
    chosen = localStorage.getItem(LANGUAGE);
  } catch {
    // Storage is refused; use the languages of the browser.
  }
  return [chosen, ...navigator.languages].filter(Boolean).join(" ");
};
const setLanguage = (tag, name, isChosen) => {
  document.documentElement.lang = tag;
  document.title = `${name} · Article Explainer`;
  try {
    if (isChosen) localStorage.setItem(LANGUAGE, tag);
  } catch {
    // Storage is refused; the choice lasts until the page is closed.
  }
};

// Files that are still being read when everything is cancelled are not opened.
let stops = 0;
const unlessStopped = async (coming) => {
  const before = stops;
  const files = await coming;
  if (stops !== before) throw new Error("stopped");
  return files;
};
const stop = () => {
  stops++;
  [quick, slow].forEach((core) => core.stop("stopped"));
};

let isUnsaved = false;
addEventListener("beforeunload", (event) => isUnsaved && event.preventDefault());

const host = {
  ...store,
  ...frame,
  ask,
  stop,
  read: (transfer) => unlessStopped(read(transfer)),
  widgetFiles,
  download,
  languages,
  setLanguage,
  demo: () => unlessStopped(bytesOf("studio-demo.json").then((bytes) => new Map([["story.json", bytes]]))),
  widgetAddress: () => here("article-explainer.js"),
  html: (event) => event.clipboardData?.getData("text/html"),
  unsaved: (is) => (isUnsaved = is),
  leaving: (flush) => {
    addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", () => document.hidden && flush());
  },
};

slow.start();
await init({ module_or_path: here(FILES.wasm) });
open(document.querySelector("#studio"), host);
