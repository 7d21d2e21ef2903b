// One's own answers to a rubric, as radio buttons with what to look for, and words beside them.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { forget, recall, remember } from "../../kit/device";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { RubricView } from "../../kit/wire";
import type { Said } from "./acts";
import { longest_comment } from "./composer";
import type { Criterion } from "./rubric-draft";

type Answers = Record<string, string>;

export interface Answered {
  answers: Answers;
  text: string;
}

interface Props {
  rubric: RubricView;
  conversation: string;
  /** What one has answered before. */
  own: Said | null;
  onSave(answered: Answered): void;
  onCancel(): void;
}

export function RubricForm({ rubric, conversation, own, onSave, onCancel }: Props) {
  const words_id = useId();
  const kept_as = `review.${conversation}.${rubric.id}.${rubric.version}`;
  const before = { answers: fitting(rubric, own?.review?.answers ?? {}), text: own?.text ?? "" };
  const answered = useSignal<Answered>(recall(kept_as, before));
  const change = (part: Partial<Answered>) => {
    answered.value = { ...answered.peek(), ...part };
    remember(kept_as, answered.peek());
  };
  const choose = (criterion: string, level: string) => {
    const { [criterion]: _, ...others } = answered.peek().answers;
    change({ answers: level ? { ...others, [criterion]: level } : others });
  };
  const save = () => {
    forget(kept_as);
    onSave({ ...answered.peek(), text: answered.peek().text.trim() });
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  return (
    <form
      ref={form}
      class="rubric-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {rubric.criteria.map((criterion) => (
        <CriterionFields
          key={criterion.id}
          criterion={criterion}
          spoken={rubric.language}
          chosen={answered.value.answers[criterion.id] ?? ""}
          onChoose={(level) => choose(criterion.id, level)}
        />
      ))}
      <label for={words_id}>{t("coach.rubric.words")}</label>
      <textarea
        id={words_id}
        class="field"
        dir="auto"
        rows={3}
        maxLength={longest_comment}
        value={answered.value.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      <p class="composer-ways">
        <Button
          weight="strong"
          type="submit"
          disabled={Object.keys(answered.value.answers).length === 0}
        >
          {t(own ? "coach.rubric.save_again" : "coach.rubric.save")}
        </Button>
        <Button onClick={onCancel}>{t("kit.cancel")}</Button>
      </p>
    </form>
  );
}

/** Answers to questions and levels that this version has. */
function fitting({ criteria }: RubricView, answers: Answers): Answers {
  const fits = ({ id, levels }: Criterion) => levels.some((level) => level.id === answers[id]);
  return Object.fromEntries(criteria.filter(fits).map(({ id }) => [id, answers[id] ?? ""]));
}

interface CriterionProps {
  criterion: Criterion;
  /** The language that it is written in. */
  spoken: string;
  chosen: string;
  onChoose(level: string): void;
}

function CriterionFields({ criterion, spoken, chosen, onChoose }: CriterionProps) {
  const help_id = useId();
  const { id, question, look_for, levels } = criterion;
  return (
    <fieldset class="criterion" aria-describedby={help_id}>
      <legend dir="auto" lang={spoken}>
        {question}
      </legend>
      <p id={help_id} class="small soft" dir="auto" lang={spoken}>
        {look_for}
      </p>
      <div class="levels">
        {[...levels, { id: "", text: t("coach.rubric.cannot_tell") }].map((level) => (
          <label key={level.id} class="level">
            <input
              type="radio"
              name={id}
              checked={chosen === level.id}
              onChange={() => onChoose(level.id)}
            />
            <span dir="auto">{level.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
