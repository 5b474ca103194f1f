// Loaded before the command: Node as on Windows, as far as paths go. Its functions take both separators and give back
// the other one.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import process from "node:process";

Object.defineProperty(process, "platform", { value: "win32" });
const taken = (path) => (typeof path === "string" ? path.replaceAll("\\", "/") : path);
for (const name of ["readFileSync", "writeFileSync", "unlinkSync", "rmdirSync", "mkdirSync", "readdirSync", "statSync", "lstatSync"]) {
  const original = fs[name];
  fs[name] = (path, ...rest) => original(taken(path), ...rest);
}
const { renameSync, realpathSync } = fs;
fs.renameSync = (from, to) => renameSync(taken(from), taken(to));
fs.realpathSync = (path) => realpathSync(taken(path)).replaceAll("/", "\\");
syncBuiltinESMExports();
