// Whether the screen has room for a table.

import { type ReadonlySignal, signal } from "@preact/signals";

const room = window.matchMedia("(min-width: 62rem)");
const has_room = signal(room.matches);
room.addEventListener("change", ({ matches }) => {
  has_room.value = matches;
});

export const wide: ReadonlySignal<boolean> = has_room;
