// The group's story: each slot is saved when one leaves it.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../kit/i18n";
import { announce } from "../kit/parts/announcer";
import { refusalText } from "../kit/parts/error-screen";
import { type Refusal, reasonOf } from "../kit/rpc";
import { tableOf } from "../kit/tables";
import type { SlotView } from "../kit/wire";
import { useDesk, useRoom } from "./desk";

const longest_text = 2000;

interface StoryPanelProps {
  slots: readonly SlotView[];
  /** Whose story; left out: this desk's own. */
  table?: number;
}

export function StoryPanel({ slots, table }: StoryPanelProps) {
  const desk = useDesk();
  const whose = table ?? desk.table;
  return (
    <section class="panel story" aria-label={t("facilitator.story")}>
      {slots.map((slot) => (
        <StorySlot key={`${whose} ${slot.id}`} slot={slot} table={whose} />
      ))}
    </section>
  );
}

type Fate = "still" | "writing" | "sending" | "saved" | Refusal;

function StorySlot({ slot, table }: { slot: SlotView; table: number | null }) {
  const { room, story } = useDesk();
  const { view } = useRoom();
  const saved = (tableOf(view, table)?.story ?? view.story)[slot.id] ?? "";
  const kept = table === null ? slot.id : `${table} ${slot.id}`;
  const { [kept]: begun, ...others } = story.value.value;
  const text = useSignal(begun ?? saved);
  const fate = useSignal<Fate>(begun === undefined ? "still" : "offline");
  // Another screen may fill it too; words that are being written here are left alone.
  useEffect(() => {
    if (fate.peek() === "still" || fate.peek() === "saved") text.value = saved;
  }, [saved, text, fate]);

  async function save(): Promise<void> {
    const sent = text.value.trim();
    if (sent === saved) {
      fate.value = fate.value === "saved" ? "saved" : "still";
      story.put(others);
      return;
    }
    fate.value = "sending";
    try {
      await room.request("story.fill", {
        slot: slot.id,
        text: sent,
        ...(table !== null && { table }),
      });
      if (fate.value === "sending") {
        fate.value = "saved";
        const { [kept]: _, ...still } = story.value.peek();
        story.put(still);
      }
      announce(t("kit.delivery.saved"));
    } catch (error) {
      fate.value = reasonOf(error);
    }
  }

  const live = room.status.value === "live";
  useEffect(() => {
    if (live && isRefusal(fate.peek())) void save();
  }, [live]);

  return (
    <label class="slot">
      <span class="slot-head">
        <bdi class="label">{slot.label}</bdi>
        <span class="small soft">{fateText(fate.value)}</span>
      </span>
      <textarea
        class="field voice"
        dir="auto"
        rows={2}
        maxLength={longest_text}
        placeholder={slot.hint}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          fate.value = "writing";
          story.put({ ...others, [kept]: text.value });
        }}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
    </label>
  );
}

function isRefusal(fate: Fate): fate is Refusal {
  return !["still", "writing", "sending", "saved"].includes(fate);
}

function fateText(fate: Fate): string {
  switch (fate) {
    case "still":
      return "";
    case "writing":
      return t("facilitator.story_unsaved");
    case "sending":
    case "saved":
      return t(`kit.delivery.${fate}`);
    default:
      return refusalText(fate);
  }
}
