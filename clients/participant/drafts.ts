// Half-written words. Each belongs to the step it was written for, and survives a reload. When the room
// moves on while somebody writes, the box stays with the old step until it is sent or set aside.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { keptSignal } from "../kit/device";

export interface Written {
  text: string;
  category?: string;
}

export interface Drafts {
  /** The step that the box writes for; null before the first. */
  step: ReadonlySignal<string | null>;
  /** What stands in the box. */
  current: ReadonlySignal<Written>;
  /** Unsent words for other steps than the box's. */
  aside: ReadonlySignal<{ step: string; text: string }[]>;
  write(change: Partial<Written>): void;
  /** Empties a draft: it was sent, or is not wanted. */
  clear(step: string): void;
  /** Another step is on the screen: an empty box goes along. */
  follow(step: string): void;
  /** Leaves what stands in the box and takes the step that is on the screen. */
  setAside(): void;
}

const nothing: Written = { text: "" };

export function openDrafts(room: string): Drafts {
  const { value: all, put: putAll } = keptSignal<Record<string, Written>>(`drafts.${room}`, {});
  const step = signal<string | null>(null);
  const current = computed(() => (step.value && all.value[step.value]) || nothing);
  let shown: string | null = null;

  function put(id: string, written: Written): void {
    putAll({ ...all.peek(), [id]: written });
  }

  return {
    step,
    current,
    aside: computed(() =>
      Object.entries(all.value)
        .filter(([id, { text }]) => id !== step.value && text.trim() !== "")
        .map(([id, { text }]) => ({ step: id, text })),
    ),
    write: (change) => {
      if (step.value) put(step.value, { ...current.value, ...change });
    },
    clear: (id) => {
      put(id, { ...all.value[id], text: "" });
      step.value = shown;
    },
    follow: (id) => {
      shown = id;
      if (current.peek().text.trim() === "") step.value = id;
    },
    setAside: () => {
      step.value = shown;
    },
  };
}
