// Hand-outs to print, as addresses that a browser goes to: they open in this page's language.

import { language } from "./i18n";
import { usualPaper } from "./paper";

/** Folders in content/handouts. */
export type HandoutName = "laptop-check" | "own-access-point";

export function handoutAddress(handout: HandoutName): string {
  const wish = { language: language.value, paper: usualPaper(), show: "true" };
  return `/api/v1/handouts/${handout}?${new URLSearchParams(wish)}`;
}
