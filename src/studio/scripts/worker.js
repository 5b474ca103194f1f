// The studio's worker: answers questions by messages. The build joins this with the glue of its module.
import init, { answer } from "./studio-core.js";

let ready;

addEventListener("message", async ({ data: { wasm, number, question, given, files } }) => {
  if (wasm) return (ready = init({ module_or_path: wasm }));
  try {
    await ready;
    const [json, made] = answer(question, given, files ?? new Map());
    postMessage({ number, json, made }, [...made.values()].map(({ buffer }) => buffer));
  } catch (error) {
    // After a trap the module is dead; the page starts another worker.
    const isDead = error instanceof WebAssembly.RuntimeError;
    const message = isDead ? "too-much" : String(error.message ?? error);
    postMessage({ number, message, isDead });
  }
});
