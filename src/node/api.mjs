// The commands as functions; their types are in api.d.ts. core.js is generated from src/node by wasm-bindgen.
import { readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import * as core from "./core.js";

export { build, check, draft, Explainer, exportTimeline, importFile, schema } from "./core.js";

core.initSync({ module: readFileSync(new URL("core_bg.wasm", import.meta.url)) });

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

// Node accepts "/" on Windows too, so paths are the same on all systems.
const written = process.platform === "win32" ? (text) => text.replaceAll("\\", "/") : (text) => text;

export const run = (args) => core.run(args.map(written), PACKAGE);

export function notesToHtml(notes, heading = "Notes") {
  if (notes.length === 0) return "";
  const items = notes.map(({ id, label, when, datetime, paragraphs }) => {
    const time = when ? `, <time${attribute("datetime", datetime)}>${escaped(when)}</time>` : "";
    const text = paragraphs.map((pieces) => `<p>${pieces.map(pieceToHtml).join("")}</p>`).join("");
    return `<div id="${escaped(id)}"><dt>${escaped(label)}${time}</dt><dd>${text}</dd></div>\n`;
  });
  return `<section class="explainer-notes">\n<h2>${escaped(heading)}</h2>\n<dl>\n${items.join("")}</dl>\n</section>\n`;
}

const LOOKS = { code: "code", subscript: "sub", superscript: "sup", strike: "s", emphasis: "em", strong: "strong" };

function pieceToHtml({ text, href, ...looks }) {
  if (text === "\n") return "<br>";
  const marks = Object.keys(LOOKS).filter((look) => looks[look]).map((look) => LOOKS[look]);
  const marked = marks.reduce((html, name) => `<${name}>${html}</${name}>`, escaped(text));
  return href ? `<a${attribute("href", href)}>${marked}</a>` : marked;
}

const attribute = (name, value) => (value ? ` ${name}="${escaped(value)}"` : "");
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
