// Everything that can be read and said about conversations afterwards. The key goes in a header, never in an
// address.

import type { ExportFile } from "../host/api";
import { accepted, fileName, query, reach } from "../host/api";
import { language } from "../kit/i18n";
import type {
  AnnotationChange,
  AnnotationList,
  ArchivePage,
  BundleTaken,
  CoachList,
  CoachMade,
  NewAnnotation,
  NewRecording,
  NewRelease,
  Progress,
  Reader,
  Reading,
  Readings,
  RecordingChange,
  RecordingLines,
  RecordingList,
  ReleaseState,
  Replay,
  RubricList,
  RubricToKeep,
  SearchPage,
} from "../kit/wire";

export const sort_orders = ["date", "title", "place", "people", "notes", "length"] as const;
export type SortOrder = (typeof sort_orders)[number];

/** What is left out does not narrow. Days are local ones, "2026-03-01"; both ends belong to it. */
export interface ArchiveWish {
  /** Words of title and place. */
  words?: string;
  guide?: string;
  language?: string;
  stage?: string;
  from?: string;
  to?: string;
  sort?: SortOrder;
  /** The smallest first; else the largest or newest. */
  ascending?: "1";
  after?: string;
}

export interface SearchWish {
  /** Empty: everything that the filters let through. */
  q: string;
  kind?: string;
  category?: string;
  guide?: string;
  conversation?: string;
  table?: string;
  from?: string;
  to?: string;
  after?: string;
  /** That categories are named in. */
  language: string;
}

export interface ReplayWish {
  seat: "facilitator" | "participant" | "wall" | "host";
  table?: string;
  language: string;
}

export type ExportFormat = "md" | "html" | "docx" | "csv" | "json";

export interface ReadingApi {
  reader(): Promise<Reader>;
  archive(wish: ArchiveWish): Promise<ArchivePage>;
  search(wish: SearchWish): Promise<SearchPage>;
  progress(team: string): Promise<Progress>;
  reading(conversation: string, language: string): Promise<Reading>;
  replay(conversation: string, wish: ReplayWish): Promise<Replay>;
  exported(
    conversation: string,
    wish: { format: ExportFormat; language: string; sheet?: "1" },
  ): Promise<ExportFile>;
  bundle(conversation: string): Promise<ExportFile>;
  takeBundle(file: Blob): Promise<BundleTaken>;

  annotations(conversation: string): Promise<AnnotationList>;
  annotate(conversation: string, annotation: NewAnnotation): Promise<AnnotationList>;
  changeAnnotation(
    conversation: string,
    id: string,
    change: AnnotationChange,
  ): Promise<AnnotationList>;

  recordings(conversation: string): Promise<RecordingList>;
  recording(conversation: string, id: string): Promise<RecordingLines>;
  attach(conversation: string, recording: NewRecording): Promise<RecordingList>;
  changeRecording(
    conversation: string,
    id: string,
    change: RecordingChange,
  ): Promise<RecordingList>;

  rubrics(language: string): Promise<RubricList>;
  keepRubric(rubric: RubricToKeep): Promise<RubricList>;

  coaches(): Promise<CoachList>;
  addCoach(name: string): Promise<CoachMade>;
  revokeCoach(id: string): Promise<CoachList>;
  release(conversation: string): Promise<ReleaseState>;
  releaseTo(conversation: string, release: NewRelease): Promise<ReleaseState>;
  revokeRelease(conversation: string, coach: string): Promise<ReleaseState>;
  /** What coaches have opened, newest first. */
  readings(conversation: string): Promise<Readings>;
}

/** Where a conversation is read back by somebody whose browser has no key of a shelf: the key goes along. */
export function keyedAddress(conversation: string, key: string): string {
  return `/c/${conversation}/read#${new URLSearchParams({ key })}`;
}

type Values = Record<string, string | undefined>;

/**
 * Every call fails with a RequestError: the server's reason, or "offline" when no answer came. A crew's key is
 * known only beside its `conversation`.
 */
export function openReadingApi(key: string, conversation: string | null = null): ReadingApi {
  const beside = conversation === null ? {} : { conversation };
  const ask = async (path: string, body?: object | Blob) => accepted(await reach(key, path, body));
  const get = async <T>(path: string, values: Values = {}) =>
    (await (await ask(withQuery(path, values))).json()) as T;
  const post = async <T>(path: string, body: object | Blob) =>
    (await (await ask(path, body)).json()) as T;
  const file = async (path: string, fallback: string): Promise<ExportFile> => {
    const answer = await ask(path);
    return { name: fileName(answer, fallback), content: await answer.blob() };
  };
  const of = (conversation: string, part: string) => `conversations/${conversation}/${part}`;
  return {
    reader: () => get("reader", beside),
    archive: (wish) => get("archive", { ...wish, titles: language.value }),
    search: (wish) => get("search", { ...wish }),
    progress: (team) => get("progress", { team }),
    reading: (conversation, language) => get(of(conversation, "transcript"), { language }),
    replay: (conversation, wish) => get(of(conversation, "replay"), { ...wish }),
    exported: (conversation, wish) =>
      file(withQuery(of(conversation, "export"), { ...wish }), `conversation.${wish.format}`),
    bundle: (conversation) => file(of(conversation, "bundle"), "conversation.outward"),
    takeBundle: (bundle) => post("bundles", bundle),

    annotations: (conversation) => get(of(conversation, "annotations")),
    annotate: (conversation, annotation) => post(of(conversation, "annotations"), annotation),
    changeAnnotation: (conversation, id, change) =>
      post(of(conversation, `annotations/${id}`), change),

    recordings: (conversation) => get(of(conversation, "recordings")),
    recording: (conversation, id) => get(of(conversation, `recordings/${id}`)),
    attach: (conversation, recording) => post(of(conversation, "recordings"), recording),
    changeRecording: (conversation, id, change) =>
      post(of(conversation, `recordings/${id}`), change),

    rubrics: (language) => get("rubrics", { language, ...beside }),
    keepRubric: (rubric) => post(withQuery("rubrics", beside), rubric),

    coaches: () => get("coaches"),
    addCoach: (name) => post("coaches", { name }),
    revokeCoach: (id) => post(`coaches/${id}/revoke`, {}),
    release: (conversation) => get(of(conversation, "release")),
    releaseTo: (conversation, release) => post(of(conversation, "release"), release),
    revokeRelease: (conversation, coach) => post(of(conversation, `release/${coach}/revoke`), {}),
    readings: (conversation) => get(of(conversation, "readings")),
  };
}

function withQuery(path: string, values: Values): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length > 0 ? `${path}?${query(Object.fromEntries(given))}` : path;
}
