#!/usr/bin/env node
// The command: what `npx article-explainer` runs.
import process from "node:process";
import { run } from "./api.mjs";

let broken = 0;
process.stdout.on("error", ({ code, message }) => {
  const why = code === "EPIPE" ? "the pipe was closed" : message;
  process.stderr.write(`error: the output cannot be written: ${why}\n`);
  process.exitCode = broken = 2;
});

try {
  process.exitCode = (await run(process.argv.slice(2))) || broken;
} catch (error) {
  process.stderr.write(`error: a fault of this tool, please report it: ${error?.stack ?? error}\n`);
  process.exitCode = 2;
}
