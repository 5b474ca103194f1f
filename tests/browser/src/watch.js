// Stands in every page of the site, before its own scripts: keeps what a test has to know afterwards.
{
  // The page is then as it was built.
  document.currentScript.remove();

  // What a console would show. It stays when another page of the site is opened.
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
      // What is on its way when the page is left is no fault.
      if (!leaving) keep(level, `console.${method}: ${values.map(spelled).join(" ")}`);
      original.apply(console, values);
    };
  }
  const onError = ({ target, message, filename, lineno }) => {
    if (leaving) return;
    if (target instanceof Element) keep("SEVERE", `${target.src ?? target.href} does not load`);
    else keep("SEVERE", `${filename}:${lineno}: ${message}`);
  };
  // Files that fail to load tell it only on the way down.
  addEventListener("error", onError, true);
  addEventListener("unhandledrejection", ({ reason }) => keep("SEVERE", `unhandled: ${spelled(reason)}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
    keep("SEVERE", `against the policy: ${violatedDirective}: ${blockedURI} in ${sourceFile}:${lineNumber}`),
  );

  // What the element tells its host.
  const told = [];
  for (const name of ["ready", "error", "progress", "term-show", "term-hide", "event-select"]) {
    const type = `explainer-${name}`;
    addEventListener(type, ({ detail }) => told.push({ type, detail: structuredClone(detail) }), true);
  }

  // Timers of less than a second that have yet to elapse; a driver has longer ones.
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

  // The memory of each module of wasm.
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
    // How many bytes of its stack a module has used at most. The stack grows from 1 MiB down to the address 0, and what was
    // never written to is 0.
    stack: () => Math.max(0, ...memories.map(({ buffer }) => (1 << 20) - new Uint8Array(buffer).findIndex((byte) => byte))),
    takeLines() {
      const lines = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
      sessionStorage.removeItem(KEY);
      return lines;
    },
  };
}
