// Runs before every script of a test in the page: finds the widget, and the parts that the reader sees.
const host = document.querySelector("article-explainer");
// The prerendered page contains the widget's markup itself; otherwise it is in a shadow root, or an error.
const places = [document, host?.shadowRoot].filter(Boolean);
const all = (selector) => places.flatMap((place) => [...place.querySelectorAll(selector)]);
const find = (selector) => all(selector)[0] ?? null;
const words = (element) => element.textContent.replace(/\s+/g, " ").trim();

const mentions = () => all(".explainer-article [data-term], .explainer-card [data-term]").filter(
  (mention) => mention.closest(".explainer-article"),
);
const openCards = () => all("[popover]:popover-open").filter((card) => card.id.startsWith("term-"));
const topCard = () => openCards().at(-1);
const events = () => all("[data-event]");

// The focused element, in any depth of shadow roots.
const focused = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

const frames = async (count) => {
  while (count--) await new Promise(requestAnimationFrame);
};

// Waits for all timers: the widget reads changes with a delay.
const settled = async () => {
  do await frames(3);
  while (watched.timers());
};

// Finishes all animations, so that final positions are measured.
const settle = async () => {
  await frames(2);
  for (const animation of places.flatMap((place) => place.getAnimations())) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  }
  await frames(2);
};

const meet = (a, b) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

// What is wrong with the placement of a card that is open at a mention.
const misplaced = (card, mention) => {
  const box = card.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const faults = [];
  const rounded = [box.left, box.top, box.right, box.bottom].map(Math.round);
  if (box.width < 1 || box.height < 1) faults.push(`has no size`);
  // Firefox places a sheet at the foot up to a pixel lower.
  const slack = navigator.userAgent.includes("Firefox") ? 1 : 0.5;
  if (box.left < -0.5 || box.top < -0.5 || box.right > clientWidth + 0.5 || box.bottom > clientHeight + slack)
    faults.push(`leaves the viewport of ${clientWidth} x ${clientHeight}: ${rounded}`);
  for (const line of mention.getClientRects())
    if (meet(box, line))
      faults.push(`covers its term: ${rounded} on ${[line.left, line.top, line.right, line.bottom].map(Math.round)}`);
  return faults;
};
