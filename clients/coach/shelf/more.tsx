// The next page of a list. The focus goes to the first line that is new, so that nobody has to look for it.

import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { Pages } from "./pages";

interface Props {
  found: Pages<{ next: string | null }>;
  /** Holds the lines; the first link of a line that can have the focus has `data-line`. */
  list: RefObject<HTMLElement | null>;
}

export function More({ found, list }: Props) {
  const seen = useRef<number | null>(null);
  const lines = () => list.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [];
  useEffect(() => {
    if (seen.current === null) return;
    lines()[seen.current]?.focus();
    seen.current = null;
  }, [found.pages]);
  const last = found.pages[found.pages.length - 1];
  if (!last || last.next === null) return null;
  const more = () => {
    seen.current = lines().length;
    found.more();
  };
  return (
    <p class="more">
      <Button aria-disabled={found.busy} onClick={() => !found.busy && more()}>
        {t(found.busy ? "archive.loading" : "archive.more")}
      </Button>
    </p>
  );
}
