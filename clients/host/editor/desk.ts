// A guide on the desk: the draft, what it was before, what the checker says, and what is looked at.

import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { language as spoken } from "../../kit/i18n";
import { reasonOf } from "../../kit/rpc";
import type { GuideView } from "../../kit/wire";
import { type Draft, filesOf } from "./draft";
import type { GuideDrafts, KeptDraft } from "./drafts";
import type { GuideApi, Saving } from "./guide-api";
import { begin, changed, type History, undone } from "./history";
import { nextVersion } from "./naming";
import { type Field, fieldFor, type Place, type Problem, placeOf } from "./places";
import { stepWith } from "./steps";

export type CheckState = "checking" | "checked" | "offline";

export interface Desk {
  id: string;
  draft: ReadonlySignal<Draft>;
  /** The version that is being changed; null before the first save. */
  base: ReadonlySignal<string | null>;
  /** The version that saving makes. */
  next: ReadonlySignal<string>;
  unsaved: ReadonlySignal<boolean>;
  /** The step that is open; null: what is about the whole guide. */
  open: Signal<string | null>;
  /** The languages beside each other, in the guide's order. */
  shown: ReadonlySignal<string[]>;
  show(languages: string[]): void;
  /** `typing`: the field, when it is typed in. */
  change(change: (draft: Draft) => Draft, typing?: string): void;
  canUndo: ReadonlySignal<boolean>;
  undo(): void;
  check: ReadonlySignal<CheckState>;
  problems: ReadonlySignal<Problem[]>;
  /** What could be better. */
  notes: ReadonlySignal<Problem[]>;
  /** The messages at a field, by its name. */
  messages: ReadonlySignal<ReadonlyMap<string, string[]>>;
  /** As the server last understood the guide. */
  understood: ReadonlySignal<GuideView | null>;
  /** Opens what a message is about and puts the cursor there. */
  goTo(place: Place): void;
  save(): Promise<Saving>;
  /** As `save`, behind a version that somebody else saved meanwhile. */
  saveBehind(version: string): Promise<Saving>;
  /** Takes the draft off this device. */
  throwAway(): void;
  close(): void;
}

const pauseBeforeCheck = 400;

export function openDesk(id: string, kept: KeptDraft, api: GuideApi, drafts: GuideDrafts): Desk {
  const history = signal<History<Draft>>(begin(kept.draft));
  const draft = computed(() => history.value.now);
  const base = signal(kept.base);
  const saved = signal<Draft | null>(drafts.all.peek()[id] ? null : kept.draft);
  const open = signal<string | null>(null);
  const chosen = signal<string[]>(firstShown(kept.draft));
  const check = signal<CheckState>("checking");
  const problems = signal<Problem[]>([]);
  const notes = signal<Problem[]>([]);
  const understood = signal<GuideView | null>(null);
  const unsaved = computed(() => draft.value !== saved.value);
  const next = computed(() =>
    base.value === null ? draft.value.guide.version : nextVersion(base.value),
  );

  const keepDraft = () => {
    if (unsaved.peek()) drafts.keep(id, { draft: draft.peek(), base: base.peek() });
    else if (drafts.all.peek()[id]) drafts.drop(id);
  };

  async function ask(asked: Draft): Promise<void> {
    try {
      const answer = await api.check(filesOf(asked));
      if (asked !== draft.peek()) return;
      problems.value = answer.problems;
      notes.value = answer.notes;
      const [first = ""] = asked.guide.languages;
      if (answer.guide)
        understood.value = answer.guide[spoken.peek()] ?? answer.guide[first] ?? null;
      check.value = "checked";
    } catch (error) {
      if (asked === draft.peek())
        check.value = reasonOf(error) === "offline" ? "offline" : "checked";
    }
  }

  async function saveAs(version: string): Promise<Saving> {
    const written = draft.peek();
    const versioned = { ...written, guide: { ...written.guide, version } };
    const saving = await api.save(id, filesOf(versioned), base.peek());
    if (saving.outcome === "unsound") problems.value = saving.problems;
    if (saving.outcome === "saved") {
      base.value = saving.version;
      saved.value = written;
      keepDraft();
    }
    return saving;
  }

  const stop = effect(() => {
    const asked = draft.value;
    check.value = "checking";
    const pause = setTimeout(() => {
      keepDraft();
      void ask(asked);
    }, pauseBeforeCheck);
    return () => clearTimeout(pause);
  });
  window.addEventListener("pagehide", keepDraft);

  return {
    id,
    draft,
    base,
    next,
    unsaved,
    open,
    shown: computed(() =>
      draft.value.guide.languages.filter((code) => chosen.value.includes(code)),
    ),
    show: (languages) => {
      chosen.value = languages;
    },
    change: (change, typing) => {
      history.value = changed(history.peek(), change(draft.peek()), typing ?? null);
    },
    canUndo: computed(() => history.value.before.length > 0),
    undo: () => {
      history.value = undone(history.peek());
      if (open.peek() !== null && !stepWith(draft.peek(), open.peek() ?? "")) open.value = null;
    },
    check,
    problems,
    notes,
    messages: computed(() => byField(draft.value, problems.value)),
    understood,
    goTo: (place) => {
      if (place.step === null || stepWith(draft.peek(), place.step)) open.value = place.step;
      const [, language] = /^text\.(.+)\.json\//.exec(place.field) ?? [];
      if (language && !chosen.peek().includes(language))
        chosen.value = [...chosen.peek(), language];
      requestAnimationFrame(() => focusField(place));
    },
    save: () => saveAs(next.peek()),
    saveBehind: async (version) => {
      base.value = (await api.files(id)).version;
      return saveAs(version);
    },
    throwAway: () => {
      saved.value = draft.peek();
      drafts.drop(id);
    },
    close: () => {
      window.removeEventListener("pagehide", keepDraft);
      stop();
      keepDraft();
    },
  };
}

/** Two at most: the guide's first, and the reader's or the next. */
function firstShown({ guide }: Draft): string[] {
  const [first = "en", ...others] = guide.languages;
  const second = others.find((code) => code === spoken.peek()) ?? others[0];
  return second === undefined ? [first] : [first, second];
}

function byField(draft: Draft, problems: readonly Problem[]): ReadonlyMap<string, string[]> {
  const messages = new Map<string, string[]>();
  for (const problem of problems) {
    const { field } = placeOf(draft, problem);
    messages.set(field, [...(messages.get(field) ?? []), problem.message]);
  }
  return messages;
}

/** Puts the cursor into the field of that place, or into what is nearest to it. */
function focusField(place: Place): void {
  const elements = [...document.querySelectorAll<HTMLElement>("[data-field]")];
  const fields = elements.map<Field>((element) => ({
    name: element.dataset.field ?? "",
    empty: "value" in element && element.value === "",
  }));
  const name = fieldFor(place, fields);
  const element =
    elements.find(({ dataset }) => dataset.field === name) ??
    document.querySelector<HTMLElement>("[data-open-title]");
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "center" });
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a part of the editor stands outside of it");
  return desk;
}
