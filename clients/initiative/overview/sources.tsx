// Where the words come from: the conversations that belong to the initiative, and whether their people were told
// that what they said may be published.

import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { formatDay, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { refusalText } from "../../kit/parts/error-screen";
import { reasonOf } from "../../kit/rpc";
import type { SourceRow } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { allOf, type RecordOf } from "../records";
import { AddSources } from "./add-sources";
import { ConsentForm } from "./consent-form";

export function Sources() {
  const { api, desk, state } = useInitiative();
  const title_id = useId();
  const rows = useSignal<SourceRow[] | null>(null);
  const problem = useSignal<string | null>(null);
  const adding = useSignal(false);
  const known = allOf(state, "source");
  const load = () =>
    api.sources().then(
      (found) => {
        rows.value = found.sources;
        problem.value = null;
      },
      (error) => {
        problem.value = refusalText(reasonOf(error));
      },
    );
  useEffect(() => void load(), [api, known.length, state.statements]);
  return (
    <section class="records" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("overview.sources")}</h2>
      <p class="soft">{t("overview.sources_help")}</p>
      {problem.value && <p role="alert">{problem.value}</p>}
      {known.length > 0 && (
        <>
          <p>
            {t("overview.sources_count", { count: known.length })}{" "}
            {t("overview.sources_notes", { count: state.board.statements })}
          </p>
          <ul class="record-lines">
            {known.map((source) => (
              <li key={source.id}>
                <SourceLine
                  source={source}
                  row={rows.value?.find(({ conversation }) => conversation === source.id)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {known.length === 0 && <p>{t("overview.sources_none")}</p>}
      {desk.leads.value && (
        <div class="record-ways">
          <Button onClick={() => (adding.value = true)}>{t("overview.source_add")}</Button>
        </div>
      )}
      <AddSources
        open={adding.value}
        rows={rows.value ?? []}
        onClose={() => (adding.value = false)}
        onAdded={(found) => (rows.value = found)}
      />
    </section>
  );
}

interface LineProps {
  source: RecordOf<"source">;
  row: SourceRow | undefined;
}

function SourceLine({ source, row }: LineProps) {
  const { desk } = useInitiative();
  const changing = useSignal(false);
  const name = row?.title ?? t("overview.source_unnamed");
  if (changing.value)
    return <ConsentForm source={source} name={name} close={() => (changing.value = false)} />;
  return (
    <div class="record-line">
      <div class="record-words">
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>{" "}
          <span class="tag" data-quotable={source.quotable}>
            {t(source.quotable ? "overview.quotable" : "overview.not_quotable")}
          </span>
        </p>
        <p class="small soft">{row ? <SourceFacts row={row} /> : t("overview.source_gone")}</p>
        {source.consent && (
          <p class="small soft" dir="auto">
            {source.consent}
          </p>
        )}
      </div>
      {desk.leads.value && (
        <Button class="compact" onClick={() => (changing.value = true)}>
          {t("overview.consent")}
          <span class="visually-hidden"> {name}</span>
        </Button>
      )}
    </div>
  );
}

export function SourceFacts({ row }: { row: SourceRow }) {
  return (
    <>
      {row.place && (
        <>
          <bdi>{row.place}</bdi>
          {" · "}
        </>
      )}
      {formatDay(row.held_at)}
      {" · "}
      {t("host.people", { count: row.people })}
      {" · "}
      {t("host.notes", { count: row.notes })}
      {row.rehearsal && ` · ${t("host.rehearsal")}`}
      {row.gone && ` · ${t("overview.source_gone")}`}
    </>
  );
}
