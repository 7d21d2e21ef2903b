// A region that scrolls must be reachable by keyboard. A click into it is not meant as focus: there it
// would only draw a frame around the region at the next key.

export const scrollable = {
  tabIndex: 0,
  onFocus: ({ target, currentTarget }: FocusEvent) => {
    if (target !== currentTarget || !(target instanceof HTMLElement)) return;
    if (!target.matches(":focus-visible")) target.blur();
  },
};
