// The host's calls over HTTP. The key goes in a header, never in an address.

import { type Refusal, RequestError } from "../kit/rpc";
import type { GuideView, Preflight, Seat, Stage } from "../kit/wire";

export interface Status {
  version: string;
  /** Path of the archive on the laptop. */
  data: string;
  /** Whether phones may reach this laptop. */
  open: boolean;
  port: number;
  secure: boolean;
  /** Base addresses that phones can use, best first; only when open. */
  addresses: string[];
  /** Keys of texts in the catalogue. */
  warnings: string[];
}

export interface GuideSummary {
  id: string;
  version: string;
  /** Whether it was made or changed here. */
  own?: boolean;
  title: string;
  summary: string;
  about: string;
  languages: string[];
  minutes: { min: number; max: number };
  group: { min: number; max: number };
}

export interface ConversationSummary {
  id: string;
  title: string;
  place: string;
  guide: { id: string; version: string; title: string };
  code: string;
  stage: Stage;
  created_at: number;
  step: string | null;
  people: number;
  notes: number;
  /** Contact slips left. */
  slips: number;
  /** When it may be removed for good; null: kept until somebody removes it. */
  expires_at: number | null;
  rehearsal: boolean;
}

export interface KnownKey {
  /** Names the key, and opens nothing. */
  id: string;
  seat: Exclude<Seat, "participant">;
  created_at: number;
}

export interface Slip {
  at: number;
  name: string;
  contact: string;
  wish: string;
}

export interface Copies {
  folder: string;
  copies: { file: string; bytes: number }[];
}

export interface BackupMade {
  file: string;
  bytes: number;
  conversations: number;
  events: number;
}

export interface Created {
  id: string;
  code: string;
  keys: { facilitator: string; note_taker: string; wall: string };
}

export interface NewConversation {
  guide: string;
  title: string;
  place: string;
  language: string;
  names: boolean;
}

/** What a conversation can be saved as; the sheet is a web page too. */
export const export_choices = ["docx", "html", "md", "sheet", "csv", "json"] as const;
export type ExportChoice = (typeof export_choices)[number];

export interface Api {
  status(): Promise<Status>;
  /** `networks` are addresses of this laptop; without them it opens on all. */
  setOpen(open: boolean, networks?: readonly string[]): Promise<Status>;
  /** What would fail in the room. */
  preflight(): Promise<Preflight>;
  /** Ends the program. */
  stop(): Promise<void>;
  guides(language: string): Promise<GuideSummary[]>;
  guide(id: string, language: string): Promise<GuideView>;
  conversations(): Promise<ConversationSummary[]>;
  create(conversation: NewConversation): Promise<Created>;
  rehearse(rehearsal: { guide: string; people: number; language: string }): Promise<Created>;
  /** A fresh key for that seat. */
  newKey(conversation: string, seat: Exclude<Seat, "participant">): Promise<string>;
  keys(conversation: string): Promise<KnownKey[]>;
  /** Whoever came by the key is out at once. */
  revokeKey(conversation: string, key: string): Promise<void>;
  slips(conversation: string): Promise<Slip[]>;
  purgeSlips(conversation: string): Promise<void>;
  keepUntil(conversation: string, expires_at: number | null): Promise<void>;
  /** Removes it for good. */
  purge(conversation: string): Promise<void>;
  copies(): Promise<Copies>;
  backUp(): Promise<BackupMade>;
  /** The whole conversation as a file. */
  exported(conversation: string, choice: ExportChoice, language: string): Promise<ExportFile>;
}

export interface ExportFile {
  name: string;
  content: Blob;
}

const patience = 15_000;

/**
 * `key` is the host's, or a facilitator's together with the conversation that it is for. Every call fails
 * with a RequestError: the server's reason, or "offline" when no answer came.
 */
export function openApi(key: string, conversation?: string): Api {
  const whose = conversation === undefined ? "" : `?${query({ conversation })}`;
  const get = <T>(path: string) => ask(key, path).then((answer) => answer.json() as Promise<T>);
  const post = <T>(path: string, body: object) =>
    ask(key, path, body).then((answer) => answer.json() as Promise<T>);
  return {
    status: () => get(`status${whose}`),
    setOpen: (open, networks) => post(`open${whose}`, { open, ...(networks && { networks }) }),
    preflight: () => get("preflight"),
    stop: () => post("stop", {}),
    guides: async (language) =>
      (await get<{ guides: GuideSummary[] }>(`guides?${query({ language })}`)).guides,
    guide: (id, language) => get(`guides/${encodeURIComponent(id)}?${query({ language })}`),
    conversations: async () =>
      (await get<{ conversations: ConversationSummary[] }>("conversations")).conversations,
    create: (conversation) => post("conversations", conversation),
    rehearse: (rehearsal) => post("rehearsals", rehearsal),
    newKey: async (conversation, seat) =>
      (await post<{ key: string }>(`conversations/${conversation}/keys`, { seat })).key,
    keys: async (conversation) =>
      (await get<{ keys: KnownKey[] }>(`conversations/${conversation}/keys`)).keys,
    revokeKey: (conversation, id) => post(`conversations/${conversation}/keys/${id}/revoke`, {}),
    slips: async (conversation) =>
      (await get<{ slips: Slip[] }>(`conversations/${conversation}/slips`)).slips,
    purgeSlips: (conversation) => post(`conversations/${conversation}/slips/purge`, {}),
    keepUntil: (conversation, expires_at) =>
      post(`conversations/${conversation}/retention`, { expires_at }),
    purge: (conversation) => post(`conversations/${conversation}/purge`, {}),
    copies: () => get("backups"),
    backUp: () => post("backups", {}),
    exported: async (conversation, choice, language) => {
      const wish = choice === "sheet" ? { format: "html", sheet: "1" } : { format: choice };
      const path = `conversations/${conversation}/export?${query({ ...wish, language })}`;
      const answer = await ask(key, path);
      const name = fileName(answer, `conversation.${wish.format}`);
      return { name, content: await answer.blob() };
    },
  };
}

/** The answer, whatever it is. Fails with "offline" when none came. */
export function reach(
  key: string,
  path: string,
  body?: object | Blob,
  method: "GET" | "POST" | "PUT" | "DELETE" = body ? "POST" : "GET",
): Promise<Response> {
  const file = body instanceof Blob;
  return fetch(`/api/v1/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${key}`,
      ...(body && { "Content-Type": file ? "application/octet-stream" : "application/json" }),
    },
    ...(body && { body: file ? body : JSON.stringify(body) }),
    cache: "no-store",
    signal: AbortSignal.timeout(patience),
  }).catch(() => {
    throw new RequestError("offline");
  });
}

async function ask(key: string, path: string, body?: object): Promise<Response> {
  return accepted(await reach(key, path, body));
}

/** Fails with the server's reason when it said no. */
export async function accepted(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const refused = (await answer.json().catch(() => null)) as {
    error?: { reason?: Refusal; message?: string };
  } | null;
  throw new RequestError(refused?.error?.reason ?? "bad_request", refused?.error?.message);
}

export function query(values: Record<string, string>): string {
  return new URLSearchParams(values).toString();
}

/** The name in Content-Disposition, in its UTF-8 form when there is one. */
export function fileName(answer: Response, fallback: string): string {
  const disposition = answer.headers.get("Content-Disposition") ?? "";
  const utf8 = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (utf8) return decodeURIComponent(utf8);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? fallback;
}
