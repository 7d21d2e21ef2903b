// The centre: what to say, what the room sees, and what may be done in this step.

import type { ComponentChild } from "preact";
import { spokenAs } from "../kit/guide";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { areAtTables, selfPaced } from "../kit/tables";
import type { StepView } from "../kit/wire";
import type { Acts } from "./acts";
import { useDesk, useRoom } from "./desk";
import { StepPanel } from "./panels";
import { stepOf } from "./plan";
import { Advice, MoveButtons, ProbeList } from "./probes";
import { scrollable } from "./scrollable";
import { TablesPanel } from "./tables-panel";

export interface WordsProps {
  acts: Acts;
  /** What stands there before the start, and after the close. */
  waiting: ComponentChild;
  closed: ComponentChild;
}

export function Words({ acts, waiting, closed: ended }: WordsProps) {
  const { looking } = useDesk();
  const { view, guide } = useRoom();
  const here = stepOf(guide, view.step?.id);
  const looked = stepOf(guide, looking.value ?? undefined);
  const ahead = looked === here ? null : looked;
  const closed = view.stage === "closed";
  const step = ahead ?? (closed ? null : here);
  return (
    <>
      <section
        // Another step, or the same one again, is read from its beginning.
        key={`${step?.id} ${ahead ? "ahead" : view.step?.visit}`}
        class="words-scroll"
        aria-label={t("facilitator.words")}
        {...scrollable}
      >
        {ahead && <AheadRibbon step={ahead} here={here} acts={acts} />}
        {!ahead && view.stage === "paused" && <PausedRibbon acts={acts} />}
        {step && !ahead && <TablesAlone step={step} />}
        {step && <StepWords step={step} {...(!ahead && { acts })} />}
        {!step && (closed ? ended : waiting)}
      </section>
      {step && !ahead && <MoveButtons step={step} acts={acts} />}
    </>
  );
}

interface RibbonProps {
  step: StepView;
  here: StepView | null;
  acts: Acts;
}

function AheadRibbon({ step, here, acts }: RibbonProps) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const at = desk.table === null ? "facilitator.room_at" : "table.at";
  const where = here ? t(at, { step: here.title }) : t("facilitator.room_waits");
  const free = desk.leads && desk.ways(view, guide).free !== false;
  const can_go = free && here !== null && view.stage !== "closed";
  return (
    <div class="ribbon" role="status">
      <p>
        <strong>{t("facilitator.looking_ahead")}</strong> {where}
      </p>
      <div class="ribbon-ways">
        {can_go && (
          <Button class="compact" disabled={!desk.live()} onClick={() => acts.goTo(step)}>
            {t("facilitator.go_there")}
          </Button>
        )}
        <Button class="compact" onClick={() => (desk.looking.value = null)}>
          {t(desk.table === null ? "facilitator.back_to_room" : "table.back_to_table")}
        </Button>
      </div>
    </div>
  );
}

function PausedRibbon({ acts }: { acts: Acts }) {
  const desk = useDesk();
  return (
    <div class="ribbon">
      <p>
        <strong>{t("facilitator.paused")}</strong> {t("facilitator.paused_help")}
      </p>
      {desk.table === null && (
        <Button class="compact" disabled={!desk.live()} onClick={acts.togglePause}>
          {t("facilitator.resume")}
        </Button>
      )}
    </div>
  );
}

/** While each table goes at its own pace, how far they are is what the facilitator looks at first. */
function TablesAlone({ step }: { step: StepView }) {
  const { table } = useDesk();
  const { view, guide } = useRoom();
  const phase = selfPaced(guide, step);
  if (table !== null || !phase || !areAtTables(view)) return null;
  return (
    <div class="words tables-alone">
      <header class="words-head">
        <h2 {...spokenAs(guide)}>{phase.title}</h2>
        <p class="small soft">{t("tables.own_pace")}</p>
      </header>
      <TablesPanel step={step} />
    </div>
  );
}

/** `acts` only where the room is: a step that is looked ahead at is for reading. */
function StepWords({ step, acts }: { step: StepView; acts?: Acts }) {
  const { guide } = useRoom();
  const phase = guide.phases.find(({ id }) => id === step.phase);
  const length = step.minutes > 0 ? t("facilitator.minutes", { count: step.minutes }) : "";
  const about = [t(`facilitator.form.${step.form}`), length].filter(Boolean);
  return (
    <article class="words" aria-labelledby="step-title">
      <header class="words-head">
        <h2 id="step-title" {...spokenAs(guide)}>
          {step.title}
        </h2>
        <p class="small soft">
          {phase && phase.title !== step.title && (
            <>
              <bdi lang={guide.language}>{phase.title}</bdi>
              {" · "}
            </>
          )}
          {about.join(" · ")}
        </p>
      </header>
      <div class="say voice" data-length={lengthOf(step)} {...spokenAs(guide)}>
        {step.say?.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <Prompt step={step} />
      {acts && <StepPanel step={step} acts={acts} />}
      <div class="guidance">
        <ProbeList step={step} {...(acts && { acts })} />
        <Advice step={step} />
      </div>
    </article>
  );
}

/** Longer words are set smaller, so that what belongs to them is seen with them. */
function lengthOf(step: StepView): "short" | "medium" | "long" {
  const letters = step.say?.join(" ").length ?? 0;
  if (letters < 160) return "short";
  return letters < 360 ? "medium" : "long";
}

function Prompt({ step }: { step: StepView }) {
  const { table } = useDesk();
  const { view, guide } = useRoom();
  if (step.form === "crew" || !step.prompt) return null;
  const here = view.step?.id === step.id;
  const probe = here ? view.probe : null;
  const on_screens = t(table === null ? "facilitator.on_screens" : "table.on_phones");
  const count = view.counts[step.id] ?? 0;
  return (
    <section class="prompt" aria-label={on_screens}>
      <p class="prompt-label small soft">
        {on_screens}
        {count > 0 && <span> · {t("facilitator.note_count", { count })}</span>}
      </p>
      <p class="voice prompt-text" {...spokenAs(guide)}>
        {step.prompt}
      </p>
      {probe && (
        <p class="voice prompt-probe" dir="auto">
          {probe.text[guide.language] ?? Object.values(probe.text)[0]}
        </p>
      )}
    </section>
  );
}
