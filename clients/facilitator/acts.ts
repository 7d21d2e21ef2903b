// What the facilitator does to the room. Buttons and keys call the same acts.

import { t } from "../kit/i18n";
import type { CrewView, GuideView, Person, StepView } from "../kit/wire";
import type { Desk } from "./desk";
import { formatPerson } from "./person";
import { stepOf } from "./plan";

export interface Acts {
  /** The one strong act: start, the next step, or close after the last one. */
  next(): void;
  back(): void;
  skip(): void;
  repeat(): void;
  /** A move that the step names. */
  move(name: string): void;
  goTo(step: StepView): void;
  togglePause(): void;
  close(): void;
  reopen(): void;
  toggleClock(): void;
  extend(minutes: number): void;
  /** Lets steps go on by themselves where the guide asks for it, or not. */
  toggleAdvance(): void;
  /** Pushes the probe with that place in the step, from 1; takes it back when it is there already. */
  toggleProbe(place: number): void;
  clearProbe(): void;
  /** Shows everybody the results of the step's votes, or no longer. */
  toggleResults(): void;
  callOn(member: string, person: Person): void;
  /** Lets nobody new in by the code, or lets them in again. */
  toggleLock(): void;
  renewCode(): void;
}

export function actsOf(desk: Desk): Acts {
  const { act, room } = desk;

  /** Does `some` with the room as this screen shows it; nothing while there is none or no line to it. */
  function inRoom(some: (view: CrewView, guide: GuideView) => void): void {
    const view = room.view.peek();
    const guide = room.guide.peek();
    if (view && guide && desk.live()) some(view, guide);
  }

  /** `from` and `visit` say where it was decided; one move is on its way at a time. */
  function moveTo(target: StepView | null, how: { name: string } | { step: string }): void {
    const from = room.view.peek()?.step;
    if (!from || !target || !desk.live() || desk.moving || !mayMove(desk)) return;
    const decided = { from: from.id, visit: from.visit };
    desk.looking.value = null;
    desk.moving = target.id;
    const asked =
      "step" in how
        ? act("goto", { ...how, ...decided }, nowAt(target))
        : act("move", { ...how, ...decided }, nowAt(target));
    void asked.then((done) => {
      if (!done) desk.moving = null;
    });
  }

  function move(name: string, to: (view: CrewView, guide: GuideView) => StepView | null): void {
    inRoom((view, guide) => moveTo(to(view, guide), { name }));
  }

  const here = (view: CrewView, guide: GuideView) => stepOf(guide, view.step?.id);

  const close = () =>
    turnTo(desk, "closed", act("conversation.close", {}, t("facilitator.closed_now")));

  function next(): void {
    inRoom((view, guide) => {
      if (view.stage === "closed") return;
      const target = desk.ways(view, guide).next;
      if (view.step && target) move("next", () => target);
      else if (desk.table !== null) finish(desk, view);
      else if (view.step) close();
      else turnTo(desk, "live", act("conversation.start", {}, t("facilitator.started"), "final"));
    });
  }

  return {
    next,
    close,
    back: () => move("back", (view, guide) => desk.ways(view, guide).back),
    skip: () => move("skip", (view, guide) => desk.ways(view, guide).next),
    repeat: () => move("repeat", here),
    move: (name) =>
      move(name, (view, guide) => {
        const target = here(view, guide)?.moves?.find((known) => known.name === name);
        return stepOf(guide, target?.to);
      }),
    goTo: (step) => moveTo(step, { step: step.id }),
    togglePause: () =>
      inRoom((view) => {
        if (view.stage === "live")
          turnTo(desk, "paused", act("conversation.pause", {}, t("facilitator.paused_now")));
        if (view.stage === "paused")
          turnTo(desk, "live", act("conversation.resume", {}, t("facilitator.resumed")));
      }),
    reopen: () => turnTo(desk, "live", act("conversation.reopen", {}, t("facilitator.reopened"))),
    toggleClock: () =>
      inRoom((view) => {
        if (view.stage !== "live") return;
        if (view.clock.running_since === null)
          void act("timer.start", {}, t("facilitator.clock_started"));
        else void act("timer.pause", {}, t("facilitator.clock_paused"));
      }),
    extend: (minutes) =>
      inRoom((view) => {
        if (!view.step) return;
        void act("timer.extend", { minutes }, t("facilitator.extended", { count: minutes }));
      }),
    toggleAdvance: () =>
      inRoom(({ advancing }) => {
        const done = t(advancing ? "facilitator.advance_off" : "facilitator.advance_on");
        void act("advance.set", { on: !advancing }, done);
      }),
    toggleProbe: (place) =>
      inRoom((view, guide) => {
        const probe = here(view, guide)?.probes?.[place - 1];
        if (!probe || desk.looking.peek()) return; // not on the screen: nothing goes out unseen
        if (view.probe?.id === probe.id)
          void act("probe.clear", {}, t("facilitator.probe_cleared"));
        else void act("probe.push", { probe: probe.id }, t("facilitator.probe_pushed"));
      }),
    clearProbe: () =>
      inRoom((view) => {
        if (view.probe) void act("probe.clear", {}, t("facilitator.probe_cleared"));
      }),
    toggleResults: () =>
      inRoom((view, guide) => {
        const step = here(view, guide);
        const voting = step ? view.votings[step.id] : undefined;
        if (!step || !voting) return;
        const done = t(voting.shown ? "facilitator.results_hidden" : "facilitator.results_shown");
        void act("results.show", { step: step.id, on: !voting.shown }, done);
      }),
    toggleLock: () =>
      inRoom(({ locked }) => {
        const done = t(locked ? "facilitator.unlocked" : "facilitator.locked");
        void act("room.lock", { locked: !locked }, done);
      }),
    renewCode: () => void act("code.renew", {}, t("facilitator.code_renewed"), "final"),
    callOn: (member, person) =>
      void act(
        "hand.lower",
        { member },
        t("facilitator.called_on", { name: formatPerson(person) }),
      ),
  };
}

/** Another stage: a toast tells of it here; on other screens it is announced. */
function turnTo(desk: Desk, stage: CrewView["stage"], asked: Promise<boolean>): void {
  desk.turning = stage;
  void asked.then((done) => {
    if (!done) desk.turning = null;
  });
}

function mayMove({ leads, room, ways }: Desk): boolean {
  const view = room.view.peek();
  const guide = room.guide.peek();
  return leads && view !== null && guide !== null && ways(view, guide).free !== false;
}

/** A table that has done everything waits for the others. */
function finish(desk: Desk, { step }: CrewView): void {
  if (!step || !mayMove(desk)) return;
  const decided = { name: "next", from: step.id, visit: step.visit };
  void desk.act("move", decided, t("table.finished_now"), "final");
}

/** Said in the toast of one's own move, and announced when another hand moves the room. */
export function nowAt(step: StepView): string {
  return t("facilitator.now_at", { step: step.title });
}
