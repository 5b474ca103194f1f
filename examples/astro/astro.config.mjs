import { defineConfig } from "astro/config";
import explainer from "./explainer.mjs";
import glossary from "../remark/explainer.mjs";

export default defineConfig({
  integrations: [explainer({ stories: "stories", page: "frame/index.html" })],
  // The pages of the site itself have the same terms and dates as links to notes.
  markdown: { remarkPlugins: [[glossary, { glossary: "../glossary.yaml", timeline: "../timeline.yaml" }]] },
});
