// The plugins in `examples`, each in its host program, with the installed package.
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import { example, fill, files, folder, packaged, root, version } from "./installed.mjs";

const TEXT = `# The metre

On 21 October 1983 the **General** Conference tied the [metre](/m) and \`metre\` to light. A *metre*
is a metre.

- One General *Conference on* Weights and Measures
`;
const house = (name) => join(root, "examples", name);
const OPTIONS = { glossary: house("glossary.yaml"), timeline: house("timeline.yaml"), mentions: "all" };
const METRE = '<a href="#term-metre" data-term="metre">';
const CONFERENCE = '<a href="#term-general-conference" data-term="general-conference">';

/** The output of each of the Markdown plugins for the text. */
function explained(made) {
  // The order of attributes is irrelevant.
  const html = made.replace(/<a (data-\S+) (href="[^"]+")>/g, "<a $2 $1>").replaceAll("\u00a0", " ");
  assert.match(html, /<h1>The metre<\/h1>/);
  assert.ok(html.includes('<a href="#event-light" data-event-mention="light">21 October 1983</a>'), html);
  assert.ok(html.includes(`<strong>${CONFERENCE}General</a></strong>${CONFERENCE} Conference</a> tied`), html);
  assert.ok(html.includes('<a href="/m">metre</a> and <code>metre</code>'), html);
  assert.ok(html.includes(`<em>${METRE}metre</a></em>\nis a ${METRE}metre</a>.`), html);
  assert.ok(html.includes(`${CONFERENCE}General </a><em>${CONFERENCE}Conference on</a></em>`), html);
  const ids = [...html.matchAll(/<div id="([^"]+)">/g)].map(([, id]) => id);
  assert.deepEqual(ids, ["event-light", "term-general-conference", "term-metre", "term-prototype"]);
  for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(id), id);
  assert.match(html, /<h2>Words<\/h2>/);
  assert.ok(html.includes('<time datetime="1983-10-21">21 October 1983</time>'), html);
}

test("markdown-it: terms and dates of a page lead to notes at its end", async () => {
  const { module } = await example("markdown-it/explainer.mjs");
  const { default: markdownIt } = await import("markdown-it");
  const md = markdownIt().use(module.default, { ...OPTIONS, heading: "Words" });
  explained(md.render(TEXT));
  assert.equal(md.render("Nothing of it.\n"), "<p>Nothing of it.</p>\n");
  assert.match(md.render("The day before yesterday.\n", { published: "1983-10-23" }), /#event-light/);
});

test("remark: terms and dates of a page lead to notes at its end", async () => {
  const { module } = await example("remark/explainer.mjs");
  const [{ unified }, ...plugins] = await Promise.all(
    ["unified", "remark-parse", "remark-rehype", "rehype-stringify"].map((name) => import(name)),
  );
  const [parse, rehype, stringify] = plugins.map((plugin) => plugin.default);
  const processor = unified()
    .use(parse)
    .use(module.default, { ...OPTIONS, heading: "Words" })
    .use(rehype)
    .use(stringify);
  explained(String(await processor.process(TEXT)));
  assert.equal(String(await processor.process("Nothing of it.\n")), "<p>Nothing of it.</p>");
  const broken = unified()
    .use(parse)
    .use(module.default, { glossary: join(house("markdown-it"), "none.yaml") });
  await assert.rejects(async () => broken.use(rehype).use(stringify).process("x"), /none\.yaml/);
});

test("Eleventy: a folder of stories becomes a part of the site, in its frame", async (t) => {
  const { folder: site } = await example("eleventy/explainer.mjs");
  await example("markdown-it/explainer.mjs");
  const { default: Eleventy } = await import("@11ty/eleventy");
  const before = process.cwd();
  process.chdir(site);
  t.after(() => process.chdir(before));
  rmSync("_site", { recursive: true, force: true });
  const eleventy = new Eleventy(".", "_site", { configPath: "eleventy.config.mjs", quietMode: true });
  await eleventy.write();
  const made = files(join(site, "_site"));
  const text = (path) => String(made[path]);
  assert.match(text("index.html"), /data-event-mention="light"/);
  const story = text("stories/index.html");
  assert.match(story, /<header><a href="\/">Units<\/a><\/header>/);
  assert.match(story, /data-term="metre"/);
  assert.deepEqual(made["stories/article-explainer.js"], readFileSync(join(packaged, version, "article-explainer.js")));
  // The source of a story is not a separate page.
  assert.equal(Object.keys(made).filter((path) => path.endsWith("index.html")).length, 3);
});

test("Astro: a folder of stories is served while the site is written, and becomes a part of it", async (t) => {
  // Astro itself (tried: 7.3.5) requires a newer Node than 20 and is 300 MB large: its hooks are called directly.
  const { module } = await example("astro/explainer.mjs");
  const path = folder(t, { "stories/story.md": "---\ntitle: A title\n---\nWords.\n", "site/": "" });
  fill(path, {
    "site/frame/index.html":
      "<html><head><!-- explainer:head --></head><body>Frame<!-- explainer:story --></body></html>",
  });
  const directory = (name) => pathToFileURL(join(path, name, "/"));
  const { name, hooks } = module.default({ page: "frame/index.html" });
  assert.equal(name, "article-explainer");
  hooks["astro:config:done"]({ config: { root: directory("."), cacheDir: directory("cache") } });

  const listeners = {};
  const watched = [];
  const watcher = {
    add: (paths) => watched.push(...paths),
    on: (event, listener) => ((listeners[event] = listener), watcher),
  };
  let answer;
  const use = (middleware) => {
    answer = (url) =>
      new Promise((resolve) => {
        const headers = {};
        const response = {
          setHeader: (header, value) => (headers[header] = value),
          end: (body) => resolve({ headers, body: String(body) }),
        };
        middleware({ url }, response, () => resolve(undefined));
      });
  };
  const told = [];
  await hooks["astro:server:setup"]({
    server: { watcher, middlewares: { use } },
    logger: { error: (text) => told.push(text) },
  });
  assert.deepEqual(watched, [join(path, "stories")]);
  const page = await answer("/stories/");
  assert.equal(page.headers["Content-Type"], "text/html; charset=utf-8");
  assert.match(page.body, /Words\./);
  for (const other of ["/", "/stories", "/stories/none.html", "/storiesx/"]) assert.equal(await answer(other), undefined);
  assert.equal(await answer("/stories/..%2f..%2fstories/story.md"), undefined);
  fill(path, { "stories/story.md": "---\ntitle: A title\n---\nOther words.\n" });
  await listeners.change(join(path, "stories/story.md"));
  assert.match((await answer("/stories/?x")).body, /Other words\./);
  fill(path, { "stories/story.md": null });
  await listeners.unlink(join(path, "stories/story.md"));
  assert.deepEqual(told, ["the stories in stories could not be built"]);

  fill(path, { "stories/story.md": "---\ntitle: A title\n---\nWords.\n" });
  await hooks["astro:build:done"]({ dir: directory("site") });
  assert.match(String(files(join(path, "site"))["stories/index.html"]), /Frame<article-explainer/);
});

test("WordPress: the block shows the element in the editor and stores its address alone", async () => {
  const require = createRequire(import.meta.url);
  const blocks = require("@wordpress/blocks");
  const element = require("@wordpress/element");
  const { renderToStaticMarkup } = require("react-dom/server");
  const { createElement } = element;
  // The parts around the block in the editor, as plain elements.
  const passes =
    (name) =>
    ({ children }) =>
      createElement("div", { className: name }, children);
  const blockEditor = { InspectorControls: passes("sidebar"), useBlockProps: () => ({ className: "block" }) };
  const TextControl = ({ label, value, onChange }) => createElement("input", { "aria-label": label, value, onChange });
  const components = { PanelBody: passes("panel"), Placeholder: passes("placeholder"), TextControl };

  const folder = house("wordpress/block");
  const metadata = JSON.parse(readFileSync(join(folder, "block.json"), "utf8"));
  blocks.unstable__bootstrapServerSideBlockDefinitions({ [metadata.name]: metadata });
  const window = { wp: { blocks, blockEditor, components, element } };
  vm.runInNewContext(readFileSync(join(folder, "block.js"), "utf8"), { window });

  const { edit } = blocks.getBlockType(metadata.name);
  const drawn = (attributes) => renderToStaticMarkup(createElement(edit, { attributes, setAttributes: () => {} }));
  assert.match(drawn({ src: "" }), /placeholder.*aria-label="Address of the story"/);
  assert.match(
    drawn({ src: "/story.json" }),
    /sidebar.*value="\/story\.json".*<article-explainer src="\/story\.json">/,
  );
  const block = blocks.createBlock(metadata.name, { src: "/story.json" });
  assert.equal(blocks.serialize([block]), '<!-- wp:article-explainer/story {"src":"/story.json"} /-->');
});
