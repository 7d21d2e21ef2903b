// A round: whose turn it is, who comes next, and anybody's turn by a press.

import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { useDesk, useRoom } from "./desk";
import { formatPerson } from "./person";

export function RoundPanel() {
  const desk = useDesk();
  const { view } = useRoom();
  const { round } = view;
  if (!round || round.total === 0) {
    return (
      <section class="panel" aria-label={t("facilitator.round")}>
        <p class="soft">{t("facilitator.round_no_phones")}</p>
      </section>
    );
  }
  const { turn, next } = round;
  return (
    <section class="panel round" aria-label={t("facilitator.round")}>
      <div class="round-now">
        <div>
          <p class="round-turn voice">
            {turn
              ? t("facilitator.turn_of", { name: formatPerson(turn) })
              : t("facilitator.round_done")}
          </p>
          <p class="small soft">
            {t("facilitator.round_count", { done: round.done, total: round.total })}
            {next && <> · {t("facilitator.turn_next", { name: formatPerson(next) })}</>}
          </p>
        </div>
        {turn && (
          <Button
            disabled={!desk.live()}
            onClick={() => void desk.act("turn.pass", {}, t("facilitator.turn_passed"), "final")}
          >
            {t("facilitator.turn_pass")}
          </Button>
        )}
      </div>
      <Everybody turn={turn?.member} />
    </section>
  );
}

function Everybody({ turn }: { turn: string | undefined }) {
  const desk = useDesk();
  const { view } = useRoom();
  const shown = desk.leads && Object.keys(view.members).length > 0;
  const people = Object.entries(view.members)
    .filter(([, { seat, removed }]) => seat === "participant" && !removed)
    .sort(([, a], [, b]) => a.number - b.number);
  if (!shown) return null;
  return (
    <ul class="people" aria-label={t("facilitator.turn_give")}>
      {people.map(([member, person]) => (
        <li key={member}>
          <Button
            class="compact"
            pressed={member === turn}
            disabled={!desk.live()}
            onClick={() => {
              const done = t("facilitator.turn_of", { name: formatPerson(person) });
              void desk.act("turn.give", { member }, done, "final");
            }}
          >
            {formatPerson(person)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
