// A whole page for when there is nothing else to show: what happened, what was kept, what to do.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import type { Refusal } from "../rpc";

export interface ErrorScreenProps {
  title: string;
  text: string;
  /** What to do: buttons or links. */
  children?: ComponentChildren;
}

export function ErrorScreen({ title, text, children }: ErrorScreenProps) {
  return (
    <main class="error-screen">
      <h1 class="voice">{title}</h1>
      <p>{text}</p>
      {children}
    </main>
  );
}

/** The sentence for why the server said no. */
export function refusalText(reason: Refusal): string {
  return t(`kit.reason.${reason}`);
}
