// Runs the engine, on pages whose story is not prebuilt or that have an article of their own. The build joins this
// with the glue of the engine. It is also the script of a worker.
import init, { Engine, HostArticle, onTrap } from "./engine.js";

const LARGE = 1_000_000; // characters; a larger story is parsed for longer than 50 ms on a slow device

let wasm;
let isDead = false;

// Starts the engine; `response` is its wasm. `trapped` is called after a trap, when the engine must not be called
// again.
export const start = async (response, trapped) => {
  wasm = response.url;
  onTrap(() => {
    isDead = true;
    trapped();
  });
  await init({ module_or_path: response });
};

// Explains a story in a worker. There is no result if it cannot be started: its script must come from the page's own
// origin, and the content security policy may have to allow it.
const explainedByWorker = (story, mentions) => {
  const policy = globalThis.trustedTypes?.createPolicy("article-explainer", { createScriptURL: (url) => url });
  const worker = new Worker(policy?.createScriptURL(import.meta.url) ?? import.meta.url, { type: "module" });
  return new Promise((done, fail) => {
    worker.onmessage = ({ data: { explanation, error } }) =>
      error ? fail(Object.assign(new Error(error.message), error)) : done(explanation);
    worker.onerror = () => done();
    worker.postMessage({ wasm, story, mentions });
  }).finally(() => worker.terminate());
};

// Explains a story: a large one in a worker, any other in slices, which keep the page responsive without a worker.
export const explained = async (story, mentions) => {
  if (story.length > LARGE) {
    const explanation = await Promise.try(explainedByWorker, story, mentions).catch((error) => {
      if (error.diagnostics) throw error;
    });
    if (explanation) return explanation;
  }
  const engine = guarded(() => new Engine(story, mentions));
  await done(engine);
  return guarded(() => engine.finish());
};

// Calls the engine, unless it has trapped.
const guarded = (call) => {
  try {
    if (!isDead) return call();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  }
  throw new Error("The story could not be explained: the engine stopped");
};

// Does all slices of some work, with a pause after each.
const done = async (work) => {
  while (guarded(() => work.advance())) await new Promise((resume) => setTimeout(resume));
};

const EDITS = ["focusin", "beforeinput"]; // events before an edit
// Events that may show hidden text.
const SHOWS = ["resize", "click", "change", "toggle", "hashchange", "transitionend", "animationend"];
const REST = 100; // milliseconds from a change of an article until it is read again

// A host's own article. After mutations the changed blocks are read again.
export class Article {
  #host;
  #observer;
  #tree;
  #file;
  #changed;
  #reading;
  #looking;
  #element;
  // No event reports that an ancestor became contenteditable, so it is checked before each edit.
  #edited = () => {
    if (!this.#element.isContentEditable) return;
    this.#ask((host) => host.edited());
    this.#readAgain();
  };
  // Changes outside of the article may show hidden text in it, and the MutationObserver does not see them.
  #shown = () => {
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined;
      if (this.#ask((host) => host.revealed())) this.#readAgain();
    }, REST);
  };

  constructor(element, story, mentions) {
    this.#element = element;
    this.#tree = element.getRootNode();
    this.#observer = new MutationObserver((records) => {
      if (this.#ask((host) => host.mutated(records))) this.#readAgain();
    });
    this.#host = guarded(() => new HostArticle(element, this.#observer, story, mentions ?? undefined));
    style(this.#tree, this);
    for (const kind of SHOWS) addEventListener(kind, this.#shown, true);
    for (const kind of EDITS) addEventListener(kind, this.#edited, true);
  }

  // The story file with its explanation.
  async explained() {
    await done({ advance: () => this.#host?.advance() });
    return (this.#file = this.#host && guarded(() => this.#host.explained()));
  }

  // The blocks of its passages.
  passages() {
    return guarded(() => this.#host.passages());
  }

  // Calls `changed` with the new story file after each change; without one if the story must be opened again.
  follow(changed) {
    this.#changed = changed;
    // Changes since it was read.
    this.#readAgain();
  }

  // Throttled: reads again at most once per `REST`.
  #readAgain() {
    this.#reading ??= setTimeout(async () => {
      const before = this.#file;
      const file = await this.explained().catch(() => this.#trapped());
      this.#reading = undefined;
      if (this.#host && file !== before) this.#changed?.(file);
    }, REST);
  }

  // Calls the engine from a listener, where no caller would catch an error.
  #ask(question) {
    try {
      return this.#host && guarded(() => question(this.#host));
    } catch {
      this.#trapped();
    }
  }

  // The engine has stopped: the story must be opened again with a new one.
  #trapped() {
    this.close();
    this.#changed?.();
  }

  // Restores the article: removes all inserted nodes and listeners.
  close() {
    const host = this.#host;
    this.#host = undefined;
    clearTimeout(this.#reading);
    clearTimeout(this.#looking);
    this.#observer.disconnect();
    for (const kind of SHOWS) removeEventListener(kind, this.#shown, true);
    for (const kind of EDITS) removeEventListener(kind, this.#edited, true);
    unstyle(this.#tree, this);
    if (host && !isDead) guarded(() => host.restore());
  }
}

// The style sheet for mentions in the host's own tree. A worker has no `CSSStyleSheet`.
const styles = typeof CSSStyleSheet === "function" ? new CSSStyleSheet() : undefined;
styles?.replaceSync(`
explainer-mention:not(#_){display:inline;float:none;position:static;margin:0;padding:0;border:0;font:inherit;color:inherit;
letter-spacing:inherit;word-spacing:inherit;text-transform:inherit;text-indent:inherit;white-space:inherit;background-image:none}
explainer-mention{cursor:pointer;text-decoration-line:underline;text-decoration-style:dotted;
text-decoration-color:color-mix(in srgb,currentcolor 40%,#c2542a);text-decoration-thickness:1.5px;text-underline-offset:.24em}
explainer-mention[data-event-mention]{text-decoration-style:dashed;text-decoration-color:currentcolor;text-decoration-thickness:1px}
explainer-mention:is(:hover,:focus-visible){text-decoration-style:solid}
explainer-mention:focus-visible{outline:2px solid;outline-offset:2px}
explainer-mention[data-selected]{background:color-mix(in srgb,currentcolor 12%,transparent)}
@media print{explainer-mention{text-decoration-line:none}}
`);

// A page may hide elements of undefined names until they are defined.
const { customElements } = globalThis;
if (customElements && !customElements.get("explainer-mention")) customElements.define("explainer-mention", class extends HTMLElement {});

// The articles of each tree, which adopts the style sheet as long as it has one.
const articles = new Map();
const style = (tree, article) => {
  if (!articles.has(tree)) {
    articles.set(tree, new Set());
    tree.adoptedStyleSheets = [styles, ...tree.adoptedStyleSheets];
  }
  articles.get(tree).add(article);
};
const unstyle = (tree, article) => {
  articles.get(tree)?.delete(article);
  if (articles.get(tree)?.size !== 0) return;
  articles.delete(tree);
  tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((sheet) => sheet !== styles);
};

if (typeof WorkerGlobalScope === "function") {
  addEventListener("message", async ({ data: { wasm, story, mentions } }) => {
    try {
      await init({ module_or_path: wasm });
      const engine = new Engine(story, mentions);
      while (engine.advance());
      postMessage({ explanation: engine.finish() });
    } catch ({ message, diagnostics }) {
      postMessage({ error: { message, diagnostics } });
    }
  });
}
