// A program that uses the author's functions, compiled against the types of the package. Lines that must not compile
// are marked.
import {
  build,
  check,
  draft,
  Explainer,
  exportTimeline,
  importFile,
  notesToHtml,
  run,
  schema,
} from "article-explainer/api";
import type { Files, Finding, Mention, Note, PageText } from "article-explainer/api";

const files: Files = new Map<string, string | Uint8Array>([["story.md", "---\ntitle: A\n---\n"]]);
const site: Map<string, Uint8Array> = build(files, { folder: "", url: "https://example.org" }).files;
const findings: Finding[] = check(files, [...site.keys()]).findings;
const line: number | null | undefined = findings[0]?.line;
// @ts-expect-error: there is no such option
build(files, { output: "site" });
// @ts-expect-error: a map, not a folder
check("stories", []);

const { story, suggestions } = draft(article(), { format: "plain", published: "2026-03-14" });
const first: string | undefined = suggestions[0]?.term?.label ?? suggestions[0]?.event?.date;
// @ts-expect-error: no such format
draft(story, { format: "pdf" });
const text: string = importFile(new Uint8Array(), { order: "day-first" }).text;
const timeline: object = exportTimeline(files, "story.md").timeline;

const texts: PageText[] = [
  { text: "The metre", heading: true },
  { text: "a `metre`", skip: [[2, 9]] },
];
const { mentions, notes }: { mentions: Mention[]; notes: Note[] } = new Explainer({ glossary: text }).explain(texts);
const link: string | undefined = mentions[0]?.attributes["href"];
const html: string = notesToHtml(notes, "Notes");
// @ts-expect-error: only Explainer finds anything
mentions[0].explain();

async function ended(): Promise<number> {
  return await run(["build", "stories", "--output", "site"]);
}

function article(): string | Uint8Array {
  return "Words.";
}

export default [line, first, timeline, link, html, ended, schema()];
