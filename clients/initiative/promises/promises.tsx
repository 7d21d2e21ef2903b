// The ledger: who said they would do what by when, how it stands, and what came of it.

import { useSignal } from "@preact/signals";
import { dayInWords, today } from "../../kit/days";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { useInitiative } from "../initiative";
import { LetterDialog } from "../parts/letter-dialog";
import { RecordList } from "../parts/record-list";
import { SaveFile } from "../parts/save-file";
import { description } from "../records";
import { type LedgerLine, ledgerOf, type Promised } from "./ledger";
import { PromiseFields } from "./promise-fields";
import { reminderOf } from "./reminder";

export function Promises() {
  const { api, state, statements } = useInitiative();
  const writing = useSignal(false);
  const lines = ledgerOf(state, statements.rows.value, today());
  const known = new Map(lines.map((line) => [line.promise.id, line]));
  const letter = reminderOf(description(state)?.title ?? "", lines);
  const lineOf = (promise: Promised) => known.get(promise.id);
  return (
    <div class="ledger">
      <RecordList
        kind="promise"
        title={t("promises.title")}
        help={t("promises.help")}
        add={t("promises.add")}
        records={lines.map(({ promise }) => promise)}
        fresh={(id) => ({ ...empty, id })}
        nameOf={(promise) => lineOf(promise)?.what ?? ""}
        line={(promise) => {
          const line = lineOf(promise);
          return line && <PromiseWords line={line} />;
        }}
        fields={(draft) => <PromiseFields draft={draft} line={lineOf(draft.value)} />}
      >
        {lines.length > 0 && (
          <>
            <Button onClick={() => (writing.value = true)}>{t("promises.letter")}</Button>
            <SaveFile name="outward.ics" read={api.calendar}>
              {t("overview.calendar_file")}
            </SaveFile>
          </>
        )}
      </RecordList>
      <LetterDialog
        open={writing.value}
        title={t("promises.letter")}
        {...letter}
        onClose={() => (writing.value = false)}
      />
    </div>
  );
}

const empty = {
  conversation: "",
  note: "",
  who: "",
  what: "",
  first_step: "",
  due: "",
  sign: "",
  state: "open",
  outcome: "",
  named: false,
} as const;

function PromiseWords({ line }: { line: LedgerLine }) {
  const { promise, what, who, gone } = line;
  return (
    <>
      <p class="promise-what voice" dir="auto">
        {gone ? t("promises.gone") : what}
      </p>
      <p class="promise-facts small">
        <span class="tag" data-state={promise.state}>
          {t(`promises.state.${promise.state}`)}
        </span>
        <Due line={line} />
        {who && <bdi>{who}</bdi>}
        {promise.note && <span class="soft">{t("promises.from_a_note")}</span>}
      </p>
      {promise.outcome && <p dir="auto">{promise.outcome}</p>}
    </>
  );
}

function Due({ line: { promise, late } }: { line: LedgerLine }) {
  if (!promise.due) return null;
  const day = t("promises.due", { date: dayInWords(promise.due) });
  if (late === null || late < 0) return <span>{day}</span>;
  return (
    <b data-late>
      {day} · {late === 0 ? t("promises.today") : t("promises.late", { count: late })}
    </b>
  );
}
