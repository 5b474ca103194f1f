// In the preview's own page: updates the rendered story in place. The build inserts the script of the widget. The
// element has to load it first: it checks the integrity, and Firefox cannot check a module that is loaded already.
let update;
addEventListener("explainer-ready", async () => ({ update } = await import("__WIDGET__")));

// Returns whether the rendered story was updated; otherwise the element loads the story itself.
window.follow = (element, story) => update?.(element, story);
