// Finding terms: in WebAssembly beside the same natively, and beside what a browser has.

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

/** One expression of all spellings, the longest first. */
async function besideRegExp(count, here) {
  const spellings = here.terms(count).sort((a, b) => b.length - a.length);
  const expression = new RegExp(`\\b(?:${spellings.join("|")})\\b`, "gi");
  const find = (text) => void text.match(expression)?.length;
  return beside("terms/regexp", count, here, async () => find, [5_000, 20_000, 100_000, 1_000_000, BYTES]);
}

/**
 * mark.js is told to wrap nothing, as ours only finds, too. It goes from one spelling to the next by calling itself, and
 * with a thousand of them the stack may end, so it is given a hundred at a time.
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

/** Takes the largest text that a peer reads in about a second; ours reads the whole one. Compared by bytes a second. */
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
