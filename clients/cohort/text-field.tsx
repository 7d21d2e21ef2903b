// One line to type, with its label above.

import type { TargetedInputEvent } from "preact";
import { useId } from "preact/hooks";

export interface TextFieldProps {
  label: string;
  type?: "text" | "date" | "number";
  required?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  value: string;
  onType(typed: string): void;
}

export function TextField({ label, value, onType, type = "text", ...rest }: TextFieldProps) {
  const id = useId();
  const how = {
    id,
    class: "field",
    autocomplete: "off",
    value,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onType(event.currentTarget.value),
    ...rest,
  };
  return (
    <div class="form-line">
      <label for={id}>{label}</label>
      {type === "text" && <input {...how} type="text" dir="auto" />}
      {type === "date" && <input {...how} type="date" />}
      {type === "number" && <input {...how} type="number" />}
    </div>
  );
}
