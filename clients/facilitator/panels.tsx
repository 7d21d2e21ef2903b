// What a kind of step has beside its words: rules to agree, turns, the story, the close.

import { formatDate, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Timing } from "../kit/parts/timing";
import { areAtTables, selfPaced } from "../kit/tables";
import type { StepView } from "../kit/wire";
import type { Acts } from "./acts";
import { ClusterPanel } from "./cluster-panel";
import { useDesk, useRoom } from "./desk";
import { PromisePanel } from "./promise-panel";
import { RoundPanel } from "./round-panel";
import { RulesPanel } from "./rules-panel";
import { StoryPanel } from "./story-panel";
import { TableRound, TablesPanel } from "./tables-panel";
import { VotingPanel } from "./voting-panel";

export function StepPanel({ step, acts }: { step: StepView; acts: Acts }) {
  const { table } = useDesk();
  const { view, guide } = useRoom();
  if (table !== null) return <KindPanel step={step} acts={acts} />;
  const walking = areAtTables(view) && view.step?.id === step.id;
  const by_tables = walking && ["story", "round"].includes(step.kind); // each table has its own
  return (
    <>
      {(step.kind === "tables" || (walking && !selfPaced(guide, step))) && (
        <TablesPanel step={step} />
      )}
      {!by_tables && <KindPanel step={step} acts={acts} />}
    </>
  );
}

function KindPanel({ step, acts }: { step: StepView; acts: Acts }) {
  switch (step.kind) {
    case "agree":
      return <RulesPanel step={step} />;
    case "round":
      return step.by === "tables" ? <TableRound /> : <RoundPanel />;
    case "story":
      return <StoryPanel slots={step.slots ?? []} />;
    case "poll":
    case "dots":
    case "order":
    case "quiz":
    case "grid":
      return <VotingPanel key={step.id} step={step} acts={acts} />;
    case "cluster":
      return <ClusterPanel key={step.id} step={step} />;
    case "promise":
      return <PromisePanel key={step.id} step={step} />;
    case "pairs":
    case "break":
      return <TimingPanel step={step} />;
    case "close":
      return <ClosePanel step={step} acts={acts} />;
    default:
      return null;
  }
}

function TimingPanel({ step }: { step: StepView }) {
  const { room } = useDesk();
  const { view } = useRoom();
  return (
    <section class="panel">
      <Timing step={step} clock={view.clock} now={room.now.value} />
    </section>
  );
}

const day = 24 * 60 * 60 * 1000;

function ClosePanel({ step, acts }: { step: StepView; acts: Acts }) {
  const desk = useDesk();
  const { view } = useRoom();
  const promised = step.followup_days
    ? formatDate((view.step?.entered_at ?? view.created_at) + step.followup_days * day)
    : null;
  return (
    <section class="panel" aria-label={t("facilitator.close")}>
      {promised && <p>{t("facilitator.hear_back", { date: promised })}</p>}
      <p class="soft">{t("facilitator.close_help")}</p>
      <div>
        <Button disabled={!desk.live() || view.stage === "closed"} onClick={acts.close}>
          {t("facilitator.close")}
        </Button>
      </div>
    </section>
  );
}
