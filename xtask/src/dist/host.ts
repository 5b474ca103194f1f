// The script of a host, compiled against the types of the package. Lines that must not compile are marked.
import type { ArticleExplainer, ArticleExplainerEventMap, ExplainerStory } from "article-explainer";
import story from "../../../examples/story.json";

const element = document.createElement("article-explainer");
const found: ArticleExplainer | null = document.querySelector("article-explainer");

element.story = story;
element.story = undefined;
// @ts-expect-error: the address of a story is the attribute `src`
element.story = "story.json";
// @ts-expect-error: a story has a version
const without: ExplainerStory = {};

const shown: boolean = element.showTerm("metre");
const gone: boolean | undefined = found?.goToEvent("light");
element.hideTerm();
// @ts-expect-error: an id is a string
element.showTerm(1);

element.addEventListener("explainer-term-show", (event) => {
  const id: string = event.detail.id;
  if (id) event.preventDefault();
});
document.addEventListener("explainer-error", ({ detail }) => {
  const places: string[] = detail.diagnostics.map(({ path }) => path);
  return [detail.fatal, places];
});
addEventListener("explainer-progress", (event) => event.detail.passage.toFixed());
// @ts-expect-error: no such event
const unknown: keyof ArticleExplainerEventMap = "explainer-done";

export default [shown, gone, without, unknown];
