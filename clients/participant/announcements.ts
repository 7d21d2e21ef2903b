// What a screen reader hears without being asked: the room moved, a follow-up came, words are saved.

import { effect } from "@preact/signals";
import { probeText, stepOf } from "../kit/guide";
import { t } from "../kit/i18n";
import type { Outbox } from "../kit/outbox";
import { announce } from "../kit/parts/announcer";
import type { Room } from "../kit/store";
import { tableOf } from "../kit/tables";
import type { RoomView } from "../kit/wire";
import { tableName } from "./table-seat";

export function announceChanges(room: Room<RoomView>, outbox: Outbox): void {
  onChange(
    () => room.view.value?.stage,
    (stage, before) => {
      if (stage === "paused" || stage === "closed") announce(t(`participant.${stage}`));
      if (stage === "live" && before === "paused") announce(t("participant.resumed"));
    },
  );
  onChange(
    () => (room.view.value ? (room.view.value.step?.id ?? "") : undefined),
    (id) => {
      const guide = room.guide.peek();
      const step = guide && stepOf(guide, id);
      if (step) announce(t("participant.moved", { step: step.title, prompt: step.prompt }));
    },
  );
  onChange(
    () => room.mine.value && (room.mine.value.table ?? 0),
    (number) => {
      if (number) announce(t("tables.sit_at", { table: tableName(number) }));
    },
  );
  onChange(
    () => {
      const table = room.view.value && tableOf(room.view.value, room.mine.value?.table);
      return table ? table.called_at !== null : undefined;
    },
    (called) => announce(t(called ? "tables.call_sent" : "tables.call_over")),
  );
  onChange(
    () => (room.view.value ? (room.view.value.probe?.id ?? "") : undefined),
    () => {
      const guide = room.guide.peek();
      const probe = guide && probeText(guide, room.view.peek()?.probe ?? null);
      if (probe) announce(t("participant.probe_says", { text: probe.text }));
    },
  );
  let away = false;
  effect(() => {
    const status = room.status.value;
    if (status === "live" && away && outbox.unsent.peek() === 0)
      announce(t("participant.connected"));
    if (status !== "connecting") away = status === "offline";
  });
  onChange(
    () => outbox.unsent.value,
    (unsent, before) => {
      if (unsent === 0 && before) announce(t("kit.delivery.saved"));
    },
  );
}

/** Calls `act` with each new value after the first that is there: what was so on joining is no news. */
function onChange<Value>(read: () => Value, act: (value: Value, before: Value) => void): void {
  let before: Value | undefined;
  effect(() => {
    const value = read();
    if (before !== undefined && value !== before) act(value, before);
    before = value;
  });
}
