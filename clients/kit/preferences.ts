// How this person likes to read, remembered on this device. Set as attributes of <html>; style.css does the rest.

import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { recall, remember } from "./device";

export type Theme = "auto" | "light" | "dark";
export type TextSize = "normal" | "large" | "larger";

export const themes: readonly Theme[] = ["auto", "light", "dark"];
export const textSizes: readonly TextSize[] = ["normal", "large", "larger"];

export const theme = signal<Theme>(recall<Theme>("theme", "auto"));
export const textSize = signal<TextSize>(recall<TextSize>("text-size", "normal"));

const dark = signal(false); // as the system has it

/** Of the two, the one that the page is in now. */
export const shownTheme: ReadonlySignal<"light" | "dark"> = computed(() =>
  theme.value === "auto" ? (dark.value ? "dark" : "light") : theme.value,
);

/** Keeps the page as these say. Call once. */
export function startPreferences(): void {
  const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
  dark.value = systemDark.matches;
  systemDark.addEventListener("change", (event) => {
    dark.value = event.matches;
  });
  effect(() => {
    const page = document.documentElement.dataset;
    page.theme = shownTheme.value;
    page.textSize = textSize.value;
  });
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  remember("theme", chosen);
}

export function chooseTextSize(chosen: TextSize): void {
  textSize.value = chosen;
  remember("text-size", chosen);
}
