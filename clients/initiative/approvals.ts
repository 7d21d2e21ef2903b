// Approvals, and what is missing for one. An approval is void once what it covers has been changed. Pure.

import type { SentenceRecord, StoryPartId, StoryRecord, VersionRecord } from "../kit/wire";
import type { InitiativeState } from "./fold";
import { type Backing, backingOf } from "./narrative/backing";
import { allOf, keptOf, languagesOf } from "./records";

export interface Approval {
  by: string;
  at: number;
  /** False: what it covers has been changed since. */
  stands: boolean;
}

export const story_parts: readonly StoryPartId[] = ["before", "heard", "did", "changed", "learned"];

/** `what` as in its id: "version:ID", "update:ID" or "story". */
export function approvalOf(state: InitiativeState, what: string): Approval | null {
  const kept = keptOf(state, "approval", what);
  if (!kept) return null;
  const changed = coveredBy(state, what).some((seq) => seq > kept.seq);
  return { by: kept.record.by, at: kept.at, stands: !changed };
}

/** When what it covers was set last. */
function coveredBy(state: InitiativeState, what: string): number[] {
  if (what === "story") return story_parts.map((id) => keptOf(state, "story", id)?.seq ?? 0);
  const [kind, id = ""] = what.split(":");
  return [keptOf(state, kind === "version" ? "version" : "update", id)?.seq ?? 0];
}

/** What a version still needs before it can be approved. */
export interface Wanting {
  signOff: boolean;
  /** Sentences that say nothing in the main language. */
  wordless: SentenceRecord[];
  /** Sentences that do not stand firm, and why. */
  unbacked: { sentence: SentenceRecord; backing: Exclude<Backing, "firm"> }[];
  /** Languages in which sentences are missing: that keeps nothing back, but is to be known. */
  languages: { language: string; count: number }[];
}

export function wantingOf(state: InitiativeState, version: VersionRecord): Wanting {
  const { sentences, sign_offs } = version;
  const [main = "en", ...others] = languagesOf(state);
  return {
    signOff: sign_offs.length === 0,
    wordless: sentences.filter(({ texts }) => !texts[main]),
    unbacked: sentences.flatMap((sentence) => {
      const backing = backingOf(state, sentence);
      return backing === "firm" ? [] : [{ sentence, backing }];
    }),
    languages: untold(others, sentences),
  };
}

export function isReady({ signOff, wordless, unbacked }: Wanting): boolean {
  return !signOff && wordless.length === 0 && unbacked.length === 0;
}

/** How many of those have no words in which language. */
export function untold(
  languages: readonly string[],
  worded: readonly { texts: Readonly<Record<string, string>> }[],
): { language: string; count: number }[] {
  return languages.flatMap((language) => {
    const count = worded.filter(({ texts }) => !texts[language]).length;
    return count > 0 ? [{ language, count }] : [];
  });
}

export function storyParts(state: InitiativeState): StoryRecord[] {
  const written = new Map(allOf(state, "story").map((part) => [part.id, part]));
  return story_parts.map((id) => written.get(id) ?? { id, texts: {}, themes: [] });
}

/** The parts of the story that say nothing in the main language. */
export function unwritten(state: InitiativeState): StoryPartId[] {
  const [main = "en"] = languagesOf(state);
  return storyParts(state).flatMap(({ id, texts }) => (texts[main] ? [] : [id]));
}
