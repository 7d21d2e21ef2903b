// The editor for a coach's own version of a rubric: its questions, what to look for, the levels of each answer.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { forget, recall, remember } from "../../kit/device";
import { languageName, t } from "../../kit/i18n";
import { newId } from "../../kit/id";
import { Button } from "../../kit/parts/button";
import type { RubricToKeep, RubricView } from "../../kit/wire";
import {
  type Criterion,
  type Draft,
  draftOf,
  isWhole,
  limits,
  toKeep,
  withChanged,
  withCriterion,
  withLevel,
  withLevelText,
  withMoved,
  withoutCriterion,
  withoutLevel,
} from "./rubric-draft";

interface Props {
  rubric: RubricView;
  busy: boolean;
  onKeep(rubric: RubricToKeep): void;
  onCancel(): void;
}

/** Under which name this device keeps what is being edited. */
export function keptAs({ id, version, language }: RubricView): string {
  return `rubric.${id}.${version}.${language}`;
}

export function RubricEditor({ rubric, busy, onKeep, onCancel }: Props) {
  const kept_as = keptAs(rubric);
  const draft = useSignal<Draft>(recall(kept_as, draftOf(rubric)));
  const { title, about, criteria, language, version } = draft.value;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const change = (changed: Draft) => {
    draft.value = changed;
    remember(kept_as, changed);
  };
  const cancel = () => {
    forget(kept_as);
    onCancel();
  };
  return (
    <form
      ref={form}
      class="rubric-editor"
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(toKeep(draft.peek()));
      }}
    >
      <p class="small soft">
        {t("coach.rubric.edit_help", { language: languageName(language), version })}
      </p>
      <TextField
        label={t("coach.rubric.title")}
        text={title}
        longest={limits.title}
        onText={(text) => change({ ...draft.peek(), title: text })}
      />
      <TextField
        label={t("coach.rubric.about")}
        text={about}
        onText={(text) => change({ ...draft.peek(), about: text })}
      />
      <ol class="criterion-editors">
        {criteria.map((criterion, index) => (
          <CriterionEditor
            key={criterion.id}
            criterion={criterion}
            number={index + 1}
            last={index === criteria.length - 1}
            alone={criteria.length === 1}
            onChange={(part) => change(withChanged(draft.peek(), criterion.id, part))}
            onMove={(by) => change(withMoved(draft.peek(), criterion.id, by))}
            onRemove={() => change(withoutCriterion(draft.peek(), criterion.id))}
          />
        ))}
      </ol>
      <p>
        <Button
          disabled={criteria.length >= limits.criteria}
          onClick={() => change(withCriterion(draft.peek(), newId().slice(0, 8)))}
        >
          {t("coach.rubric.add")}
        </Button>
      </p>
      {!isWhole(draft.value) && <p class="small soft">{t("coach.rubric.not_whole")}</p>}
      <p class="composer-ways">
        <Button weight="strong" type="submit" disabled={busy || !isWhole(draft.value)}>
          {t("coach.rubric.keep")}
        </Button>
        <Button onClick={cancel}>{t("kit.cancel")}</Button>
      </p>
    </form>
  );
}

interface CriterionProps {
  criterion: Criterion;
  number: number;
  last: boolean;
  alone: boolean;
  onChange(change: Partial<Criterion>): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

function CriterionEditor(props: CriterionProps) {
  const { criterion, number, last, alone, onChange, onMove, onRemove } = props;
  return (
    <li>
      <fieldset class="criterion">
        <legend>{t("coach.rubric.question_number", { number })}</legend>
        <TextField
          label={t("coach.rubric.question")}
          text={criterion.question}
          onText={(question) => onChange({ question })}
        />
        <TextField
          label={t("coach.rubric.look_for")}
          text={criterion.look_for}
          onText={(look_for) => onChange({ look_for })}
        />
        <LevelFields criterion={criterion} onChange={onChange} />
        <div class="thread-ways">
          <Button class="compact" disabled={number === 1} onClick={() => onMove(-1)}>
            {t("coach.rubric.up")}
          </Button>
          <Button class="compact" disabled={last} onClick={() => onMove(1)}>
            {t("coach.rubric.down")}
          </Button>
          <Button class="compact" disabled={alone} onClick={onRemove}>
            {t("coach.rubric.remove", { number })}
          </Button>
        </div>
      </fieldset>
    </li>
  );
}

function LevelFields({ criterion, onChange }: Pick<CriterionProps, "criterion" | "onChange">) {
  const { levels } = criterion;
  return (
    <div class="level-fields">
      {levels.map(({ id, text }, index) => (
        <div key={id} class="level-field">
          <TextField
            label={t("coach.rubric.level", { number: index + 1 })}
            text={text}
            onText={(words) => onChange(withLevelText(criterion, id, words))}
          />
          <Button
            class="compact"
            disabled={levels.length <= limits.least_levels}
            aria-label={t("coach.rubric.remove_level", { number: index + 1 })}
            onClick={() => onChange(withoutLevel(criterion, id))}
          >
            ×
          </Button>
        </div>
      ))}
      <p>
        <Button
          class="compact"
          disabled={levels.length >= limits.levels}
          onClick={() => onChange(withLevel(criterion, newId().slice(0, 8)))}
        >
          {t("editor.add_level")}
        </Button>
      </p>
    </div>
  );
}

interface FieldProps {
  label: string;
  text: string;
  longest?: number;
  onText(text: string): void;
}

function TextField({ label, text, longest = limits.words, onText }: FieldProps) {
  const id = useId();
  return (
    <div class="text-field">
      <label class="small" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class="field"
        dir="auto"
        rows={1}
        maxLength={longest}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
