// What is said about a conversation: read from the server, shown at once when it is written here, kept on this
// device until the server has it. It is sent in order, and again with the same id after a lost answer, so that it
// arrives once.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { recall, remember } from "../../kit/device";
import { newId } from "../../kit/id";
import { type Refusal, reasonOf } from "../../kit/rpc";
import type { Annotation, AnnotationChange, AnnotationList, NewAnnotation } from "../../kit/wire";
import type { ReadingApi } from "../api";
import { type Act, type Author, overlaid, type Said, subjectOf } from "./acts";

export interface Comments {
  /** Oldest first, with everything that is on its way. */
  said: ReadonlySignal<readonly Said[]>;
  /** Why they could not be read; null while they can. */
  problem: ReadonlySignal<Refusal | null>;
  /** Ids of what was saved since the page was opened. */
  just_saved: ReadonlySignal<ReadonlySet<string>>;
  add(annotation: Omit<NewAnnotation, "id">): void;
  change(id: string, change: AnnotationChange): void;
  /** Tries again what was refused. */
  retry(id: string): void;
  /** Lets go what was refused. */
  discard(id: string): void;
  close(): void;
}

type Api = Pick<ReadingApi, "annotations" | "annotate" | "changeAnnotation">;

const pause = 5_000; // milliseconds before it is tried again
/** What passes by itself. */
const will_pass: readonly Refusal[] = ["offline", "not_saved"];

export function openComments(api: Api, conversation: string, author: Author): Comments {
  const kept_as = `comments.${conversation}`;
  const saved = signal<readonly Annotation[]>([]);
  const acts = signal(recall<readonly Act[]>(kept_as, []));
  const waiting = signal(false);
  const problem = signal<Refusal | null>(null);
  const just_saved = signal<ReadonlySet<string>>(new Set());
  let sending = false;
  let closed = false;
  let retrying: ReturnType<typeof setTimeout> | undefined;

  /** Another tab may have added or sent some meanwhile. */
  function keep(change: (acts: readonly Act[]) => readonly Act[]): void {
    acts.value = change(recall(kept_as, acts.peek()));
    remember(kept_as, acts.peek());
  }

  function enqueue(act: Act): void {
    keep((others) => [...others, act]);
    void send();
  }

  function deliver(act: Act): Promise<AnnotationList> {
    if (act.act === "add") return api.annotate(conversation, act.annotation);
    return api.changeAnnotation(conversation, act.id, act.change);
  }

  async function send(): Promise<void> {
    if (sending || closed) return;
    sending = true;
    clearTimeout(retrying);
    waiting.value = false;
    for (let act = next(); act && !closed && !waiting.peek(); act = next()) await sendOne(act);
    sending = false;
    if (waiting.peek() && !closed) retrying = setTimeout(() => void send(), pause);
  }

  /** The first that nothing refused stands before. */
  function next(): Act | undefined {
    const refused = new Set(acts.peek().flatMap((act) => (act.refused ? [subjectOf(act)] : [])));
    return acts.peek().find((act) => !refused.has(subjectOf(act)));
  }

  async function sendOne(act: Act): Promise<void> {
    try {
      saved.value = (await deliver(act)).annotations;
      just_saved.value = new Set([...just_saved.peek(), subjectOf(act)]);
      keep((others) => others.filter(({ key }) => key !== act.key));
    } catch (error) {
      const reason = reasonOf(error);
      if (will_pass.includes(reason)) waiting.value = true;
      else
        keep((others) =>
          others.map((one) => (one.key === act.key ? { ...one, refused: reason } : one)),
        );
    }
  }

  /** An answer that was on its way while something was saved is older than what is known. */
  function read(): void {
    const known = saved.peek();
    api.annotations(conversation).then(
      ({ annotations }) => {
        if (saved.peek() === known) saved.value = annotations;
        problem.value = null;
        void send();
      },
      (error) => {
        problem.value = reasonOf(error);
      },
    );
  }

  const online = () => void send();
  window.addEventListener("online", online);
  window.addEventListener("focus", read); // others may have answered meanwhile
  read();

  return {
    said: computed(() =>
      overlaid(saved.value, acts.value, author, waiting.value ? "waiting" : "sending"),
    ),
    problem,
    just_saved,
    add: (annotation) =>
      enqueue({
        act: "add",
        key: newId(),
        at: Date.now(),
        annotation: { id: newId(), ...annotation },
      }),
    change: (id, change) => enqueue({ act: "change", key: newId(), at: Date.now(), id, change }),
    retry: (id) => {
      keep((others) => others.map((act) => (subjectOf(act) === id ? untried(act) : act)));
      void send();
    },
    discard: (id) =>
      keep((others) => others.filter((act) => !(act.refused && subjectOf(act) === id))),
    close: () => {
      closed = true;
      clearTimeout(retrying);
      window.removeEventListener("online", online);
      window.removeEventListener("focus", read);
    },
  };
}

function untried({ refused: _, ...act }: Act): Act {
  return act;
}
