// The lines of the forms on this page.

import type { ComponentChildren } from "preact";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";

interface LineProps {
  label: string;
  help?: string;
  children: ComponentChildren;
}

function Line({ label, help, children }: LineProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label class="form-line">
      <span>{label}</span>
      {help && <span class="soft small">{help}</span>}
      {children}
    </label>
  );
}

interface TextProps {
  label: string;
  help?: string;
  value: string;
  longest: number;
  required?: boolean;
  onText(text: string): void;
}

export function TextLine({ label, help, value, longest, required = false, onText }: TextProps) {
  return (
    <Line label={label} {...(help && { help })}>
      <input
        class="field"
        dir="auto"
        required={required}
        maxLength={longest}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </Line>
  );
}

export function LongText({ label, help, value, longest, onText }: TextProps) {
  return (
    <Line label={label} {...(help && { help })}>
      <textarea
        class="field"
        dir="auto"
        rows={3}
        maxLength={longest}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </Line>
  );
}

interface DayProps {
  label: string;
  value: string;
  type?: "date" | "time";
  required?: boolean;
  onDay(day: string): void;
}

export function DayLine({ label, value, type = "date", required = false, onDay }: DayProps) {
  return (
    <Line label={label}>
      <input
        class="field"
        type={type}
        required={required}
        value={value}
        onInput={(event) => onDay(event.currentTarget.value)}
      />
    </Line>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { id: Value; label: string }[];
  onChoice(value: Value): void;
}

export function ChoiceLine<V extends string>({ label, value, options, onChoice }: ChoiceProps<V>) {
  return (
    <Line label={label}>
      <select
        class="field"
        value={value}
        onChange={(event) => onChoice(event.currentTarget.value as V)}
      >
        {options.map(({ id, label: words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </Line>
  );
}

interface ListProps {
  label: string;
  help: string;
  value: readonly string[];
  onList(list: string[]): void;
}

/** One entry a line. Empty lines fall away when it is saved: see `entries`. */
export function ListText({ label, help, value, onList }: ListProps) {
  return (
    <Line label={label} help={help}>
      <textarea
        class="field"
        dir="auto"
        rows={Math.max(3, value.length + 1)}
        value={value.join("\n")}
        onInput={(event) => onList(event.currentTarget.value.split("\n"))}
      />
    </Line>
  );
}

export function entries(list: readonly string[]): string[] {
  return list.map((entry) => entry.trim()).filter((entry) => entry !== "");
}

interface WaysProps {
  busy: boolean;
  onCancel(): void;
}

export function SaveOrCancel({ busy, onCancel }: WaysProps) {
  return (
    <div class="form-ways">
      <Button onClick={onCancel}>{t("kit.cancel")}</Button>
      <Button weight="strong" type="submit" aria-disabled={busy}>
        {t("initiative.save")}
      </Button>
    </div>
  );
}
