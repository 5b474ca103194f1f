// A plugin for remark: the terms and dates of a shared glossary and timeline become links to notes at the end.
//
//   unified().use(remarkParse).use(explainer, { glossary: "glossary.yaml" }).use(remarkRehype).use(rehypeStringify)
import { readFileSync } from "node:fs";
import { Explainer } from "article-explainer/api";

export default function explainer({ glossary, timeline, heading = "Notes", ...options }) {
  const read = (path) => (path ? readFileSync(path, "utf8") : "");
  const explained = new Explainer({ ...options, glossary: read(glossary), timeline: read(timeline) });

  return (tree, file) => {
    if (explained.report) file.message(explained.report);
    const blocks = [];
    collect(tree, blocks);
    const published = file.data.astro?.frontmatter?.published ?? file.data.published;
    const { mentions, notes } = explained.explain(blocks.map(textOf), { published });
    blocks.forEach((block, text) => {
      const here = mentions.filter((mention) => mention.text === text);
      if (here.length > 0) link(block, here, 0);
    });
    if (notes.length > 0) tree.children.push(section(notes, heading));
  };
}

/** The blocks of a tree with text. */
function collect(node, blocks) {
  if (["paragraph", "heading", "tableCell"].includes(node.type)) blocks.push(node);
  else node.children?.forEach((child) => collect(child, blocks));
}

const isSkipped = ({ type }) => ["link", "linkReference", "inlineCode"].includes(type);

/** The text of a node without children. */
function words(node) {
  return node.type === "break" ? "\n" : node.type === "text" || node.type === "inlineCode" ? node.value : "";
}

/** The text of a block, and the ranges of links and code in it. */
function textOf(block) {
  let text = "";
  const skip = [];
  const add = (node) => {
    const start = text.length;
    text += words(node);
    node.children?.forEach(add);
    if (isSkipped(node)) skip.push([start, text.length]);
  };
  add(block);
  return { text, skip, heading: block.type === "heading" };
}

/** Turns mentions into links in a node that begins at `place`. Returns the offset of its end. */
function link(node, mentions, place) {
  node.children = node.children.flatMap((child) => {
    const start = place;
    place = child.children ? link(child, mentions, place) : place + words(child).length;
    if (child.type !== "text") return [child];
    const parts = [];
    let done = 0;
    const text = (end) => ({ type: "text", value: child.value.slice(done, (done = end)) });
    for (const mention of mentions.filter(({ start: from, end }) => from < place && end > start)) {
      if (mention.start - start > done) parts.push(text(mention.start - start));
      const { href: url, ...hProperties } = mention.attributes;
      parts.push({ type: "link", url, data: { hProperties }, children: [text(Math.min(mention.end, place) - start)] });
    }
    return done < child.value.length ? [...parts, text(child.value.length)] : parts;
  });
  return place;
}

/** Nodes that become HTML elements. */
const element = (hName, children, hProperties = {}) => ({ type: "explainer", data: { hName, hProperties }, children });
const text = (value) => ({ type: "text", value });

function section(notes, heading) {
  const items = notes.map(({ id, label, when, datetime, paragraphs }) => {
    const time = when ? [text(", "), element("time", [text(when)], datetime ? { dateTime: datetime } : {})] : [];
    const said = paragraphs.map((pieces) => element("p", pieces.map(piece)));
    return element("div", [element("dt", [text(label), ...time]), element("dd", said)], { id });
  });
  return element("section", [element("h2", [text(heading)]), element("dl", items)], { className: ["explainer-notes"] });
}

function piece({ text: value, strong, emphasis, strike, superscript, subscript, code, href }) {
  if (value === "\n") return { type: "break" };
  let node = code ? { type: "inlineCode", value } : text(value);
  if (subscript) node = element("sub", [node]);
  if (superscript) node = element("sup", [node]);
  if (strike) node = element("s", [node]);
  if (emphasis) node = { type: "emphasis", children: [node] };
  if (strong) node = { type: "strong", children: [node] };
  return href ? { type: "link", url: href, children: [node] } : node;
}
