// A plugin for Eleventy: a folder of stories becomes a folder of the site, in the frame of one of the site's own pages.
//
//   eleventyConfig.addPlugin(explainer, { stories: "stories", to: "explained", page: "frame/index.html" });
//
// `page` is a page of the site, as it was written, with <!-- explainer:head --> and <!-- explainer:story --> in it; where
// it is left out, the stories' pages stand alone. Only what has changed is built again.
import { join } from "node:path";
import { run } from "article-explainer/api";

export default function explainer(eleventyConfig, { stories = "stories", to = stories, page, url, shared = [] } = {}) {
  // The stories are no templates of the site.
  eleventyConfig.ignores.add(stories);
  for (const folder of [stories, ...shared]) eleventyConfig.addWatchTarget(folder);

  eleventyConfig.on("eleventy.after", async ({ directories, dir }) => {
    const site = directories?.output ?? dir.output;
    const args = ["build", stories, "--output", join(site, to), "--prune"];
    if (page) args.push("--page", join(site, page));
    if (url) args.push("--url", url);
    for (const folder of shared) args.push("--shared", folder);
    // Findings (1) are told, and all that can be used is written.
    if ((await run(args)) > 1) throw new Error(`the stories in ${stories} could not be built`);
  });
}
