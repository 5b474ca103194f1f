import markdownIt from "markdown-it";
import explainer from "./explainer.mjs";
import glossary from "../markdown-it/explainer.mjs";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(explainer, { stories: "stories", page: "frame/index.html" });
  // The pages of the site itself have the same terms and dates as links to notes.
  const options = { glossary: "../glossary.yaml", timeline: "../timeline.yaml", heading: "In this page" };
  eleventyConfig.setLibrary("md", markdownIt({ html: true }).use(glossary, options));
}
