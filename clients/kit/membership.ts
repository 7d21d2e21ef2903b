// Who this device is in a conversation. It is remembered, so that a reload, another tab, or a join whose
// answer was lost is the same member.

import { forget, recall, remember } from "./device";
import { newToken } from "./id";
import type { JoinParams, JoinResult } from "./wire";

interface Known {
  conversation: string;
  member: string;
  token: string;
}

export interface Membership {
  /** What to join with now; `applied` is the log position that the page stands at, if at any. */
  join(language: string, applied: number | null): JoinParams;
  joined(result: Pick<JoinResult, "conversation" | "member" | "token">): void;
  /** Lets the member go that the server does not want; false when there was none. */
  drop(): boolean;
}

/** `seat` is what to join with for the first time; `place` names it on this device. */
export function rememberMembership(seat: JoinParams, place: string): Membership {
  const memory = `seat.${place}`;
  const joining = `joining.${place}`;
  let known = recall<Known | null>(memory, null);
  let own: string | null = null; // the token of a join that is not answered yet

  /** Kept before it is sent: when the answer is lost, the next try is the same member. */
  function ownToken(): string {
    own ??= recall<string | null>(joining, null) ?? newToken();
    remember(joining, own);
    return own;
  }

  return {
    join: (language, applied) => {
      known = recall<Known | null>(memory, known); // another tab may have joined anew; storage may be gone
      const base = { ...seat, language };
      if (!known) return { ...base, token: ownToken() };
      const { conversation, member, token } = known;
      const { code: _, ...withoutCode } = base;
      const after = applied === null ? {} : { after: applied };
      return { ...withoutCode, conversation, resume: { member, token, ...after } };
    },
    joined: ({ conversation, member, token }) => {
      if (member && !known) known = { conversation, member, token: token ?? ownToken() };
      if (known) remember(memory, known);
      own = null;
      forget(joining);
    },
    drop: () => {
      own = null;
      forget(joining);
      if (!known) return false;
      if (recall<Known | null>(memory, null)?.token === known.token) forget(memory);
      known = null;
      return true;
    },
  };
}
