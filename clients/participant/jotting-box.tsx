// Quiet writing: a box that nobody else sees, and its lines offered again when notes are gathered.

import { useId } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { StepView } from "../kit/wire";
import { GrowingBox } from "./growing-box";
import { useHere } from "./here";

export function JottingBox({ step }: { step: string }) {
  const { jottings } = useHere();
  const box = useId();
  return (
    <section class="jotting">
      <label for={box} class="section-title">
        {t("participant.only_here")}
      </label>
      <GrowingBox
        id={box}
        text={jottings.text(step)}
        onText={(text) => jottings.write(step, text)}
        describedBy={`${box}-how`}
        placeholder={t("participant.jot_here")}
      />
      <p id={`${box}-how`} class="small soft">
        {t("participant.only_here.text")}
      </p>
    </section>
  );
}

export function FromJottings({ step }: { step: StepView }) {
  const { jottings, outbox, drafts } = useHere();
  const lines = jottings.lines.value;
  if (lines.length === 0) return null;
  function send(line: string): void {
    const chosen = drafts.step.value === step.id ? drafts.current.value.category : undefined;
    const category = chosen ?? step.capture[0];
    outbox.add({ text: line, step: step.id, ...(category && { category }) });
    jottings.markSent(line);
  }
  return (
    <section class="from-jottings">
      <h2 class="section-title">{t("participant.from_notes")}</h2>
      <ul class="plain-list">
        {lines.map((line) => (
          <li key={line} class="jotted">
            <span dir="auto">{line}</span>
            <Button aria-label={t("participant.send_line", { line })} onClick={() => send(line)}>
              {t("participant.send")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
