// Every request a client may make, with what it takes and what it gives. `join` belongs to the connection.

import type { GuideView, JoinParams, JoinResult } from "./wire";

/** The log position at which an act is saved: when this arrives, it is on disk. */
export interface Saved {
  seq: number;
}

type Act<Params> = { params: Params; result: Saved };
type Nothing = Record<string, never>;

export interface Requests {
  join: { params: JoinParams; result: JoinResult };
  ping: { params: Nothing; result: { server_time: number; seq: number } };
  "guide.read": { params: { language: string }; result: { guide: GuideView } };

  "note.add": Act<{
    id: string;
    text: string;
    category?: string;
    step?: string;
    quote?: true;
    spoken?: true;
  }>;
  "note.edit": Act<{ id: string; text: string }>;
  "note.withdraw": Act<{ id: string }>;
  "member.rename": Act<{ name: string }>;
  "hand.raise": Act<Nothing>;
  "hand.lower": Act<{ member?: string }>;
  "ready.set": Act<{ step: string }>;
  "ready.clear": Act<Nothing>;
  "turn.pass": Act<Nothing>;
  "slip.leave": Act<{ name: string; contact: string; wish: string }>;

  "note.hide": Act<{ id: string }>;
  "note.restore": Act<{ id: string }>;
  "note.recategorise": Act<{ id: string; category: string }>;
  "note.highlight": Act<{ id: string; on: boolean }>;
  "rules.change": Act<{ rules: { id: string; text?: string }[] }>;
  "story.fill": Act<{ slot: string; text: string }>;

  "note.erase": Act<{ id: string }>;
  "conversation.start": Act<Nothing>;
  move: Act<{ name: string; from: string; visit?: number }>;
  goto: Act<{ step: string; from: string; visit?: number }>;
  "timer.start": Act<Nothing>;
  "timer.pause": Act<Nothing>;
  "timer.extend": Act<{ minutes: number }>;
  "probe.push": Act<{ probe: string }>;
  "probe.clear": Act<Nothing>;
  "rules.agree": Act<Nothing>;
  "conversation.pause": Act<Nothing>;
  "conversation.resume": Act<Nothing>;
  "conversation.close": Act<Nothing>;
  "conversation.reopen": Act<Nothing>;
  "turn.give": Act<{ member: string }>;
  "code.renew": Act<Nothing>;
  "room.lock": Act<{ locked: boolean }>;
  "member.remove": Act<{ member: string }>;
  undo: Act<{ seq: number }>;
}

export type Method = keyof Requests;
export type Params<M extends Method> = Requests[M]["params"];
export type Result<M extends Method> = Requests[M]["result"];

export type Ask = <M extends Method>(method: M, params: Params<M>) => Promise<Result<M>>;
