// Every text a person reads: catalogues from /interface, sentences with Intl, the language remembered
// on this device. Reading `t` in a component subscribes it, so a new language shows at once.

import { batch, computed, signal } from "@preact/signals";
import { recall, remember } from "./device";

export interface Language {
  code: string;
  name: string;
  direction: "ltr" | "rtl";
}

type Text = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
type Catalogue = Record<string, Text>;
type Params = Record<string, string | number>;

/** The languages that the interface speaks. */
export const languages = signal<Language[]>([]);
/** The language that this person wants: a guide may have it even when the interface has not. */
export const wanted = signal("en");
const spoken = signal<Language>({ code: "en", name: "English", direction: "ltr" });
const catalogue = signal<Catalogue>({});
const english = signal<Catalogue>({});

/** The language that the interface speaks now. */
export const language = computed(() => spoken.value.code);

/** Which texts a page has: all, or the few of phones and wall, or those of who leads and takes notes. */
export type Texts = "all" | "room" | "crew";
let folder = "/interface";

/** Loads the texts for this device's language. Call once, before the page is drawn. */
export async function startLanguage(texts_of: Texts = "all"): Promise<void> {
  folder = texts_of === "all" ? "/interface" : `/interface/${texts_of}`;
  const [index, texts] = await Promise.all([
    readAt<{ languages: Language[] }>("/interface/index.json"),
    read("en"),
  ]);
  languages.value = index.languages;
  english.value = texts as Catalogue;
  const known = index.languages.map(({ code }) => code);
  const remembered = recall<string | null>("language", null);
  const preferred = navigator.languages.map((tag) => bestMatch(tag, known)).find(Boolean);
  await speak(remembered ?? preferred ?? "en");
}

/** Changes the language and remembers it on this device. Fails when the texts cannot be loaded. */
export async function chooseLanguage(code: string): Promise<void> {
  await speak(code);
  remember("language", code);
}

async function speak(code: string): Promise<void> {
  const match =
    bestMatch(
      code,
      languages.value.map((known) => known.code),
    ) ?? "en";
  const found = languages.value.find((known) => known.code === match) ?? spoken.value;
  const texts = match === "en" ? english.value : await read<Catalogue>(match);
  batch(() => {
    wanted.value = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(code) ? code : match;
    spoken.value = found;
    catalogue.value = texts;
  });
  document.documentElement.lang = found.code;
  document.documentElement.dir = found.direction;
}

/** "es-MX" finds "es-MX", else "es". */
function bestMatch(tag: string, known: readonly string[]): string | undefined {
  const short = tag.split("-")[0];
  return known.find((code) => code === tag) ?? known.find((code) => code === short);
}

function read<T = Catalogue>(name: string): Promise<T> {
  return readAt(`${folder}/${name}.json`);
}

async function readAt<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

/**
 * The text for `key` with its `{placeholders}` filled in. A text with plural forms is chosen by
 * `params.count`. A missing key falls back to English, then shows as itself.
 */
export function t(key: string, params: Params = {}): string {
  return say(own.value, key, params);
}

/** Says texts in one language. */
export interface Speaker {
  /** Which it is: English where the interface does not speak the one that was asked for. */
  language: string;
  say(key: string, params?: Params): string;
}

const speakers = new Map<string, Promise<Speaker>>();

/** Another language than the page's, for words that go to other people. Fails when it cannot be loaded. */
export function speakerOf(code: string): Promise<Speaker> {
  const known = speakers.get(code) ?? loadSpeaker(code);
  speakers.set(code, known);
  known.catch(() => speakers.delete(code));
  return known;
}

async function loadSpeaker(code: string): Promise<Speaker> {
  const known = languages.value.map((other) => other.code);
  const match = bestMatch(code, known) ?? "en";
  const { direction = "ltr" } = languages.value.find((other) => other.code === match) ?? {};
  const texts = match === "en" ? english.value : await read<Catalogue>(match);
  const speech = speechOf(match, direction, texts);
  return { language: match, say: (key, params = {}) => say(speech, key, params) };
}

interface Speech {
  direction: Language["direction"];
  texts: Catalogue;
  plurals(): Intl.PluralRules;
  numbers(): Intl.NumberFormat;
}

function speechOf(code: string, direction: Language["direction"], texts: Catalogue): Speech {
  const plurals = once(() => new Intl.PluralRules(code));
  return { direction, texts, plurals, numbers: once(() => new Intl.NumberFormat(code)) };
}

/** Made when it is first wanted. Each of Intl takes far longer to make than to use, on phones a tenth of a second. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function say(speech: Speech, key: string, params: Params): string {
  const here = speech.texts[key];
  const text = here ?? english.value[key];
  if (text === undefined) return key;
  const plurals = here === undefined ? englishPlurals : speech.plurals;
  return pattern(text, plurals, params).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === "number"
      ? speech.numbers().format(value)
      : isolated(value, speech.direction);
  });
}

/** Words of the other direction keep their own order in the sentence: they are isolated (U+2068, U+2069). */
function isolated(words: string, direction: Language["direction"]): string {
  const other = direction === "rtl" ? leftToRight : rightToLeft;
  return other.test(words) ? `\u2068${words}\u2069` : words;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const leftToRight = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u;

function pattern(text: Text, plurals: () => Intl.PluralRules, params: Params): string {
  if (typeof text === "string") return text;
  return text[plurals().select(Number(params.count ?? 0))] ?? text.other;
}

const englishPlurals = once(() => new Intl.PluralRules("en"));
const own = computed(() => speechOf(spoken.value.code, spoken.value.direction, catalogue.value));
const twoDigits = computed(
  () => new Intl.NumberFormat(language.value, { minimumIntegerDigits: 2 }),
);
const dates = formatOf({ weekday: "long", day: "numeric", month: "long" });
const days = formatOf({ dateStyle: "long" });
const times = formatOf({ hour: "numeric", minute: "2-digit" });

function formatOf(options: Intl.DateTimeFormatOptions) {
  return computed(() => new Intl.DateTimeFormat(language.value, options));
}

export function formatNumber(value: number): string {
  return own.value.numbers().format(value);
}

/** "Thursday, 3 December" in the reader's own order. */
export function formatDate(at: number): string {
  return dates.value.format(at);
}

/** "3 December 2026": a day that may be years away. */
export function formatDay(at: number): string {
  return days.value.format(at);
}

/** "14:05" or "2:05 PM". */
export function formatTime(at: number): string {
  return times.value.format(at);
}

/** "12:05": minutes and seconds of a length of time, without a sign. */
export function formatMinutes(length: number): string {
  const seconds = Math.floor(Math.abs(length) / 1000);
  return `${formatNumber(Math.floor(seconds / 60))}:${twoDigits.value.format(seconds % 60)}`;
}

/** "12 minutes 5 seconds": a length of time as it is said, without a sign. */
export function formatLength(length: number): string {
  const seconds = Math.floor(Math.abs(length) / 1000);
  const counted = (count: number, unit: string) =>
    new Intl.NumberFormat(language.value, { style: "unit", unit, unitDisplay: "long" }).format(
      count,
    );
  const minutes = Math.floor(seconds / 60);
  const rest = counted(seconds % 60, "second");
  return minutes === 0 ? rest : `${counted(minutes, "minute")} ${rest}`;
}

/** A language's name in itself: "español"; the code where it has none. */
export function languageName(code: string): string {
  return knownLanguageName(code) ?? code;
}

/** The same, but null for what is no known language: a code from a stranger may be anything. */
export function knownLanguageName(code: string): string | null {
  const known = languages.value.find((other) => other.code === code);
  if (known) return known.name;
  try {
    const names = new Intl.DisplayNames([code], { type: "language", fallback: "none" });
    return names.of(code) ?? null;
  } catch {
    return null;
  }
}
