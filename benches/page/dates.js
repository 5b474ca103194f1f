// Finding dates, compared with chrono.

import * as chrono from "chrono-node/en";
import { inTurns, ratio } from "./measure.js";

/** Ours reads the sentences a hundred times, chrono once. */
const TIMES = 100;

export async function dates({ small, fast, native }) {
  const sentences = small.sentences();
  const day = new Date(2019, 3, 20);
  const find = () => sentences.reduce((count, sentence) => count + chrono.parse(sentence, day).length, 0);
  find();
  const times = await inTurns(
    {
      chrono: () => void find(),
      small: () => void small.run("dates"),
      fast: () => void fast.run("dates"),
      native: () => native.fast.run("dates"),
    },
    15,
  );
  return {
    "dates/chrono-small-wasm": ratio(times.chrono, times.small, TIMES),
    "dates/chrono-wasm": ratio(times.chrono, times.fast, TIMES),
    "dates/chrono-native": ratio(times.chrono, times.native, TIMES),
    "dates/wasm-to-native": ratio(times.native, times.fast),
    "dates/found": { median: small.run("dates") / TIMES },
    "dates/found-chrono": { median: find() },
  };
}
