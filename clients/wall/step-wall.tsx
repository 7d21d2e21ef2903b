// The question, and what the room makes of it together: rules, the round, the story.

import { groundRules, personName, probeText } from "../kit/guide";
import { t } from "../kit/i18n";
import { PromiseList } from "../kit/parts/promises";
import { Results } from "../kit/parts/results";
import { ThemeList } from "../kit/parts/themes";
import { Timing } from "../kit/parts/timing";
import { areAtTables, selfPaced } from "../kit/tables";
import { takesVotes } from "../kit/voting";
import type { GuideView, RoomView, Round, StepView } from "../kit/wire";
import { lengthClass } from "./length";
import { FollowUp } from "./stages";
import { FillingTables, TellingTable, WalkingTables } from "./tables";

export interface StepWallProps {
  view: RoomView;
  guide: GuideView;
  step: StepView;
  /** The server's now. */
  now: number;
}

export function StepWall({ view, guide, step, now }: StepWallProps) {
  const rules = groundRules(guide, view);
  const probe = probeText(guide, view.probe);
  const length = lengthClass(step.prompt + (probe?.text ?? ""));
  const alone = areAtTables(view) ? selfPaced(guide, step) : null;
  const shared =
    ["tables", "agree", "story", "round", "promise", "cluster"].includes(step.kind) ||
    takesVotes(step);
  if (alone) return <WalkingTables view={view} guide={guide} phase={alone} />;
  return (
    <div class="step" data-shared={shared} lang={guide.language} dir={guide.direction}>
      <h1 class="prompt voice" data-length={length}>
        {step.prompt}
      </h1>
      {probe && (
        <p class="wall-probe voice" lang={probe.language} dir="auto" data-length={length}>
          {probe.text}
        </p>
      )}
      {step.kind === "agree" && <Rules rules={rules} />}
      {step.kind === "tables" && <FillingTables view={view} />}
      {step.kind === "story" && <Story step={step} story={view.story} />}
      {step.kind === "round" && view.round && (
        <Turns view={view} guide={guide} step={step} round={view.round} />
      )}
      {takesVotes(step) && <Votes view={view} step={step} />}
      {step.kind === "promise" && <PromiseList promises={[...view.promises].reverse()} />}
      {step.kind === "cluster" && <ThemeList themes={view.themes} />}
      <Timing step={step} clock={view.clock} now={now} />
      {step.kind === "close" && <FollowUp view={view} guide={guide} />}
      {!shared && !probe && view.rules_agreed && step.kind !== "close" && (
        <ul class="rules-later">
          {rules.map(({ id, text }) => (
            <li key={id} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What there is to choose from, until the results are shown. */
function Votes({ view, step }: { view: RoomView; step: StepView }) {
  const voting = view.votings[step.id];
  if (voting?.shown) return <Results step={step} voting={voting} />;
  return (
    <>
      <ol class="wall-options" data-many={(step.options?.length ?? 0) > 5}>
        {step.options?.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
      <p class="wall-help" dir="auto">
        {t("results.people", { count: voting?.people ?? 0 })}
      </p>
    </>
  );
}

function Rules({ rules }: { rules: { id: string; text: string }[] }) {
  return (
    <ul class="wall-rules" data-many={rules.length > 5}>
      {rules.map(({ id, text }) => (
        <li key={id} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}

function Story({ step, story }: { step: StepView; story: Record<string, string> }) {
  return (
    <dl class="wall-story">
      {(step.slots ?? []).map(({ id, label, hint }) => (
        <div key={id} data-filled={id in story} data-length={lengthClass(story[id] ?? "")}>
          <dt>{label}</dt>
          <dd class={story[id] ? "voice" : "soft"} dir="auto">
            {story[id] ?? hint}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Turns({ view, guide, step, round }: Omit<StepWallProps, "now"> & { round: Round }) {
  return step.by === "tables" ? <TellingTable view={view} guide={guide} /> : <Turn round={round} />;
}

function Turn({ round }: { round: Round }) {
  return (
    <div class="wall-turn">
      <p class="wall-turn-name voice">
        {round.turn ? personName(round.turn) : t("wall.round_done")}
      </p>
      {round.next && (
        <p class="wall-help" dir="auto">
          {t("wall.next", { name: personName(round.next) })}
        </p>
      )}
    </div>
  );
}
