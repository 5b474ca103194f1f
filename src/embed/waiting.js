// Shown while the module is loading and the element is empty: a progress bar, and as soon as the story is there, its
// text in the final place. The build joins this with the glue, which is loaded long before the module. Nothing is
// parsed as HTML; cards, the timeline and pictures come with the module.

const make = (tag, className, ...inside) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...inside);
  return element;
};

// Invisible placeholders for the widget's own texts, against layout shift. Their length is similar in all languages.
const unseen = (element) => {
  element.style.visibility = "hidden";
  return element;
};

// The text of inline content: a string, a list, or a node with content.
const text = (node) => {
  if (typeof node === "string") return node;
  if (Array.isArray(node)) return node.map(text).join("");
  const [[kind, inside] = []] = Object.entries(node ?? {});
  if (kind === "line_break") return "\n";
  return !kind || kind === "footnote" ? "" : text(inside?.text ?? inside);
};

const blocks = (list) => (Array.isArray(list) ? list : []).flatMap((block) => {
  const [[kind, inside] = []] = Object.entries(block ?? {});
  switch (kind) {
    case "heading": return make(`h${+inside.level || 2}`, "", text(inside.text));
    case "paragraph": return make("p", "", text(inside));
    case "list": return make(inside.ordered ? "ol" : "ul", "", ...inside.items.map((item) => make("li", "", ...blocks(item))));
    case "quotation": return make("figure", "explainer-quotation", make("blockquote", "", ...blocks(inside.body)));
    default: return [];
  }
});

const article = ({ title = "", summary, key_points: points, authors, published, body }) => {
  const header = make("header", "explainer-header", make("h1", "", title));
  if (summary) header.append(make("p", "explainer-summary", text(summary)));
  const names = (authors ?? []).map(({ name }) => name).join(", ");
  const byline = [names && `By ${names}`, published && `Published ${published} 0000`].filter(Boolean);
  header.append(unseen(make("div", "explainer-byline", ...byline.map((line) => make("p", "", line)))));
  const parts = [header, make("div", "explainer-body", ...blocks(body))];
  if (points?.length) {
    const list = make("ul", "", ...points.map((point) => make("li", "", text(point))));
    parts.splice(1, 0, make("section", "explainer-key-points", unseen(make("h2", "", "In brief")), list));
  }
  return make("article", "explainer-article", ...parts);
};

const options = (hasTimeline) => {
  const hint = `Dotted words open an explanation.${hasTimeline ? " The timeline follows as you read." : ""}`;
  const input = Object.assign(make("input", ""), { type: "checkbox" });
  return unseen(make("div", "explainer-options", make("p", "", hint), make("label", "", input, "Hide underlines")));
};

// `arrived` returns the number of bytes loaded; `story` is the story's text, and `styles` the sheet, as soon as they
// are there.
export const wait = async (element, shadow, files, arrived, story, styles) => {
  const isWaiting = () => element.matches(":state(loading)");
  if (!isWaiting()) return;
  const bar = make("progress", "");
  const max = Object.values(files).reduce((sum, [, , size]) => sum + size, 0);
  Object.assign(bar, { max, ariaLabel: "Loading" });
  bar.style.inlineSize = "100%";
  // Without height, so that nothing moves when it is removed.
  const place = make("div", "", bar);
  place.style.blockSize = "0";
  shadow.append(place);
  const update = () => {
    bar.value = arrived();
    if (isWaiting()) requestAnimationFrame(update);
  };
  update();
  const [file, sheet] = await Promise.all([story, styles]);
  const { article: told, glossary, timeline } = JSON.parse(file);
  if (!isWaiting()) return;
  const inside = make("div", "explainer");
  const hasTimeline = timeline?.events?.length > 0 && !element.hasAttribute("without-timeline");
  inside.classList.toggle("explainer-with-timeline", hasTimeline);
  if (glossary?.length) inside.append(options(hasTimeline));
  inside.append(article(told));
  const root = make("div", "explainer-root", inside);
  Object.assign(root, { lang: told.language ?? "", dir: told.direction ?? "auto" });
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  shadow.append(root);
};
