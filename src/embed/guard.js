// The build appends this to the glue of a module, and has the glue call `guarded(instance.exports)`. An exception that
// leaves a module, whether a trap (such as a panic) or thrown by a function of the page, skips the destructors of the
// Rust frames on the stack, so no export may be called afterwards. `onTrap` is called then.
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
