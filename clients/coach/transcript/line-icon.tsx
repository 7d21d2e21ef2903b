// Small line drawings beside the lines. Hidden from screen readers: the label says it.

const drawings = {
  replay: "M8 5.5v13l10-6.5z",
  comment: "M4 5h16v11H11l-4.5 4V16H4z",
  until: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  mark: "M6 21V4h11l-2 4 2 4H6",
} as const;

export function LineIcon({ name }: { name: keyof typeof drawings }) {
  return (
    <svg
      class="icon"
      data-pointing={name === "replay"}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
