// How every page begins: preferences, then texts, then the first drawing.

import { type ComponentChild, render } from "preact";
import { startLanguage, type Texts } from "./i18n";
import { startPreferences } from "./preferences";

const pauseBetweenTries = 2_000;

/** Draws `page()` into <div id="page"> when the texts are there; tries again while they are not. */
export async function startPage(page: () => ComponentChild, texts: Texts = "all"): Promise<void> {
  startPreferences();
  for (;;) {
    try {
      await startLanguage(texts);
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseBetweenTries));
    }
  }
  const place = document.getElementById("page");
  if (place) render(page(), place);
}
