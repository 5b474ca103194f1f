/** The files of an author or of a site by path, with "/" as separator. Text may be given as a string. */
export type Files = Map<string, Uint8Array | string>;

/** A fault in a story, with a hint. */
export interface Finding {
  severity: "warning" | "error";
  /** The kind of fault; the same from version to version. */
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

/** Findings about stories. */
export interface Report {
  findings: Finding[];
  /** The same as text, with the lines of source. */
  report: string;
}

/**
 * Runs the command with these arguments in the folder of the process, and returns its exit status: 0 if nothing is
 * wrong, 1 if a story has findings, 2 if the work could not be done.
 */
export function run(args: string[]): Promise<number>;

export interface BuildOptions {
  /** The folder of the stories; by default the top of the files. */
  folder?: string;
  /** An HTML page that contains `<!-- explainer:head -->` and `<!-- explainer:story -->`. */
  page?: string;
  /** The address of the site; with it, the site gets a sitemap and a feed. */
  url?: string;
  /** The address of the widget's files; by default the top of the site. */
  widget?: string;
}

/** Builds a site from a map of files, without the files of the widget. */
export function build(files: Files, options?: BuildOptions): Report & { files: Map<string, Uint8Array> };

/** Checks stories. */
export function check(files: Files, paths: string[]): Report;

export interface DraftOptions {
  /** Detected by default. */
  format?: "plain" | "markdown" | "html" | "docx";
  /** A BCP 47 tag; detected by default. */
  language?: string;
  /** The day of publication, such as "2026-03-14". */
  published?: string;
  /** A glossary in YAML whose terms are not suggested again. */
  glossary?: string;
}

/** A term or an event suggested by the text. */
export interface Suggestion {
  id: string;
  term?: { label: string; aliases: string[]; kind: string | null; definition: string | null; mentions: number };
  event?: { title: string; date: string; text: string };
  reason: string;
  certainty: "possible" | "likely" | "certain";
  /** The place: a block of the article, a text of that block, and UTF-8 bytes of that text. */
  place: { passage: number; part: number; start: number; end: number };
}

export interface Draft {
  /** `story.md` */
  story: string;
  suggestions: Suggestion[];
  /** The pictures embedded in the article. */
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

/** Imports a timeline of TimelineJS (JSON, CSV) or a glossary (CSV). `order` says how to read 03/04/2018. */
export function importFile(file: Uint8Array | string, options?: { order?: "day-first" | "month-first" }): Imported;

/** The timeline of a story as TimelineJS JSON. */
export function exportTimeline(files: Files, path: string): Report & { timeline: object };

/** The JSON Schema of a story file. */
export function schema(): object;

export interface ExplainerOptions {
  /** A glossary file in YAML. */
  glossary?: string;
  /** A timeline file in YAML. */
  timeline?: string;
  /** The language of the pages, a BCP 47 tag; by default "en". */
  language?: string;
  /** How often a term is linked; by default "section". */
  mentions?: "first" | "section" | "all";
}

/** A text of a page: a paragraph, a list item, a table cell. Offsets count UTF-16 code units, as in strings. */
export interface PageText {
  text: string;
  /** A heading begins a section, and nothing is linked in it. */
  heading?: boolean;
  /** Ranges in which nothing is linked: links, code. */
  skip?: [start: number, end: number][];
}

/** A mention of a term or an event in a page. */
export interface Mention {
  /** The index of the text. */
  text: number;
  start: number;
  end: number;
  /** The attributes of the link: `href`, and `data-term` or `data-event-mention`. */
  attributes: Record<string, string>;
}

/** A note on a term or an event. */
export interface Note {
  /** `term-<id>` or `event-<id>` */
  id: string;
  label: string;
  /** The date of an event, as text and for HTML's `datetime`. */
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

/** Finds the terms and dates of a shared glossary and timeline in arbitrary pages. */
export class Explainer implements Report {
  /** Parses glossary and timeline; faults are in `findings` and `report`, the rest is used. */
  constructor(options: ExplainerOptions);
  readonly findings: Finding[];
  readonly report: string;
  /** Finds the mentions in the texts of a page. Relative dates are resolved against the day of publication. */
  explain(texts: PageText[], options?: { published?: string }): { mentions: Mention[]; notes: Note[] };
}

/** Notes as HTML, for the end of a page; an empty string if there are none. */
export function notesToHtml(notes: Note[], heading?: string): string;
