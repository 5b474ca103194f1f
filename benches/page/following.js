// The widget's work while the reader scrolls: the length of its tasks, and its layout queries.

import { painted, show, text, widget } from "./frames.js";

/** The number of steps, and pixels per step. */
const STEPS = 1_000;
const STEP = 100;

/** Scrolls through the article in small steps, one per frame. */
export async function scroll() {
  const { frame } = await widget(await text("long.json"));
  await show(frame);
  const page = frame.contentWindow;
  const passages = new Set();
  page.addEventListener("explainer-progress", ({ detail }) => passages.add(detail.passage));
  const reads = watchReads(page);
  const tasks = observe(page, "longtask");
  // Chromium reports these only in the topmost page.
  const frames = observe(globalThis, "long-animation-frame");
  for (let index = 1; index <= STEPS; index++) {
    reads.pause(() => page.scrollTo({ top: index * STEP, behavior: "instant" }));
    await painted();
  }
  const scripts = frames().flatMap((entry) => entry.scripts);
  const longTasks = tasks();
  frame.remove();
  return {
    "reading/scroll-long-tasks": { median: longTasks.length },
    "reading/scroll-longest-task": { median: Math.max(0, ...longTasks.map((task) => task.duration)) },
    "reading/scroll-forced": { median: scripts.reduce((sum, script) => sum + script.forcedStyleAndLayoutDuration, 0) },
    "reading/scroll-reads": { median: reads.count() },
    "reading/scroll-reads-time": { median: reads.milliseconds() },
    "reading/scroll-passages": { median: passages.size },
  };
}

/** The entries of a performance observer; they are collected at the end. */
function observe(page, type) {
  const entries = [];
  const observer = new page.PerformanceObserver((list) => entries.push(...list.getEntries()));
  observer.observe({ type });
  return () => {
    entries.push(...observer.takeRecords());
    observer.disconnect();
    return entries;
  };
}

/** Counts the calls by which a script reads layout, and their time. A call takes long if it forces a layout. */
function watchReads(page) {
  let count = 0;
  let milliseconds = 0;
  let paused = false;
  const timed = (read) =>
    function (...values) {
      const start = performance.now();
      const result = read.apply(this, values);
      if (!paused) {
        count++;
        milliseconds += performance.now() - start;
      }
      return result;
    };
  const { Element, HTMLElement } = page;
  for (const [{ prototype }, names] of [
    [Element, ["getBoundingClientRect", "getClientRects", "scrollIntoView", "scrollBy", "scrollTo", "clientWidth", "clientHeight",
      "scrollTop", "scrollHeight", "scrollWidth", "checkVisibility"]],
    [HTMLElement, ["offsetTop", "offsetHeight", "offsetWidth", "focus", "innerText"]],
  ]) {
    for (const name of names) {
      const property = Object.getOwnPropertyDescriptor(prototype, name);
      const kind = property.get ? "get" : "value";
      Object.defineProperty(prototype, name, { ...property, [kind]: timed(property[kind]) });
    }
  }
  const pause = (work) => {
    paused = true;
    work();
    paused = false;
  };
  return { count: () => count, milliseconds: () => milliseconds, pause };
}

/** The changes in the article when a card opens. */
export async function drawn() {
  const { frame, root } = await widget(await text("long.json"));
  await show(frame);
  let changes = 0;
  const observer = new frame.contentWindow.MutationObserver((records) => (changes += records.length));
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(root.querySelector(".explainer-article"), everything);
  root.querySelector(".explainer-article .explainer-term").click();
  await painted(() => root.querySelector(":popover-open .explainer-choices"));
  changes += observer.takeRecords().length;
  frame.remove();
  return { "reading/drawn": { median: changes } };
}
