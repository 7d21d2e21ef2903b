// The fields that narrow a list. Where the screen is small they fold away, and say how many are set.

import type { ComponentChildren } from "preact";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { countOf } from "./query";
import { narrow, narrowed } from "./shown";
import { wide } from "./wide";

interface FieldsProps {
  /** What of the address these fields set. */
  names: readonly string[];
  children: ComponentChildren;
}

export function Fields({ names, children }: FieldsProps) {
  const set = countOf(narrowed.value, names);
  const fields = (
    <fieldset class="narrowing">
      <legend class="visually-hidden">{t("archive.narrow")}</legend>
      {children}
      {set > 0 && (
        <Button
          class="compact"
          weight="quiet"
          onClick={() => narrow(Object.fromEntries(names.map((name) => [name, ""])))}
        >
          {t("archive.clear")}
        </Button>
      )}
    </fieldset>
  );
  if (wide.value) return fields;
  return (
    <details class="narrowing-folded">
      <summary>{set > 0 ? t("archive.narrow_set", { count: set }) : t("archive.narrow")}</summary>
      {fields}
    </details>
  );
}

interface Option {
  id: string;
  label: string;
}

interface ChoiceProps {
  name: string;
  label: string;
  options: readonly Option[];
}

/** One of several, or none. What the address names stays to be seen, also when no option has it. */
export function Choice({ name, label, options }: ChoiceProps) {
  const chosen = narrowed.value[name] ?? "";
  const known = chosen === "" || options.some(({ id }) => id === chosen);
  return (
    <label class="narrowing-field">
      <span class="small soft">{label}</span>
      <select
        class="compact-select"
        value={chosen}
        onChange={(event) => narrow({ [name]: event.currentTarget.value })}
      >
        <option value="">{t("archive.any")}</option>
        {!known && <option value={chosen}>{chosen}</option>}
        {options.map(({ id, label: words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** From a day to a day; both belong to it. */
export function Days() {
  return (
    <>
      {(["from", "to"] as const).map((name) => (
        <label key={name} class="narrowing-field">
          <span class="small soft">{t(`archive.${name}`)}</span>
          <input
            class="compact-select"
            type="date"
            value={narrowed.value[name] ?? ""}
            onChange={(event) => narrow({ [name]: event.currentTarget.value })}
          />
        </label>
      ))}
    </>
  );
}
