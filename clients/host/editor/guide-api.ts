// The calls that guides are changed by.

import type { Paper } from "../../kit/paper";
import type { CollectionTaken, GuideView, TakenGuide } from "../../kit/wire";
import { accepted, type ExportFile, fileName, query, reach } from "../api";
import type { GuideFile } from "./draft";
import type { Problem } from "./places";

export interface GuideFiles {
  id: string;
  version: string;
  own: boolean;
  files: GuideFile[];
}

export interface Checked {
  problems: Problem[];
  /** What is sound and could be better. */
  notes: Problem[];
  /** As the facilitator sees it, by language; null while it is not sound. */
  guide: Record<string, GuideView> | null;
}

export type Saving =
  | { outcome: "saved"; version: string }
  | { outcome: "unsound"; problems: Problem[] }
  /** A newer version was saved meanwhile; `next` is free. */
  | { outcome: "taken"; next: string };

export interface GuideApi {
  files(guide: string): Promise<GuideFiles>;
  check(files: readonly GuideFile[]): Promise<Checked>;
  /** `base`: the version that was changed; null for a new guide. Its id is the one in its files. */
  save(guide: string, files: readonly GuideFile[], base: string | null): Promise<Saving>;
  /** The guide as one file, to take along. */
  pack(guide: string): Promise<ExportFile>;
  /** The sheets to print, as one page in a file. */
  print(guide: string, language: string, paper: Paper): Promise<ExportFile>;
  /** A pack or a collection. `replace`: also when there is a guide of that name already. */
  install(pack: Blob, replace: boolean): Promise<Installing>;
  /** With all its versions; only a guide of one's own. */
  remove(guide: string): Promise<void>;
}

interface Kept {
  id: string;
  version: string;
}

export type Installing =
  | { outcome: "installed"; id: string; version: string }
  /** The file was a collection: what became of each guide in it. */
  | { outcome: "collected"; taken: TakenGuide[] }
  /** There is already a guide of that name. */
  | { outcome: "known" }
  /** In the server's words. */
  | { outcome: "refused"; message: string };

interface Refused {
  error?: { message?: string };
  problems?: Problem[];
  next_version?: string;
}

/** Calls fail as those of `openApi` do. */
export function openGuideApi(key: string): GuideApi {
  const path = (guide: string, part = "") => `guides/${encodeURIComponent(guide)}${part}`;
  const fileAt = async (address: string) => {
    const answer = await accepted(await reach(key, address));
    return { name: fileName(answer, "guide"), content: await answer.blob() };
  };
  const json = <T>(answer: Response) => answer.json() as Promise<T>;
  return {
    files: async (guide) => json(await accepted(await reach(key, path(guide, "/files")))),
    check: async (files) => json(await accepted(await reach(key, "guides/check", { files }))),
    save: async (guide, files, base) => {
      const body = { files, ...(base !== null && { base }) };
      const answer = await reach(key, path(guide), body, "PUT");
      if (!answer.ok) {
        const { problems, next_version } = await json<Refused>(answer.clone());
        if (problems) return { outcome: "unsound", problems };
        if (next_version !== undefined) return { outcome: "taken", next: next_version };
      }
      const { version } = await json<Kept>(await accepted(answer));
      return { outcome: "saved", version };
    },
    pack: (guide) => fileAt(path(guide, "/pack")),
    print: (guide, language, paper) =>
      fileAt(`${path(guide, "/print")}?${query({ language, paper })}`),
    install: async (pack, replace) => {
      const answer = await reach(key, `guides/install${replace ? "?replace=true" : ""}`, pack);
      if (answer.ok) {
        const done = await json<Kept | CollectionTaken>(answer);
        if ("taken" in done) return { outcome: "collected", taken: done.taken };
        return { outcome: "installed", ...done };
      }
      const { error, next_version } = await json<Refused>(answer.clone());
      if (next_version !== undefined && !replace) return { outcome: "known" };
      if (error?.message) return { outcome: "refused", message: error.message };
      return { outcome: "refused", message: String(answer.status) };
    },
    remove: async (guide) => {
      await accepted(await reach(key, path(guide), undefined, "DELETE"));
    },
  };
}
