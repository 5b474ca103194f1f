// What a page with tips by tippy.js loads.

import tippy from "tippy.js";
import looks from "tippy.js/dist/tippy.css";

globalThis.tips = (buttons, content) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: looks }));
  tippy(buttons, { trigger: "click", interactive: true, duration: 0, appendTo: () => document.body, content });
};
