// The bar's end: back, repeat, skip and pause, and the one strong Next that fills as people are ready.

import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { areAtTables, selfPaced, tableOf } from "../kit/tables";
import type { CrewView, GuideView } from "../kit/wire";
import type { Acts } from "./acts";
import { type Desk, useDesk, useRoom } from "./desk";
import { Icon, type IconName } from "./icons";
import { labelOf } from "./keys";
import { stepOf } from "./plan";

export function Controls({ acts }: { acts: Acts }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const { next, back } = desk.ways(view, guide);
  const moving = view.step !== null && view.stage !== "closed";
  const paused = view.stage === "paused";
  return (
    <div class="controls">
      {moving && (
        <div class="side-acts">
          <SideAct name="back" icon="back" keyName="b" off={!back} act={acts.back} />
          <SideAct name="repeat" icon="repeat" keyName="r" act={acts.repeat} />
          <SideAct name="skip" icon="skip" keyName="s" off={!next} act={acts.skip} />
          {desk.table === null && (
            <SideAct
              name={paused ? "resume" : "pause"}
              icon={paused ? "play" : "pause"}
              keyName="p"
              act={acts.togglePause}
            />
          )}
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
  const { label, name } = nextWords(desk, view, guide);
  const count = counted(desk, view, guide);
  const share = count ? Math.min(1, count.some / count.all) : 0;
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
          {count && <Count {...count} />}
        </span>
        <bdi class="next-name">{name}</bdi>
      </span>
      <Icon name="next" />
    </button>
  );
}

function nextWords(desk: Desk, view: CrewView, guide: GuideView): { label: string; name: string } {
  const { next } = desk.ways(view, guide);
  const here = stepOf(guide, view.step?.id);
  if (!view.step) return { label: t("facilitator.begin"), name: t("facilitator.start") };
  if (desk.table !== null && !next) return { label: t("facilitator.last"), name: t("table.done") };
  if (!next) return { label: t("facilitator.last"), name: t("facilitator.close") };
  const regroup = desk.table === null && areAtTables(view) && selfPaced(guide, here) !== null;
  if (regroup) return { label: t("tables.regroup"), name: next.title };
  const again = view.visited.includes(next.id);
  return { label: t(again ? "facilitator.next_again" : "facilitator.next"), name: next.title };
}

interface Counted {
  some: number;
  all: number;
  /** The text that says it in words. */
  text: "facilitator.ready" | "tables.done_count";
}

/** Who is ready, of the room or the table; while tables go at their own pace, those that are done. */
function counted(desk: Desk, view: CrewView, guide: GuideView): Counted | null {
  const here = stepOf(guide, view.step?.id);
  if (!here || here.form === "crew") return null;
  if (desk.table === null && selfPaced(guide, here) && areAtTables(view)) {
    const some = view.tables.filter(({ finished }) => finished).length;
    return { some, all: view.tables.length, text: "tables.done_count" };
  }
  const people = tableOf(view, desk.table)?.people ?? view.people;
  return people > 0 ? { some: view.ready, all: people, text: "facilitator.ready" } : null;
}

/** On a phone only the numbers. */
function Count({ some, all, text }: Counted) {
  const ready = formatNumber(some);
  const people = formatNumber(all);
  return (
    <span class="next-ready">
      <span class="in-words">{t(text, { ready, people })}</span>
      <span class="in-numbers" aria-hidden="true">
        {ready}/{people}
      </span>
    </span>
  );
}

function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
