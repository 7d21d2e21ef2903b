// A state of an initiative for tests, of the records that a test names.

import type { KeptRecord, ThemeFigures, ThemeRecord } from "../kit/wire";
import { type InitiativeState, keyOf } from "./fold";

type Given = Pick<KeptRecord, "kind" | "record"> & { seq?: number };

/** `holding`: the themes that hold. */
export function stateOf(
  records: readonly Given[],
  holding: readonly string[] = [],
): InitiativeState {
  const kept = records.map(
    (given, place) => ({ seq: place + 1, at: 0, ...given }) as unknown as KeptRecord,
  );
  return {
    stage: "read",
    colleagues: [],
    records: new Map(kept.map((one) => [keyOf(one.kind, one.record.id), one])),
    placements: new Map(),
    statements: 0,
    figures: Object.fromEntries(holding.map((id) => [id, { holds: true } as ThemeFigures])),
    board: { statements: 0, picked: 0, themed: 0 },
  };
}

export function described(languages: string[]): Given {
  const record = {
    id: "description",
    title: "Mill Street",
    community: "",
    goals: [],
    places: [],
    languages,
  };
  return { kind: "description", record } as Given;
}

export function theme(id: string, more: Partial<ThemeRecord> = {}): Given {
  const bare = { name: id, category: "", meaning: "", rank: 0, locked: false };
  return {
    kind: "theme",
    record: { id, ...bare, challenge: "open", answer: "", ...more },
  } as Given;
}
