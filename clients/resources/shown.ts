// What is wished for now, the same on the page and in its address.

import { computed, signal } from "@preact/signals";
import { usualPaper } from "../kit/paper";
import { everything, fragmentOf, type Wish, wishIn } from "./filter";

export const wish = signal(wishIn(location.hash));
export const paper = computed(() => wish.value.paper ?? usualPaper());

window.addEventListener("hashchange", () => {
  wish.value = wishIn(location.hash);
});

export function narrow(changes: Partial<Wish>): void {
  wish.value = { ...wish.peek(), ...changes };
  const fragment = fragmentOf(wish.peek());
  history.replaceState(history.state, "", fragment === "" ? location.pathname : `#${fragment}`);
}

export function showAll(): void {
  narrow({ ...everything, paper: wish.peek().paper });
}
