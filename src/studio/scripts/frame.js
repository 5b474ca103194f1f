// The preview: the real element in a page of its own, in a frame.

const loaded = new WeakMap();
const ready = (frame) => {
  if (!loaded.has(frame)) {
    loaded.set(frame, new Promise((done) => {
      const isThere = () => frame.contentDocument?.querySelector("main");
      if (isThere() && frame.contentDocument.readyState === "complete") return done();
      frame.addEventListener("load", () => isThere() && done());
    }));
  }
  return loaded.get(frame);
};
const decoder = new TextDecoder();

// Null until the first story was shown.
const elementIn = async (frame) => {
  await ready(frame);
  return frame.contentDocument.querySelector("article-explainer");
};

// The pictures of the story get object URLs.
const pictures = new Map();
const decoded = (address) => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a percent sign of its own
  }
};
const showPictures = (element, files) => {
  for (const picture of element.shadowRoot?.querySelectorAll("img") ?? []) {
    const path = decoded(picture.getAttribute("src") ?? "").replace(/^\.\//, "");
    const names = [...files.keys()];
    const last = (file) => file.split("/").pop();
    const name = names.find((file) => file === path) ?? names.find((file) => last(file) === last(path));
    if (!name) continue;
    const bytes = files.get(name);
    if (!pictures.has(bytes)) {
      const type = name.endsWith(".svg") ? "image/svg+xml" : "";
      pictures.set(bytes, URL.createObjectURL(new Blob([bytes], { type })));
    }
    picture.src = pictures.get(bytes);
  }
};

// A data script counts as a script for Trusted Types.
const policies = new WeakMap();
const trusted = (view, text) => {
  if (!view.trustedTypes) return text;
  if (!policies.has(view)) policies.set(view, view.trustedTypes.createPolicy("studio", { createScript: (words) => words }));
  return policies.get(view).createScript(text);
};

// Creates the element, with a script for its story.
const made = (page) => {
  const element = page.createElement("article-explainer");
  const data = page.createElement("script");
  data.type = "application/json";
  data.slot = "story";
  element.append(data);
  element.setAttribute("theme", page.documentElement.dataset.theme ?? "auto");
  page.addEventListener("click", (event) => lead(event));
  return element;
};

let turn = 0;
let clicked;
let last;

export const frame = {
  async show(frame, story, files, onClicked) {
    [clicked, last] = [onClicked, ++turn];
    const mine = last;
    await ready(frame);
    if (mine !== last) return;
    const page = frame.contentDocument;
    const top = page.scrollingElement.scrollTop;
    const element = page.querySelector("article-explainer") ?? made(page);
    const text = decoder.decode(story);
    element.querySelector("script").textContent = trusted(page.defaultView, text);
    const again = () => showPictures(element, files);
    // A rendered story is updated in place.
    if (page.defaultView.follow?.(element, text)) return void setTimeout(again);
    element.addEventListener("explainer-ready", () => {
      page.scrollingElement.scrollTop = top;
      again();
    }, { once: true });
    // A new address makes the element read its story again.
    element.setAttribute("src", `studio-preview.html?${mine}`);
    if (!element.isConnected) page.querySelector("main").append(element);
  },

  async lead(frame, kind, id) {
    const element = await elementIn(frame);
    if (!element) return;
    if (kind === "term") return void element.showTerm(id);
    if (kind === "event") return void element.goToEvent(id);
    element.shadowRoot?.getElementById(id)?.scrollIntoView({ block: "center" });
  },

  async dress(frame, scheme) {
    const element = await elementIn(frame);
    const root = frame.contentDocument.documentElement;
    root.style.colorScheme = scheme === "auto" ? "" : scheme;
    root.dataset.theme = scheme;
    element?.setAttribute("theme", scheme);
  },

  async print(frame) {
    await ready(frame);
    frame.contentWindow.focus();
    frame.contentWindow.print();
  },
};

// A click goes to the source of the clicked part; on a mention it opens the card, as for readers.
const lead = (event) => {
  const path = event.composedPath().filter((node) => node instanceof event.view.Element);
  const within = (selector) => path.find((node) => node.matches(selector));
  if (within("a[href], button, summary, input, [data-term], [data-event-mention]") && !within("[data-event]")) return;
  const item = within("[data-event]");
  const card = within("[id^='term-']");
  const block = within("[id^='p']");
  if (item && !within("button, a[href]")) clicked?.("event", item.dataset.event);
  else if (card) clicked?.("term", card.id.slice(5));
  else if (block && /^p\d+$/.test(block.id)) clicked?.("block", block.id);
};
