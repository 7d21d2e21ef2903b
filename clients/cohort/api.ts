// Every call about cohorts. The key goes in a header, never in an address.

import { accepted, query, reach } from "../host/api";
import { language } from "../kit/i18n";
import type {
  CallNoteList,
  CallNoteWords,
  CohortChange,
  CohortLibraryChange,
  CohortLibraryDetail,
  CohortList,
  CohortView,
  LibraryList,
  LibraryMade,
  NewCohort,
  NewCohortLibrary,
} from "../kit/wire";

export interface CohortApi {
  cohorts(): Promise<CohortList>;
  create(cohort: NewCohort): Promise<CohortView>;
  cohort(id: string): Promise<CohortView>;
  change(id: string, change: CohortChange): Promise<CohortView>;
  remove(id: string): Promise<CohortList>;
  addLibrary(cohort: string, library: NewCohortLibrary): Promise<CohortView>;
  library(cohort: string, id: string): Promise<CohortLibraryDetail>;
  changeLibrary(
    cohort: string,
    id: string,
    change: CohortLibraryChange,
  ): Promise<CohortLibraryDetail>;
  removeLibrary(cohort: string, id: string): Promise<CohortView>;
  notes(cohort: string): Promise<CallNoteList>;
  addNote(cohort: string, note: CallNoteWords): Promise<CallNoteList>;
  changeNote(cohort: string, id: string, note: CallNoteWords): Promise<CallNoteList>;
  removeNote(cohort: string, id: string): Promise<CallNoteList>;
  /** Those with a place on this server. */
  accounts(): Promise<LibraryList>;
  addAccount(name: string): Promise<LibraryMade>;
}

/** Every call fails with a RequestError: the server's reason, or "offline" when no answer came. */
export function openCohortApi(key: string): CohortApi {
  const ask = async <T>(path: string, body?: object) => {
    const spoken = `${path}?${query({ language: language.value })}`;
    return (await (await accepted(await reach(key, spoken, body))).json()) as T;
  };
  const of = (cohort: string, part = "") => `cohorts/${cohort}${part && `/${part}`}`;
  return {
    cohorts: () => ask("cohorts"),
    create: (cohort) => ask("cohorts", cohort),
    cohort: (id) => ask(of(id)),
    change: (id, change) => ask(of(id), change),
    remove: (id) => ask(of(id, "remove"), {}),
    addLibrary: (cohort, library) => ask(of(cohort, "libraries"), library),
    library: (cohort, id) => ask(of(cohort, `libraries/${id}`)),
    changeLibrary: (cohort, id, change) => ask(of(cohort, `libraries/${id}`), change),
    removeLibrary: (cohort, id) => ask(of(cohort, `libraries/${id}/remove`), {}),
    notes: (cohort) => ask(of(cohort, "notes")),
    addNote: (cohort, note) => ask(of(cohort, "notes"), note),
    changeNote: (cohort, id, note) => ask(of(cohort, `notes/${id}`), note),
    removeNote: (cohort, id) => ask(of(cohort, `notes/${id}`), { removed: true }),
    accounts: () => ask("libraries"),
    addAccount: (name) => ask("libraries", { name }),
  };
}
