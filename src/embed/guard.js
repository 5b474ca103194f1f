// The build appends this to the glue of a module, and has the glue call `guarded(instance.exports)`. An exception that
// leaves a module, be it a trap (a panic is one) or what a function of the page threw, skips the destructors of the Rust
// frames on the stack: no export may be called afterwards. So `onTrap` is told of it.
let trapped;
export const onTrap = (tell) => (trapped = tell);

const guard = (call) => (...values) => {
  try {
    return call(...values);
  } catch (error) {
    trapped?.();
    throw error;
  }
};
const guarded = (exports) =>
  Object.fromEntries(Object.entries(exports).map(([name, it]) => [name, typeof it === "function" ? guard(it) : it]));
