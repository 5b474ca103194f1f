// Times, taken in turns, and what they say.

/** The seconds that a work takes. A work that lies elsewhere tells them itself. */
export async function seconds(work) {
  const start = performance.now();
  const told = await work();
  return typeof told === "number" ? told : (performance.now() - start) / 1000;
}

/** Does all works in turns, so many rounds long. For each work its seconds, round by round. */
export async function inTurns(works, rounds) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(works)) times[name].push(await seconds(work));
  }
  return times;
}

/** A figure of the quotients of two rows of times: the median, and the spread around it as criterion tells it. */
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
