// Where the focus goes when what had it is gone: to a part around it that stays.

import { useRef } from "preact/hooks";

/** `place` is for the part's ref, and its tabIndex is -1. */
export function useFocusBack<Part extends HTMLElement>() {
  const place = useRef<Part>(null);
  return { place, back: () => place.current?.focus({ preventScroll: true }) };
}
