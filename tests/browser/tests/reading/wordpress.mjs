// The block of examples/wordpress in an editor: with WordPress's own registry and elements; the parts around the block
// (sidebar, controls) are plain elements here.
import * as blocks from "@wordpress/blocks";
import * as element from "@wordpress/element";
import metadata from "../../../../examples/wordpress/block/block.json";

const { createElement, createRoot, useState } = element;
const passes = ({ children }) => createElement("div", null, children);
const TextControl = ({ label, value, onChange }) =>
  createElement(
    "label",
    null,
    label,
    createElement("input", { value, onChange: ({ target }) => onChange(target.value) }),
  );
window.wp = {
  blocks,
  blockEditor: { InspectorControls: passes, useBlockProps: () => ({}) },
  components: { PanelBody: passes, Placeholder: passes, TextControl },
  element,
};
// As printed by article-explainer.php.
window.articleExplainer = { script: "/article-explainer/article-explainer.js" };
blocks.unstable__bootstrapServerSideBlockDefinitions({ [metadata.name]: metadata });
await import("../../../../examples/wordpress/block/block.js");

function Editor() {
  const [attributes, change] = useState({ src: "" });
  const setAttributes = (changed) => change({ ...attributes, ...changed });
  return createElement(blocks.getBlockType(metadata.name).edit, { attributes, setAttributes });
}
createRoot(document.querySelector("main")).render(createElement(Editor));
