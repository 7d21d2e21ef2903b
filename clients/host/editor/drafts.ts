// Guides that are being changed and not saved yet. They are kept on this device and outlive a reload.

import type { ReadonlySignal } from "@preact/signals";
import { keptSignal } from "../../kit/device";
import { type Draft, inEachText, withWords, wordsAt } from "./draft";
import { firstVersion } from "./naming";

export interface KeptDraft {
  draft: Draft;
  /** The version that is being changed; null: a guide that was never saved. */
  base: string | null;
}

export interface GuideDrafts {
  /** By the guide's id. */
  all: ReadonlySignal<Record<string, KeptDraft>>;
  keep(id: string, kept: KeptDraft): void;
  drop(id: string): void;
}

/** They live as long as the page. */
export function openGuideDrafts(): GuideDrafts {
  const { value: all, put } = keptSignal<Record<string, KeptDraft>>("guide-drafts", {});
  return {
    all,
    keep: (id, kept) => put({ ...all.peek(), [id]: kept }),
    drop: (id) => {
      const { [id]: _, ...others } = all.peek();
      put(others);
    },
  };
}

/** A guide of one's own that begins as the other is; `titles` by language. */
export function copyOf(source: Draft, id: string, titles: Record<string, string>): KeptDraft {
  const guide = { ...source.guide, id, version: firstVersion };
  const draft = inEachText({ ...source, guide }, (so_far, language) =>
    withWords(so_far, language, ["title"], titles[language] ?? ""),
  );
  return { draft, base: null };
}

/** What a draft is called in that language, or in the first that has a title. */
export function titleOf({ guide, texts }: Draft, language: string): string {
  const titles = [language, ...guide.languages].map((code) => wordsAt(texts[code], ["title"]));
  return titles.find((title) => title !== "") ?? guide.id;
}
