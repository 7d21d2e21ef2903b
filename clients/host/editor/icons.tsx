// Small buttons that are a picture.

const pictures = {
  up: "M10 16V4M5 9l5-5 5 5",
  down: "M10 4v12M5 11l5 5 5-5",
  remove: "M5 5l10 10M15 5L5 15",
};

export interface ActProps {
  icon: keyof typeof pictures;
  label: string;
  id?: string;
  /** Does nothing now, and keeps the focus. */
  off?: boolean;
  onAct(): void;
}

export function Act({ icon, label, id, off = false, onAct }: ActProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-disabled={off}
      {...(id && { id })}
      onClick={() => off || onAct()}
    >
      <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
        <path d={pictures[icon]} />
      </svg>
    </button>
  );
}
