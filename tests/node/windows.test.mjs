// The command with paths as they are written on Windows.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { environment, files, fill, folder, packaged } from "./installed.mjs";

const STORY = "---\ntitle: A title\nglossary: ../shared/glossary.yaml\ntimeline: {}\n---\nThe Board met. ![A plan](plan.svg)\n";
const SOURCES = {
  "texts/one/story.md": STORY,
  "texts/one/plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "texts/shared/glossary.yaml": "- {id: board, label: Board, definition: Nine people.}\n",
  "texts/shared/left.txt": "",
};

function ran(cwd, args, loaded = []) {
  const command = [...loaded, join(packaged, "node/command.mjs"), ...args];
  return spawnSync(process.execPath, command, { cwd, env: environment(), encoding: "utf8" });
}

test("paths with backslashes build the same site, word for word", (t) => {
  const [slashes, backslashes] = [folder(t, SOURCES), folder(t, SOURCES)];
  const like = ["--import", new URL("like_windows.mjs", import.meta.url).href];
  const expected = ran(slashes, ["build", "texts", "-o", "texts/public/site"]);
  const told = ran(backslashes, ["build", ".\\texts\\", "-o", "texts\\public\\site"], like);
  assert.equal(told.stderr, expected.stderr);
  assert.equal(told.status, 0, told.stderr);
  assert.deepEqual(files(backslashes), files(slashes));
  // What was built into the folder of the stories is not read as one of them.
  const again = ran(backslashes, ["build", "texts\\", "-o", "texts\\public\\site"], like);
  assert.match(again.stderr, /0 written, 1 unchanged/);
});

test("a fault names the file with slashes, as on all systems", (t) => {
  const path = folder(t, SOURCES);
  fill(path, { "texts/one/story.md": STORY.replace("glossary.yaml", "none.yaml") });
  const like = ["--import", new URL("like_windows.mjs", import.meta.url).href];
  const told = ran(path, ["check", "texts\\one\\story.md"], like);
  assert.equal(told.status, 1, told.stderr);
  assert.match(told.stderr + told.stdout, /texts\/shared\/none\.yaml/);
  assert.doesNotMatch(told.stderr + told.stdout, /\\/);
});
