// A region that scrolls must be reachable by keyboard. A click into it is not meant as focus: there it
// would only draw a frame around the region at the next key.

export const scrollable = {
  tabIndex: 0,
  onFocus: ({ target, currentTarget }: FocusEvent) => {
    if (target !== currentTarget || !(target instanceof HTMLElement)) return;
    if (!target.matches(":focus-visible")) target.blur();
  },
};

/** Moves nothing but the box: the screen may itself stand in a page that scrolls. */
export function scrollIntoBox(element: Element | null, box: Element | null | undefined): void {
  if (!element || !box) return;
  const { top, bottom } = element.getBoundingClientRect();
  const inside = box.getBoundingClientRect();
  if (top < inside.top) box.scrollTop -= inside.top - top;
  else if (bottom > inside.bottom) box.scrollTop += bottom - inside.bottom;
}
