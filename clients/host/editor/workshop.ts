// Which guide is being changed. It stands in the address (#edit=GUIDE), so that a reload and the browser's way
// back do what people expect.

import { type ReadonlySignal, signal } from "@preact/signals";
import { refusalText } from "../../kit/parts/error-screen";
import { showToast } from "../../kit/parts/toast";
import { reasonOf } from "../../kit/rpc";
import { type Desk, openDesk } from "./desk";
import { type Draft, draftFrom } from "./draft";
import { copyOf, type GuideDrafts, openGuideDrafts } from "./drafts";
import { type GuideApi, openGuideApi } from "./guide-api";

export interface Workshop {
  api: GuideApi;
  drafts: GuideDrafts;
  /** null: nothing is being changed. */
  desk: ReadonlySignal<Desk | null>;
  /** Opens one of one's own guides, or a draft of one. */
  edit(guide: string): void;
  /** Begins a guide of one's own from another, with titles by language. */
  copy(from: Draft, id: string, titles: Record<string, string>): void;
  leave(): void;
}

export function openWorkshop(key: string): Workshop {
  const api = openGuideApi(key);
  const drafts = openGuideDrafts();
  const desk = signal<Desk | null>(null);

  function lay(next: Desk | null): void {
    desk.peek()?.close();
    desk.value = next;
  }

  async function follow(): Promise<void> {
    const id = new URLSearchParams(location.hash.slice(1)).get("edit");
    if (id === (desk.peek()?.id ?? null)) return;
    lay(null);
    if (id === null) return;
    try {
      const kept = drafts.all.peek()[id] ?? (await ownGuide(api, id));
      if (kept) lay(openDesk(id, kept, api, drafts));
      else leave();
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
      leave();
    }
  }

  function edit(guide: string): void {
    location.hash = new URLSearchParams({ edit: guide }).toString();
  }

  function leave(): void {
    history.replaceState(null, "", location.pathname);
    void follow();
  }

  window.addEventListener("hashchange", () => void follow());
  void follow();

  return {
    api,
    drafts,
    desk,
    edit,
    copy: (from, id, titles) => {
      drafts.keep(id, copyOf(from, id, titles));
      edit(id);
    },
    leave,
  };
}

/** null: it is not one's own, and so it stays as it is. */
async function ownGuide(api: GuideApi, id: string) {
  const { own, files, version } = await api.files(id);
  return own ? { draft: draftFrom(files), base: version } : null;
}
