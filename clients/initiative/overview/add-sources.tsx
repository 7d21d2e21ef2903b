// Conversations of the library that could belong to the initiative as well.

import { useSignal } from "@preact/signals";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Dialog } from "../../kit/parts/dialog";
import { refusalText } from "../../kit/parts/error-screen";
import { showToast } from "../../kit/parts/toast";
import { reasonOf } from "../../kit/rpc";
import type { SourceRow } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { SourceFacts } from "./sources";

interface Props {
  open: boolean;
  rows: readonly SourceRow[];
  onClose(): void;
  onAdded(rows: SourceRow[]): void;
}

export function AddSources({ open, rows, onClose, onAdded }: Props) {
  const { api } = useInitiative();
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const free = rows.filter(({ taken }) => !taken);
  const choose = (conversation: string, on: boolean) => {
    const next = new Set(chosen.value);
    if (on) next.add(conversation);
    else next.delete(conversation);
    chosen.value = next;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value || chosen.value.size === 0) return;
    busy.value = true;
    problem.value = null;
    try {
      const { size } = chosen.value;
      onAdded((await api.addSources([...chosen.value])).sources);
      showToast(t("overview.sources_added", { count: size }));
      chosen.value = new Set();
      onClose();
    } catch (error) {
      problem.value = refusalText(reasonOf(error));
    }
    busy.value = false;
  };
  return (
    <Dialog open={open} title={t("overview.source_add")} onClose={onClose}>
      {free.length === 0 ? (
        <p>{t("overview.sources_all")}</p>
      ) : (
        <form class="add-sources" onSubmit={(event) => void submit(event)}>
          <ul class="source-choices">
            {free.map((row) => (
              <li key={row.conversation}>
                <label class="check-line">
                  <input
                    type="checkbox"
                    checked={chosen.value.has(row.conversation)}
                    onChange={(event) => choose(row.conversation, event.currentTarget.checked)}
                  />
                  <span>
                    <b>
                      <bdi>{row.title}</bdi>
                    </b>
                    <span class="soft small">
                      <SourceFacts row={row} />
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {problem.value && <p role="alert">{problem.value}</p>}
          <div class="dialog-ways">
            <Button weight="strong" type="submit" disabled={chosen.value.size === 0}>
              {t("overview.sources_take", { count: chosen.value.size })}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
