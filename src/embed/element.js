// The custom element: a shell that loads the widget when the element comes near the viewport, and keeps its content on
// any failure. Its interface is described in src/embed/mod.rs; session.js does the rest once the widget is loaded. The
// build inserts the files: name, integrity, size in bytes.
const FILES = "__FILES__";
const MESSAGES = "article-explainer-messages.json"; // error messages, by language
const TIMEOUT = 30_000; // milliseconds until loading a file fails
const PATIENCE = 300; // milliseconds until a progress bar is shown

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

// Fetches a file, with integrity and size if they are known.
let arrived = 0; // bytes loaded so far
const get = async (what, [name, integrity, size = 0], read = (response) => response.text()) => {
  let fault = integrity ? "wrong version, or no response" : "no response";
  try {
    const response = await fetch(new URL(name, import.meta.url), { integrity, signal: AbortSignal.timeout(TIMEOUT) });
    fault = response.ok ? "cut off" : response.status;
    if (response.ok) {
      const counter = new WritableStream({ write: (chunk) => void (arrived += chunk.length) });
      if (size) response.clone().body.pipeTo(counter).catch(() => {});
      return await read(response);
    }
  } catch {}
  throw new Error(`${what} could not be loaded (${fault})`);
};

// Each file is loaded once for all elements. After a failure or a panic the next attempt uses a new URL, because
// browsers cache a failed module under its URL.
const loading = {};
let retry = "";
const forget = (key) => {
  delete loading[key];
  retry += "?";
};
const once = (key, load) => (loading[key] ??= load().catch((error) => {
  forget(key);
  throw error;
}));

// Imports cannot have an integrity; a preload can. WebKit reports a failure only on the preload.
const loadScript = ([name, integrity]) => once(name + retry, async () => {
  const href = new URL(name + retry, import.meta.url);
  const link = make("link", { rel: "modulepreload", href, integrity, crossOrigin: "" });
  document.head.append(link);
  await new Promise((onload, onerror) => Object.assign(link, { onload, onerror })).catch(() => {
    throw new Error(`${name} could not be loaded`);
  }).finally(() => link.remove());
  return import(href);
});

// A module and its wasm file.
const load = (what, { script, wasm }) => once(what, async () => {
  const [response, module] = await Promise.all([get(what, wasm, (response) => response), loadScript(script)]);
  await module.start(response, () => forget(what));
  return module;
});
const loadStyles = () => once("styles", async () =>
  new CSSStyleSheet().replace(await get("The styles", FILES.styles)));

// An empty element reserves a screen, so that the content after it does not jump when the story appears.
const reserve = new CSSStyleSheet();
reserve.replaceSync(":host(:state(loading)){display:block;min-block-size:100vh}");

class ArticleExplainer extends HTMLElement {
  static observedAttributes = ["src", "mentions", "without-timeline", "without-index", "without-images"];

  #internals = this.attachInternals();
  #observer;
  #story;
  #session;
  #started = false;
  #crashes = 0;
  #turn = 0;

  connectedCallback() {
    if (Object.hasOwn(this, "story")) {
      const { story } = this;
      delete this.story;
      this.story = story;
    }
    if (this.#session || this.#observer) return;
    if (!this.firstElementChild && !this.shadowRoot) {
      this.#shadow.adoptedStyleSheets = [reserve];
      this.#state("loading");
    }
    this.#observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#start(),
      { rootMargin: "50%" },
    );
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    // A moved element is connected again before the microtask runs.
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  attributeChangedCallback(_name, before, after) {
    if (before !== after && this.#started) this.#start();
  }

  get story() {
    return this.#story;
  }

  set story(story) {
    this.#story = story;
    if (this.#started) this.#start();
  }

  showTerm(id) {
    return !!this.#session?.widget.showTerm(id);
  }

  hideTerm() {
    this.#session?.widget.hideTerm();
  }

  goToEvent(id) {
    return !!this.#session?.widget.goToEvent(id);
  }

  async #start() {
    this.#observer?.disconnect();
    this.#started = true;
    const turn = ++this.#turn;
    const isCurrent = () => turn === this.#turn && this.isConnected;
    this.#state("loading");
    const light = this.querySelector(":scope > [data-version]");
    const parts = [this.#text(), light ? null : loadStyles()];
    // While the element is empty: a progress bar, then the text of the story.
    const wait = (module) => this.#session || module.wait(this, this.#shadow, FILES, () => arrived, ...parts);
    const waiting = setTimeout(() => this.firstElementChild || loadScript(FILES.script).then(wait).catch(() => {}), PATIENCE);
    try {
      const [module, story, styles] = await Promise.all([load("The widget", FILES), ...parts]);
      if (!isCurrent()) return;
      const session = await module.open({
        element: this, shadow: () => this.#shadow, light, story, styles, base: this.#base, isCurrent,
        end: () => this.#end(), crashed: () => this.#crash(), changed: () => this.#start(), load,
      });
      if (!session) return;
      this.#session = session;
      this.#state("ready");
      session.announce();
    } catch (error) {
      if (isCurrent()) this.#fail(error);
    } finally {
      clearTimeout(waiting);
    }
  }

  // The story, from the property, from inline data, or from its URL.
  async #text() {
    const inline = this.querySelector(':scope > script[type="application/json"][slot="story"]');
    if (this.#story) return JSON.stringify(this.#story);
    if (inline) return inline.textContent;
    if (!this.hasAttribute("src")) throw new Error("The story has no src");
    return get("The story", [this.#base]);
  }

  get #base() {
    return new URL(this.getAttribute("src") ?? "", document.baseURI).href;
  }

  get #shadow() {
    return this.shadowRoot ?? this.attachShadow({ mode: "open" });
  }

  // Keeps the article and appends an error message in the page's language; details go to the host as an event.
  async #fail(error) {
    this.#end();
    this.#state("error");
    const { message = error, diagnostics = [] } = error;
    console.warn(message);
    const detail = { fatal: true, message, diagnostics };
    this.dispatchEvent(new CustomEvent("explainer-error", { bubbles: true, composed: true, detail }));
    const messages = await get("", [MESSAGES]).then(JSON.parse, () => [["en", message, "Try again"]]);
    // Uses `matches()`: in WebKit a CustomStateSet is empty after garbage collection.
    if (!this.matches(":state(error)")) return;
    const [lang, textContent, again] = messages.find(([lang]) => this.matches(`:lang(${lang})`)) ?? messages[0];
    const panel = make("div", { part: "error", role: "alert", lang });
    const button = make("button", { textContent: again, onclick: () => this.#start() });
    panel.append(make("p", { textContent }), button);
    const kept = this.#shadow.querySelectorAll("slot,.explainer-root");
    const slots = ["", "fallback"].map((name) => make("slot", { name }));
    this.#shadow.replaceChildren(...(kept.length ? kept : slots), panel);
  }

  // The module has panicked, in whichever element: load it again, once. The rendered content stays.
  #crash() {
    this.#session = undefined;
    if (this.#crashes++) this.#fail(new Error("The widget stopped"));
    else this.#start();
  }

  #end() {
    this.#session?.close();
    this.#session = undefined;
  }

  #stop() {
    this.#turn++;
    this.#started = false;
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#end();
  }

  #state(name) {
    this.#internals.states.clear();
    this.#internals.states.add(name);
  }
}

customElements.get("article-explainer") ?? customElements.define("article-explainer", ArticleExplainer);
