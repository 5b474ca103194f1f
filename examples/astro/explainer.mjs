// An integration for Astro: a folder of stories becomes a folder of the site, in the layout of one of the site's own
// pages, and is served during development.
//
//   export default defineConfig({ integrations: [explainer({ stories: "stories", page: "frame/index.html" })] });
//
// `page` is a built page of the site with <!-- explainer:head --> and <!-- explainer:story --> in it; without it, and
// during development, the stories' pages have no layout.
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "article-explainer/api";

const KINDS = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

export default function explainer({ stories = "stories", to = stories, page, url, shared = [] } = {}) {
  let root, cache;

  /** Builds the stories; unchanged ones are kept. */
  async function build(output, ...options) {
    const folders = shared.flatMap((folder) => ["--shared", join(root, folder)]);
    const status = await run(["build", join(root, stories), "--output", output, "--prune", ...folders, ...options]);
    // Findings (1) are printed, and everything usable is written.
    if (status > 1) throw new Error(`the stories in ${stories} could not be built`);
  }

  return {
    name: "article-explainer",
    hooks: {
      "astro:config:done": ({ config }) => {
        root = fileURLToPath(config.root);
        cache = join(fileURLToPath(config.cacheDir), "article-explainer");
      },
      "astro:server:setup": async ({ server, logger }) => {
        const folders = [stories, ...shared].map((folder) => join(root, folder));
        const again = () => build(cache).catch(({ message }) => logger.error(message));
        const changed = (path) => folders.some((folder) => path.startsWith(folder)) && again();
        await again();
        server.watcher.add(folders);
        server.watcher.on("change", changed).on("add", changed).on("unlink", changed);
        server.middlewares.use(async (request, response, next) => {
          const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
          if (!path.startsWith(`/${to}/`)) return next();
          const inside = path.slice(`/${to}/`.length);
          const file = join(cache, path.endsWith("/") ? `${inside}index.html` : inside);
          const body = file.startsWith(cache) && (await readFile(file).catch(() => undefined));
          if (!body) return next();
          response.setHeader("Content-Type", KINDS[extname(file)] ?? "application/octet-stream");
          response.end(body);
        });
      },
      "astro:build:done": async ({ dir }) => {
        const site = fileURLToPath(dir);
        const options = [...(page ? ["--page", join(site, page)] : []), ...(url ? ["--url", url] : [])];
        await build(join(site, to), ...options);
      },
    },
  };
}
