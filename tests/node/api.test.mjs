// The functions of the package.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { both, files, folder, packaged, root } from "./installed.mjs";

const api = await import(pathToFileURL(join(packaged, "node/api.mjs")));
const example = (name) => readFileSync(join(root, "examples", name), "utf8");

test("a map of files becomes the site that the native command writes", (t) => {
  const stories = join(root, "stories");
  const map = new Map(readdirSync(stories).map((name) => [`stories/${name}`, readFileSync(join(stories, name))]));
  const built = api.build(map, { folder: "stories", url: "https://example.org" });
  assert.deepEqual([built.findings, built.report], [[], ""]);
  const commands = both(t);
  commands.copy(stories, "stories");
  const { native } = commands.run("build", "stories", "-o", "site", "--widget", "", "--url", "https://example.org");
  assert.ok(built.files.size >= 3);
  for (const [path, bytes] of api.build(map, { folder: "stories", url: "https://example.org", widget: "" }).files) {
    assert.deepEqual(Buffer.from(bytes), native.files[`site/${path}`], path);
  }
});

test("findings have a place and a way out", () => {
  const { findings, report } = api.check(new Map([["story.md", "---\ntitel: A\n---\nWords.\n"]]), ["story.md"]);
  const found = findings.find(({ hint }) => hint === 'did you mean "title"?');
  assert.deepEqual([found.file, found.line], ["story.md", 2]);
  assert.match(report, /--> story\.md:2:1/);
});

test("misuse is an error with words", () => {
  const files = new Map([
    ["a/story.md", "---\ntitle: A\n---\n"],
    ["a/index.md", "---\ntitle: A\n---\n"],
  ]);
  for (const [misuse, words] of [
    [() => api.build(files), /both become a\/index\.html/],
    [() => api.build(files, { fold: "a" }), /unknown field `fold`/],
    [() => api.build(files, { page: "<p>" }), /the page has no/],
    [() => api.build(new Map([["story.md", 1]])), /a string or a Uint8Array/],
    [() => api.check(files, ["none.md"]), /none\.md cannot be read: there is no such file/],
    [() => api.draft("x", { format: "pdf" }), /no format `pdf`/],
    [() => api.draft("x", { glossary: "a: b" }), /must be a list of terms/],
    [() => api.importFile("", { order: "year-first" }), /no order `year-first`/],
    [() => api.exportTimeline(new Map(), "story.md"), /story\.md cannot be used/],
    [() => new api.Explainer({}).explain([{ words: "x" }]), /unknown field `words`/],
    [() => new api.Explainer({}).explain([], { published: "soon" }), /published soon/],
  ]) {
    assert.throws(misuse, words, String(misuse));
  }
});

test("an article is drafted, a timeline imported and exported, and the schema given", () => {
  const article =
    "A barrier\n\nOn 5 December 2013 a storm flooded Marwick. The Harbour Board, a public body, builds it.\n";
  const glossary = "- id: m\n  label: Marwick\n  definition: A town.\n";
  const { story, suggestions } = api.draft(article, { language: "en", published: "2019-05-14", glossary });
  assert.ok(
    suggestions.some(({ event }) => event?.date === "2013-12-05"),
    story,
  );
  assert.ok(suggestions.some(({ term, certainty }) => term?.definition === "A town." && certainty === "certain"));
  assert.deepEqual(
    api.check(new Map([["story.md", story]]), ["story.md"]).findings.filter(({ severity }) => severity === "error"),
    [],
  );

  const imported = api.importFile(
    "Year,Month,Day,Headline,Text\n03/04/2018,,,The act,Text\n2013,12,5,The flood,A surge\n",
  );
  assert.equal(imported.what, "story");
  assert.ok(imported.diagnostics.length > 0);
  const { timeline } = api.exportTimeline(new Map([["story.md", imported.text]]), "story.md");
  assert.ok(timeline.events.some(({ text }) => text.headline === "The flood"));
  assert.ok(api.schema().$defs.Term);
});

test("a command run by a program is the command", async (t) => {
  const path = folder(t, { "in/story.md": "---\ntitle: A title\n---\nWords.\n" });
  assert.equal(await api.run(["build", join(path, "in"), "--output", join(path, "site")]), 0);
  assert.ok(files(path)["site/article-explainer.js"]);
  assert.equal(await api.run(["check", join(path, "none.md")]), 2);
});

test("mentions are told in the places of strings, and notes in pieces", () => {
  const explained = new api.Explainer({
    glossary: example("glossary.yaml"),
    timeline: example("timeline.yaml"),
    mentions: "first",
  });
  assert.deepEqual(explained.findings, []);
  const texts = [
    { text: "The metre", heading: true },
    { text: "😀 On 21 October 1983 the General Conference wrote `metre`.", skip: [[50, 57]] },
    { text: "A metre and a metre." },
  ];
  const { mentions, notes } = explained.explain(texts);
  const words = mentions.map(({ text, start, end, attributes }) => [texts[text].text.slice(start, end), attributes]);
  assert.deepEqual(words, [
    ["21 October 1983", { href: "#event-light", "data-event-mention": "light" }],
    ["General Conference", { href: "#term-general-conference", "data-term": "general-conference" }],
    ["metre", { href: "#term-metre", "data-term": "metre" }],
  ]);
  // The prototype is mentioned only in a note.
  assert.deepEqual(
    notes.map(({ id }) => id),
    ["event-light", "term-general-conference", "term-metre", "term-prototype"],
  );
  // Day and month stay on one line.
  assert.equal(notes[0].when, "21\u00a0October 1983");
  const html = api.notesToHtml(notes, "Notes & more");
  assert.match(html, /<h2>Notes &#38; more<\/h2>/);
  assert.match(html, /<time datetime="1983-10-21">21\sOctober\s1983<\/time>/);
  assert.match(html, /<a href="#term-prototype">prototype<\/a>/);
  assert.match(html, /<em>vacuum<\/em>/);
  assert.equal(api.notesToHtml([]), "");
});

test("what a glossary has wrong is told with its line", () => {
  const { report, findings } = new api.Explainer({ glossary: "- id: a\n  label: A\n  definition: x\n  knd: law\n" });
  assert.match(report, /--> glossary\.yaml:4:3/);
  assert.equal(findings[0].hint, 'did you mean "kind"?');
});

test("the types name what there is", () => {
  const types = readFileSync(join(packaged, "node/api.d.ts"), "utf8");
  const declared = [...types.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(declared.sort(), Object.keys(api).sort());
});
