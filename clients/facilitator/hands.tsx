// Hands in the order in which they went up.

import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { Acts } from "./acts";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";
import { formatPerson, raisedHands } from "./person";
import { WaitingList } from "./waiting-list";

export function Hands({ acts }: { acts: Acts }) {
  const desk = useDesk();
  const { view } = useRoom();
  const hands = view.stage === "closed" ? [] : raisedHands(view);
  const count = hands.length;
  return (
    <WaitingList
      name={t("facilitator.hands")}
      said={count > 0 ? t("facilitator.hand_count", { count }) : ""}
      items={hands.map((person) => (
        <li key={person.member}>
          <Icon name="hand" />
          <span>
            {formatPerson(person)}
            {person.phoneless && <em class="small soft"> {t("people.phoneless")}</em>}
          </span>
          <Button
            class="compact"
            disabled={!desk.live()}
            onClick={() => acts.callOn(person.member, person)}
          >
            {t("facilitator.call_on")}
            <span class="visually-hidden"> {formatPerson(person)}</span>
          </Button>
        </li>
      ))}
    />
  );
}
