// Builds a site with the author's core under Node: node build.mjs MODULE STORIES SITE
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [module, stories, site] = process.argv.slice(2);
const { build, check } = createRequire(import.meta.url)(module);

const paths = readdirSync(stories, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const files = new Map(paths.map((path) => [path, new Uint8Array(readFileSync(path))]));

const { findings, report, ...built } = build(files, { folder: stories });
if (findings.length || report) throw new Error(report);
for (const [path, bytes] of built.files) {
  const place = join(site, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, bytes);
}

const broken = new Map([["story.md", new TextEncoder().encode("---\ntitel: A\n---\nWords.\n")]]);
const { findings: found } = check(broken, ["story.md"]);
if (!found.some(({ line, hint }) => line === 2 && hint === 'did you mean "title"?')) throw new Error(JSON.stringify(found));
