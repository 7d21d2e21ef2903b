// What every line of the transcript knows: the conversation, where its places are, which of them is pointed at.

import { type ReadonlySignal, type Signal, useComputed } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Reading, ReadingMark } from "../../kit/wire";
import type { Comments } from "../review/comments";
import type { Thread } from "../review/threads";
import type { Spot } from "./spots";

/** A comment that is being written: about a line, about all from it to another one, or about its moment. */
export interface Writing {
  from: Spot;
  about: "line" | "span" | "moment";
  /** The other end of a span; null while it is being chosen. */
  to: Spot | null;
}

export interface TranscriptPage {
  reading: Reading;
  spots: readonly Spot[];
  marks: ReadonlyMap<string, readonly ReadingMark[]>;
  /** The elements that the address points at. */
  lit: ReadonlySignal<ReadonlySet<string>>;
  comments: Comments;
  threads: ReadonlySignal<ReadonlyMap<string, readonly Thread[]>>;
  writing: Signal<Writing | null>;
}

export const PageContext = createContext<TranscriptPage | null>(null);

export function usePage(): TranscriptPage {
  const page = useContext(PageContext);
  if (!page) throw new Error("a line of the transcript stands outside of it");
  return page;
}

/** For the element of a spot: it can be pointed at, and shows when it is. */
export function useSpot(id: string) {
  const { lit } = usePage();
  const pointed_at = useComputed(() => lit.value.has(id));
  return { id, tabIndex: -1, "data-lit": pointed_at.value };
}

/** Whether the other end of a span is being chosen. */
export function isChoosing(writing: Writing | null): boolean {
  return writing?.about === "span" && writing.to === null;
}
