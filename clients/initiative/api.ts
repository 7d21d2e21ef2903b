// What of an initiative is read over HTTP. The key goes in a header, never in an address.

import { accepted, query, reach } from "../host/api";
import { language } from "../kit/i18n";
import type {
  DuplicateGroups,
  InitiativeEvent,
  InitiativeFigures,
  InitiativeKeyWish,
  PlainReport,
  PublishCheck,
  SourceRows,
  StatementPage,
  Suggestions,
} from "../kit/wire";

export interface InitiativeApi {
  statements(after: number): Promise<StatementPage>;
  suggestionsFor(of: { statement: number } | { theme: string }): Promise<Suggestions>;
  duplicates(): Promise<DuplicateGroups>;
  sources(): Promise<SourceRows>;
  addSources(conversations: readonly string[]): Promise<SourceRows>;
  figures(): Promise<InitiativeFigures>;
  /** What happened before that place in the log, newest first; left out: lately. */
  log(before?: number): Promise<{ events: InitiativeEvent[] }>;
  /** How hard the narrative, the story and the updates are to read, in each language. */
  plain(): Promise<PlainReport>;
  publishCheck(): Promise<PublishCheck>;
  /** The published site as one file. */
  site(): Promise<Blob>;
  calendar(): Promise<Blob>;
  /** A fresh key for that seat. */
  newKey(seat: InitiativeKeyWish["seat"]): Promise<string>;
}

/** Every call fails with a RequestError: the server's reason, or "offline" when no answer came. */
export function openInitiativeApi(id: string, key: string): InitiativeApi {
  const ask = async (path: string, body?: object) =>
    accepted(await reach(key, `initiatives/${id}/${path}`, body));
  const get = async <T>(path: string, values: Record<string, string> = {}) => {
    const asked = Object.keys(values).length > 0 ? `${path}?${query(values)}` : path;
    return (await (await ask(asked)).json()) as T;
  };
  const file = async (path: string) => (await ask(path)).blob();
  return {
    statements: (after) =>
      get("statements", { after: String(after), limit: "1000", language: language.value }),
    suggestionsFor: (of) =>
      get("suggestions", "theme" in of ? { theme: of.theme } : { statement: String(of.statement) }),
    duplicates: () => get("duplicates"),
    sources: () => get("sources", { language: language.value }),
    addSources: async (conversations) =>
      (await (await ask("sources", { conversations })).json()) as SourceRows,
    figures: () => get("figures"),
    log: (before) => get("log", before === undefined ? {} : { before: String(before) }),
    plain: () => get("plain"),
    publishCheck: () => get("publish-check"),
    site: () => file("site"),
    calendar: () => file("calendar.ics"),
    newKey: async (seat) => ((await (await ask("keys", { seat })).json()) as { key: string }).key,
  };
}
