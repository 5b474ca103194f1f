/** The files of an author or of a site by their paths, which are written with "/". Text may be given as a string. */
export type Files = Map<string, Uint8Array | string>;

/** What is wrong with a story, and the way out. */
export interface Finding {
  severity: "warning" | "error";
  /** What kind of fault it is; the same from version to version. */
  code: string;
  message: string;
  hint: string | null;
  file: string | null;
  /** Counted from 1, the column in characters. */
  line: number | null;
  column: number | null;
  /** The part of the story as a JSON path. */
  path: string;
}

/** What is said of stories. */
export interface Report {
  findings: Finding[];
  /** The same for people, with the lines themselves. */
  report: string;
}

/**
 * Runs the command with the arguments that come after its name, in the folder of the process, and gives its exit
 * status: 0 where nothing is wrong, 1 where a story has findings, 2 where the work could not be done.
 */
export function run(args: string[]): Promise<number>;

export interface BuildOptions {
  /** The folder of the stories; all of the files where it is left out. */
  folder?: string;
  /** A page of HTML with `<!-- explainer:head -->` and `<!-- explainer:story -->` in it. */
  page?: string;
  /** The address of the site; with it, the site gets a sitemap and a feed. */
  url?: string;
  /** The address of the widget's files; the top of the site where it is left out. */
  widget?: string;
}

/** Builds the site of a map of files: all but the widget's own. */
export function build(files: Files, options?: BuildOptions): Report & { files: Map<string, Uint8Array> };

/** Tells what is wrong with stories. */
export function check(files: Files, paths: string[]): Report;

export interface DraftOptions {
  /** Found out where it is left out. */
  format?: "plain" | "markdown" | "html" | "docx";
  /** A BCP 47 tag; found out where it is left out. */
  language?: string;
  /** The day of publication, such as "2026-03-14". */
  published?: string;
  /** A glossary in YAML whose terms are known already. */
  glossary?: string;
}

/** A term or an event that the text suggests. */
export interface Suggestion {
  id: string;
  term?: { label: string; aliases: string[]; kind: string | null; definition: string | null; mentions: number };
  event?: { title: string; date: string; text: string };
  reason: string;
  certainty: "possible" | "likely" | "certain";
  /** Where: a block of the article, a text of that block, and UTF-8 bytes of that text. */
  place: { passage: number; part: number; start: number; end: number };
}

export interface Draft {
  /** `story.md` */
  story: string;
  suggestions: Suggestion[];
  /** The pictures that came inside the article. */
  files: Map<string, Uint8Array>;
  diagnostics: Finding[];
}

/** Drafts a story from an article. */
export function draft(article: Uint8Array | string, options?: DraftOptions): Draft;

export interface Imported {
  what: "story" | "glossary";
  /** `story.md`, or a glossary in YAML. */
  text: string;
  diagnostics: Finding[];
}

/** Imports a timeline of TimelineJS (JSON, CSV) or a glossary (CSV). `order` tells what 03/04/2018 means. */
export function importFile(file: Uint8Array | string, options?: { order?: "day-first" | "month-first" }): Imported;

/** The timeline of a story as TimelineJS JSON. */
export function exportTimeline(files: Files, path: string): Report & { timeline: object };

/** The JSON Schema of a story file. */
export function schema(): object;

export interface ExplainerOptions {
  /** A glossary in YAML, as stories share it. */
  glossary?: string;
  /** A timeline in YAML, as stories share it. */
  timeline?: string;
  /** The language of the pages, a BCP 47 tag; "en" where it is left out. */
  language?: string;
  /** How often a term is linked; "section" where it is left out. */
  mentions?: "first" | "section" | "all";
}

/** A text of a page: a paragraph, an item of a list, a cell. Places count UTF-16 code units, as strings do. */
export interface PageText {
  text: string;
  /** A heading begins a section, and nothing is linked in it. */
  heading?: boolean;
  /** From where to where nothing is linked: links, code. */
  skip?: [start: number, end: number][];
}

/** Words of a page that mention a term or an event. */
export interface Mention {
  /** Which of the texts, counted from 0. */
  text: number;
  start: number;
  end: number;
  /** Those of the link that the words become: `href`, and `data-term` or `data-event-mention`. */
  attributes: Record<string, string>;
}

/** What is said of a term or an event. */
export interface Note {
  /** `term-<id>` or `event-<id>` */
  id: string;
  label: string;
  /** Of an event when it was, in words and as HTML's `datetime`. */
  when: string | null;
  datetime: string | null;
  paragraphs: Piece[][];
}

export interface Piece {
  /** A line feed alone is a line break. */
  text: string;
  strong: boolean;
  emphasis: boolean;
  code: boolean;
  strike: boolean;
  superscript: boolean;
  subscript: boolean;
  /** An address, or `#` and the id of another note. */
  href: string | null;
}

/** Finds the terms and dates of a shared glossary and timeline in pages of any making. */
export class Explainer implements Report {
  /** Reads glossary and timeline; what is wrong with them is in `findings` and `report`, the rest is used. */
  constructor(options: ExplainerOptions);
  readonly findings: Finding[];
  readonly report: string;
  /** What the texts of a page mention. Relative dates count from the day of publication. */
  explain(texts: PageText[], options?: { published?: string }): { mentions: Mention[]; notes: Note[] };
}

/** Notes as HTML, for the end of a page; an empty string where there is none. */
export function notesToHtml(notes: Note[], heading?: string): string;
