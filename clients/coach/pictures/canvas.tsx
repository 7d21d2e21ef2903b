// What every picture is drawn with: a sheet of the width that there is, fills that are told apart in black and
// white, and bars and words that run the way that reading goes. Only currentColor is used, and only attributes, so
// that a picture is right in light, in dark and alone in a file.

import type { ComponentChildren } from "preact";
import { language, languages } from "../../kit/i18n";
import { wrapped } from "./series";

export const letter_height = 13;
export const line_height = 17;
const letter_width = 7; // of most letters, a bit more
const families = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

export interface Canvas {
  width: number;
  right_to_left: boolean;
  /** One of `fills` ways to fill; 0 is the darkest. */
  fill(index: number): string;
}

export const fills = 8;

export function isRightToLeft(): boolean {
  return languages.value.find(({ code }) => code === language.value)?.direction === "rtl";
}

/** From the side where reading begins. */
export function place({ width, right_to_left }: Canvas, x: number): number {
  return right_to_left ? width - x : x;
}

/** What is on the root of each picture. */
export const sheet = {
  "font-family": families,
  "font-size": letter_height,
  fill: "currentColor",
} as const;

interface BarProps {
  canvas: Canvas;
  x: number;
  y: number;
  width: number;
  height: number;
  /** A way to fill; left out: empty. */
  fill?: number;
  /** Lets what is drawn over it be seen. */
  pale?: boolean;
}

export function Bar({ canvas, x, y, width, height, fill, pale = false }: BarProps) {
  return (
    <rect
      x={canvas.right_to_left ? canvas.width - x - width : x}
      y={y}
      width={Math.max(0, width)}
      height={Math.max(0, height)}
      fill={fill === undefined ? "none" : canvas.fill(fill)}
      {...(pale && { "fill-opacity": 0.3 })}
      stroke="currentColor"
      stroke-width="1"
    />
  );
}

interface WordsProps {
  canvas: Canvas;
  x: number;
  /** Of the base line. */
  y: number;
  anchor?: "start" | "middle" | "end";
  strong?: boolean;
  children: ComponentChildren;
}

export function Words({ canvas, x, y, anchor = "start", strong = false, children }: WordsProps) {
  return (
    <text
      x={place(canvas, x)}
      y={y}
      text-anchor={anchor}
      direction={canvas.right_to_left ? "rtl" : "ltr"}
      {...(strong && { "font-weight": 600 })}
    >
      {children}
    </text>
  );
}

/** As many lines as a text needs in that width. */
export function linesFor(text: string, width: number): string[] {
  return wrapped(text, Math.max(8, Math.floor(width / letter_width))).map(isolated);
}

/** Words of the guide keep their own order beside those of the page (U+2068, U+2069). */
function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}

/** On one line; what does not fit is left out. */
export function shortened(text: string, width: number): string {
  const most = Math.max(4, Math.floor(width / letter_width));
  const letters = [...text];
  return isolated(letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text);
}

const strokes = [
  "",
  "M0 8 8 0M-2 2 2-2M6 10 10 6",
  "M0 2H8M0 6H8",
  "M2 2h.01M6 6h.01",
  "M0 4H8M4 0V8",
  "M0 0 8 8M-2 6 2 10M6-2 10 2",
  "M2 0V8M6 0V8",
] as const;

/** The fills, to stand once in each picture. `id` tells them from those of other pictures on the page. */
export function Fills({ id }: { id: string }) {
  return (
    <defs>
      {strokes.slice(1).map((path, index) => (
        <pattern
          key={path}
          id={`${id}-${index + 1}`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
        >
          <path
            d={path}
            fill="none"
            stroke="currentColor"
            stroke-width={path.includes("h.01") ? 3 : 1.5}
            stroke-linecap={path.includes("h.01") ? "round" : "butt"}
          />
        </pattern>
      ))}
    </defs>
  );
}

/** By number: filled, the patterns, then empty. */
export function fillOf(id: string, index: number): string {
  const kind = index % fills;
  if (kind === 0) return "currentColor";
  return kind < strokes.length ? `url(#${id}-${kind})` : "none";
}
