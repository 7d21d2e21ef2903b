// The conversations of the initiative by id: what they were called, where and when they were held.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { formatDay, language } from "../kit/i18n";
import type { SourceRow } from "../kit/wire";
import { useInitiative } from "./initiative";

export type Sources = ReadonlyMap<string, SourceRow>;

/** Empty until they are read, and when they cannot be: then a quote says less of where it comes from. */
export function useSources(): Sources {
  const { api, state } = useInitiative();
  const found = useSignal<Sources>(new Map());
  const speaking = language.value;
  useEffect(() => {
    api.sources().then(
      ({ sources }) => {
        found.value = new Map(sources.map((source) => [source.conversation, source]));
      },
      () => undefined,
    );
  }, [api, found, speaking, state.statements]);
  return found.value;
}

/** "Main library · Tuesday circle · 3 December 2026" */
export function whereSaid(source: SourceRow | undefined, at: number): string {
  const parts = source ? [source.title, source.place] : [];
  return [...parts, formatDay(at)].filter((part) => part !== "").join(" · ");
}
