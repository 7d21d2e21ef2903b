// The screen of one table: its steps, what to say, its notes, and the bar with its clock and Next.

import { useEffect, useMemo } from "preact/hooks";
import { type Acts, actsOf } from "../facilitator/acts";
import { useDesk, useRoom } from "../facilitator/desk";
import { Dialogs } from "../facilitator/dialogs";
import { Banners, Tabs, useRoomAnnounced } from "../facilitator/facilitator";
import { useKeys } from "../facilitator/keys";
import { Menu } from "../facilitator/menu";
import { NoteEntry } from "../facilitator/note-entry";
import { NoteList } from "../facilitator/note-list";
import { QuestionNow } from "../facilitator/note-taker";
import { StepList } from "../facilitator/step-list";
import { tableName } from "../facilitator/table-choice";
import { Words } from "../facilitator/words";
import { t } from "../kit/i18n";
import { Announcer, announce } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { LanguageChoice } from "../kit/parts/language-choice";
import { Toast } from "../kit/parts/toast";
import { tableOf } from "../kit/tables";
import { TableBar } from "./table-bar";

export function TableScreen({ another }: { another(): void }) {
  const desk = useDesk();
  const acts = useMemo(() => actsOf(desk), [desk]);
  useKeys(desk, acts);
  useRoomAnnounced(desk);
  useEffect(() => announce(t("table.moved_to", { table: tableName(desk.table ?? 0) })), [desk]);
  return <TableDeskScreen acts={acts} another={another} />;
}

/** What there is to see; it listens to no keys and announces nothing. */
export function TableDeskScreen({ acts, another }: { acts: Acts; another(): void }) {
  const desk = useDesk();
  const { view } = useRoom();
  return (
    <div class="desk table-desk" data-tab={desk.tab.value} data-stage={view.stage}>
      <TableHead another={another} />
      <Banners />
      <Tabs
        tab={desk.tab.value}
        choose={(tab) => (desk.tab.value = tab)}
        notes={view.notes.length}
      />
      <main class="desk-columns">
        <nav class="desk-steps" aria-label={t("facilitator.steps")}>
          <StepList only={({ at }) => at === "tables"} />
        </nav>
        <div class="desk-words">
          <Middle acts={acts} />
        </div>
        <section class="desk-notes" aria-label={t("facilitator.notes")}>
          <NoteList />
          <NoteEntry />
        </section>
      </main>
      <footer class="desk-bar">
        <TableBar acts={acts} />
        <Toast />
      </footer>
      <Dialogs />
      <Announcer />
    </div>
  );
}

function TableHead({ another }: { another(): void }) {
  const desk = useDesk();
  const { view } = useRoom();
  const table = tableOf(view, desk.table);
  const waits = desk.outbox.unsent.value > 0; // they belong to this table
  return (
    <header class="top-bar">
      <div class="room-title">
        <h1 class="table-title">{tableName(desk.table ?? 0)}</h1>
        <span class="tag">{t(`facilitator.seat.${desk.seat}`)}</span>
        <span class="soft">{t("tables.people", { count: table?.people ?? 0 })}</span>
        <bdi class="room-place soft">{view.title}</bdi>
      </div>
      <div class="top-acts">
        <CallButton />
        <Menu>
          {(close) => (
            <>
              <Button weight="quiet" disabled={waits || !desk.live()} onClick={another}>
                {t("table.another")}
              </Button>
              {desk.leads && (
                <Button
                  weight="quiet"
                  onClick={() => {
                    close();
                    desk.show("keys");
                  }}
                >
                  {t("facilitator.keys")} <kbd>?</kbd>
                </Button>
              )}
              <LanguageChoice />
            </>
          )}
        </Menu>
      </div>
    </header>
  );
}

function CallButton() {
  const desk = useDesk();
  const { view } = useRoom();
  const called = tableOf(view, desk.table)?.called_at !== null;
  const call = () =>
    void desk.act(
      "table.call",
      { on: !called },
      t(called ? "tables.taken_back" : "tables.call_sent"),
      "final",
    );
  return (
    <Button class="compact" pressed={called} disabled={!desk.live()} onClick={call}>
      {t(called ? "tables.called" : "tables.call")}
    </Button>
  );
}

/** The table's words; while the whole room is at something together, what that is. */
function Middle({ acts }: { acts: Acts }) {
  const desk = useDesk();
  const { view } = useRoom();
  const walks = tableOf(view, desk.table)?.step != null;
  if (walks || desk.looking.value !== null || view.stage === "closed" || !view.step) {
    return <Words acts={acts} waiting={<Waits />} closed={<Ended />} />;
  }
  return (
    <div class="words-scroll table-together">
      <p class="soft">{t("table.together")}</p>
      <QuestionNow />
    </div>
  );
}

function Waits() {
  return (
    <section class="words">
      <h2 class="voice waiting-title">{t("notes.waiting")}</h2>
      <p class="soft">{t("table.waiting_help")}</p>
    </section>
  );
}

function Ended() {
  return (
    <section class="words">
      <h2 class="voice waiting-title">{t("facilitator.closed")}</h2>
      <p class="soft">{t("table.closed_help")}</p>
    </section>
  );
}
