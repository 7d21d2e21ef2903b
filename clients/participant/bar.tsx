// What one can always do, in thumb's reach: say "ready" or "I agree", raise a hand, return to the room.

import { useState } from "preact/hooks";
import { stepOf } from "../kit/guide";
import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import { tableOf } from "../kit/tables";
import type { Mine, StepView, Table } from "../kit/wire";
import { useHere } from "./here";
import type { Seen } from "./room-page";

export function Bar({ view, guide }: Seen) {
  const { room, lookingAt } = useHere();
  const step = stepOf(guide, view.step?.id);
  const mine = room.mine.value;
  if (lookingAt.value !== null) return <ReturnBar now={step} />;
  if (view.stage !== "live" || !step || !mine) return null;
  const table = tableOf(view, mine.table);
  const walking = table?.step ? table : null; // then the facilitator is called to the table
  return (
    <footer class="bar">
      {table && <OwnTable number={table.number} />}
      {!walking?.finished && step.kind !== "close" && step.kind !== "round" && (
        <Toggle
          on={mine.ready}
          label={step.kind === "agree" ? t("participant.agree") : t("participant.ready")}
          strong={step.kind === "agree"}
          act={() =>
            mine.ready
              ? room.request("ready.clear", {})
              : room.request("ready.set", { step: step.id })
          }
          change={{ ready: !mine.ready }}
        />
      )}
      {walking && <Call table={walking} />}
      {(!walking || mine.hand) && <Hand mine={mine} />}
    </footer>
  );
}

/** Always in sight, for those who forgot where they sit. */
function OwnTable({ number }: { number: number }) {
  return (
    <p class="bar-table">
      <span class="small soft">{t("tables.word")}</span> <strong>{formatNumber(number)}</strong>
    </p>
  );
}

/** Everybody at the table sees that it has called, and may take it back. */
function Call({ table }: { table: Table }) {
  const { room } = useHere();
  const called = table.called_at !== null;
  return (
    <Toggle
      on={called}
      label={t(called ? "tables.called" : "tables.call")}
      act={async () => {
        await room.request("table.call", { on: !called });
        if (called) showToast(t("tables.taken_back"));
      }}
      change={{}}
    />
  );
}

function Hand({ mine }: { mine: Mine }) {
  const { room } = useHere();
  return (
    <Toggle
      on={mine.hand}
      label={mine.hand ? t("participant.hand_up") : t("participant.raise_hand")}
      act={() => (mine.hand ? room.request("hand.lower", {}) : room.request("hand.raise", {}))}
      change={{ hand: !mine.hand }}
    />
  );
}

function ReturnBar({ now }: { now: StepView | null }) {
  const { lookingAt } = useHere();
  function back(): void {
    lookingAt.value = null;
  }
  return (
    <footer class="bar">
      <Button weight="strong" onClick={back}>
        {now ? t("participant.return_to", { step: now.title }) : t("participant.return")}
      </Button>
    </footer>
  );
}

interface ToggleProps {
  on: boolean;
  label: string;
  strong?: boolean;
  act(): Promise<unknown>;
  /** What is so when the act is done. */
  change: Partial<Mine>;
}

function Toggle({ on, label, strong = false, act, change }: ToggleProps) {
  const { room } = useHere();
  const [busy, setBusy] = useState(false);
  async function toggle(): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      await act();
      room.changeMine((mine) => ({ ...mine, ...change }));
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
    setBusy(false);
  }
  return (
    <Button weight={strong && !on ? "strong" : "plain"} pressed={on} onClick={toggle}>
      {label}
      {on && (
        <svg class="tick" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8.5l3.2 3.2L13 4.8" />
        </svg>
      )}
    </Button>
  );
}
