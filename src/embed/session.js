// What remains to be done once the widget is loaded: one story in one element. The build joins this with the glue of
// the widget, and inserts the files of the engine.
import { StoryFile, initSync, mountRoot, onTrap } from "./widget.js";

// The engine is beside this script; the shell may be elsewhere. In a page that contains this script as data there is
// none.
const beside = ([name, ...rest]) => [new URL(name, import.meta.url).href, ...rest];
const { script, wasm } = "__ENGINE__";
const LIMIT = 64_000_000; // maximum length of a story file

const sessions = new Set();
const reading = new WeakMap(); // the article that was read last, by its element

// Compiles while downloading; afterwards if the server sends another type than that of wasm.
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

// Starts the module. After a trap it is dead for all: each session is told, once the stack has unwound.
let isDead = false;
export const start = async (response, trapped) => {
  initSync({ module: await compiled(response) });
  onTrap(() => {
    if (!isDead) trapped();
    isDead = true;
    setTimeout(() => sessions.forEach((session) => session.crash()));
  });
};

// Text inside the element is its article, except in another slot (the story, or a placeholder until the widget is
// loaded).
const isArticle = (node) => !node.slot && !["SCRIPT", "STYLE"].includes(node.nodeName) && node.nodeType !== 8 && node.textContent.trim();

// Whether an element shows content of another tree, which cannot be read here.
const isSeen = (node) =>
  !node.slot && [node, ...node.querySelectorAll("*")].some((inner) => inner.shadowRoot || ["SLOT", "IFRAME"].includes(inner.nodeName));

// Yields to other tasks of the page.
const pause = () => new Promise((resume) => setTimeout(resume));

const slot = (name = "") => Object.assign(document.createElement("slot"), { name });

// Opens a story in an element. Undefined if another story is to be opened there meanwhile.
export const open = async ({ element, shadow, light, story, styles, base, isCurrent, end, crashed, changed, load }) => {
  if (story.length > LIMIT) throw new Error(`The story is too large (${LIMIT / 1e6} million characters at most)`);
  const loadEngine = () => load("The engine", { script: beside(script), wasm: beside(wasm) });
  const mentions = light ? null : element.getAttribute("mentions");
  let file = story;
  let article;
  if (!light && [...element.childNodes].some(isArticle)) {
    const engine = await loadEngine();
    if (!isCurrent()) return;
    // Read the text as the host wrote it, without the mentions of the previous session.
    end();
    // The browser lays out the whole article again: now, instead of in one task with everything that follows.
    shadow().adoptedStyleSheets = [styles];
    shadow().replaceChildren(slot());
    // Close an article that is still being read for an earlier story; that restores its text.
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
  let storyFile = isBuilt || article ? StoryFile.of(file) : undefined;
  if (!storyFile) {
    file = await (await loadEngine()).explained(file, mentions);
    storyFile = StoryFile.of(file);
  }
  // Parsing the view model takes about as long as rendering it: yield in between.
  if (article) await pause();
  if (!isCurrent()) return void article?.close();
  if (isDead) {
    article?.close();
    return void crashed();
  }
  end();
  return new Session({ element, shadow, light, styles, base, crashed, changed }, storyFile, article);
};

// Updates the story that an element shows in place; returns whether it did. Only the studio's preview uses it.
export const update = (element, story) => [...sessions].some((session) => session.shows(element) && session.update(story));

// Whether the text of an element is dark or light, if its page does not choose one colour scheme: many dark pages declare
// none. The lightness is that of the colour as computed: `rgb(17, 17, 17)`, `color(srgb 0.1 0.1 0.1)`, `lab(7 0 0)` and
// `oklch(0.2 0 0)`, each perhaps with further numbers.
const groundOf = (element) => {
  const { color, colorScheme } = getComputedStyle(element);
  if (/^(only )?(light|dark)( only)?$/.test(colorScheme)) return "";
  const [first, second, third] = (color.match(/[\d.]+/g) ?? []).map(Number);
  const lightness = /^rgb/.test(color) ? (first + second + third) / 765
    : /^color/.test(color) ? (first + second + third) / 3
    : /^ok/.test(color) ? first : first / 100;
  return lightness > 0.55 ? "dark" : "light";
};

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

  constructor({ element, shadow, light, styles, base, crashed, changed }, storyFile, article) {
    [this.#element, this.#light, this.#crashed, this.#article, this.#base] = [element, light, crashed, article, base];
    this.#root = light ?? mountRoot();
    this.#root.toggleAttribute("data-hosted", !!article);
    // Keep the markup until it is rendered over.
    if (light && light.dataset.version !== storyFile?.version) this.#kept = light.cloneNode(true);
    if (light) {
      // Remove the error panel of an earlier failure.
      element.shadowRoot?.replaceChildren(slot());
    } else {
      shadow().adoptedStyleSheets = [styles];
      // The host's article stays in its slot: it inherits styles from its page, and none from the widget.
      if (article) shadow().append(this.#root);
      else shadow().replaceChildren(...([...element.children].some(isSeen) ? [slot()] : []), this.#root);
    }
    const ground = () => (this.#root.dataset.ground = groundOf(element));
    ground();
    this.#root.ontransitionrun = ({ target, propertyName }) => target === this.#root && propertyName === "color" && ground();
    sessions.add(this);
    this.#address();
    this.widget = storyFile?.draw(element, this.#root, base, article?.passages());
    if (!this.widget) {
      this.close();
      throw new Error("The view model in the story file cannot be read: build the file again");
    }
    article?.follow((file) => {
      const storyFile = file && StoryFile.of(file);
      if (!storyFile) return changed();
      this.widget.update(storyFile, base, article.passages());
    });
    if (!light && !article) this.#watch(changed);
  }

  // Reports to the host and the console what was left out of the story, and that the rest is ready.
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
    const storyFile = StoryFile.of(story);
    if (storyFile) this.widget.update(storyFile, this.#base, []);
    return !!storyFile;
  }

  // Fragments are resolved against this page, even if it has a `<base>`.
  #address() {
    const page = () => location.href.split("#")[0];
    if (document.baseURI.split("#")[0] === page()) return;
    const complete = () => {
      for (const link of this.#root.querySelectorAll('a[href^="#"]')) link.href = page() + link.getAttribute("href");
    };
    // Markup that came with the page may be hydrated.
    complete();
    this.#links = new MutationObserver(complete);
    this.#links.observe(this.#root, { childList: true, subtree: true, attributeFilter: ["href"] });
  }

  // An article may be added to an element that had none, or to an empty part of it.
  #watch(changed) {
    this.#observer = new MutationObserver(() => [...this.#element.childNodes].some(isArticle) && changed());
    this.#observer.observe(this.#element, { childList: true, characterData: true, subtree: true });
  }

  // Removes everything that was added to the page.
  close() {
    sessions.delete(this);
    this.#observer?.disconnect();
    this.#links?.disconnect();
    this.widget?.destroy();
    this.#article?.close();
    if (!this.#light) this.#root.remove();
  }

  // The widget can no longer be called; its rendered content stays, without listeners.
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
      // If rendering was interrupted before the article appeared, show the element's own content again.
      const isReadable = this.#article || this.#root.querySelector(".explainer-article");
      this.#root.replaceWith(...(isReadable ? [this.#root.cloneNode(true)] : ["", "fallback"].map(slot)));
    }
    this.#crashed();
  }
}
