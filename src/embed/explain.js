// What only those pages need whose story was never built, or that bring an article of their own. The build joins this
// with the glue of the engine. It is the script of a worker as well.
import init, { Engine, HostArticle, onTrap } from "./engine.js";

export { HostArticle };

const LARGE = 1_000_000; // characters; more than this is read for longer than 50 ms on a slow device

let wasm;

// Starts the engine; `response` is its wasm. After a trap it must not be asked again: `trapped` is called.
export const start = async (response, trapped) => {
  wasm = response.url;
  onTrap(trapped);
  await init({ module_or_path: response });
};

// Explains a story in a worker. None where there can be none: its script must come from the page's own origin, and the
// page's policy may have to allow it.
const explainedByWorker = (story, mentions) => {
  const policy = globalThis.trustedTypes?.createPolicy("article-explainer", { createScriptURL: (url) => url });
  const worker = new Worker(policy?.createScriptURL(import.meta.url) ?? import.meta.url, { type: "module" });
  return new Promise((done, fail) => {
    worker.onmessage = ({ data: { explanation, error } }) =>
      error ? fail(Object.assign(new Error(error.message), error)) : done(explanation);
    worker.onerror = () => done();
    worker.postMessage({ wasm, story, mentions });
  }).finally(() => worker.terminate());
};

// Explains a story: a large one in a worker; any other slice by slice, so that the page stays alive and nothing has to
// be started for it.
export const explained = async (story, mentions) => {
  if (story.length > LARGE) {
    const explanation = await Promise.try(explainedByWorker, story, mentions).catch((error) => {
      if (error.diagnostics) throw error;
    });
    if (explanation) return explanation;
  }
  try {
    const engine = new Engine(story, mentions);
    while (engine.advance()) await new Promise((resume) => setTimeout(resume));
    return engine.finish();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    throw new Error("The story could not be explained: the engine stopped");
  }
};

// How a mention in the host's own tree changes; its look itself stands on the element (src/host_article/mention.rs).
// A worker has no style sheets.
const styles = typeof CSSStyleSheet === "function" ? new CSSStyleSheet() : undefined;
styles?.replaceSync(`
article-explainer :is([data-term],[data-event-mention]){--explainer-line:dotted;--explainer-line-color:light-dark(#8a2f14,#f0a070)}
article-explainer :is([data-term],[data-event-mention]):is(:hover,:focus-visible){--explainer-line:solid}
article-explainer :is([data-term],[data-event-mention]):focus-visible{--explainer-ring:2px solid}
`);
const others = (tree) => tree.adoptedStyleSheets.filter((sheet) => sheet !== styles);

// Lets the host's tree know how mentions look, or forget it.
export const style = (tree) => (tree.adoptedStyleSheets = [...others(tree), styles]);
export const unstyle = (tree) => (tree.adoptedStyleSheets = others(tree));

if (typeof WorkerGlobalScope === "function") {
  addEventListener("message", async ({ data: { wasm, story, mentions } }) => {
    try {
      await init({ module_or_path: wasm });
      const engine = new Engine(story, mentions);
      while (engine.advance());
      postMessage({ explanation: engine.finish() });
    } catch ({ message, diagnostics }) {
      postMessage({ error: { message, diagnostics } });
    }
  });
}
