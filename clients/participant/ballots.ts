// Own votes. The newest for each step is kept on this device until the server has it, and sent again after a
// lost answer. In a quiz the device alone knows which ballot is its own.

import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import { keptSignal } from "../kit/device";
import { newId } from "../kit/id";
import { type Refusal, reasonOf } from "../kit/rpc";
import type { Room } from "../kit/store";
import type { RoomView, StepView, Vote } from "../kit/wire";

export interface Given {
  vote: Vote;
  /** waiting: not sent yet, or no answer came. */
  delivery: "waiting" | "saved" | "refused";
  reason?: Refusal;
  /** Of a quiz. */
  ballot?: string;
}

export interface Ballots {
  /** By step. */
  given: ReadonlySignal<Record<string, Given>>;
  cast(step: StepView, vote: Vote): void;
}

const willPass: readonly Refusal[] = ["offline", "too_many", "not_saved"];
const again = 3_000; // milliseconds

type Carrier = Pick<Room<RoomView>, "place" | "mine" | "status" | "request" | "changeMine">;

export function openBallots(room: Carrier): Ballots {
  const { value: given, put } = keptSignal<Record<string, Given>>(`ballots.${room.place}`, {});
  let sending = false;
  let retrying: ReturnType<typeof setTimeout> | undefined;

  function settle(step: string, sent: Given, change: Partial<Given>): void {
    if (given.peek()[step]?.vote !== sent.vote) return; // changed meanwhile
    put({ ...given.peek(), [step]: { ...sent, ...change } });
  }

  async function sendAll(): Promise<void> {
    if (sending) return;
    sending = true;
    clearTimeout(retrying);
    for (let next = waiting(); next && room.status.peek() === "live"; next = waiting()) {
      if (!(await sendOne(...next))) {
        retrying = setTimeout(sendAll, again);
        break;
      }
    }
    sending = false;
  }

  function waiting(): [string, Given] | undefined {
    return Object.entries(given.peek()).find(([, { delivery }]) => delivery === "waiting");
  }

  /** False when it has to be tried again later. */
  async function sendOne(step: string, one: Given): Promise<boolean> {
    const { vote, ballot } = one;
    try {
      await room.request("vote.cast", { step, vote, ...(ballot && { ballot }) });
      settle(step, one, { delivery: "saved" });
      if (!ballot) room.changeMine((mine) => ({ ...mine, votes: { ...mine.votes, [step]: vote } }));
    } catch (error) {
      const reason = reasonOf(error);
      if (willPass.includes(reason)) return false;
      settle(step, one, { delivery: "refused", reason });
    }
    return true;
  }

  effect(() => {
    if (room.mine.value && room.status.value === "live") untracked(() => void sendAll());
  });

  return {
    given,
    cast: (step, vote) => {
      const ballot = step.kind === "quiz" ? (given.peek()[step.id]?.ballot ?? newId()) : undefined;
      const one: Given = { vote, delivery: "waiting", ...(ballot && { ballot }) };
      put({ ...given.peek(), [step.id]: one });
      void sendAll();
    },
  };
}
