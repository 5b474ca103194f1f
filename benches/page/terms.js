// Finding terms: in WebAssembly compared with native code, and with alternatives in a browser.

import Mark from "mark.js/dist/mark.es6.js";
import { inTurns, ratio, seconds } from "./measure.js";

const BYTES = 10_000_000;
const ROUNDS = 9;

export async function terms(count, { small, fast, native }) {
  for (const works of [small, fast, native.small, native.fast]) await works.take(count);
  const times = await inTurns(
    {
      limit: () => void fast.run("limit"),
      fast: () => void fast.run("annotate"),
      nativeFast: () => native.fast.run("annotate"),
      small: () => void small.run("annotate"),
      nativeSmall: () => native.small.run("annotate"),
      find: () => void small.run("find"),
    },
    ROUNDS,
  );
  return {
    [`terms/wasm-to-native/${count}`]: ratio(times.nativeFast, times.fast),
    [`terms/small-wasm-to-native/${count}`]: ratio(times.nativeSmall, times.small),
    [`terms/small-wasm-to-fast/${count}`]: ratio(times.fast, times.small),
    [`terms/wasm-to-limit/${count}`]: ratio(times.limit, times.fast),
    ...(await besideRegExp(count, small)),
    ...(count <= 1000 ? await besideMark(count, small) : {}),
  };
}

/** One regular expression of all spellings, the longest first. */
async function besideRegExp(count, here) {
  const spellings = here.terms(count).sort((a, b) => b.length - a.length);
  const expression = new RegExp(`\\b(?:${spellings.join("|")})\\b`, "gi");
  const find = (text) => void text.match(expression)?.length;
  return beside("terms/regexp", count, here, async () => find, [5_000, 20_000, 100_000, 1_000_000, BYTES]);
}

/**
 * mark.js is configured to wrap nothing, as the engine only finds, too. It iterates over spellings by recursion, and a
 * thousand of them may overflow the stack, so it gets a hundred at a time.
 */
async function besideMark(count, here) {
  const spellings = here.terms(count);
  const options = {
    accuracy: { value: "exactly", limiters: [",", "."] },
    separateWordSearch: false,
    diacritics: false,
    filter: () => false,
  };
  const prepare = async (text) => {
    const article = document.createElement("article");
    article.hidden = true;
    article.append(...text.split("\n").map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    document.body.replaceChildren(article);
    const mark = new Mark(article);
    const markAll = (some) => new Promise((done) => mark.mark(some, { ...options, done: () => done() }));
    return async () => {
      for (let first = 0; first < count; first += 100) await markAll(spellings.slice(first, first + 100));
    };
  };
  return beside("terms/mark.js", count, here, prepare, [5_000, 20_000, 100_000, 1_000_000]);
}

/**
 * Uses the largest text that the other library reads in about a second; the engine reads the whole one. Compared by
 * bytes per second.
 */
async function beside(key, count, here, prepare, sizes) {
  let work;
  let bytes;
  for (const size of sizes) {
    const text = here.text(size);
    const find = await prepare(text);
    work = async () => void (await find(text));
    bytes = text.length;
    if ((await seconds(work)) > 0.2) break;
  }
  const times = await inTurns({ peer: work, ours: () => void here.run("find") }, 5);
  return { [`${key}/${count}`]: ratio(times.peer, times.ours, BYTES / bytes), [`${key}-bytes/${count}`]: { median: bytes } };
}
