// The bar's end: back, repeat, skip and pause, and the one strong Next that fills as people are ready.

import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { Acts } from "./acts";
import { useDesk, useRoom } from "./desk";
import { Icon, type IconName } from "./icons";
import { labelOf } from "./keys";
import { neighbours, stepOf } from "./plan";

export function Controls({ acts }: { acts: Acts }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const { next, back } = neighbours(view, guide);
  const moving = view.step !== null && view.stage !== "closed";
  const paused = view.stage === "paused";
  return (
    <div class="controls">
      {moving && (
        <div class="side-acts">
          <SideAct name="back" icon="back" keyName="b" off={!back} act={acts.back} />
          <SideAct name="repeat" icon="repeat" keyName="r" act={acts.repeat} />
          <SideAct name="skip" icon="skip" keyName="s" off={!next} act={acts.skip} />
          <SideAct
            name={paused ? "resume" : "pause"}
            icon={paused ? "play" : "pause"}
            keyName="p"
            act={acts.togglePause}
          />
        </div>
      )}
      {view.stage === "closed" ? (
        <Button disabled={!desk.live()} onClick={acts.reopen}>
          {t("facilitator.reopen")}
        </Button>
      ) : (
        <Next acts={acts} />
      )}
    </div>
  );
}

interface SideActProps {
  name: "back" | "repeat" | "skip" | "pause" | "resume";
  icon: IconName;
  keyName: string;
  off?: boolean;
  act(): void;
}

function SideAct({ name, icon, keyName, off = false, act }: SideActProps) {
  const desk = useDesk();
  return (
    <button
      type="button"
      class="side-act"
      title={`${t(`facilitator.${name}`)} (${keyName})`}
      disabled={off || !desk.live()}
      onClick={act}
    >
      <Icon name={icon} />
      <span>{t(`facilitator.${name}`)}</span>
    </button>
  );
}

function Next({ acts }: { acts: Acts }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const { next } = neighbours(view, guide);
  const asked = stepOf(guide, view.step?.id)?.form !== "crew" && view.step && view.people > 0;
  const share = asked ? Math.min(1, view.ready / view.people) : 0;
  const label = !view.step
    ? t("facilitator.begin")
    : next
      ? t(view.visited.includes(next.id) ? "facilitator.next_again" : "facilitator.next")
      : t("facilitator.last");
  const name = !view.step ? t("facilitator.start") : (next?.title ?? t("facilitator.close"));
  return (
    <button
      type="button"
      class="next"
      data-full={share === 1}
      title={`${name} (${labelOf("onward")})`}
      style={{ "--ready": formatShare(share) }}
      disabled={!desk.live()}
      // The second half of a double click was not meant for the step that has come meanwhile.
      onClick={(event) => event.detail <= 1 && acts.next()}
    >
      <span class="next-words">
        <span class="next-label">
          {label}
          {asked && <ReadyCount />}
        </span>
        <bdi class="next-name">{name}</bdi>
      </span>
      <Icon name="next" />
    </button>
  );
}

/** On a phone only the numbers. */
function ReadyCount() {
  const { view } = useRoom();
  const ready = formatNumber(view.ready);
  const people = formatNumber(view.people);
  return (
    <span class="next-ready">
      <span class="in-words">{t("facilitator.ready", { ready, people })}</span>
      <span class="in-numbers" aria-hidden="true">
        {ready}/{people}
      </span>
    </span>
  );
}

function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
