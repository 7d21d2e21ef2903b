// Whether the screen has room for a table, in letters: larger text needs a wider one, which no media query knows.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { textSize } from "../../kit/preferences";

const enough = 68; // rem

const width = signal(window.innerWidth);
window.addEventListener("resize", () => {
  width.value = window.innerWidth;
});

export const wide: ReadonlySignal<boolean> = computed(() => {
  textSize.value; // is what changes the rem
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return width.value >= enough * rem;
});
