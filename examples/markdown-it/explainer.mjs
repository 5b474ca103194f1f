// A plugin for markdown-it: the terms and dates of a shared glossary and timeline become links to notes at the end.
//
//   import markdownIt from "markdown-it";
//   const md = markdownIt().use(explainer, { glossary: "glossary.yaml", timeline: "timeline.yaml" });
//   md.render(text, { published: "2026-03-14" });
import { readFileSync } from "node:fs";
import { Explainer, notesToHtml } from "article-explainer/api";

export default function explainer(md, { glossary, timeline, heading, ...options }) {
  const read = (path) => (path ? readFileSync(path, "utf8") : "");
  const explained = new Explainer({ ...options, glossary: read(glossary), timeline: read(timeline) });
  if (explained.report) console.warn(explained.report);

  md.core.ruler.push("explainer", ({ tokens, env, Token }) => {
    const blocks = tokens.flatMap((token, index) =>
      token.type === "inline" ? [{ token, heading: tokens[index - 1]?.type === "heading_open" }] : [],
    );
    const texts = blocks.map(({ token, heading }) => ({ ...textOf(token.children), heading }));
    const { mentions, notes } = explained.explain(texts, { published: env?.published });
    blocks.forEach(({ token }, text) => {
      const here = mentions.filter((mention) => mention.text === text);
      if (here.length > 0) token.children = linked(token.children, here, Token);
    });
    if (notes.length === 0) return;
    const html = new Token("html_block", "", 0);
    html.content = notesToHtml(notes, heading);
    tokens.push(html);
  });
}

/** The text that a token adds to its block. */
function words(token) {
  if (token.type === "text" || token.type === "code_inline") return token.content;
  return token.type === "softbreak" || token.type === "hardbreak" ? "\n" : "";
}

/** The text of a block, and the ranges of links and code in it. */
function textOf(children) {
  let text = "";
  let links = 0;
  const skip = [];
  for (const token of children) {
    if (token.type === "link_open") links += 1;
    if (token.type === "link_close") links -= 1;
    const end = text.length + words(token).length;
    if (links > 0 || token.type === "code_inline") skip.push([text.length, end]);
    text += words(token);
  }
  return { text, skip };
}

/**
 * The tokens of a block with its mentions as links; one that crosses the edge of an emphasis becomes a link on each
 * side.
 */
function linked(children, mentions, Token) {
  let place = 0;
  return children.flatMap((token) => {
    const start = place;
    place += words(token).length;
    if (token.type !== "text") return [token];
    const parts = [];
    let done = 0;
    const add = (end) => {
      if (end > done) parts.push(Object.assign(new Token("text", "", 0), { content: token.content.slice(done, end) }));
      done = Math.max(done, end);
    };
    for (const mention of mentions.filter(({ start: from, end }) => from < place && end > start)) {
      add(mention.start - start);
      parts.push(Object.assign(new Token("link_open", "a", 1), { attrs: Object.entries(mention.attributes) }));
      add(Math.min(mention.end, place) - start);
      parts.push(new Token("link_close", "a", -1));
    }
    add(token.content.length);
    return parts;
  });
}
