// Numbers and choices of the structure, with what the checker says about them.

import { useId } from "preact/hooks";
import { useDesk } from "./desk";

export interface NumberFieldProps {
  label: string;
  field: string;
  /** null: not set. */
  value: number | null;
  min: number;
  max: number;
  onValue(value: number | null): void;
}

export function NumberField({ label, field, value, min, max, onValue }: NumberFieldProps) {
  const notes = useId();
  return (
    <div class="setting">
      <label>
        <span>{label}</span>
        <input
          class="field"
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          data-field={field}
          aria-describedby={notes}
          value={value ?? ""}
          onInput={(event) => {
            const number = event.currentTarget.valueAsNumber;
            onValue(Number.isFinite(number) ? Math.round(number) : null);
          }}
        />
      </label>
      <FieldNotes id={notes} field={field} />
    </div>
  );
}

export interface ChoiceProps {
  label: string;
  field: string;
  value: string;
  choices: readonly string[];
  nameOf(choice: string): string;
  onValue(choice: string): void;
}

export function Choice({ label, field, value, choices, nameOf, onValue }: ChoiceProps) {
  const notes = useId();
  const known = choices.includes(value) ? choices : [value, ...choices];
  return (
    <div class="setting">
      <label>
        <span>{label}</span>
        <select
          class="field"
          data-field={field}
          aria-describedby={notes}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        >
          {known.map((choice) => (
            <option key={choice} value={choice}>
              {nameOf(choice)}
            </option>
          ))}
        </select>
      </label>
      <FieldNotes id={notes} field={field} />
    </div>
  );
}

export function FieldNotes({ id, field }: { id?: string; field: string }) {
  const messages = useDesk().messages.value.get(field) ?? [];
  return (
    <div class="field-notes small" {...(id && { id })}>
      {messages.map((message) => (
        <p key={message} class="message" lang="en" dir="auto">
          {message}
        </p>
      ))}
    </div>
  );
}
