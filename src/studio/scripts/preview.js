// In the preview's own page: a story that is drawn follows the one that is written. The build fills in the script of the
// widget, which the element loads as well, and first: it checks what it loads, and Firefox refuses to check a module that is
// there already.
let update;
addEventListener("explainer-ready", async () => ({ update } = await import("__WIDGET__")));

// Whether it does; where nothing is drawn yet, the element begins by itself.
window.follow = (element, story) => update?.(element, story);
