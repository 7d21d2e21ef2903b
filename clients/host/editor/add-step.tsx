// A new step: its kind and what it is called. Everything else is written on its page.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { language, languageName, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Dialog } from "../../kit/parts/dialog";
import { focusOn } from "./acts";
import { useDesk } from "./desk";
import { withWords } from "./draft";
import { kinds, newStep } from "./kinds";
import { freeName, idFrom } from "./naming";
import { addStep, stepsOf } from "./steps";

export function AddStep({ after, onClose }: { after: string | null; onClose(): void }) {
  return (
    <Dialog open={after !== null} title={t("editor.new_step")} onClose={onClose}>
      {after !== null && <AddStepForm after={after} onClose={onClose} />}
    </Dialog>
  );
}

function AddStepForm({ after, onClose }: { after: string; onClose(): void }) {
  const desk = useDesk();
  const title = useSignal("");
  const kind = useSignal("capture");
  const { languages } = desk.draft.value.guide;
  const written = languages.find((code) => code === language.value) ?? languages[0] ?? "en";
  useEffect(() => focusOn('[id="new-step-title"]'), []);

  function add(event: Event): void {
    event.preventDefault();
    const draft = desk.draft.peek();
    const category = draft.guide.categories?.find(({ crew }) => !crew)?.id;
    const taken = stepsOf(draft).map((step) => step.id);
    const id = freeName(idFrom(title.value) || kind.value, taken);
    desk.change((before) => {
      const longer = addStep(before, after, newStep(id, kind.value, category));
      return withWords(longer, written, ["steps", id, "title"], title.value.trim());
    });
    desk.open.value = id;
    onClose();
    focusOn("[data-open-title]");
  }

  return (
    <form class="create-form" onSubmit={add}>
      <label class="form-line">
        <span>
          {t("editor.in_language", { label: t("editor.title"), language: languageName(written) })}
        </span>
        <input
          id="new-step-title"
          class="field"
          required
          dir="auto"
          lang={written}
          value={title.value}
          onInput={(event) => (title.value = event.currentTarget.value)}
        />
      </label>
      <label class="form-line">
        <span>{t("editor.kind")}</span>
        <select
          class="field"
          value={kind.value}
          onChange={(event) => (kind.value = event.currentTarget.value)}
        >
          {Object.keys(kinds).map((name) => (
            <option key={name} value={name}>
              {t(`editor.kind.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <div>
        <Button type="submit" weight="strong">
          {t("editor.add")}
        </Button>
      </div>
    </form>
  );
}
