// A plugin for Eleventy: a folder of stories becomes a folder of the site, in the layout of one of the site's own
// pages.
//
//   eleventyConfig.addPlugin(explainer, { stories: "stories", to: "explained", page: "frame/index.html" });
//
// `page` is a built page of the site with <!-- explainer:head --> and <!-- explainer:story --> in it; without it the
// stories' pages have no layout. Only what has changed is built again.
import { join } from "node:path";
import { run } from "article-explainer/api";

export default function explainer(eleventyConfig, { stories = "stories", to = stories, page, url, shared = [] } = {}) {
  // The stories are not templates of the site.
  eleventyConfig.ignores.add(stories);
  for (const folder of [stories, ...shared]) eleventyConfig.addWatchTarget(folder);

  eleventyConfig.on("eleventy.after", async ({ directories, dir }) => {
    const site = directories?.output ?? dir.output;
    const args = ["build", stories, "--output", join(site, to), "--prune"];
    if (page) args.push("--page", join(site, page));
    if (url) args.push("--url", url);
    for (const folder of shared) args.push("--shared", folder);
    // Findings (1) are printed, and everything usable is written.
    if ((await run(args)) > 1) throw new Error(`the stories in ${stories} could not be built`);
  });
}
