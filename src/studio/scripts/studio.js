// What stands around the studio's module: the worker, files, the preview's frame. The build joins this with the glue of
// the module, and fills in the names of the files.
import init, { open } from "./studio.js";
import { store } from "./store.js";
import { frame } from "./frame.js";

const FILES = "__STUDIO__";
const here = (name) => new URL(name, import.meta.url).href;
const policy = globalThis.trustedTypes?.createPolicy("studio", { createScriptURL: (url) => url });
const trusted = (url) => policy?.createScriptURL(url) ?? url;

// The worker and the questions that it has not answered yet.
let worker;
let count = 0;
const asked = new Map();

const start = () => {
  worker = new Worker(trusted(here(FILES.worker)), { type: "module" });
  worker.postMessage({ wasm: here(FILES.core) });
  worker.onmessage = ({ data: { number, json, made, message, isDead } }) => {
    if (isDead) return again(message);
    const question = asked.get(number);
    asked.delete(number);
    if (message) question?.fail(new Error(message));
    else question?.done([json, made]);
  };
  worker.onerror = () => again("the studio’s core could not be loaded: check the connection and try again");
};
const send = (number) => {
  if (!worker) start();
  const { question, given, files } = asked.get(number);
  worker.postMessage({ number, question, given, files: files ?? undefined });
};
const stop = (message, isLost = () => true) => {
  worker?.terminate();
  worker = undefined;
  for (const [number, question] of asked) {
    if (!isLost(question)) continue;
    asked.delete(number);
    question.fail(new Error(message));
  }
};
// A module that has stopped is started once more for each question; an answer depends on nothing but its question.
const again = (message) => {
  stop(message, (question) => question.isRepeated);
  for (const [number, question] of asked) {
    question.isRepeated = true;
    send(number);
  }
};
const ask = (question, given, files) => new Promise((done, fail) => {
  asked.set(++count, { question, given, files, done, fail });
  send(count);
});

const LIMIT = 50_000_000; // bytes of all files that are opened together

// Files by their paths, from an input, a drop or a clipboard. Dropped text is a file as well.
const read = async (transfer) => {
  const list = [...(transfer.files ?? [])];
  const files = new Map();
  if (!list.length) {
    for (const [type, name] of [["text/html", "dropped.html"], ["text/plain", "dropped"]]) {
      const text = transfer.getData?.(type);
      if (text && !files.size) files.set(name, new TextEncoder().encode(text));
    }
  }
  if (list.reduce((sum, file) => sum + file.size, 0) > LIMIT) throw new Error(`these files are larger than ${LIMIT / 1e6} MB`);
  for (const file of list) files.set(file.webkitRelativePath || file.name, new Uint8Array(await file.arrayBuffer()));
  if (transfer.localName === "input") transfer.value = "";
  if (!files.size) throw new Error("there is nothing in it that can be opened");
  return files;
};

const bytesOf = async (name) => {
  const response = await fetch(here(name));
  if (!response.ok) throw new Error(`${name} could not be loaded (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
};

// The widget's files beside a story's pictures, for a page that holds everything.
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

let isUnsaved = false;
addEventListener("beforeunload", (event) => isUnsaved && event.preventDefault());

const host = {
  ...store,
  ...frame,
  ask,
  stop: () => stop("it was stopped"),
  read,
  widgetFiles,
  download,
  demo: async () => new Map([["story.json", await bytesOf("studio-demo.json")]]),
  widgetAddress: () => here("article-explainer.js"),
  html: (event) => event.clipboardData?.getData("text/html"),
  unsaved: (is) => (isUnsaved = is),
  leaving: (flush) => {
    addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", () => document.hidden && flush());
  },
};

start();
await init({ module_or_path: here(FILES.wasm) });
open(document.querySelector("#studio"), host);
