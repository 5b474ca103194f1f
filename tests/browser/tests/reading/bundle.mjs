// Bundles an example like its author's tools would, and writes the script to the standard output: node bundle.mjs
// examples/vue/main.js
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { compileScript, parse } from "vue/compiler-sfc";

const vue = {
  name: "vue",
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const { descriptor, errors } = parse(await readFile(path, "utf8"), { filename: path });
      const compilerOptions = { isCustomElement: (tag) => tag === "article-explainer" };
      const script = compileScript(descriptor, { id: path, inlineTemplate: true, templateOptions: { compilerOptions } });
      return { contents: script.content, errors: errors.map(({ message }) => ({ text: message })) };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [process.argv[2]],
  bundle: true,
  write: false,
  format: "esm",
  jsx: "automatic",
  define: {
    "process.env.NODE_ENV": '"production"',
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
  },
  plugins: [vue],
});
process.stdout.write(outputFiles[0].text);
