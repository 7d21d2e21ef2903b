// Which languages of an initiative are shown beside each other on this device. Pure but for the choice itself.

import { signal } from "@preact/signals";
import { keptSignal } from "../../kit/device";
import { language } from "../../kit/i18n";

/** As many columns as can be read beside each other. */
export const most_columns = 3;

export interface Choice {
  /** The last chosen first. */
  chosen: readonly string[];
}

/** In the order of the initiative; on a narrow screen only the one that was chosen last. */
export function columnsOf(
  languages: readonly string[],
  chosen: readonly string[],
  narrow: boolean,
): string[] {
  const known = chosen.filter((language) => languages.includes(language));
  const wanted = known.length > 0 ? known : languages;
  const shown = wanted.slice(0, narrow ? 1 : most_columns);
  return languages.filter((language) => shown.includes(language));
}

/** After a press on a language: narrow, it takes the place of the other; wide, it comes or goes, but one stays. */
export function pressed(shown: readonly string[], language: string, narrow: boolean): string[] {
  if (narrow) return [language, ...shown.filter((other) => other !== language)];
  if (!shown.includes(language)) return [language, ...shown].slice(0, most_columns);
  const others = shown.filter((other) => other !== language);
  return others.length > 0 ? others : [...shown];
}

const small_screen = window.matchMedia("(max-width: 46rem)");
const narrow = signal(small_screen.matches);
small_screen.addEventListener("change", ({ matches }) => {
  narrow.value = matches;
});
const choice = keptSignal<Choice>("languages-beside", { chosen: [] });

export interface Columns {
  shown: readonly string[];
  press(language: string): void;
}

/** Until somebody chooses: all, the reader's own first. */
export function useColumns(languages: readonly string[]): Columns {
  const { chosen } = choice.value.value;
  const order = chosen.length > 0 ? chosen : ownFirst(languages, language.value);
  const shown = columnsOf(languages, order, narrow.value);
  const standing = narrow.value ? order : order.filter((one) => shown.includes(one));
  return {
    shown,
    press: (pressed_one) => choice.put({ chosen: pressed(standing, pressed_one, narrow.value) }),
  };
}

export function ownFirst(languages: readonly string[], own: string): readonly string[] {
  return languages.includes(own) ? [own, ...languages.filter((one) => one !== own)] : languages;
}
