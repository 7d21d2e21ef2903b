// How a person is called on a crew screen.

import { t } from "../kit/i18n";
import type { CrewView, Seat } from "../kit/wire";

interface Called {
  number: number;
  name: string;
  seat?: Seat;
}

/** The name that they gave, else "Person 4"; the crew by its seat. */
export function formatPerson({ number, name, seat = "participant" }: Called): string {
  if (name) return name;
  return seat === "participant" ? t("kit.person", { number }) : t(`facilitator.seat.${seat}`);
}

export interface RaisedHand {
  member: string;
  number: number;
  name: string;
  /** The crew raised it for them. */
  phoneless: boolean;
}

/** Hands in the order in which they went up. */
export function raisedHands(view: CrewView): RaisedHand[] {
  return Object.entries(view.members)
    .filter(([, { hand_at }]) => hand_at !== null)
    .sort(([, a], [, b]) => (a.hand_at ?? 0) - (b.hand_at ?? 0))
    .map(([member, { number, name, phoneless = false }]) => ({ member, number, name, phoneless }));
}
