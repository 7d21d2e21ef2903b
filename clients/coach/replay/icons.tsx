// The signs on the player's buttons. Hidden from screen readers: the buttons have names.

const drawings = {
  play: "M8 5.5v13l10-6.5z",
  pause: "M9 6v12M15 6v12",
  stop_before: "M15 6l-6 6 6 6",
  stop_after: "M9 6l6 6-6 6",
  step_before: "M18 6l-6 6 6 6M7 6v12",
  step_after: "M6 6l6 6-6 6M17 6v12",
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="player-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
