// Reading: opening a card, and rendering an article for the first time.

import { inTurns, ratio } from "./measure.js";
import { embed, isWhole, open, painted, settle, show, text, widget } from "./frames.js";

/**
 * From the press on a mention to the painted card: on a long page, on a short one, and compared with tippy.js on the
 * long one.
 */
export async function card() {
  const long = await widget(await text("long.json"));
  const short = await widget(await text("short.json"));
  const tips = await tipped(long);
  const times = await inTurns({ long: () => press(long), short: () => press(short), tips: () => press(tips) }, 15);
  [long, short, tips].forEach(({ frame }) => frame.remove());
  return {
    "reading/card": ratio(times.long, times.short),
    "reading/card-tippy": ratio(times.tips, times.long),
    "reading/card-mentions": { median: long.mentions },
  };
}

/** The article of a widget in a separate page, with as many instances of tippy.js as it has mentions. */
async function tipped(widget) {
  const frame = await open("plain.html");
  const page = frame.contentDocument;
  page.head.append(looks(page, widget));
  page.body.innerHTML = markup(widget.root.querySelector(".explainer-article")).replace(/ popovertarget="[^"]*"/g, "");
  const definition = widget.root.querySelector(".explainer-card > p").textContent;
  frame.contentWindow.tips(page.querySelectorAll(".explainer-term"), definition);
  return { frame, root: page };
}

/**
 * Presses the last mention like a mouse, and returns the seconds until the opened part is painted. Closes it
 * afterwards.
 */
async function press(place) {
  const { frame, root } = place;
  await show(frame);
  const mentions = root.querySelectorAll(".explainer-article .explainer-term");
  const mention = mentions[mentions.length - 1];
  place.mentions = mentions.length;
  mention.scrollIntoView({ block: "center", behavior: "instant" });
  await settle();
  const { PointerEvent } = frame.contentWindow;
  const pointer = { bubbles: true, composed: true, pointerType: "mouse", isPrimary: true };
  const start = performance.now();
  mention.dispatchEvent(new PointerEvent("pointerdown", { ...pointer, buttons: 1 }));
  mention.dispatchEvent(new PointerEvent("pointerup", pointer));
  mention.click();
  await painted();
  const seconds = (performance.now() - start) / 1000;
  const opened = root.querySelector(":popover-open, [data-tippy-root]");
  if (!opened?.getBoundingClientRect().height) throw new Error("no card has opened");
  if (opened.popover) opened.hidePopover();
  else mention.click();
  await settle();
  return seconds;
}

/** From adding the element to the frame after the last block, or the last card, divided by innerHTML of the same. */
export async function first() {
  const story = await text("long.json");
  const short = await text("short.json");
  const whole = await widget(story);
  const article = markup(whole.root.querySelector(".explainer-article"));
  const all = markup(whole.root.querySelector(".explainer"));
  const sheet = looks(document, whole).textContent;
  whole.frame.remove();
  const plain = (html) => () => draw((frame) => inner(frame, html, sheet));
  // The widget was loaded by another element before.
  const drawn = (attributes, isDone) => () => draw((frame) => embed(frame, story, attributes), short, isDone);
  const times = await inTurns(
    {
      article: plain(article),
      widgetArticle: drawn(["without-timeline", "without-index"]),
      all: plain(all),
      widget: drawn([]),
      drawn: drawn([], isWhole),
    },
    7,
  );
  return {
    "reading/first": ratio(times.widgetArticle, times.article),
    "reading/first-whole": ratio(times.widget, times.article),
    "reading/first-same": ratio(times.drawn, times.all),
  };
}

/** The seconds until content added to a fresh page is painted to its last block, or to its last card. */
async function draw(put, before, isDone = ({ shadowRoot }) => shadowRoot?.getElementById("p2000")) {
  const frame = before ? (await widget(before)).frame : await open("plain.html");
  await show(frame);
  const start = performance.now();
  const element = put(frame);
  await painted(() => isDone(element));
  const seconds = (performance.now() - start) / 1000;
  frame.remove();
  await settle();
  return seconds;
}

function inner(frame, html, sheet) {
  const page = frame.contentDocument;
  const element = page.createElement("div");
  const root = element.attachShadow({ mode: "open" });
  page.body.append(element);
  root.innerHTML = `<style>${sheet}</style>${html}`;
  return element;
}

const markup = (element) => element.outerHTML;

/** The widget's style sheet, except the rules that skip layout: a plain page has none. */
function looks(page, { root }) {
  const rules = [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const textContent = rules.map((rule) => rule.cssText).join("\n").replaceAll("content-visibility: auto", "");
  return Object.assign(page.createElement("style"), { textContent });
}
