// Small line drawings beside words. Hidden from screen readers: the words or the label say it.

const drawings = {
  next: "M5 12h14m-6-6 6 6-6 6",
  back: "M19 12H5m6-6-6 6 6 6",
  skip: "M5 6l7 6-7 6zM13 6l7 6-7 6z",
  repeat: "M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5",
  pause: "M9 6v12M15 6v12",
  play: "M8 5.5v13l10-6.5z",
  star: "M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9z",
  hide: "M4 4l16 16M9.9 5.9A9.6 9.6 0 0 1 12 5.7c5 0 8 4.3 9 6.3a15 15 0 0 1-2.6 3.4M6.3 7.8A14.6 14.6 0 0 0 3 12c1 2 4 6.3 9 6.3 1.5 0 2.8-.4 4-1",
  show: "M3 12c1-2 4-6.3 9-6.3s8 4.3 9 6.3c-1 2-4 6.3-9 6.3S4 14 3 12zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  check: "M5 12.5l4.5 4.5L19 7.5",
  hand: "M8 12V6.5a1.5 1.5 0 0 1 3 0V11m0-5.5V5a1.5 1.5 0 0 1 3 0v6m0-4a1.5 1.5 0 0 1 3 0v7a6 6 0 0 1-6 6h-.5a6 6 0 0 1-4.6-2.2L3.5 14.5a1.5 1.5 0 0 1 2.2-2L8 14.5",
  phone: "M8 3.5h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM11 17.5h2",
  wall: "M4 5h16v11H4zM12 16v4M8 20h8",
  code: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM19 19h1M19 14h1M14 20h1",
  close: "M6 6l12 12M18 6L6 18",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
} as const;

/** They point the way that reading goes. */
const pointing: readonly string[] = ["next", "back", "skip"];

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      data-pointing={pointing.includes(name)}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
