// Separate pages in frames, for measuring.

import { median } from "./measure.js";

/** Opens a page in a frame as large as the window, on top of the others. */
export function open(address) {
  const frame = Object.assign(document.createElement("iframe"), { src: address });
  const arrived = new Promise((done) => frame.addEventListener("load", () => done(frame), { once: true }));
  document.body.append(frame);
  return arrived;
}

/** Shows only one of the frames: hidden ones take no part in rendering. */
export async function show(shown) {
  for (const frame of document.querySelectorAll("iframe")) frame.hidden = frame !== shown;
  await settle();
}

/** The end of the next frame: its callbacks, styles, layout and painting are done. */
export function painted(isThere = () => true) {
  return new Promise((done) => {
    const look = () => {
      if (!isThere()) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

/** Waits until no work is left. */
export async function settle() {
  await painted();
  await painted();
  await new Promise((done) => requestIdleCallback(done));
}

/** Puts a story at the top of the page of a frame, inline: only the widget is requested. */
export function embed(frame, story, attributes = []) {
  const page = frame.contentDocument;
  const element = page.createElement("article-explainer");
  for (const name of attributes) element.setAttribute(name, "");
  const data = Object.assign(page.createElement("script"), { type: "application/json", slot: "story", textContent: story });
  element.append(data);
  page.body.prepend(element);
  return element;
}

/** A page with the widget in it, and optionally a story, once it is idle. */
export async function widget(story, attributes) {
  const frame = await open("widget.html");
  const element = embed(frame, story, attributes);
  await new Promise((done, fail) => {
    element.addEventListener("explainer-ready", done);
    element.addEventListener("explainer-error", ({ detail }) => fail(new Error(detail.message)));
  });
  // The cards of a long glossary are rendered after the article.
  await painted(() => isWhole(element));
  await settle();
  return { frame, element, root: element.shadowRoot };
}

/** Whether everything is rendered, including the last card. */
export const isWhole = ({ shadowRoot }) =>
  !!shadowRoot?.querySelector(".explainer-card") && !shadowRoot.querySelector(".explainer-card:empty");

/** The figure for the differences of two series. */
export function difference(more, less) {
  const differences = more.map((number, round) => number - less[round]);
  const middle = median(differences);
  return { median: middle, spread: 1.4826 * median(differences.map((number) => Math.abs(number - middle))) };
}

export const text = async (address) => (await fetch(address)).text();
