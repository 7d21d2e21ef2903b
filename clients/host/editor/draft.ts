// A guide while it is being changed: its files as objects. What the editor does not know stays as it is.

export interface GuideFile {
  name: string;
  content: string;
}

export interface CueFile {
  id: string;
  [more: string]: unknown;
}

export interface MoveFile {
  name: string;
  to: string;
  [more: string]: unknown;
}

/** Lists of ids that have words in each language. */
export type IdList = "probes" | "rules" | "slots" | "options" | "levels";

export interface StepFile extends Partial<Record<IdList, string[]>> {
  id: string;
  kind: string;
  minutes: number;
  form?: string;
  late?: string;
  capture?: string[];
  cues?: (string | CueFile)[];
  moves?: MoveFile[];
  aside?: boolean;
  /** Steps that follow this one on the line. */
  steps?: StepFile[];
  [more: string]: unknown;
}

export interface PhaseFile {
  id: string;
  steps?: StepFile[];
  rounds?: number;
  /** Instead of steps: a range of another guide's. */
  use?: { guide: string; from: string; to: string };
  [more: string]: unknown;
}

export interface Range {
  min: number;
  max: number;
}

export interface Structure {
  id: string;
  version: string;
  languages: string[];
  group: Range;
  minutes: Range;
  categories?: { id: string; crew?: boolean }[];
  phases: PhaseFile[];
  [more: string]: unknown;
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
/** A text file. Words that are not written yet are "" or not there. */
export type Texts = { [key: string]: Json };

export interface Draft {
  guide: Structure;
  /** By language. */
  texts: Record<string, Texts>;
}

/** Keys and positions from the top of a text file: ["steps", "hopes", "say", "0"]. */
export type Path = readonly string[];

export const textFile = (language: string) => `text.${language}.json`;

/** Fails when a file is no JSON, or when there is no guide.json. */
export function draftFrom(files: readonly GuideFile[]): Draft {
  const contentOf = (name: string): unknown => {
    const file = files.find((known) => known.name === name);
    return file ? JSON.parse(file.content) : null;
  };
  const guide = contentOf("guide.json") as Structure | null;
  if (!guide) throw new Error("there is no guide.json");
  const texts = guide.languages.map((language) => {
    const words = contentOf(textFile(language)) as Texts | null;
    return [language, words ?? { language }] as const;
  });
  return { guide, texts: Object.fromEntries(texts) };
}

/** The files as they are checked and saved: without words that nobody has written. */
export function filesOf({ guide, texts }: Draft): GuideFile[] {
  return [
    { name: "guide.json", content: written(guide) },
    ...guide.languages.map((language) => ({
      name: textFile(language),
      content: written(withoutGaps(texts[language] ?? { language })),
    })),
  ];
}

function written(file: unknown): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function withoutGaps(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => item !== "").map(withoutGaps);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).map(([key, held]) => [key, withoutGaps(held)] as const);
  return Object.fromEntries(kept.filter(([, held]) => !isGap(held)));
}

function isGap(value: Json): boolean {
  if (value === null || typeof value !== "object") return value === "";
  return Object.keys(value).length === 0;
}

/** "" when nothing is written there. */
export function wordsAt(texts: Texts | undefined, path: Path): string {
  const found = partAt(texts, path);
  return typeof found === "string" ? found : "";
}

export function partAt(texts: Texts | undefined, path: Path): Json | undefined {
  let at: Json | undefined = texts;
  for (const key of path) at = childOf(at, key);
  return at;
}

function childOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  if (value === null || typeof value !== "object") return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

export function withWords(draft: Draft, language: string, path: Path, words: string): Draft {
  return withPart(draft, language, path, words);
}

/** undefined takes the part away. */
export function withPart(
  draft: Draft,
  language: string,
  path: Path,
  part: Json | undefined,
): Draft {
  const texts = put(draft.texts[language] ?? { language }, path, part) as Texts;
  return { ...draft, texts: { ...draft.texts, [language]: texts } };
}

export function inEachText(draft: Draft, change: (draft: Draft, language: string) => Draft): Draft {
  return draft.guide.languages.reduce(change, draft);
}

function put(value: Json | undefined, path: Path, part: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return part ?? "";
  if (Array.isArray(value) || (value === undefined && /^\d+$/.test(key)))
    return putItem(Array.isArray(value) ? value : [], Number(key), rest, part);
  const holder = value !== null && typeof value === "object" ? (value as Texts) : {};
  if (rest.length === 0 && part === undefined) {
    const { [key]: _, ...others } = holder;
    return others;
  }
  const before = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (before === undefined && part === undefined) return holder;
  return { ...holder, [key]: put(before, rest, part) };
}

function putItem(list: Json[], index: number, rest: Path, part: Json | undefined): Json {
  if (rest.length === 0 && part === undefined) return list.filter((_, at) => at !== index);
  const length = Math.max(list.length, index + 1);
  return Array.from({ length }, (_, at) =>
    at === index ? put(list[at], rest, part) : (list[at] ?? ""),
  );
}
