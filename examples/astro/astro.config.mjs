import { unified } from "@astrojs/markdown-remark";
import { defineConfig } from "astro/config";
import explainer from "./explainer.mjs";
import glossary from "../remark/explainer.mjs";

// The pages of the site itself have the same terms and dates as links to notes.
const notes = [glossary, { glossary: "../glossary.yaml", timeline: "../timeline.yaml" }];

export default defineConfig({
  integrations: [explainer({ stories: "stories", page: "frame/index.html" })],
  markdown: { processor: unified({ remarkPlugins: [notes] }) },
});
