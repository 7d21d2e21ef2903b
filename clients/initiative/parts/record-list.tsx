// A list of records of one kind: read as lines, changed in place, one more at its end.

import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { SettableKind } from "../acts";
import { newRecordId } from "../desk";
import { useInitiative } from "../initiative";
import type { RecordOf } from "../records";
import { type Draft, useDraft } from "./draft";
import { SaveOrCancel } from "./fields";

interface RecordListProps<K extends SettableKind> {
  kind: K;
  title: string;
  help: string;
  /** What adding one says. */
  add: string;
  records: readonly RecordOf<K>[];
  fresh(id: string): RecordOf<K>;
  /** How a record is called, for those who hear the page. */
  nameOf(record: RecordOf<K>): string;
  line(record: RecordOf<K>): ComponentChildren;
  fields(draft: Draft<RecordOf<K>>): ComponentChildren;
  children?: ComponentChildren;
}

export function RecordList<K extends SettableKind>(props: RecordListProps<K>) {
  const { title, help, add, records, fresh, children } = props;
  const title_id = useId();
  const open = useSignal<string | null>(null);
  const fresh_id = useSignal("");
  const begin = () => {
    fresh_id.value = newRecordId();
    open.value = fresh_id.value;
  };
  const adding = open.value !== null && open.value === fresh_id.value;
  return (
    <section class="records" aria-labelledby={title_id}>
      <h2 id={title_id}>{title}</h2>
      <p class="soft">{help}</p>
      {records.length > 0 && (
        <ul class="record-lines">
          {records.map((record) => (
            <li key={record.id}>
              <Entry {...props} record={record} open={open} />
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <Form {...props} key={fresh_id.value} record={fresh(fresh_id.value)} open={open} isNew />
      ) : (
        <div class="record-ways">
          <Button onClick={begin}>{add}</Button>
          {children}
        </div>
      )}
    </section>
  );
}

interface EntryProps<K extends SettableKind> extends RecordListProps<K> {
  record: RecordOf<K>;
  open: Signal<string | null>;
  isNew?: boolean;
}

function Entry<K extends SettableKind>(props: EntryProps<K>) {
  const { record, open, line, nameOf } = props;
  if (open.value === record.id) return <Form {...props} />;
  return (
    <div class="record-line">
      <div class="record-words">{line(record)}</div>
      <Button class="compact" onClick={() => (open.value = record.id)}>
        {t("initiative.change")}
        <span class="visually-hidden"> {nameOf(record)}</span>
      </Button>
    </div>
  );
}

function Form<K extends SettableKind>(props: EntryProps<K>) {
  const { kind, record, open, fields, isNew } = props;
  const { desk } = useInitiative();
  const draft = useDraft(record);
  const busy = useSignal(false);
  const close = () => (open.value = null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    if (await desk.put(kind, draft.value, t("initiative.saved"))) close();
    busy.value = false;
  };
  const remove = async () => {
    if (await desk.act("record.remove", { kind, id: record.id }, t("initiative.removed"))) close();
  };
  return (
    <form class="record-form" onSubmit={(event) => void submit(event)}>
      {fields(draft)}
      <div class="record-form-ways">
        {!isNew && (
          <Button weight="quiet" onClick={() => void remove()}>
            {t("initiative.remove")}
          </Button>
        )}
        <SaveOrCancel busy={busy.value} onCancel={close} />
      </div>
    </form>
  );
}
