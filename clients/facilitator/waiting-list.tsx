// Who waits for the facilitator, in order. It is a place of its own only while somebody does; what it says stays.

import type { ComponentChild } from "preact";

interface WaitingListProps {
  name: string;
  /** What a screen reader hears when it changes. */
  said: string;
  /** A `<li>` for each. */
  items: ComponentChild[];
}

export function WaitingList({ name, said, items }: WaitingListProps) {
  const any = items.length > 0;
  return (
    <section class="hands" aria-label={any ? name : undefined} data-any={any}>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      {any && <ol class="hand-list">{items}</ol>}
    </section>
  );
}
