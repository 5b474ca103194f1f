// Bundles a page of a framework that shows an article with a text and replaces it with `upd(text)`, and writes the
// script to the standard output: node frameworks.mjs react. With React, Preact and Vue `parts(list)` replaces it with
// several texts, of which those that begin with an asterisk are in an element.
import { build } from "esbuild";
import { compile } from "svelte/compiler";

const PAGES = {
  react: `
    import { createElement as e } from "react";
    import { createRoot } from "react-dom/client";
    import { flushSync } from "react-dom";
    const root = createRoot(document.querySelector("#app"));
    const show = (...inside) => root.render(e("article-explainer", { src: "story.json" },
      e("article", null, e("p", null, ...inside))));
    window.upd = (text) => flushSync(() => show(text, e("b", null, " Live")));
    window.parts = (list) => flushSync(() => show(...list.map((part) => part.startsWith("*") ? e("b", null, part.slice(1)) : part)));
    upd(window.first);`,
  preact: `
    import { h, render } from "preact";
    const show = (...inside) => render(h("article-explainer", { src: "story.json" },
      h("article", null, h("p", null, ...inside))), document.querySelector("#app"));
    window.upd = (text) => show(text, h("b", null, " Live"));
    window.parts = (list) => show(...list.map((part) => part.startsWith("*") ? h("b", null, part.slice(1)) : part));
    upd(window.first);`,
  vue: `
    import { createApp, h, nextTick, shallowRef } from "vue";
    // Shallow: a list from a driver's script cannot be observed in Firefox.
    const inside = shallowRef([window.first, "* Live"]);
    createApp({ render: () => h("article-explainer", { src: "story.json" },
      h("article", null, h("p", null, inside.value.map((part) => part.startsWith("*") ? h("b", part.slice(1)) : part)))) }).mount("#app");
    window.parts = (list) => { inside.value = list; return nextTick(); };
    window.upd = (now) => window.parts([now, "* Live"]);`,
  lit: `
    import { html, render } from "lit";
    window.upd = (text) => render(html\`<article-explainer src="story.json"><article><p>\${text}<b> Live</b></p></article></article-explainer>\`,
      document.querySelector("#app"));
    upd(window.first);`,
  svelte: `
    import { flushSync, mount } from "svelte";
    import App from "./App.svelte";
    const app = mount(App, { target: document.querySelector("#app"), props: { first: window.first } });
    window.upd = (text) => flushSync(() => app.set(text));`,
};
const APP = `<script>
  let { first } = $props();
  let text = $state(first);
  export const set = (now) => (text = now);
</script>
<article-explainer src="story.json"><article><p>{text}<b>{" Live"}</b></p></article></article-explainer>`;

const svelte = {
  name: "svelte",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\.svelte$/ }, () => ({ path: "App.svelte", namespace: "svelte" }));
    onLoad({ filter: /./, namespace: "svelte" }, () =>
      ({ contents: compile(APP, { generate: "client" }).js.code, resolveDir: process.cwd() }));
  },
};
const { outputFiles } = await build({
  stdin: { contents: PAGES[process.argv[2]], resolveDir: process.cwd() },
  bundle: true,
  write: false,
  format: "esm",
  conditions: ["browser", "production"],
  define: {
    "process.env.NODE_ENV": '"production"',
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
  },
  plugins: [svelte],
});
process.stdout.write(outputFiles[0].text);
