// The package as installed by an author (xtask/src/node.rs), and the native command beside it.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
/** The folder into which the package was installed, and the package in it. */
export const installed = join(root, "target/node");
export const packaged = join(installed, "node_modules/article-explainer");
const { version } = JSON.parse(readFileSync(join(packaged, "package.json")));
export { version };

const TOOL = [process.execPath, join(packaged, "node/command.mjs")];
const NATIVE = [join(root, "target/debug", process.platform === "win32" ? "explainer.exe" : "explainer")];
/** How the user runs each. */
const NAMES = ["npx article-explainer", "explainer"];

/** Without colours; the native command takes the widget's files from the package as well. */
export function environment(widget = join(packaged, version)) {
  return { ...process.env, NO_COLOR: "1", EXPLAINER_WIDGET: widget };
}

/** Starts the installed command. */
export function start(cwd, args) {
  return spawn(TOOL[0], [...TOOL.slice(1), ...args], { cwd, env: environment() });
}

/** A folder with some files, which is removed after the test. */
export function folder(test, files = {}) {
  const path = mkdtempSync(join(tmpdir(), "explainer-"));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  fill(path, files);
  return path;
}

/** Writes files into a folder; `null` removes one, and a name that ends in a slash is a folder. */
export function fill(path, files) {
  for (const [name, content] of Object.entries(files)) {
    const place = join(path, name);
    mkdirSync(name.endsWith("/") ? place : dirname(place), { recursive: true });
    if (content === null) rmSync(place);
    else if (!name.endsWith("/")) writeFileSync(place, content);
  }
}

/** The bytes of the files below a folder, by path. */
export function files(path) {
  const found = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return Object.fromEntries(
    paths.sort().map((file) => [
      file
        .slice(path.length + 1)
        .split(sep)
        .join("/"),
      readFileSync(file),
    ]),
  );
}

/** Runs a command; returns its output, its status, and its files. */
function ran([program, ...first], args, cwd) {
  const { status, stdout, stderr } = spawnSync(program, [...first, ...args], {
    cwd,
    env: environment(),
    encoding: "utf8",
  });
  return { status, stdout, stderr, files: files(cwd) };
}

/** Runs both commands, each in its own folder with the same files. */
export function both(test) {
  const folders = [folder(test), folder(test)];
  return {
    fill: (content) => folders.forEach((path) => fill(path, content)),
    copy: (from, to) => folders.forEach((path) => cpSync(from, join(path, to), { recursive: true })),
    run(...args) {
      const [here, native] = [TOOL, NATIVE].map((command, index) => ran(command, args, folders[index]));
      for (const told of ["stdout", "stderr"]) here[told] = here[told].replaceAll(...NAMES);
      return { here, native };
    },
  };
}

/** Copies examples beside the installed package, so that they find it, and imports a module of them. */
export async function example(path) {
  const [name] = path.split("/");
  const copies = join(installed, "examples");
  for (const part of [name, "glossary.yaml", "timeline.yaml"]) {
    cpSync(join(root, "examples", part), join(copies, part), { recursive: true });
  }
  return { folder: join(copies, name), module: await import(pathToFileURL(join(copies, path))) };
}
