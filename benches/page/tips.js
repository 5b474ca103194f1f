// The script of a page with tooltips by tippy.js.

import tippy from "tippy.js";
import looks from "tippy.js/dist/tippy.css";

globalThis.tips = (buttons, content) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: looks }));
  tippy(buttons, { trigger: "click", interactive: true, duration: 0, appendTo: () => document.body, content });
};
