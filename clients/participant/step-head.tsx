// One question on the screen, and what belongs to it: rules, whose turn it is, the story, quiet writing.

import { groundRules, probeText } from "../kit/guide";
import { language, t } from "../kit/i18n";
import { PromiseList } from "../kit/parts/promises";
import { ThemeList } from "../kit/parts/themes";
import { Timing } from "../kit/parts/timing";
import { takesVotes } from "../kit/voting";
import type { StepView } from "../kit/wire";
import { BallotBox } from "./ballot-box";
import { useHere } from "./here";
import { JottingBox } from "./jotting-box";
import type { Seen } from "./room-page";
import { FollowUp } from "./stage-head";
import { RoundTurn, RuleList, StorySlots } from "./step-kinds";
import { TableSeat, TableTurn } from "./table-seat";

export interface StepHeadProps extends Seen {
  step: StepView;
  lookingBack: boolean;
}

export function StepHead({ step, view, guide, lookingBack }: StepHeadProps) {
  const { room } = useHere();
  const quiet = step.kind === "write" && step.capture.length === 0;
  return (
    <>
      <Question step={step} view={view} guide={guide} lookingBack={lookingBack} />
      {step.kind === "agree" && <RuleList rules={groundRules(guide, view)} guide={guide} />}
      {step.kind === "tables" && !lookingBack && <TableSeat step={step} view={view} />}
      {step.kind === "round" && !lookingBack && view.round && <Turns step={step} view={view} />}
      {step.kind === "story" && <StorySlots step={step} story={view.story} guide={guide} />}
      {takesVotes(step) && <BallotBox key={step.id} step={step} view={view} />}
      {step.kind === "promise" && <PromiseList promises={view.promises} />}
      {step.kind === "cluster" && <ThemeList themes={view.themes} />}
      {!lookingBack && view.step && <Timing step={step} clock={view.clock} now={room.now.value} />}
      {step.kind === "close" && <FollowUp view={view} guide={guide} />}
      {quiet && <JottingBox key={step.id} step={step.id} />}
    </>
  );
}

function Turns({ step, view }: { step: StepView; view: Seen["view"] }) {
  if (!view.round) return null;
  return step.by === "tables" ? <TableTurn round={view.round} /> : <RoundTurn round={view.round} />;
}

function Question({ step, view, guide, lookingBack }: StepHeadProps) {
  const probe = lookingBack ? null : probeText(guide, view.probe);
  return (
    <div class="question" lang={guide.language} dir={guide.direction}>
      <p class="label">
        {lookingBack && (
          <bdi lang={language.value}>
            {t("participant.looking_back")}
            {" · "}
          </bdi>
        )}
        {step.title}
      </p>
      <h1 class="voice">{step.prompt}</h1>
      {step.help && <p class="help">{step.help}</p>}
      {probe && (
        <p class="probe voice" lang={probe.language} dir="auto">
          {probe.text}
        </p>
      )}
    </div>
  );
}
