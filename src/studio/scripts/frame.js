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
const objectUrls = new Map();
const addresses = new WeakMap();
const decoded = (address) => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a percent sign of its own
  }
};
// The file at an absolute address: of the same path, or, as files may be chosen without their folder or with another one
// around it, the one whose path agrees with the most of its end.
const fileAt = (address, files) => {
  const { origin, pathname } = URL.canParse(address) ? new URL(address) : {};
  if (origin !== location.origin) return;
  const path = decoded(pathname);
  const folder = decoded(new URL(".", location).pathname);
  const own = path.startsWith(folder) ? path.slice(folder.length) : path;
  if (files.has(own)) return own;
  const ends = [...files.keys()].filter((file) => `/${own}`.endsWith(`/${file}`) || `/${file}`.endsWith(`/${own}`));
  return ends.sort((one, other) => other.length - one.length)[0];
};
const showPictures = (root, files) => {
  for (const picture of root.querySelectorAll("img")) {
    if (!picture.src.startsWith("blob:")) addresses.set(picture, picture.src);
    const address = addresses.get(picture) ?? "";
    const name = fileAt(address, files);
    const bytes = files.get(name);
    if (bytes && !objectUrls.has(bytes)) {
      const type = name.endsWith(".svg") ? "image/svg+xml" : "";
      objectUrls.set(bytes, URL.createObjectURL(new Blob([bytes], { type })));
    }
    const src = objectUrls.get(bytes) ?? address;
    if (picture.src !== src) picture.src = src;
  }
};

// Parts of a story are rendered later than its article, and pictures with them.
const observed = new WeakMap();
const observePictures = (root, files) => {
  if (!root) return;
  if (!observed.has(root)) {
    new MutationObserver(() => showPictures(root, observed.get(root)))
      .observe(root, { subtree: true, childList: true, attributeFilter: ["src"] });
  }
  observed.set(root, files);
  showPictures(root, files);
};

// A data script counts as a script for Trusted Types.
const policies = new WeakMap();
const trusted = (view, text) => {
  if (!view.trustedTypes) return text;
  if (!policies.has(view)) policies.set(view, view.trustedTypes.createPolicy("studio", { createScript: (words) => words }));
  return policies.get(view).createScript(text);
};

// Creates the element, with a script for its story.
const newElement = (page) => {
  const element = page.createElement("article-explainer");
  const data = page.createElement("script");
  data.type = "application/json";
  data.slot = "story";
  element.append(data);
  element.setAttribute("theme", page.documentElement.dataset.theme ?? "auto");
  page.addEventListener("click", (event) => goToSource(event));
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
    const element = page.querySelector("article-explainer") ?? newElement(page);
    const text = decoder.decode(story);
    element.querySelector("script").textContent = trusted(page.defaultView, text);
    const again = () => observePictures(element.shadowRoot, files);
    // A rendered story is updated in place.
    if (page.defaultView.follow?.(element, text)) return again();
    element.addEventListener("explainer-ready", () => {
      page.scrollingElement.scrollTop = top;
      again();
    }, { once: true });
    // A new address makes the element read its story again.
    element.setAttribute("src", `studio-preview.html?${mine}`);
    if (!element.isConnected) page.querySelector("main").append(element);
  },

  async scrollPreview(frame, kind, id) {
    const element = await elementIn(frame);
    if (!element) return;
    if (kind === "term") return void element.showTerm(id);
    if (kind === "event") return void element.goToEvent(id);
    element.shadowRoot?.getElementById(id)?.scrollIntoView({ block: "center" });
  },

  async setColourScheme(frame, scheme) {
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
const goToSource = (event) => {
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
