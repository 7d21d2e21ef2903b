// Words as large as they fit: found by measuring, since no rule knows every language and screen.

import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** The greatest size between the two at which it fits, to a quarter of a pixel; the least one if none does. */
export function greatestFitting(
  least: number,
  most: number,
  fits: (size: number) => boolean,
): number {
  if (fits(most)) return most;
  let low = least;
  let high = most;
  while (high - low > 0.25) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

export interface Columns {
  count: number;
  size: number;
}

/** More columns are harder to follow: they must make the words a good deal larger. */
export function bestColumns(found: readonly Columns[]): Columns | undefined {
  const gain = 1.12;
  return [...found]
    .sort((a, b) => a.count - b.count)
    .reduce<Columns | undefined>(
      (best, next) => (best && next.size < best.size * gain ? best : next),
      undefined,
    );
}

const least = 4; // px: even the longest page is whole
const most = 0.13; // of the box's height

/** Sets the box's own font size and columns; anew when the screen or `words` change. Sizes within it are in em. */
export function useFit(
  box: RefObject<HTMLElement | null>,
  words: string,
  columns: readonly number[],
): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const fits = (size: number) => {
      element.style.fontSize = `${size}px`;
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      return scrollHeight <= clientHeight && scrollWidth <= clientWidth;
    };
    const measure = () => {
      const found = columns.map((count) => {
        element.style.columnCount = String(count);
        return { count, size: greatestFitting(least, element.clientHeight * most, fits) };
      });
      const best = bestColumns(found);
      if (!best) return;
      element.style.columnCount = String(best.count);
      element.style.fontSize = `${best.size}px`;
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [box, words, columns]);
}
