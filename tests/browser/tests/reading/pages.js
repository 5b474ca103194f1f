// Prepares a real page for the tests: it makes no requests and runs no scripts, and the block with most of its
// paragraphs is inside the element. `given` is its address. Returns the page, its language, and words to explain.
const bytes = await (await fetch(given)).arrayBuffer();
const head = new TextDecoder("latin1").decode(bytes.slice(0, 4096));
const charset = /charset=["']?([\w-]+)/i.exec(head)?.[1] ?? "utf-8";
const page = new DOMParser().parseFromString(new TextDecoder(charset).decode(bytes), "text/html");

const ACTIVE = "script, noscript, iframe, frame, object, embed, applet, video, audio, source, link, base, meta, template";
page.querySelectorAll(ACTIVE).forEach((element) => element.remove());
const withoutAddresses = (css) => css.replace(/@import[^;]*;?/g, "").replace(/url\([^)]*\)/g, "none");
for (const style of page.querySelectorAll("style")) style.textContent = withoutAddresses(style.textContent);
for (const element of page.querySelectorAll("*")) {
  for (const { name } of [...element.attributes])
    if (/^(on.*|src|srcset|data|poster|background|action|formaction|autofocus|autoplay)$/.test(name)) element.removeAttribute(name);
  if (element.hasAttribute("style")) element.setAttribute("style", withoutAddresses(element.getAttribute("style")));
}
for (const name of [...page.head.attributes].map(({ name }) => name)) page.head.removeAttribute(name);

// The parent with the most text in paragraphs.
const lengths = new Map();
for (const paragraph of page.querySelectorAll("p"))
  lengths.set(paragraph.parentElement, (lengths.get(paragraph.parentElement) ?? 0) + words(paragraph).length);
const [[article, length] = [null, 0]] = [...lengths].sort((a, b) => b[1] - a[1]);
if (length < 300) return null;

const language = (page.documentElement.lang || page.documentElement.getAttribute("xml:lang") || "").slice(0, 2).toLowerCase();
const text = [...article.querySelectorAll(":scope > p")].map(words).join(" ");
const script = /[\u3040-\u30ff]/.test(text) ? "ja" : /[\u0600-\u06ff]/.test(text) ? "ar" : /[\uac00-\ud7af]/.test(text) ? "ko" : /[\u4e00-\u9fff]/.test(text) ? "zh" : null;
const spoken = [["es", /\b(que|los|una|las)\b/g], ["fr", /\b(les|des|une|dans)\b/g], ["en", /\b(the|and|that|of)\b/g]]
  .map(([tag, common]) => [tag, (text.match(common) ?? []).length]).sort((a, b) => b[1] - a[1])[0][0];
const known = language || (script ?? spoken);
const shortest = ["zh", "ja", "ko", "th"].includes(known) ? 2 : 5;
const counts = new Map();
for (const { segment, isWordLike } of new Intl.Segmenter(known, { granularity: "word" }).segment(text))
  if (isWordLike && segment.length >= shortest) counts.set(segment, (counts.get(segment) ?? 0) + 1);
const terms = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 12).map(([word]) => word);

const element = page.createElement("article-explainer");
element.setAttribute("src", "story.json");
if (article === page.body) {
  element.append(...article.childNodes);
  article.append(element);
} else {
  article.replaceWith(element);
  element.append(article);
}
const style = page.createElement("style");
// A page may become longer, and then get a scroll bar: so it has one from the start.
style.textContent = "article-explainer { display: block } html { overflow-y: scroll !important }";
page.head.append(style);
page.head.insertAdjacentHTML("afterbegin", '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="icon.svg">');
const doctype = page.doctype ? new XMLSerializer().serializeToString(page.doctype) : "";
return { html: doctype + page.documentElement.outerHTML, language: known, terms };
