// The one box and the one button. It writes for the step of its draft, which may be another than the one shown.

import { useId } from "preact/hooks";
import { categoryLabel, spokenAs, stepOf } from "../kit/guide";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { GuideView, StepView } from "../kit/wire";
import { GrowingBox } from "./growing-box";
import { useHere } from "./here";

/** In code points, as the server counts. */
export const longestNote = 2000;
const countFrom = 1800;

/** `shown`: the step on the screen; null when none is. */
export function Composer({ guide, shown }: { guide: GuideView; shown: StepView | null }) {
  const { drafts, outbox } = useHere();
  const box = useId();
  const step = stepOf(guide, drafts.step.value ?? undefined);
  const { text, category } = drafts.current.value;
  const elsewhere = step?.id !== shown?.id;
  if (!step || step.capture.length === 0 || (elsewhere && text.trim() === "")) return null;

  const length = [...text].length;
  const tooLong = length > longestNote;
  const chosen = category && step.capture.includes(category) ? category : step.capture[0];

  function send(): void {
    if (!step || text.trim() === "" || tooLong) return;
    outbox.add({ text: text.trim(), step: step.id, ...(chosen && { category: chosen }) });
    drafts.clear(step.id);
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {elsewhere && <Elsewhere title={step.title} />}
      {step.capture.length > 1 && (
        <Categories
          step={step}
          guide={guide}
          chosen={chosen}
          choose={(id) => drafts.write({ category: id })}
        />
      )}
      <label for={box} class="visually-hidden">
        {t("participant.your_words", { step: step.title })}
      </label>
      <GrowingBox
        id={box}
        text={text}
        onText={(next) => drafts.write({ text: next })}
        onEnter={send}
        describedBy={`${box}-count`}
        invalid={tooLong}
      />
      <div class="composer-foot">
        <p id={`${box}-count`} class="small soft" aria-live="polite">
          {tooLong && t("participant.too_long", { count: length - longestNote })}
          {!tooLong &&
            length >= countFrom &&
            t("participant.room_left", { count: longestNote - length })}
        </p>
        <Button type="submit" weight="strong" disabled={text.trim() === "" || tooLong}>
          {elsewhere ? t("participant.send_to", { step: step.title }) : t("participant.send")}
        </Button>
      </div>
    </form>
  );
}

function Elsewhere({ title }: { title: string }) {
  const { drafts } = useHere();
  return (
    <div class="elsewhere" role="status">
      <p>{t("participant.writing_for", { step: title })}</p>
      <Button weight="quiet" onClick={drafts.setAside}>
        {t("participant.set_aside")}
      </Button>
    </div>
  );
}

interface CategoriesProps {
  step: StepView;
  guide: GuideView;
  chosen: string | undefined;
  choose(id: string): void;
}

function Categories({ step, guide, chosen, choose }: CategoriesProps) {
  const name = useId();
  return (
    <fieldset>
      <legend class="visually-hidden">{t("participant.kind_of_note")}</legend>
      <div class="chips">
        {step.capture.map((id) => (
          <label key={id} class="chip">
            <input type="radio" name={name} checked={id === chosen} onChange={() => choose(id)} />
            <span {...spokenAs(guide)}>{categoryLabel(guide, id)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
