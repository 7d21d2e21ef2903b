// What a search found, as it is shown: each hit's place, and hits of one conversation that follow each other
// under one heading, in the order of their rank.

import type { SearchHit } from "../../kit/wire";
import type { Tab } from "../place";

export interface FoundIn {
  conversation: string;
  title: string;
  /** When the first of them was said. */
  at: number;
  hits: SearchHit[];
}

export function byConversation(hits: readonly SearchHit[]): FoundIn[] {
  const groups: FoundIn[] = [];
  for (const hit of hits) {
    const last = groups[groups.length - 1];
    if (last?.conversation === hit.conversation) last.hits.push(hit);
    else groups.push({ conversation: hit.conversation, title: hit.title, at: hit.at, hits: [hit] });
  }
  return groups;
}

/** Where a hit can be read: what coaches and team wrote stands in the review, the rest in the transcript. */
export function tabOf({ kind }: Pick<SearchHit, "kind">): Tab {
  return kind === "annotation" ? "review" : "transcript";
}

/** The categories that hits have, once each, by their label. */
export function categoriesOf(hits: readonly SearchHit[]): { id: string; label: string }[] {
  const labels = new Map(
    hits
      .filter(({ category }) => category !== "")
      .map(({ category, category_label }) => [category, category_label || category]),
  );
  return [...labels]
    .map(([id, label]) => ({ id, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
