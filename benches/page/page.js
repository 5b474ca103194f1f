// Runs the measurements that `cargo xtask bench` asks for, and sends the figures back.

import { dates } from "./dates.js";
import { unseen } from "./embed.js";
import { drawn, scroll } from "./following.js";
import { card, first } from "./reading.js";
import { file, scale } from "./scale.js";
import { terms } from "./terms.js";

const send = (path, body) => fetch(path, { method: "POST", body });

/** The native functions, which return their own seconds. */
function outside(build) {
  const ask = async (command) => Number(await (await send(`native/${build}`, command)).text());
  return {
    take: (count) => ask(`take ${count}`),
    run: (work) => ask(`run ${work}`),
  };
}

async function module(build) {
  // In a variable, so that a bundler does not try to resolve the template.
  const address = `./${build}/here.js`;
  const glue = await import(address);
  await glue.default();
  return glue;
}

/** The engine, and its measurements. */
async function engine() {
  const [small, fast] = await Promise.all([module("release"), module("fast")]);
  const works = {
    small: new small.Here(),
    fast: new fast.Here(),
    native: { small: outside("release"), fast: outside("fast") },
  };
  const million = 6_500_000;
  return {
    ...Object.fromEntries([100, 1000, 10_000, 100_000].map((count) => [`terms/${count}`, () => terms(count, works)])),
    dates: () => dates(works),
    "scale/story": () => scale(small.Large, "story", 100_000, million, false),
    "scale/file": () => file(small, 100_000, million),
    "scale/paragraph": () => scale(small.Large, "paragraph", 100_000, million, true),
  };
}

/** The measurements of the widget. */
const widget = {
  "reading/card": card,
  "reading/drawn": drawn,
  "reading/first": first,
  "reading/scroll": scroll,
  "embed/unseen": () =>
    unseen(
      async (path) => Number(await (await send("weight", path)).text()),
      async () => Number(await (await send("thread")).text()) / 1e6,
    ),
};

async function measure(parts, wanted) {
  const all = { ...(parts.includes("widget") ? widget : {}), ...(parts.includes("engine") ? await engine() : {}) };
  const figures = {};
  for (const [name, work] of Object.entries(all)) {
    if (!name.includes(wanted)) continue;
    await send("progress", name);
    Object.assign(figures, await work());
  }
  return figures;
}

const asked = new URLSearchParams(location.search);
measure(asked.getAll("part"), asked.get("only") ?? "").then(
  (figures) => send("figures", JSON.stringify(figures)),
  (error) => send("failed", `${error}\n${error.stack}`),
);
