// The dialogs of the crew's pages: joining, the note-taker's link, the keys, and the one that cannot be undone.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Confirm } from "../kit/parts/confirm";
import { Dialog } from "../kit/parts/dialog";
import { refusalText } from "../kit/parts/error-screen";
import { QR } from "../kit/parts/qr";
import { reasonOf } from "../kit/rpc";
import { CatchUp } from "./catch-up";
import { type DialogName, type LinkedSeat, useDesk, useRoom } from "./desk";
import { JoinPanel } from "./join-panel";
import { keysOf, labelOf } from "./keys";
import { copied, seatLink } from "./links";
import { PeoplePanel } from "./people-panel";
import { formatPerson } from "./person";
import { TableChoice, tableName } from "./table-choice";
import { TableDialog } from "./table-dialog";

const linked_seats: readonly LinkedSeat[] = ["facilitator", "note_taker", "host", "scribe"];
const at_tables: readonly LinkedSeat[] = ["host", "scribe"];

export function Dialogs() {
  const desk = useDesk();
  const about = (name: DialogName) => ({
    open: desk.dialog.value === name,
    onClose: () => {
      if (desk.dialog.peek() === name) desk.show(null);
    },
  });
  return (
    <>
      <Dialog {...about("join")} title={t("facilitator.join_title")} class="join-dialog">
        <JoinPanel />
      </Dialog>
      {linked_seats.map((seat) => (
        <Dialog key={seat} {...about(`${seat}_link`)} title={t(`facilitator.${seat}_link`)}>
          <SeatLink seat={seat} />
        </Dialog>
      ))}
      <TableDialog />
      <Dialog {...about("keys")} title={t("facilitator.keys")}>
        <KeyTable />
      </Dialog>
      <Dialog {...about("people")} title={t("people.title")}>
        <PeoplePanel />
      </Dialog>
      <Dialog {...about("catch_up")} title={t("facilitator.catch_up_title")}>
        <CatchUp />
      </Dialog>
      <EraseDialog />
      <RemoveDialog />
    </>
  );
}

function KeyTable() {
  const desk = useDesk();
  return (
    <dl class="key-table">
      {keysOf(desk).map(({ keys, does }) => (
        <div key={does}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{labelOf(key)}</kbd>
            ))}
          </dt>
          <dd>{t(`facilitator.key.${does}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A fresh link each time that it is asked for. One for a table leads there at once. */
function SeatLink({ seat }: { seat: LinkedSeat }) {
  const desk = useDesk();
  const table = useSignal<number | null>(null);
  const link = useSignal<string | null>(null);
  const problem = useSignal<string | null>(null);
  const is_copied = useSignal(false);
  useEffect(() => {
    seatLink(desk, seat).then(
      (made) => {
        link.value = made;
      },
      (error: unknown) => {
        problem.value = refusalText(reasonOf(error));
      },
    );
  }, [desk, seat, link, problem]);
  if (problem.value) return <p role="alert">{problem.value}</p>;
  if (!link.value) return <p role="status">{t("kit.connecting")}</p>;
  const made = table.value === null ? link.value : `${link.value}&table=${table.value}`;
  const title = t(`facilitator.${seat}_link`);
  return (
    <div class="link-panel">
      <p>{t(`facilitator.${seat}_help`)}</p>
      {at_tables.includes(seat) && (
        <TableChoice
          label={t("tables.for_table")}
          none={t("tables.any_table")}
          chosen={table.value}
          choose={(chosen) => (table.value = chosen)}
        />
      )}
      <input
        class="field"
        dir="ltr"
        readOnly
        aria-label={title}
        value={made}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="link-ways">
        <Button onClick={async () => (is_copied.value = await copied(made))}>
          {t(is_copied.value ? "facilitator.copied" : "facilitator.copy")}
        </Button>
        <a class="button" href={made} target="_blank" rel="noreferrer">
          {t("facilitator.open_here")}
        </a>
      </div>
      <div class="link-qr">
        <QR content={made} label={table.value === null ? title : tableName(table.value)} />
      </div>
    </div>
  );
}

function EraseDialog() {
  const desk = useDesk();
  const note = desk.erasing.value;
  const erase = () => {
    if (note) void desk.act("note.erase", { id: note.id }, t("notes.erased"), "final");
  };
  return (
    <Confirm
      open={note !== null}
      title={t("notes.erase_title")}
      yes={t("notes.erase_yes")}
      disabled={!desk.live()}
      onClose={() => (desk.erasing.value = null)}
      onYes={erase}
    >
      <blockquote class="erase-quote voice">{note?.text}</blockquote>
      <p>{t("notes.erase_help")}</p>
    </Confirm>
  );
}

/** For a phone that disturbs: what it wrote stays, and can be hidden or erased. */
function RemoveDialog() {
  const desk = useDesk();
  const { view } = useRoom();
  const id = desk.removing.value;
  const member = id === null ? undefined : view.members[id];
  const remove = () => {
    if (id) void desk.act("member.remove", { member: id }, t("facilitator.removed"), "final");
  };
  return (
    <Confirm
      open={member !== undefined}
      title={t(member?.phoneless ? "people.remove_title" : "facilitator.remove_title")}
      yes={t(member?.phoneless ? "people.remove" : "facilitator.remove_yes")}
      disabled={!desk.live()}
      onClose={() => (desk.removing.value = null)}
      onYes={remove}
    >
      {member && (
        <p>
          {t(member.phoneless ? "people.remove_help" : "facilitator.remove_help", {
            name: formatPerson(member),
          })}
        </p>
      )}
    </Confirm>
  );
}
