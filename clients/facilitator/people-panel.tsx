// Who is here; and those without a phone, for whom the crew acts.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../kit/i18n";
import { newId } from "../kit/id";
import { Button } from "../kit/parts/button";
import type { Member } from "../kit/wire";
import { useDesk, useRoom } from "./desk";
import { formatPerson } from "./person";

const most_at_once = 50;
const longest_name = 60;

export function PeoplePanel() {
  const { view } = useRoom();
  const people = Object.entries(view.members)
    .filter(([, { seat, removed }]) => seat === "participant" && !removed)
    .sort(([, a], [, b]) => a.number - b.number);
  return (
    <div class="people-panel">
      {people.length === 0 && <p class="soft">{t("people.none")}</p>}
      <ul class="people-list" aria-label={t("people.title")}>
        {people.map(([id, person]) => (
          <li key={id}>
            <span>
              {formatPerson(person)}
              {person.phoneless && <em class="small soft"> {t("people.phoneless")}</em>}
            </span>
            {person.phoneless && <Ways id={id} person={person} />}
          </li>
        ))}
      </ul>
      {view.stage !== "closed" && <AddPeople names={view.names} />}
    </div>
  );
}

function Ways({ id, person }: { id: string; person: Member }) {
  const desk = useDesk();
  const { view } = useRoom();
  const name = formatPerson(person);
  const up = person.hand_at === null;
  const said = t(up ? "people.hand_raised" : "people.hand_lowered", { name });
  const off = !desk.live();
  return (
    <span class="people-ways">
      {view.stage !== "closed" && (
        <Button
          class="compact"
          disabled={off}
          onClick={() =>
            void desk.act(up ? "hand.raise" : "hand.lower", { member: id }, said, "final")
          }
        >
          {t(up ? "people.raise_hand" : "people.lower_hand")}
          <span class="visually-hidden"> {name}</span>
        </Button>
      )}
      {desk.seat === "facilitator" && (
        <Button class="compact" disabled={off} onClick={() => (desk.removing.value = id)}>
          {t("people.remove")}
          <span class="visually-hidden"> {name}</span>
        </Button>
      )}
    </span>
  );
}

function AddPeople({ names }: { names: boolean }) {
  const desk = useDesk();
  const id = useId();
  const wanted = useSignal(1);
  const lines = useSignal("");
  const called = lines.value
    .split("\n")
    .map((line) => line.trim().slice(0, longest_name))
    .filter(Boolean);
  const count = Math.min(most_at_once, Math.max(wanted.value, called.length));
  async function add(): Promise<void> {
    const members = Array.from({ length: count }, (_, index) => ({
      member: newId(),
      ...(called[index] && { name: called[index] }),
    }));
    if (!(await desk.act("people.add", { members }, t("people.added", { count }), "final"))) return;
    wanted.value = 1;
    lines.value = "";
  }
  return (
    <form
      class="enter-votes"
      aria-label={t("people.add")}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h3>{t("people.add")}</h3>
      <p class="small soft">{t("people.add_help")}</p>
      <div class="number-field">
        <label for={id}>{t("people.how_many")}</label>
        <input
          id={id}
          class="field"
          type="number"
          inputMode="numeric"
          min={1}
          max={most_at_once}
          value={count}
          onInput={(event) => {
            wanted.value = Math.max(0, Math.floor(Number(event.currentTarget.value)));
          }}
        />
      </div>
      {names && (
        <>
          <label for={`${id}names`}>{t("people.names")}</label>
          <textarea
            id={`${id}names`}
            class="field"
            dir="auto"
            rows={3}
            value={lines.value}
            onInput={(event) => {
              lines.value = event.currentTarget.value;
            }}
          />
        </>
      )}
      <Button type="submit" disabled={!desk.live() || count === 0}>
        {t("people.do_add")}
      </Button>
    </form>
  );
}
