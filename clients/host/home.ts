// What the host's home shows, loaded from the server and kept fresh.

import { type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { openReadingApi, type ReadingApi } from "../coach/api";
import { language, t } from "../kit/i18n";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { type Refusal, reasonOf } from "../kit/rpc";
import { type Api, type ConversationSummary, type GuideSummary, openApi } from "./api";
import { openWorkshop, type Workshop } from "./editor/workshop";
import { type InitiativesApi, openInitiativesApi } from "./initiatives-api";
import { type Opening, watchOpening } from "./opening";

export interface Home {
  /** The host's own, which opens every conversation. */
  key: string;
  api: Api;
  /** What is read back afterwards, and who may. */
  reading: ReadingApi;
  /** Many conversations about one community. */
  initiatives: InitiativesApi;
  opening: Opening;
  /** Where guides are changed. */
  workshop: Workshop;
  guides: ReadonlySignal<GuideSummary[] | null>;
  conversations: ReadonlySignal<ConversationSummary[] | null>;
  /** Why the last load failed; null after one that worked. */
  refusal: ReadonlySignal<Refusal | null>;
  load(): Promise<void>;
  /** Whether the program was ended from here. */
  stopped: ReadonlySignal<boolean>;
  stop(): Promise<void>;
  /** Goes to the facilitator's page, with this key or with a fresh one. */
  enter(conversation: string, key?: string): Promise<void>;
}

export function openHome(key: string): Home {
  const api = openApi(key);
  const opening = watchOpening(api);
  const guides = signal<GuideSummary[] | null>(null);
  const conversations = signal<ConversationSummary[] | null>(null);
  const refusal = signal<Refusal | null>(null);
  const stopped = signal(false);

  return {
    key,
    api,
    reading: openReadingApi(key),
    initiatives: openInitiativesApi(key),
    opening,
    workshop: openWorkshop(key),
    guides,
    conversations,
    refusal,
    stopped,
    stop: async () => {
      try {
        await api.stop();
        stopped.value = true;
      } catch (error) {
        if (await isGone(api)) stopped.value = true;
        else showToast(reasonOf(error) === "not_now" ? t("host.stop_refused") : failure(error));
      }
    },
    load: async () => {
      try {
        const [found, held] = await Promise.all([
          api.guides(language.value),
          api.conversations(),
          opening.refresh(),
        ]);
        guides.value = found;
        conversations.value = held;
        refusal.value = null;
      } catch (error) {
        refusal.value = reasonOf(error);
      }
    },
    enter: async (conversation, given) => {
      try {
        const key = given ?? (await api.newKey(conversation, "facilitator"));
        location.assign(`/c/${conversation}#${new URLSearchParams({ key })}`);
      } catch (error) {
        showToast(refusalText(reasonOf(error)));
      }
    },
  };
}

/** It may end before its answer has left. */
async function isGone(api: Api): Promise<boolean> {
  return api.status().then(
    () => false,
    (error: unknown) => reasonOf(error) === "offline",
  );
}

/** The words for a call that failed while a dialog is open. */
export function failure(error: unknown): string {
  const reason = reasonOf(error);
  return reason === "offline" ? t("host.offline") : refusalText(reason);
}

export const HomeContext = createContext<Home | null>(null);

export function useHome(): Home {
  const home = useContext(HomeContext);
  if (!home) throw new Error("a part of the host's page stands outside of its home");
  return home;
}
