// What this person asked for and what is not saved yet, kept on this device and the same in all its tabs.
// Acts are only added, refused once, and settled once, so that two tabs that both change the list, or a
// storage that was emptied in between, never lose one: what either of them knows is put together.

import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { heedOtherTabs, recall, remember } from "./device";
import type { Refusal } from "./rpc";
import type { Pledge } from "./wire";

/** What can be said about a note beside its words. */
export interface Draft {
  text: string;
  step: string;
  category?: string;
  quote?: true;
  spoken?: true;
  /** Where it was said, in the crew's words. */
  table?: number;
  pledge?: Pledge;
  /** Typed in from paper: when it was said. */
  said_at?: number;
  /** That it is written in: left out, what the page speaks when it is added. */
  language?: string;
}

export type Act = {
  /** Tells two acts on one note apart. */
  key: string;
  /** Of the note. */
  id: string;
  at: number;
  /** Why the server will not have it; it waits here for the person's word. */
  refused?: Refusal;
} & ({ act: "add"; draft: Draft } | { act: "edit"; text: string } | { act: "withdraw" });

interface Kept {
  /** Oldest first. */
  acts: Act[];
  /** Acts that are done with, by key: the log position where they are saved, or 0 when they were let go. */
  settled: Record<string, number>;
}

export interface Acts {
  list: ReadonlySignal<Act[]>;
  add(act: Act): void;
  refuse(key: string, reason: Refusal): void;
  /** It is saved at `seq` of the log. */
  save(key: string, seq: number): void;
  /** Lets a refused act go, and puts another in its place if one is given. */
  drop(key: string, instead?: Act): void;
  /** Takes in what other tabs wrote. */
  refresh(): void;
  close(): void;
}

export interface ActsHeeded {
  /** An act was saved, by this tab or another. */
  saved(act: Act, seq: number): void;
  /** Another tab has added acts, and sends them. */
  addedElsewhere(keys: string[]): void;
}

const longestMemory = 200; // of settled acts: more than other tabs can be behind

export function openActs(memory: string, heeded: ActsHeeded): Acts {
  const recalled = () => whole(recall(memory, {}));
  let known = recalled();
  const list = signal(known.acts);

  function take(next: Kept): void {
    const before = known;
    known = next;
    batch(() => {
      list.value = next.acts;
      for (const act of before.acts) {
        const seq = next.settled[act.key];
        if (seq) heeded.saved(act, seq);
      }
    });
  }

  function refresh(): void {
    take(together(recalled(), known));
  }

  function change(make: (kept: Kept) => Kept): void {
    take(make(together(recalled(), known)));
    remember(memory, known);
  }

  const stopHeeding = heedOtherTabs<Partial<Kept>>(memory, (theirs) => {
    const before = new Set(known.acts.map(({ key }) => key));
    take(together(whole(theirs), known));
    const added = known.acts.map(({ key }) => key).filter((key) => !before.has(key));
    if (added.length > 0) heeded.addedElsewhere(added);
  });

  return {
    list,
    refresh,
    add: (act) => change(({ acts, settled }) => ({ acts: [...acts, act], settled })),
    refuse: (key, refused) =>
      change(({ acts, settled }) => ({
        acts: acts.map((act) => (act.key === key ? { ...act, refused } : act)),
        settled,
      })),
    save: (key, seq) => change((kept) => settle(kept, key, seq)),
    drop: (key, instead) =>
      change((kept) => {
        const { acts, settled } = settle(kept, key, 0);
        return { acts: instead ? [...acts, instead] : acts, settled };
      }),
    close: stopHeeding,
  };
}

/** A storage may have anything in it. */
function whole({ acts = [], settled = {} }: Partial<Kept>): Kept {
  return { acts, settled };
}

function settle({ acts, settled }: Kept, key: string, seq: number): Kept {
  const newest = Object.entries({ ...settled, [key]: seq }).slice(-longestMemory);
  return {
    acts: acts.filter((act) => act.key !== key),
    settled: Object.fromEntries(newest),
  };
}

/** What two tabs know. Their order does not matter but for acts that only one of them has. */
function together(first: Kept, second: Kept): Kept {
  const settled = { ...first.settled };
  for (const [key, seq] of Object.entries(second.settled))
    settled[key] = Math.max(seq, settled[key] ?? 0);
  const acts = new Map(first.acts.map((act) => [act.key, act]));
  for (const act of second.acts) acts.set(act.key, act.refused ? act : (acts.get(act.key) ?? act));
  return { acts: [...acts.values()].filter(({ key }) => !(key in settled)), settled };
}
