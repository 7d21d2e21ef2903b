// The facilitator's one screen: steps, words, notes, and the bar with the clock and Next.

import type { ComponentChild } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../kit/i18n";
import { Announcer, announce } from "../kit/parts/announcer";
import { StatusLine } from "../kit/parts/status-line";
import { Toast } from "../kit/parts/toast";
import type { CrewView } from "../kit/wire";
import { type Acts, actsOf, nowAt } from "./acts";
import { ClockPanel } from "./clock-panel";
import { Closed } from "./closed";
import { Controls } from "./controls";
import { type Desk, type Tab, useDesk, useRoom } from "./desk";
import { Dialogs } from "./dialogs";
import { Hands } from "./hands";
import { Icon, type IconName } from "./icons";
import { useKeys } from "./keys";
import { NoteEntry } from "./note-entry";
import { NoteList } from "./note-list";
import { stepOf } from "./plan";
import { StepList } from "./step-list";
import { TableCalls } from "./table-choice";
import { TopBar } from "./top-bar";
import { TourHints } from "./tour-hints";
import { Waiting } from "./waiting";
import { Words } from "./words";

export function FacilitatorScreen() {
  const desk = useDesk();
  const acts = useMemo(() => actsOf(desk), [desk]);
  useKeys(desk, acts);
  useRoomAnnounced(desk);
  return <DeskScreen acts={acts} hints={<TourHints />} />;
}

/** What there is to see; it listens to no keys and announces nothing. */
export function DeskScreen({ acts, hints }: { acts: Acts; hints?: ComponentChild }) {
  const desk = useDesk();
  const { view } = useRoom();
  return (
    <div class="desk" data-tab={desk.tab.value} data-stage={view.stage}>
      <TopBar acts={acts} />
      <Banners />
      {hints}
      <Tabs
        tab={desk.tab.value}
        choose={(tab) => (desk.tab.value = tab)}
        notes={view.notes.length}
      />
      <Columns acts={acts} />
      <footer class="desk-bar">
        <ClockPanel acts={acts} />
        <Controls acts={acts} />
        <Toast />
      </footer>
      <Dialogs />
      <Announcer />
    </div>
  );
}

function Columns({ acts }: { acts: Acts }) {
  return (
    <main class="desk-columns">
      <nav class="desk-steps" aria-label={t("facilitator.steps")}>
        <StepList />
      </nav>
      <div class="desk-words">
        <Words acts={acts} waiting={<Waiting />} closed={<Closed />} />
      </div>
      <section class="desk-notes" aria-label={t("facilitator.notes")}>
        <TableCalls />
        <Hands acts={acts} />
        <NoteList />
        <NoteEntry />
      </section>
    </main>
  );
}

/** What stands in the way, said calmly: no line to the room, or an archive that cannot write. */
export function Banners() {
  const { room } = useDesk();
  return (
    <div class="banners">
      <StatusLine status={room.status} offline={t("facilitator.offline")} />
      <div role="alert">
        {room.guessing.value && <p class="trouble">{t("warning.guessing")}</p>}
        {room.trouble.value && (
          <p class="trouble">
            <strong>{t("facilitator.trouble")}</strong> {t("facilitator.trouble_help")}
          </p>
        )}
      </div>
    </div>
  );
}

const tabs: readonly { tab: Tab; icon: IconName }[] = [
  { tab: "words", icon: "wall" },
  { tab: "notes", icon: "star" },
  { tab: "steps", icon: "check" },
];

export function Tabs({ tab, choose, notes }: { tab: Tab; choose(tab: Tab): void; notes: number }) {
  return (
    <nav class="tabs" aria-label={t("facilitator.show")}>
      {tabs.map(({ tab: known, icon }) => (
        <button
          key={known}
          type="button"
          class="tab"
          aria-pressed={known === tab}
          onClick={() => choose(known)}
        >
          <Icon name={icon} />
          {t(`facilitator.tab.${known}`)}
          {known === "notes" && notes > 0 && <span class="count">{notes}</span>}
        </button>
      ))}
    </nav>
  );
}

/** As the toast says it where somebody has done it. */
function turned(from: CrewView["stage"], to: CrewView["stage"]): string {
  if (to === "paused") return t("facilitator.paused_now");
  if (to === "closed") return t("facilitator.closed_now");
  if (from === "closed") return t("facilitator.reopened");
  return t(from === "paused" ? "facilitator.resumed" : "facilitator.started");
}

/** Says where the room is when it moves, whoever moved it, and what the guide advises there. */
export function useRoomAnnounced(desk: Desk): void {
  const { view, guide } = useRoom();
  const { room } = desk;
  const step = stepOf(guide, view.step?.id);
  useEffect(() => {
    if (step && desk.moving !== step.id) announce(nowAt(step)); // else the toast says it
    desk.moving = null;
  }, [step?.id, view.step?.visit]);
  const stage = useRef(view.stage);
  useEffect(() => {
    if (view.stage !== stage.current && view.stage !== desk.turning)
      announce(turned(stage.current, view.stage));
    stage.current = view.stage;
    desk.turning = null;
  }, [view.stage]);
  const { advice } = room;
  const [due] = advice.value?.cues ?? [];
  useEffect(() => {
    const cue = stepOf(guide, advice.value?.step)?.cues?.find(({ id }) => id === due);
    if (cue) announce(t("facilitator.cue_now", { cue: cue.when }));
  }, [due, advice.value?.step]);
  useEffect(() => {
    document.title = `${step ? `${step.title} · ` : ""}${view.title}`;
  }, [step?.title, view.title]);
  const connected = room.status.value === "live";
  useEffect(() => {
    if (connected) announce(t("facilitator.connected"));
  }, [connected]);
}
