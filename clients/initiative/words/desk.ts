// Where words are written: drafts by record and language, saved one at a time over what is kept, so that two people
// can write at once and neither loses a word.

import { effect, untracked } from "@preact/signals";
import { keptSignal } from "../../kit/device";
import { reasonOf } from "../../kit/rpc";
import type { RecordSetParams, Texts } from "../../kit/wire";
import type { Desk } from "../desk";
import { keyOf } from "../fold";
import { keptOf, type RecordOf } from "../records";
import {
  type Draft,
  insisted,
  oneLine,
  type Standing,
  settled,
  standing,
  withText,
  written,
} from "./drafts";

/** The kinds of record that have words by language. */
export type WordedKind = "sentence" | "story" | "update";

/** One record's words in one language. */
export interface Spot {
  kind: WordedKind;
  id: string;
  language: string;
}

export interface WordsDesk {
  standing(spot: Spot): Standing;
  write(spot: Spot, text: string): void;
  /** Sends what is unsaved, unless somebody else has changed it meanwhile: then it stays here, and both are shown. */
  save(spot: Spot): Promise<void>;
  /** Of two texts: one's own. */
  keepMine(spot: Spot): Promise<void>;
  /** Of two texts: what is kept. Also lets a draft go. */
  takeTheirs(spot: Spot): void;
  /** Drafts whose record is gone: removed while somebody wrote in it. */
  stranded(kind: WordedKind): { spot: Spot; text: string }[];
  /** Lets all drafts of a record go. */
  forget(kind: WordedKind, id: string): void;
  close(): void;
}

const patience = 3_000; // for the event that made a save stale

export function openWords(desk: Desk): WordsDesk {
  const drafts = keptSignal<Record<string, Draft>>(`words.${desk.id}`, {});
  const sending = new Set<string>();
  const draftOf = (spot: Spot) => drafts.value.peek()[nameOf(spot)];

  function put(spot: Spot, draft: Draft | null): void {
    const { [nameOf(spot)]: _, ...others } = drafts.value.peek();
    drafts.put(draft ? { ...others, [nameOf(spot)]: draft } : others);
  }

  function record({ kind, id }: Spot): { record: RecordOf<WordedKind>; seq: number } | undefined {
    const state = desk.state.value;
    const kept = state ? keptOf(state, kind, id) : undefined;
    if (kept) return kept;
    // The parts of the story are always there, written or not.
    const part = { id, texts: {}, themes: [] } as unknown as RecordOf<"story">;
    return kind === "story" ? { record: part, seq: 0 } : undefined;
  }

  function keptText(spot: Spot): string {
    return (record(spot)?.record.texts as Texts | undefined)?.[spot.language] ?? "";
  }

  /** Answers once the record has been set by somebody after `seq`, or nothing of the kind was heard for a while. */
  function changedAfter(spot: Spot, seq: number): Promise<void> {
    return new Promise((resolve) => {
      if ((record(spot)?.seq ?? 0) !== seq) return resolve();
      const done = () => {
        stop();
        clearTimeout(waiting);
        resolve();
      };
      const waiting = setTimeout(done, patience);
      const stop = desk.heed((event) => {
        if (
          event.type === "record.set" &&
          keyOf(event.kept.kind, event.kept.record.id) === keyOf(spot.kind, spot.id)
        )
          done();
      });
    });
  }

  async function save(spot: Spot): Promise<void> {
    const name = nameOf(spot);
    if (sending.has(name)) return;
    sending.add(name);
    // Somebody may have changed the same record in another language: then it is set again over theirs.
    for (let tries = 0; tries < 3 && (await isStale(spot)); ++tries);
    sending.delete(name);
  }

  /** Tries once; true when the record was changed meanwhile and that is known here now. */
  async function isStale(spot: Spot): Promise<boolean> {
    const draft = draftOf(spot);
    const known = record(spot);
    if (!draft || !known) return false;
    const now = standing(keptText(spot), draft);
    if (now.state === "saved") put(spot, null);
    if (now.state !== "unsaved") return false;
    const sent = spot.kind === "sentence" ? oneLine(draft.text) : draft.text.trim();
    const text = draft.text.trim() === sent ? draft.text : sent; // a blank at the end may be about to go on
    put(spot, { ...draft, text, sent });
    try {
      const set = { kind: spot.kind, record: withText(known.record, spot.language, sent) };
      const { seq } = await desk.request("record.set", { set, over: known.seq } as RecordSetParams);
      await arrived(spot, seq);
      return false;
    } catch (error) {
      if (reasonOf(error) !== "stale") return false;
      await changedAfter(spot, known.seq);
      return true;
    }
  }

  /** The answer may be here before the event. */
  async function arrived(spot: Spot, seq: number): Promise<void> {
    if ((record(spot)?.seq ?? 0) < seq) await changedAfter(spot, record(spot)?.seq ?? 0);
    const draft = draftOf(spot);
    if (draft) put(spot, settled(draft, keptText(spot)));
  }

  // What waited for a connection, or for this page to be opened again.
  const stopWaiting = effect(() => {
    if (desk.status.value !== "live" || desk.me.value === null) return;
    untracked(() => {
      for (const name of Object.keys(drafts.value.peek())) void save(spotOf(name));
    });
  });

  return {
    standing: (spot) => standing(keptText(spot), drafts.value.value[nameOf(spot)]),
    write: (spot, text) => put(spot, written(keptText(spot), draftOf(spot), text)),
    save,
    keepMine: async (spot) => {
      const draft = draftOf(spot);
      if (draft) put(spot, insisted(draft, keptText(spot)));
      await save(spot);
    },
    takeTheirs: (spot) => put(spot, null),
    stranded: (kind) =>
      Object.entries(drafts.value.value).flatMap(([name, { text }]) => {
        const spot = spotOf(name);
        const lost = spot.kind === kind && text.trim() !== "" && !record(spot);
        return lost ? [{ spot, text }] : [];
      }),
    forget: (kind, id) => {
      const others = Object.entries(drafts.value.peek()).filter(([name]) => {
        const spot = spotOf(name);
        return spot.kind !== kind || spot.id !== id;
      });
      drafts.put(Object.fromEntries(others));
    },
    close: stopWaiting,
  };
}

/** Ids and languages have no blanks. */
function nameOf({ kind, id, language }: Spot): string {
  return `${kind} ${id} ${language}`;
}

function spotOf(name: string): Spot {
  const [kind, id, language] = name.split(" ") as [WordedKind, string, string];
  return { kind, id, language };
}
