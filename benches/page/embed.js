// The cost for a page of an element that is never scrolled to.

import { difference, open, painted, settle } from "./frames.js";
import { inTurns } from "./measure.js";

const ROUNDS = 61;

/** Requests, bytes and milliseconds in addition to those of the same page without the two lines. */
export async function unseen(weigh, thread) {
  const inBoth = (measure) =>
    inTurns({ without: () => measure("ordinary.html"), with: () => measure("embedded.html") }, ROUNDS);
  const threads = await inBoth((address) => busy(address, thread));
  const times = await inBoth(loaded);
  const [without, more] = await Promise.all([requests("ordinary.html"), requests("embedded.html")]);
  const added = more.filter((address) => !without.includes(address));
  const bytes = await Promise.all(added.map((address) => weigh(new URL(address).pathname.slice(1))));
  return {
    "embed/unseen-requests": { median: more.length - without.length },
    "embed/unseen-bytes": { median: bytes.reduce((sum, count) => sum + count, 0) },
    "embed/unseen-thread": difference(threads.with, threads.without),
    "embed/unseen-time": difference(times.with, times.without),
  };
}

/** The CPU time of the page's thread until two frames after loading, in milliseconds. */
async function busy(address, thread) {
  await settle();
  const before = await thread();
  const frame = await open(address);
  await painted();
  await painted();
  const milliseconds = (await thread()) - before;
  frame.remove();
  return milliseconds;
}

/** The milliseconds until a page is loaded and idle. */
async function loaded(address) {
  await settle();
  const start = performance.now();
  const frame = await open(address);
  await new Promise((done) => frame.contentWindow.requestIdleCallback(done));
  const milliseconds = performance.now() - start;
  frame.remove();
  return milliseconds;
}

/** The requests of a page, except for itself, including those after loading. */
async function requests(address) {
  const frame = await open(address);
  await settle();
  const page = frame.contentWindow;
  const hasElement = !!page.customElements.get("article-explainer");
  if (hasElement !== !!page.document.querySelector("article-explainer")) throw new Error("the element was not defined");
  const names = page.performance.getEntriesByType("resource").map((entry) => entry.name);
  frame.remove();
  return names;
}
