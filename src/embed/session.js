// What is done once the widget is there: one story in one element. The build joins this with the glue of the
// widget, and fills in the files of the engine.
import { Draft, initSync, mountRoot, onTrap } from "./widget.js";

// The engine lies beside this script; the shell may lie elsewhere. In a page that holds this script as data there is none.
const beside = ([name, ...rest]) => [new URL(name, import.meta.url).href, ...rest];
const { script, wasm } = "__ENGINE__";
const LIMIT = 64_000_000; // characters of a story file

const sessions = new Set();
const reading = new WeakMap(); // the article that was read last, by its element

// Compiled while it arrives; afterwards where the server gives it another type than that of wasm.
const compiled = (response) =>
  (response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then(WebAssembly.compile)
  ).catch((error) => {
    const fault = error instanceof WebAssembly.CompileError
      ? "The browser refuses the widget; a content security policy must allow 'wasm-unsafe-eval'"
      : "The widget could not be loaded";
    throw new Error(`${fault} (${error.message})`);
  });

// Starts the module. After a trap it is dead for all: each session is told, once the stack is left.
let isDead = false;
export const start = async (response, trapped) => {
  initSync({ module: await compiled(response) });
  onTrap(() => {
    if (!isDead) trapped();
    isDead = true;
    setTimeout(() => sessions.forEach((session) => session.crash()));
  });
};

// Words inside the element are its article, but for what stands in another slot: the story, or what is to be seen until
// the widget has come.
const isArticle = (node) => !node.slot && !["SCRIPT", "STYLE"].includes(node.nodeName) && node.nodeType !== 8 && node.textContent.trim();

// Lets the page do something else.
const pause = () => new Promise((resume) => setTimeout(resume));

const slot = (name = "") => Object.assign(document.createElement("slot"), { name });

// Opens a story in an element. None where meanwhile another one is to be opened there.
export const open = async ({ element, shadow, light, story, styles, base, isCurrent, end, crashed, changed, load }) => {
  if (story.length > LIMIT) throw new Error(`The story is too large (${LIMIT / 1e6} million characters at most)`);
  const loadEngine = () => load("The engine", { script: beside(script), wasm: beside(wasm) });
  const mentions = light ? null : element.getAttribute("mentions");
  let file = story;
  let article;
  if (!light && [...element.childNodes].some(isArticle)) {
    const engine = await loadEngine();
    if (!isCurrent()) return;
    // The text is read as the host wrote it, without the mentions of the session before.
    end();
    // The browser then lays out the whole article anew: now, and not in one task with all that is to come.
    shadow().adoptedStyleSheets = [styles];
    shadow().replaceChildren(slot());
    // One that was begun for another story gives the text back first.
    reading.get(element)?.close();
    article = new engine.Article(element, story, mentions);
    reading.set(element, article);
    file = await article.explained().catch((error) => {
      article.close();
      throw error;
    });
    await pause();
    if (!isCurrent()) return void article.close();
  }
  const isBuilt = !article && !mentions && story.includes(',"view":');
  let draft = isBuilt || article ? Draft.of(file) : undefined;
  if (!draft) {
    file = await (await loadEngine()).explained(file, mentions);
    draft = Draft.of(file);
  }
  // To read what was explained takes about as long as to draw it.
  if (article) await pause();
  if (!isCurrent()) return void article?.close();
  if (isDead) {
    article?.close();
    return void crashed();
  }
  end();
  return new Session({ element, shadow, light, styles, base, crashed, changed }, draft, article);
};

// Draws another story in place of one that an element of ours shows, without beginning anew; tells whether it did. The
// studio's preview alone asks for it.
export const update = (element, story) => [...sessions].some((session) => session.shows(element) && session.update(story));

class Session {
  #element;
  #light;
  #root;
  #kept;
  #article;
  #observer;
  #links;
  #crashed;
  #base;

  constructor({ element, shadow, light, styles, base, crashed, changed }, draft, article) {
    [this.#element, this.#light, this.#crashed, this.#article, this.#base] = [element, light, crashed, article, base];
    this.#root = light ?? mountRoot();
    this.#root.toggleAttribute("data-hosted", !!article);
    // What is to be drawn over is kept until then.
    if (light && light.dataset.version !== draft?.version) this.#kept = light.cloneNode(true);
    if (light) {
      // What is left of a failure goes.
      element.shadowRoot?.replaceChildren(slot());
    } else {
      shadow().adoptedStyleSheets = [styles];
      // The host's article stays in the slot that it has: it inherits from its own page, and nothing from the widget.
      if (article) shadow().append(this.#root);
      else shadow().replaceChildren(this.#root);
    }
    sessions.add(this);
    this.#address();
    this.widget = draft?.draw(element, this.#root, base, article?.passages());
    if (!this.widget) {
      this.close();
      throw new Error("What the story file says of itself cannot be read: build it again");
    }
    article?.follow((file) => {
      const draft = file && Draft.of(file);
      if (!draft) return changed();
      this.widget.update(draft, base, article.passages());
    });
    if (!light && !article) this.#watch(changed);
  }

  // Tells the host and the console what was left out of the story, and the host that the rest is there.
  announce() {
    const send = (type, detail) => this.#element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
    const { diagnostics } = this.widget;
    if (diagnostics.length) {
      const lost = diagnostics.filter(({ severity }) => severity === "error");
      if (lost.length) console.warn(`${lost[0].path}: ${lost[0].message}`, lost);
      send("explainer-error", { fatal: false, message: diagnostics[0].message, diagnostics });
    }
    send("explainer-ready", {});
  }

  shows(element) {
    return element === this.#element && !this.#light && !this.#article;
  }

  update(story) {
    const draft = Draft.of(story);
    if (draft) this.widget.update(draft, this.#base, []);
    return !!draft;
  }

  // Where the page has a base address of its own, fragments are of this page all the same.
  #address() {
    const page = () => location.href.split("#")[0];
    if (document.baseURI.split("#")[0] === page()) return;
    const complete = () => {
      for (const link of this.#root.querySelectorAll('a[href^="#"]')) link.href = page() + link.getAttribute("href");
    };
    // Markup that came with the page may be taken over as it is.
    complete();
    this.#links = new MutationObserver(complete);
    this.#links.observe(this.#root, { childList: true, subtree: true, attributeFilter: ["href"] });
  }

  // An article may come to an element that had none, or to a part of it that stood there empty.
  #watch(changed) {
    this.#observer = new MutationObserver(() => [...this.#element.childNodes].some(isArticle) && changed());
    this.#observer.observe(this.#element, { childList: true, characterData: true, subtree: true });
  }

  // Takes everything off the page that was put there.
  close() {
    sessions.delete(this);
    this.#observer?.disconnect();
    this.#links?.disconnect();
    this.widget?.destroy();
    this.#article?.close();
    if (!this.#light) this.#root.remove();
  }

  // The widget can no longer be asked for anything; what it drew stays, without its listeners.
  crash() {
    sessions.delete(this);
    this.#observer?.disconnect();
    this.#links?.disconnect();
    this.#article?.close();
    if (this.#light) {
      const kept = this.#kept ?? this.#light.cloneNode(true);
      kept.dataset.version = "";
      this.#light.replaceWith(kept);
    } else {
      // A drawing that was cut off before the article came would hide the words inside the element.
      const isReadable = this.#article || this.#root.querySelector(".explainer-article");
      this.#root.replaceWith(...(isReadable ? [this.#root.cloneNode(true)] : ["", "fallback"].map(slot)));
    }
    this.#crashed();
  }
}
