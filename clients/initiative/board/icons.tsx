// Small line drawings beside words. Hidden from screen readers: the label says it.

const drawings = {
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  unlock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.8-1.2",
  merge: "M5 5c0 6 7 4 7 10v5m7-15c0 6-7 4-7 10m-3 2 3 3 3-3",
  like: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  close: "M6 6l12 12M18 6L6 18",
  fold: "M6 10l6 6 6-6",
  remove: "M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12",
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}

interface IconButtonProps {
  icon: IconName;
  label: string;
  onClick(): void;
  expanded?: boolean;
}

export function IconButton({ icon, label, onClick, expanded }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      onClick={onClick}
      {...(expanded !== undefined && { "aria-expanded": expanded })}
    >
      <Icon name={icon} />
    </button>
  );
}
