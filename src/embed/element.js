// The custom element: a shell that loads the widget when the element comes near the viewport.
// What it can do is told in src/embed/mod.rs. The build fills in the names and hashes of the files.
const FILES = "__FILES__";
const TIMEOUT = 30_000; // milliseconds for the story to arrive

const file = ([name, integrity]) => ({ url: new URL(name, import.meta.url).href, integrity });

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

const get = async (what, { url, ...options }) => {
  const response = await fetch(url, { ...options, signal: AbortSignal.timeout(TIMEOUT) }).catch(() => ({}));
  if (response.ok) return response;
  throw new Error(`${what} could not be loaded (${response.status ?? "no answer"})`);
};

// What is asked for twice is loaded once, for all elements; after a failure the next try starts afresh.
const once = (load) => {
  let loading;
  return () => (loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  }));
};

const loadModule = (files) => once(async () => {
  const [script, wasm] = [files.script, files.wasm].map(file);
  // A module has no integrity of its own; its preload has.
  const link = make("link", { rel: "modulepreload", href: script.url, integrity: script.integrity, crossOrigin: "" });
  document.head.append(link);
  try {
    const [module, response] = await Promise.all([import(script.url), get("The widget", wasm)]);
    await module.default({ module_or_path: response });
    return module;
  } finally {
    link.remove();
  }
});

const loadWidget = loadModule(FILES.widget);
const loadAnnotator = loadModule(FILES.annotator);
const loadStyles = once(async () => {
  const response = await get("The style sheet", file(FILES.styles));
  return new CSSStyleSheet().replace(await response.text());
});

// Finds what a story does not say itself, slice by slice, so that the page stays alive.
const annotate = async (story, mentions) => {
  const { Annotator } = await loadAnnotator();
  const annotator = Annotator.of(story, mentions);
  if (!annotator) return story;
  while (annotator.advance()) await new Promise((resume) => setTimeout(resume));
  return annotator.finish();
};

// An empty element reserves a screen, so that what stands after it does not jump when the story comes.
const reserve = new CSSStyleSheet();
reserve.replaceSync(":host(:state(loading)){display:block;min-block-size:100vh}");

class ArticleExplainer extends HTMLElement {
  static observedAttributes = ["src", "mentions", "without-timeline", "without-index"];

  #internals = this.attachInternals();
  #observer;
  #story;
  #widget;
  #root;
  #started = false;
  #turn = 0;

  connectedCallback() {
    if (Object.hasOwn(this, "story")) {
      const { story } = this;
      delete this.story;
      this.story = story;
    }
    if (this.#widget || this.#observer) return;
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
    return !!this.#widget?.showTerm(id);
  }

  hideTerm() {
    this.#widget?.hideTerm();
  }

  goToEvent(id) {
    return !!this.#widget?.goToEvent(id);
  }

  async #start() {
    this.#observer?.disconnect();
    this.#started = true;
    const turn = ++this.#turn;
    this.#state("loading");
    try {
      const light = this.querySelector(":scope > [data-version]");
      const [{ Draft }, story, sheet] = await Promise.all([loadWidget(), this.#text(), light ? null : loadStyles()]);
      const mentions = light ? null : this.getAttribute("mentions");
      let draft = new Draft(story);
      if (mentions || !draft.isAnnotated) draft = new Draft(await annotate(story, mentions));
      if (turn !== this.#turn || !this.isConnected) return;
      this.#release();
      const root = light ?? this.#drawInShadow(sheet);
      this.#widget = draft.draw(this, root, this.#base);
      // What is left of a failure goes; light DOM that was hydrated shows through.
      this.shadowRoot?.replaceChildren(this.#root ?? make("slot"));
      this.#state("ready");
      const diagnostics = this.#widget.diagnostics;
      if (diagnostics.length) this.#send("explainer-error", { fatal: false, message: diagnostics[0].message, diagnostics });
      this.#send("explainer-ready", {});
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  // The story, from the property, from inline data, or from its address.
  async #text() {
    const inline = this.querySelector(':scope > script[type="application/json"][slot="story"]');
    if (this.#story) return JSON.stringify(this.#story);
    if (inline) return inline.textContent;
    if (!this.hasAttribute("src")) throw new Error("This element has no story: give it a src attribute");
    return (await get("The story", { url: this.#base })).text();
  }

  get #base() {
    return new URL(this.getAttribute("src") ?? "", document.baseURI).href;
  }

  #drawInShadow(sheet) {
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#shadow.append((this.#root = make("div")));
    return this.#root;
  }

  get #shadow() {
    return this.shadowRoot ?? this.attachShadow({ mode: "open" });
  }

  // The article stays as it was; the message stands after it.
  #fail(error) {
    this.#release();
    const panel = make("div", { part: "error", role: "alert" });
    const message = String(error.message ?? error);
    const again = make("button", { type: "button", textContent: "Try again", onclick: () => this.#start() });
    panel.append(make("p", { textContent: `The explanations of this article are missing. ${message}.` }), again);
    this.#shadow.replaceChildren(make("slot"), panel);
    this.#state("error");
    this.#send("explainer-error", { fatal: true, message, diagnostics: error.diagnostics ?? [] });
  }

  #release() {
    this.#widget?.destroy();
    this.#widget = undefined;
    this.#root?.remove();
    this.#root = undefined;
  }

  #stop() {
    this.#turn++;
    this.#started = false;
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#release();
  }

  #state(name) {
    for (const state of ["loading", "ready", "error"]) this.#internals.states.delete(state);
    this.#internals.states.add(name);
  }

  #send(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

customElements.get("article-explainer") ?? customElements.define("article-explainer", ArticleExplainer);
