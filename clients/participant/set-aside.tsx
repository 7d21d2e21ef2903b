// Words that were begun for other steps and not sent: each can still go where it belongs.

import { stepOf } from "../kit/guide";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { GuideView, StepView } from "../kit/wire";
import { longestNote } from "./composer";
import { useHere } from "./here";

export function SetAside({ guide }: { guide: GuideView }) {
  const { drafts } = useHere();
  const begun = drafts.aside.value.flatMap(({ step: id, text }) => {
    const step = stepOf(guide, id);
    return step ? [{ step, text }] : [];
  });
  if (begun.length === 0) return null;
  return (
    <section class="set-aside">
      <h2 class="section-title">{t("participant.begun")}</h2>
      <ul class="plain-list">
        {begun.map(({ step, text }) => (
          <li key={step.id} class="card">
            <Begun step={step} text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Begun({ step, text }: { step: StepView; text: string }) {
  const { drafts, outbox } = useHere();
  const [category] = step.capture;
  function send(): void {
    outbox.add({ text: text.trim(), step: step.id, ...(category && { category }) });
    drafts.clear(step.id);
  }
  return (
    <>
      <p class="card-text" dir="auto">
        {text}
      </p>
      <div class="card-acts">
        <Button onClick={send} disabled={[...text].length > longestNote}>
          {t("participant.send_to", { step: step.title })}
        </Button>
        <Button weight="quiet" onClick={() => drafts.clear(step.id)}>
          {t("participant.delete")}
        </Button>
      </div>
    </>
  );
}
