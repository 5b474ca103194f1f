// Runs in every page of the site, before its own scripts: records what a test checks later.
{
  // Restores the page as it was built.
  document.currentScript.remove();

  // Console messages, kept when another page of the site is opened.
  const KEY = "watched-lines";
  const keep = (level, message) => {
    const lines = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    sessionStorage.setItem(KEY, JSON.stringify([...lines, { level, message }]));
  };
  const spelled = (value) => (value instanceof Error ? `${value} ${value.stack}` : String(value));

  let leaving = false;
  addEventListener("beforeunload", () => (leaving = true));
  for (const [method, level] of [["error", "SEVERE"], ["warn", "WARNING"]]) {
    const original = console[method];
    console[method] = (...values) => {
      // Failures of requests that are cancelled when the page is left are ignored.
      if (!leaving) keep(level, `console.${method}: ${values.map(spelled).join(" ")}`);
      original.apply(console, values);
    };
  }
  const onError = ({ target, message, filename, lineno }) => {
    if (leaving) return;
    if (target instanceof Element) keep("SEVERE", `${target.src ?? target.href} does not load`);
    else keep("SEVERE", `${filename}:${lineno}: ${message}`);
  };
  // Failures to load a file do not bubble, so they are captured.
  addEventListener("error", onError, true);
  addEventListener("unhandledrejection", ({ reason }) => keep("SEVERE", `unhandled: ${spelled(reason)}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
    keep("SEVERE", `against the policy: ${violatedDirective}: ${blockedURI} in ${sourceFile}:${lineNumber}`),
  );

  // Events of the element.
  const told = [];
  for (const name of ["ready", "error", "progress", "term-show", "term-hide", "event-select"]) {
    const type = `explainer-${name}`;
    addEventListener(type, ({ detail }) => told.push({ type, detail: structuredClone(detail) }), true);
  }

  // Pending timers of less than a second; a driver has longer ones.
  const pending = new Set();
  const { setTimeout: start, clearTimeout: stop } = globalThis;
  globalThis.setTimeout = (work, delay = 0, ...rest) => {
    const id = start((...values) => {
      pending.delete(id);
      work(...values);
    }, delay, ...rest);
    if (delay < 1000) pending.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    pending.delete(id);
    stop(id);
  };

  // The memory of each wasm module.
  const memories = [];
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...values) {
      super(...values);
      memories.push(...Object.values(this.exports).filter((it) => it instanceof WebAssembly.Memory));
    }
  };

  globalThis.watched = {
    told,
    timers: () => pending.size,
    // The maximum number of bytes of the stack that a module has used. The stack grows from 1 MiB down to the address
    // 0, and unused bytes are 0.
    stack: () => Math.max(0, ...memories.map(({ buffer }) => (1 << 20) - new Uint8Array(buffer).findIndex((byte) => byte))),
    takeLines() {
      const lines = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
      sessionStorage.removeItem(KEY);
      return lines;
    },
  };
}
