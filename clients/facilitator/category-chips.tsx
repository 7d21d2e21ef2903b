// Categories as chips with their keys: 1 to 9 and 0 for those that everyone has, with Shift for the crew's own.

import type { Signal } from "@preact/signals";
import { t } from "../kit/i18n";
import type { GuideView } from "../kit/wire";
import { useRoom } from "./desk";

type Category = GuideView["categories"][number];

interface Keyed extends Category {
  /** "3" or "⇧3"; "" when there are more categories than keys. */
  key: string;
}

const digits = "1234567890";

/** The categories that everyone has come first, each kind counted for itself. */
function keyed(categories: readonly Category[]): Keyed[] {
  const kind = (crew: boolean) =>
    categories
      .filter((category) => (category.crew === true) === crew)
      .map((category, index) => {
        const digit = digits[index];
        return { ...category, key: digit ? `${crew ? "⇧" : ""}${digit}` : "" };
      });
  return [...kind(false), ...kind(true)];
}

/** The category whose key is pressed with Alt or Ctrl. The place of the key counts, not its letter. */
export function categoryOfKey(
  event: KeyboardEvent,
  categories: readonly Category[],
): string | undefined {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (!digit || !(event.altKey || event.ctrlKey)) return undefined;
  const key = `${event.shiftKey ? "⇧" : ""}${digit}`;
  return keyed(categories).find((category) => category.key === key)?.id;
}

export function CategoryChips({ chosen }: { chosen: Signal<string | null> }) {
  const { guide } = useRoom();
  return (
    <fieldset class="category-chips">
      <legend class="small soft">{t("notes.category_keys")}</legend>
      <div class="category-row">
        {keyed(guide.categories).map(({ id, label, key, crew }) => (
          <label key={id} class="category-chip" data-crew={crew === true}>
            <input
              type="radio"
              name="note-category"
              checked={chosen.value === id}
              onChange={() => (chosen.value = id)}
            />
            <span>
              {key && <kbd>{key}</kbd>} <bdi>{label}</bdi>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
