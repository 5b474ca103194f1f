// A large glossary and a long article, annotated in slices: the length of the longest task.

/** The browser's definition of a long task, in milliseconds. */
const LONG = 50;

export async function scale(Large, name, terms, bytes, oneParagraph) {
  const large = Large.of(terms, bytes, oneParagraph);
  const words = large.words();
  // Creating the story is not part of the measurement.
  await new Promise((resume) => setTimeout(resume));
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
  observer.observe({ type: "longtask" });
  const slices = [];
  for (let more = true; more; ) {
    await new Promise((resume) => setTimeout(resume));
    const start = performance.now();
    more = large.advance();
    slices.push(performance.now() - start);
  }
  await new Promise((resume) => setTimeout(resume));
  longTasks += observer.takeRecords().length;
  observer.disconnect();
  large.finish();
  const all = slices.reduce((sum, slice) => sum + slice, 0);
  return {
    [`scale/longest-slice/${name}`]: { median: Math.max(...slices) / LONG },
    [`scale/long-tasks/${name}`]: { median: longTasks },
    [`scale/slices/${name}`]: { median: slices.length },
    [`scale/words/${name}`]: { median: words },
    [`scale/all-slices/${name}`]: { median: all / LONG },
  };
}

/** The same with the module that the widget loads, which parses a file first and serializes one at the end. */
export function file({ Engine, story_file }, terms, bytes) {
  const file = story_file(terms, bytes);
  const task = (work) => {
    const start = performance.now();
    const result = work();
    return [{ median: (performance.now() - start) / LONG }, result];
  };
  const [reading, annotator] = task(() => new Engine(file));
  while (annotator.advance());
  const [writing] = task(() => annotator.finish());
  return { "scale/reading": reading, "scale/writing": writing };
}
