// The command of the installed package: its output, exit status and files, compared with the native command.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { both, environment, files, folder, installed, packaged, root, start, version } from "./installed.mjs";

const STORY = "---\ntitle: A title\n---\nWords.\n";
const ARTICLE =
  "A barrier for Marwick\n\nBy Joan Fairley, 14 May 2019\n\nOn 5 December 2013 a storm surge flooded 1,200 homes in Marwick. " +
  "The Harbour Board, the public body that runs the port, will build it.\n";
const TIMELINE = "Year,Month,Day,Headline,Text,Group\n2013,12,5,The flood,A surge,Nature\n2018,13,,No month,,\n";

/** Both commands have the same status and output, and leave the same files. */
function alike({ here, native }, status) {
  assert.equal(here.stderr, native.stderr);
  assert.equal(here.stdout, native.stdout);
  assert.equal(here.status, native.status);
  assert.deepEqual(here.files, native.files);
  if (status !== undefined) assert.equal(here.status, status, here.stderr);
  return here;
}

test("npx runs the command of the installed package", () => {
  const npx = spawnSync("npx", ["--offline", "article-explainer", "--version"], { cwd: installed, encoding: "utf8" });
  assert.equal(npx.stdout, `article-explainer ${version}\n`, npx.stderr);
  assert.equal(npx.status, 0);
});

test("it starts with less than half a second of work", () => {
  // CPU time, which does not depend on other load on the machine.
  const tell = 'process.on("exit", () => process.stderr.write(JSON.stringify(process.cpuUsage())));';
  const args = ["--import", `data:text/javascript,${encodeURIComponent(tell)}`];
  const times = Array.from({ length: 5 }, () => {
    const command = [...args, join(packaged, "node/command.mjs"), "--version"];
    const { user, system } = JSON.parse(spawnSync(process.execPath, command, { encoding: "utf8" }).stderr);
    return (user + system) / 1000;
  });
  const least = Math.min(...times);
  console.log(`the best of five starts took ${least.toFixed()} ms`);
  assert.ok(least < 500, `${times}`);
});

test("the demo is built to the byte as the native command builds it, and again without a change", (t) => {
  const commands = both(t);
  commands.copy(join(root, "stories"), "stories");
  const built = alike(commands.run("build", "stories", "--output", "site", "--url", "https://example.org"), 0);
  for (const file of ["index.html", "story.json", "article-explainer.js", "feed.xml", ".explainer-manifest.json"]) {
    assert.ok(built.files[`site/${file}`], file);
  }
  assert.match(built.stderr, /1 written, 0 unchanged/);
  assert.match(
    alike(commands.run("build", "stories", "-o", "site", "--url", "https://example.org")).stderr,
    /0 written, 1 unchanged/,
  );
});

test("what is asked for wrongly is refused in the same words", (t) => {
  const commands = both(t);
  commands.fill({
    "notes.txt": "",
    "empty/": "",
    "page.html": "<!-- explainer:head -->",
    "in/story.md": STORY,
    "latin.md": Buffer.from("---\ntitle: \xe9\n---\n", "latin1"),
  });
  for (const args of [
    [],
    ["explain"],
    ["build"],
    ["build", "in"],
    ["build", "in", "--output"],
    ["check"],
    ["draft", "--language"],
    ["check", "none.md"],
    ["check", "notes.txt"],
    ["check", "empty"],
    ["check", "latin.md"],
    ["build", "none", "-o", "site"],
    ["build", "empty", "-o", "site"],
    ["build", "in", "-o", "site", "--page", "page.html"],
    ["build", "in", "-o", "notes.txt"],
    ["build", "in", "-o", "site", "--widget-files", "empty"],
    ["build", "in", "-o", "notes.txt/site"],
    ["draft", "none.txt"],
    ["draft", "in"],
    ["draft", "notes.txt"],
    ["import", "none.csv"],
    ["import", "notes.txt"],
    ["export", "none.md"],
    ["import", "notes.txt", "--day-first", "--month-first"],
    ["draft", "notes.txt", "--published", "soon"],
    ["check", "in", "--format", "xml"],
    ["serve", "in", "-o", "site", "--port", "70000"],
    ["new"],
  ]) {
    const { status, stderr } = alike(commands.run(...args));
    assert.ok(status === 2 && stderr, `${args}: ${status} ${stderr}`);
  }
});

test("help is the same for the tool and for each verb", (t) => {
  const commands = both(t);
  for (const args of [
    ["--help"],
    ["-h"],
    ["--version"],
    ["help", "build"],
    ["build", "--help"],
    ["check", "-h"],
    ["draft", "--help"],
    ["serve", "--help"],
  ]) {
    assert.ok(alike(commands.run(...args), 0).stdout, `${args}`);
  }
});

test("new writes a story that builds, and never over one that is there", (t) => {
  const commands = both(t);
  assert.ok(alike(commands.run("new", "deep/first"), 0).files["deep/first/story.md"]);
  alike(commands.run("new", "deep/first"), 2);
  alike(commands.run("check", "deep"), 0);
  alike(commands.run("build", "deep", "-o", "site"), 0);
});

test("check tells the same findings, for people, for machines and of links", (t) => {
  const commands = both(t);
  commands.copy(join(root, "stories"), "stories");
  commands.fill({
    "story.md": "---\ntitle: A title\npublished: 2019-02-30\nglossary: none.yaml\n---\nWords of [[nobody]].\n",
    "broken.json": '{\n  "é": [1,}\n',
    "glossary.yaml": "- id: a\n  labl: A\n",
  });
  alike(commands.run("check", "story.md"), 1);
  alike(commands.run("check", "story.md", "broken.json", "glossary.yaml", "--format", "json"), 1);
  alike(commands.run("check", "stories"), 0);
  assert.match(alike(commands.run("check", "stories", "--links"), 0).stdout, /->/);
});

test("draft writes the same story, its suggestions and its counts", (t) => {
  const commands = both(t);
  commands.fill({ "article.txt": ARTICLE, "house.yaml": "- id: m\n  label: Marwick\n  definition: A town.\n" });
  commands.copy(join(root, "tests/draft/articles/check"), "articles");
  assert.ok(alike(commands.run("draft", "article.txt", "-o", "out/story.md"), 0).files["out/story.md"]);
  alike(commands.run("draft", "article.txt", "-o", "out/story.md"), 2);
  alike(commands.run("draft", "article.txt", "--suggestions"), 0);
  alike(commands.run("draft", "article.txt", "--glossary", "house.yaml", "--glossary", "out/story.md"), 0);
  for (const article of ["de-funk", "fr-ligne", "nl-tunnel"]) alike(commands.run("draft", `articles/${article}.txt`));
});

test("import and export give the same", (t) => {
  const commands = both(t);
  commands.fill({
    "timeline.csv": TIMELINE,
    "glossary.csv": "Definition,Term\nA body,Board\n",
    "days.csv": TIMELINE.replace("12,5", "03/04/2018,"),
  });
  alike(commands.run("import", "timeline.csv"), 1);
  alike(commands.run("import", "timeline.csv", "-o", "story.md"), 1);
  alike(commands.run("import", "glossary.csv"), 0);
  alike(commands.run("import", "days.csv", "--month-first"));
  alike(commands.run("export", "story.md"));
});

test("the schema is the same", (t) => {
  alike(both(t).run("schema"), 0);
});

test("a site is kept, told and cleared as natively when its stories change", (t) => {
  const commands = both(t);
  const build = (...more) => alike(commands.run("build", "in", "-o", "site", ...more));
  commands.fill({
    "in/one.md": STORY,
    "in/two.md": `${STORY}\n![x](a.svg)\n`,
    "in/a.svg": '<svg viewBox="0 0 2 1"/>',
    "in/node_modules/x/story.md": "",
  });
  assert.equal(build().status, 0);
  commands.fill({ "in/one.md": "---\ntitle: A title\nglossary: none.yaml\n---\nWords.\n" });
  const broken = build();
  assert.match(broken.stderr, /its page stays as it was/);
  assert.ok(broken.files["site/one/index.html"]);
  commands.fill({ "in/one.md": STORY, "in/two.md": null, "in/a.svg": null });
  assert.match(build().stderr, /is stale/);
  assert.equal(build("--prune").files["site/two/index.html"], undefined);
  commands.fill({ "in/three/story.md": STORY, "site/three/index.html": "somebody else's" });
  assert.match(build().stderr, /was not written by this tool/);
  commands.fill({ "in/other/story.md": STORY, "in/other.md": STORY });
  assert.equal(build().status, 2);
});

test("a file that cannot be written is named, and the others stay", (t) => {
  const commands = both(t);
  commands.fill({ "in/story.md": STORY });
  const { files: before } = alike(commands.run("build", "in", "-o", "site"), 0);
  commands.fill({ "in/two.md": STORY, "site/two": "somebody else's" });
  const { stderr, files: after } = alike(commands.run("build", "in", "-o", "site"), 1);
  assert.match(stderr, /two\/\S+ cannot be written: there is a file of that name/);
  assert.deepEqual(after["site/index.html"], before["site/index.html"]);
  assert.deepEqual(after["site/two"], Buffer.from("somebody else's"));
});

test("who stops reading is told of, without a trace of the stack", async (t) => {
  const command = start(folder(t), ["schema"]);
  command.stdout.destroy();
  command.stderr.setEncoding("utf8");
  let told = "";
  command.stderr.on("data", (text) => (told += text));
  const [status] = await once(command, "close");
  assert.equal(told, "error: the output cannot be written: the pipe was closed\n");
  assert.equal(status, 2);
});

/** Waits until a condition holds, for half a minute at most. */
async function until(what, holds) {
  const end = performance.now() + 30_000;
  while (!(await holds())) {
    assert.ok(performance.now() < end, `never: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("serve shows the site, and what the author changes", async (t) => {
  const frame = "<!-- explainer:head --><p>Old frame</p><!-- explainer:story -->";
  const path = folder(t, { "in/story.md": STORY, "frame.html": frame });
  const server = start(path, ["serve", "in", "-o", "in/site", "--page", "frame.html", "--port", "0"]);
  t.after(() => server.kill());
  server.stderr.setEncoding("utf8");
  let told = "";
  server.stderr.on("data", (text) => (told += text));
  await until("it serves", () => told.includes("(Ctrl-C ends it)"));
  const [address] = told.match(/http:\/\/127\.0\.0\.1:\d+\//);
  const page = await fetch(address);
  assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.match(await page.text(), /Words\./);
  assert.equal((await fetch(`${address}.explainer-manifest.json`)).status, 404);
  writeFileSync(join(path, "in/story.md"), STORY.replace("Words", "Others"));
  const shown = async (text) => (await (await fetch(address)).text()).includes(text);
  await until("the change is shown", () => shown("Others."));
  writeFileSync(join(path, "frame.html"), frame.replace("Old", "New"));
  await until("the changed frame is shown", () => shown("New frame"));
});

test("a port that is taken is told of as natively", async (t) => {
  const commands = both(t);
  commands.fill({ "in/story.md": STORY });
  const other = createServer().listen(0, "127.0.0.1");
  t.after(() => other.close());
  await once(other, "listening");
  const { stderr } = alike(commands.run("serve", "in", "-o", "site", "--port", `${other.address().port}`), 2);
  assert.match(stderr, /another program uses it; choose another with --port/);
});

test("without the widget's files a site is told to be bare", (t) => {
  const path = folder(t, { "in/story.md": STORY });
  const command = [join(packaged, "node/command.mjs"), "build", "in", "-o", "site"];
  const told = spawnSync(process.execPath, command, { cwd: path, env: environment(""), encoding: "utf8" }).stderr;
  assert.match(told, /came without the widget's files/);
  // By default it uses those of its package.
  const { EXPLAINER_WIDGET: _, ...env } = environment();
  spawnSync(process.execPath, command, { cwd: path, env });
  assert.deepEqual(
    files(join(path, "site"))["article-explainer.js"],
    readFileSync(join(packaged, version, "article-explainer.js")),
  );
});
