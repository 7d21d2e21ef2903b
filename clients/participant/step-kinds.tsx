// What some kinds of step show under their question: rules, whose turn it is, the story.

import { useState } from "preact/hooks";
import { personName } from "../kit/guide";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import type { GuideView, Round, StepView } from "../kit/wire";
import { useHere } from "./here";

export function RuleList({
  rules,
  guide,
}: {
  rules: { id: string; text: string }[];
  guide: GuideView;
}) {
  return (
    <ul class="rules" lang={guide.language} dir={guide.direction}>
      {rules.map(({ id, text }) => (
        <li key={id} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}

export function RoundTurn({ round }: { round: Round }) {
  const { room } = useHere();
  const me = room.mine.value;
  const mine = round.turn !== null && round.turn.member === me?.member;
  const upNext = round.next !== null && round.next.member === me?.member;
  return (
    <section class="turn" data-mine={mine}>
      <div role="status">
        {mine && <p class="turn-name voice">{t("participant.your_turn")}</p>}
        {!mine && round.turn && (
          <p class="turn-name voice">
            {t("participant.turn_of", { name: personName(round.turn) })}
          </p>
        )}
        {!round.turn && <p class="turn-name voice">{t("participant.round_done")}</p>}
        {upNext && <p>{t("participant.your_turn_next")}</p>}
        {!upNext && round.next && (
          <p class="soft">{t("participant.next_is", { name: personName(round.next) })}</p>
        )}
      </div>
      {mine && <PassTurn />}
      {round.turn && (
        <p class="soft small">
          {t("participant.round_count", { done: round.done, total: round.total })}
          {me &&
            me.number > 0 &&
            me.name === "" &&
            ` · ${t("participant.you_are", { name: personName(me) })}`}
        </p>
      )}
    </section>
  );
}

function PassTurn() {
  const { room } = useHere();
  const [passing, setPassing] = useState(false);
  async function pass(): Promise<void> {
    setPassing(true);
    try {
      await room.request("turn.pass", {});
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
    setPassing(false);
  }
  return (
    <Button weight="strong" disabled={passing} onClick={pass}>
      {t("participant.turn_done")}
    </Button>
  );
}

export interface StorySlotsProps {
  step: StepView;
  story: Record<string, string>;
  guide: GuideView;
}

export function StorySlots({ step, story, guide }: StorySlotsProps) {
  return (
    <dl class="slots" lang={guide.language} dir={guide.direction} aria-live="polite">
      {(step.slots ?? []).map(({ id, label, hint }) => (
        <div key={id} class="slot" data-filled={id in story}>
          <dt class="label">{label}</dt>
          <dd class={story[id] ? "voice" : "soft"} dir="auto">
            {story[id] ?? hint}
          </dd>
        </div>
      ))}
    </dl>
  );
}
