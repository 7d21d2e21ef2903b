// A whole guide as a sheet to read and to print.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { language, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { GuideView, StepView } from "../kit/wire";
import type { GuideSummary } from "./api";
import { GuideFileButtons } from "./editor/guide-files";
import { failure, useHome } from "./home";

interface Props {
  guide: GuideSummary;
  /** Somebody wants to change it. */
  onChange(): void;
  /** Somebody wants to be rid of it; only of an own one. */
  onRemove(): void;
}

export function GuideSheet({ guide: { id, own }, onChange, onRemove }: Props) {
  const { api } = useHome();
  const guide = useSignal<GuideView | null>(null);
  const problem = useSignal<string | null>(null);
  const speaks = language.value;
  useEffect(() => {
    api.guide(id, speaks).then(
      (read) => {
        guide.value = read;
      },
      (error: unknown) => {
        problem.value = failure(error);
      },
    );
  }, [api, id, speaks, guide, problem]);
  if (problem.value) return <p role="alert">{problem.value}</p>;
  const sheet = guide.value;
  if (!sheet) return <p role="status">{t("kit.connecting")}</p>;
  return (
    <div class="sheet" lang={sheet.language} dir={sheet.direction}>
      <div class="sheet-ways">
        <Button onClick={() => window.print()}>{t("host.print")}</Button>
        <Button onClick={onChange}>{t("editor.change_guide")}</Button>
        <GuideFileButtons guide={id} language={sheet.language} />
        {own && (
          <Button weight="quiet" onClick={onRemove}>
            {t("host.remove_guide")}
          </Button>
        )}
      </div>
      {sheet.phases.map(({ id: phase, title }) => (
        <section key={phase}>
          <h3 class="label">{title}</h3>
          {sheet.steps
            .filter((step) => step.phase === phase)
            .map((step) => (
              <SheetStep key={step.id} step={step} />
            ))}
        </section>
      ))}
    </div>
  );
}

function SheetStep({ step }: { step: StepView }) {
  return (
    <article class="sheet-step">
      <h4>
        {step.title}
        <bdi class="soft small">{t("facilitator.minutes", { count: step.minutes })}</bdi>
      </h4>
      {step.say?.map((paragraph) => (
        <p key={paragraph} class="voice">
          {paragraph}
        </p>
      ))}
      {step.prompt && <p class="voice sheet-prompt">{step.prompt}</p>}
      {step.rules && <Lines lines={step.rules.map(({ text }) => text)} />}
      {step.slots && <Lines lines={step.slots.map(({ label, hint }) => `${label}: ${hint}`)} />}
      {step.probes && step.probes.length > 0 && (
        <>
          <p class="small soft">{t("facilitator.probes")}</p>
          <Lines lines={step.probes.map(({ text }) => text)} />
        </>
      )}
      {step.cues && step.cues.length > 0 && (
        <dl class="sheet-cues">
          {step.cues.map((cue) => (
            <div key={cue.id}>
              <dt>{cue.when}</dt>
              <dd>{cue.do}</dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
