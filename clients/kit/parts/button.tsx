// Every button: at least 44 px high, one of three weights.

import type { ButtonHTMLAttributes } from "preact";

export interface ButtonProps extends Omit<ButtonHTMLAttributes, "class"> {
  /** strong: the one thing to do here (at most one a screen); plain: the others; quiet: by the way. */
  weight?: "strong" | "plain" | "quiet";
  /** For a switch that stays on. */
  pressed?: boolean;
  class?: string;
}

export function Button({ weight = "plain", pressed, class: extra = "", ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`button button-${weight} ${extra}`}
      {...(pressed !== undefined && { "aria-pressed": pressed })}
    />
  );
}
