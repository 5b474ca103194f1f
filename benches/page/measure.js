// Times, taken alternately, and their statistics.

/** The seconds that a function takes. Remote ones return them. */
export async function seconds(work) {
  const start = performance.now();
  const told = await work();
  return typeof told === "number" ? told : (performance.now() - start) / 1000;
}

/** Runs all functions alternately for a number of rounds. Returns the seconds of each, by round. */
export async function inTurns(works, rounds) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(works)) times[name].push(await seconds(work));
  }
  return times;
}

/** The figure for the quotients of two series: the median, and the spread around it as in criterion. */
export function ratio(over, under, factor = 1) {
  const quotients = over.map((time, round) => (factor * time) / under[round]);
  const middle = median(quotients);
  return { median: middle, spread: 1.4826 * median(quotients.map((quotient) => Math.abs(quotient - middle))) };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
