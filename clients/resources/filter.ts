// What the page shows of the guides and hand-outs, as it stands in the address's fragment: a reload and a way back
// keep it, and a link can be kept: /resources#use=workshop&language=es.

import { type Paper, papers } from "../kit/paper";
import type { ResourceList, ResourceUse } from "../kit/wire";

export const uses: readonly ResourceUse[] = [
  "conversation",
  "workshop",
  "training",
  "theming",
  "follow-up",
];

export interface Wish {
  words: string;
  /** null: everything. */
  use: ResourceUse | null;
  /** Of the sheets; null: each that there is. */
  language: string | null;
  /** null: the usual one here. */
  paper: Paper | null;
}

export const everything: Wish = { words: "", use: null, language: null, paper: null };

const longest = 100;
const a_language = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;

/** What of a fragment is understood; the rest is left out. */
export function wishIn(fragment: string): Wish {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const language = given.get("language") ?? "";
  return {
    words: (given.get("words") ?? "").slice(0, longest),
    use: uses.find((use) => use === given.get("use")) ?? null,
    language: a_language.test(language) ? language : null,
    paper: papers.find((paper) => paper === given.get("paper")) ?? null,
  };
}

export function fragmentOf(wish: Wish): string {
  const set = Object.entries(wish).filter(([, value]) => value);
  return new URLSearchParams(set as [string, string][]).toString();
}

interface Findable {
  title: string;
  summary?: string;
  about: string;
  uses: readonly ResourceUse[];
  languages: readonly string[];
}

export function fits(item: Findable, { words, use, language }: Wish): boolean {
  if (use !== null && !item.uses.includes(use)) return false;
  if (language !== null && !item.languages.includes(language)) return false;
  const said = plain(`${item.title} ${item.summary ?? ""} ${item.about}`);
  return plain(words)
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** Without accents and capitals: people type "nino" for "niño". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** Those that a sheet can be had in, in their order. */
export function languagesIn({ guides, handouts }: ResourceList): string[] {
  const all = [...guides, ...handouts].flatMap((item) => item.languages);
  return [...new Set(all)].sort();
}
