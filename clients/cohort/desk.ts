// What the key opens: the cohort that is looked at, as the server last told it, and the call notes in it.

import { type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { openReadingApi, type ReadingApi } from "../coach/api";
import { failure } from "../coach/failure";
import { showToast } from "../kit/parts/toast";
import { type Refusal, reasonOf } from "../kit/rpc";
import type { CallNote, CohortList, CohortView } from "../kit/wire";
import { type CohortApi, openCohortApi } from "./api";

export interface Desk {
  key: string;
  api: CohortApi;
  reading: ReadingApi;
  /** The cohorts that one has a part in. */
  list: ReadonlySignal<CohortList | null>;
  cohort: ReadonlySignal<CohortView | null>;
  notes: ReadonlySignal<readonly CallNote[]>;
  /** Grows with every change, for what is loaded apart. */
  version: ReadonlySignal<number>;
  /** Why the last load failed; null after one that worked. */
  refusal: ReadonlySignal<Refusal | null>;
  loadList(): Promise<void>;
  load(cohort: string): Promise<void>;
  /** Runs a change and shows what it gives; says so and gives false when it did not work. */
  change(make: () => Promise<unknown>): Promise<boolean>;
}

export function openDesk(key: string): Desk {
  const api = openCohortApi(key);
  const list = signal<CohortList | null>(null);
  const cohort = signal<CohortView | null>(null);
  const notes = signal<readonly CallNote[]>([]);
  const version = signal(0);
  const refusal = signal<Refusal | null>(null);
  const trying = async (load: () => Promise<void>) => {
    try {
      await load();
      refusal.value = null;
    } catch (error) {
      refusal.value = reasonOf(error);
    }
  };
  const load = (id: string) =>
    trying(async () => {
      if (cohort.peek()?.id !== id) cohort.value = null;
      const [found, written] = await Promise.all([api.cohort(id), api.notes(id)]);
      notes.value = written.notes;
      cohort.value = found;
      version.value += 1;
    });
  return {
    key,
    api,
    reading: openReadingApi(key),
    list,
    cohort,
    notes,
    version,
    refusal,
    loadList: () =>
      trying(async () => {
        list.value = await api.cohorts();
      }),
    load,
    change: async (make) => {
      try {
        await make();
      } catch (error) {
        showToast(failure(error));
        return false;
      }
      const here = cohort.peek();
      if (here) await load(here.id);
      return true;
    },
  };
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a part of the cohort's page stands outside of its desk");
  return desk;
}

/** The cohort that is shown; only inside of it. */
export function useCohort(): CohortView {
  const cohort = useDesk().cohort.value;
  if (!cohort) throw new Error("there is no cohort here");
  return cohort;
}
