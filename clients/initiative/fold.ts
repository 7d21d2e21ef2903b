// The state of an initiative as this seat sees it: a fold of events over a snapshot, as the engine's. Pure.

import type {
  BoardFigures,
  Colleague,
  FiguresByTheme,
  InitiativeEvent,
  InitiativeView,
  KeptRecord,
  Placement,
  RecordKind,
  ThemingStage,
} from "../kit/wire";

export interface InitiativeState {
  stage: ThemingStage;
  colleagues: readonly Colleague[];
  /** By kind and id, as `keyOf` makes it. */
  records: ReadonlyMap<string, KeptRecord>;
  /** Of all that do not lie in the pile as they came. */
  placements: ReadonlyMap<number, Placement>;
  /** The greatest number of a statement. */
  statements: number;
  figures: FiguresByTheme;
  board: BoardFigures;
}

export const unplaced: Placement = {
  picked: false,
  theme: "",
  evidence: false,
  strong: false,
  specific: false,
  outlier: false,
};

export function keyOf(kind: RecordKind, id: string): string {
  return `${kind} ${id}`;
}

export function opened(view: InitiativeView): InitiativeState {
  const { stage, colleagues, statements, figures, board } = view;
  const records = new Map(view.records.map((kept) => [keyOf(kept.kind, kept.record.id), kept]));
  const placements = new Map(
    view.placed.flatMap(({ statements: numbers, placement }) =>
      numbers.map((number): [number, Placement] => [number, placement]),
    ),
  );
  return { stage, colleagues, records, placements, statements, figures, board };
}

/** The state after `events`; those at or before `seq`, at which `state` stands, change nothing. */
export function fold(
  state: InitiativeState,
  events: readonly InitiativeEvent[],
  seq: number,
): InitiativeState {
  let after = state;
  for (const event of events) {
    if (event.seq > seq) after = { ...after, ...counted(after, event), ...changes(after, event) };
  }
  return after;
}

function counted(state: InitiativeState, event: InitiativeEvent): Partial<InitiativeState> {
  if (!("figures" in event || "board" in event)) return {};
  return {
    ...(event.figures && { figures: { ...state.figures, ...event.figures } }),
    ...(event.board && { board: event.board }),
  };
}

function changes(state: InitiativeState, event: InitiativeEvent): Partial<InitiativeState> {
  switch (event.type) {
    case "colleague.joined":
      return { colleagues: [...state.colleagues, event.colleague] };
    case "record.set": {
      const { kind, record } = event.kept;
      return { records: new Map(state.records).set(keyOf(kind, record.id), event.kept) };
    }
    case "record.removed":
      return removed(state, event.kind, event.id, event.figures);
    case "statements.gathered":
      return { statements: event.statements };
    case "statements.placed": {
      const placements = new Map(state.placements);
      for (const number of event.statements) placements.set(number, event.placement);
      return { placements };
    }
    case "stage.set":
      return {
        stage: event.stage,
        colleagues: state.colleagues.map((colleague) => ({ ...colleague, ready: false })),
      };
    case "ready.changed":
      return {
        colleagues: state.colleagues.map((colleague) =>
          colleague.member === event.member ? { ...colleague, ready: event.ready } : colleague,
        ),
      };
    default:
      return {}; // from a newer server: nothing that this page shows
  }
}

function removed(
  state: InitiativeState,
  kind: RecordKind,
  id: string,
  told: FiguresByTheme | undefined,
): Partial<InitiativeState> {
  const records = new Map(state.records);
  records.delete(keyOf(kind, id));
  if (kind !== "theme") return { records };
  const { [id]: _, ...figures } = { ...state.figures, ...told };
  return { records, figures };
}
