// The records of an initiative by kind, in the order in which people read them.

import type { KeptRecord, RecordKind } from "../kit/wire";
import type { InitiativeState } from "./fold";
import { keyOf } from "./fold";

export type KeptOf<K extends RecordKind> = Extract<KeptRecord, { kind: K }>;
export type RecordOf<K extends RecordKind> = KeptOf<K>["record"];

export function keptOf<K extends RecordKind>(
  state: InitiativeState,
  kind: K,
  id: string,
): KeptOf<K> | undefined {
  return state.records.get(keyOf(kind, id)) as KeptOf<K> | undefined;
}

export function recordOf<K extends RecordKind>(
  state: InitiativeState,
  kind: K,
  id: string,
): RecordOf<K> | undefined {
  return keptOf(state, kind, id)?.record as RecordOf<K> | undefined;
}

/** All of one kind, in the order in which they were made known here. */
export function allOf<K extends RecordKind>(state: InitiativeState, kind: K): RecordOf<K>[] {
  return [...state.records.values()].flatMap((kept) =>
    kept.kind === kind ? [kept.record as RecordOf<K>] : [],
  );
}

/** By the place that people gave them. */
export function ranked<K extends "theme" | "sentence">(state: InitiativeState, kind: K) {
  return allOf(state, kind).sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

export function description(state: InitiativeState): RecordOf<"description"> | undefined {
  return recordOf(state, "description", "description");
}

/** In which the community reads; the first is the main one. */
export function languagesOf(state: InitiativeState): string[] {
  return description(state)?.languages ?? [];
}
