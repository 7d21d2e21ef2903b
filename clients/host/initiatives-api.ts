// The host's calls about initiatives as a whole; what is done in one of them goes by its own key.

import type {
  DuePromise,
  DuePromises,
  InitiativeMade,
  InitiativeRow,
  InitiativeRows,
  InitiativeWish,
} from "../kit/wire";
import { accepted, reach } from "./api";

export interface InitiativesApi {
  list(): Promise<InitiativeRow[]>;
  create(wish: InitiativeWish): Promise<InitiativeMade>;
  /** A fresh key to lead it. */
  newKey(initiative: string): Promise<string>;
  /** Removes it for good; the conversations stay. */
  purge(initiative: string): Promise<void>;
  /** What was promised and is due, in all of them, the latest first. */
  due(): Promise<DuePromise[]>;
}

/** Every call fails with a RequestError: the server's reason, or "offline" when no answer came. */
export function openInitiativesApi(key: string): InitiativesApi {
  const ask = async <T>(path: string, body?: object) =>
    (await (await accepted(await reach(key, path, body))).json()) as T;
  return {
    list: async () => (await ask<InitiativeRows>("initiatives")).initiatives,
    create: (wish) => ask("initiatives", wish),
    newKey: async (initiative) =>
      (await ask<{ key: string }>(`initiatives/${initiative}/keys`, { seat: "facilitator" })).key,
    purge: (initiative) => ask(`initiatives/${initiative}/purge`, {}),
    due: async () => (await ask<DuePromises>("due")).due,
  };
}
