// What the board shows, as signals over the desk's state: themes in their order, the notes of each, the pile as it
// is filtered; and what only this person sees: selection, focus, what is open beside. Arrays stay the same as long
// as what is in them does, so that an event redraws what it changed and nothing else.

import {
  batch,
  computed,
  effect,
  type ReadonlySignal,
  type Signal,
  signal,
  untracked,
} from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { keptSignal } from "../../kit/device";
import type {
  Placement,
  SourceRow,
  StatementRow,
  ThemeFigures,
  ThemingStage,
} from "../../kit/wire";
import type { InitiativeApi } from "../api";
import type { Desk } from "../desk";
import { type InitiativeState, unplaced } from "../fold";
import { allOf, type RecordOf, ranked } from "../records";
import type { Statements } from "../statements";
import {
  type Choices,
  choicesOf,
  countsOf,
  everything,
  type Filter,
  pileOf,
  type Show,
} from "./filter";
import { type Runs, withRead } from "./read-marks";
import { nothing, type Selection } from "./selection";

export type Theme = RecordOf<"theme">;

/** A note in a list: `pile`, or the id of a theme. */
export interface At {
  list: string;
  number: number;
}

/** Notes on their way under a pointer. */
export interface Drag {
  numbers: readonly number[];
  x: number;
  y: number;
  /** Where they would fall: `theme:ID`, `new`, `pile`; empty: nowhere. */
  over: string;
}

export type Drawer = "about" | "theme" | "duplicates" | "tensions" | "history";
export type DialogName = "move" | "merge" | "keys";

export interface Board {
  desk: Desk;
  api: InitiativeApi;
  statements: Statements;
  state: ReadonlySignal<InitiativeState>;
  stage: ReadonlySignal<ThemingStage>;
  themes: ReadonlySignal<readonly Theme[]>;
  byTheme: ReadonlySignal<ReadonlyMap<string, readonly number[]>>;
  filter: Signal<Filter>;
  choices: ReadonlySignal<Choices>;
  counts: ReadonlySignal<Record<Show, number>>;
  pile: ReadonlySignal<readonly number[]>;
  selected: Signal<Selection>;
  at: Signal<At | null>;
  drag: Signal<Drag | null>;
  /** Those that somebody else has just moved. */
  moved: ReadonlySignal<Selection>;
  /** null: nothing is open beside. */
  drawer: Signal<Drawer | null>;
  /** The theme that the drawer or a dialog is about. */
  about: Signal<string>;
  dialog: Signal<DialogName | null>;
  /** The theme whose name is being written. */
  naming: Signal<string | null>;
  /** The theme that is challenged before it is the turn of all. */
  challenging: Signal<string | null>;
  read: ReadonlySignal<Runs>;
  markRead(numbers: readonly number[]): void;
  /** Where notes come from, by conversation. */
  sources: ReadonlySignal<ReadonlyMap<string, SourceRow>>;
  close(): void;
}

const glow = 2_400; // ms that a note moved by somebody else is lit

export function openBoard(desk: Desk, api: InitiativeApi, statements: Statements): Board {
  const state = computed(() => desk.state.value as InitiativeState);
  const placements = computed(() => state.value.placements);
  const filter = signal<Filter>(everything);
  const moved = signal<Selection>(nothing);
  const read = keptSignal<Runs>(`board-read.${desk.id}`, []);
  const sources = signal<ReadonlyMap<string, SourceRow>>(new Map());
  const at = signal<At | null>(null);
  const drawer = signal<Drawer | null>(null);

  const stopHeeding = desk.heed((event) => {
    if (event.type === "statements.gathered") void readSources();
    if (event.type !== "statements.placed" || event.by === desk.me.peek()) return;
    const { statements: numbers } = event;
    moved.value = new Set([...moved.peek(), ...numbers]);
    setTimeout(() => {
      const left = new Set(moved.peek());
      for (const number of numbers) left.delete(number);
      moved.value = left;
    }, glow);
  });

  /** Without them a note still says its table and its time. */
  async function readSources(): Promise<void> {
    const rows = await api.sources().catch(() => null);
    if (rows) sources.value = new Map(rows.sources.map((row) => [row.conversation, row]));
  }
  void readSources();

  const stage = computed(() => state.value.stage);
  const stopFollowing = effect(() => {
    const now = stage.value;
    untracked(() =>
      batch(() => {
        const show: Show = now === "read" || now === "pick" ? "all" : "unthemed";
        filter.value = { ...filter.value, show };
        if (now === "tensions") drawer.value = "tensions";
        else if (drawer.value === "tensions") drawer.value = null;
      }),
    );
  });

  return {
    desk,
    api,
    statements,
    state,
    stage,
    themes: steady(() => ranked(state.value, "theme")),
    byTheme: notesByTheme(statements.rows, placements, stage),
    filter,
    choices: computed(() => choicesOf(statements.rows.value, filter.value)),
    counts: computed(() => countsOf(statements.rows.value, placements.value)),
    pile: steady(() => pileOf(statements.rows.value, placements.value, filter.value)),
    selected: signal(nothing),
    at,
    drag: signal<Drag | null>(null),
    moved,
    drawer,
    about: signal(""),
    dialog: signal<DialogName | null>(null),
    naming: signal<string | null>(null),
    challenging: signal<string | null>(null),
    read: read.value,
    markRead: (numbers) => read.put(withRead(read.value.peek(), numbers)),
    sources,
    close: () => {
      stopHeeding();
      stopFollowing();
    },
  };
}

/** The same array as before while the same things are in it. */
function steady<T>(list: () => readonly T[]): ReadonlySignal<readonly T[]> {
  let last: readonly T[] = [];
  return computed(() => {
    const next = list();
    if (!alike(last, next)) last = next;
    return last;
  });
}

function alike<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

/** While evidence is looked for, quotes come first. */
function notesByTheme(
  rows: ReadonlySignal<ReadonlyMap<number, StatementRow>>,
  placements: ReadonlySignal<ReadonlyMap<number, Placement>>,
  stage: ReadonlySignal<ThemingStage>,
) {
  let last = new Map<string, readonly number[]>();
  return computed<ReadonlyMap<string, readonly number[]>>(() => {
    const next = new Map<string, number[]>();
    for (const [number, { theme }] of placements.value) {
      if (theme === "" || (rows.value.get(number)?.gone ?? true)) continue;
      const notes = next.get(theme);
      if (notes) notes.push(number);
      else next.set(theme, [number]);
    }
    const kept = new Map<string, readonly number[]>();
    const rank = (number: number) =>
      placements.value.get(number)?.evidence ? 0 : rows.value.get(number)?.quote ? 1 : 2;
    const first = stage.value === "evidence" ? rank : () => 0;
    for (const [theme, notes] of next) {
      notes.sort((a, b) => first(a) - first(b) || a - b);
      const before = last.get(theme) ?? [];
      kept.set(theme, alike(before, notes) ? before : notes);
    }
    last = kept;
    return kept;
  });
}

const none: readonly number[] = [];

/** The notes of a list as they are shown: of the pile, or of a theme. */
export function notesOf(board: Board, list: string): readonly number[] {
  return list === "pile" ? board.pile.value : (board.byTheme.value.get(list) ?? none);
}

export function placementOf(board: Board, number: number): Placement {
  return board.state.value.placements.get(number) ?? unplaced;
}

/** What is counted of a theme without notes. */
export const no_figures: ThemeFigures = {
  statements: 0,
  conversations: 0,
  strong: 0,
  specific: 0,
  evidence: 0,
  evidence_conversations: 0,
  outliers: 0,
  holds: false,
};

/** How many conversations the notes come from. */
export function conversationCount(state: InitiativeState): number {
  return allOf(state, "source").length;
}

/** What it still needs to hold: two quotes from two conversations. */
export function missingFor({ evidence, evidence_conversations }: ThemeFigures) {
  return {
    quotes: Math.max(0, 2 - evidence),
    conversations: Math.max(0, 2 - evidence_conversations),
  };
}

export const BoardContext = createContext<Board | null>(null);

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error("a part of the board stands outside of it");
  return board;
}
