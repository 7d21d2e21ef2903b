// At the top: how long it took against the plan, the marks, and what went other than planned.

import { formatNumber, formatTime, t } from "../../kit/i18n";
import { addressOf } from "../place";
import { breaksOf, markWords, repeatedSteps } from "./minutes";
import { usePage } from "./page";

export function Summary() {
  const { reading } = usePage();
  return (
    <div class="summary">
      {reading.rehearsal && <p class="small">{t("export.rehearsal")}</p>}
      <Length />
      <Marks />
      <Detours />
    </div>
  );
}

function Length() {
  const { stays, started_at, ended_at, notes } = usePage().reading;
  if (started_at === null) return <p>{t("coach.not_begun")}</p>;
  const planned = stays
    .filter(({ table, again }) => table === undefined && again === 0)
    .reduce((sum, stay) => sum + stay.planned, 0);
  const span =
    ended_at === null
      ? formatTime(started_at)
      : `${formatTime(started_at)} – ${formatTime(ended_at)}`;
  return (
    <p class="length">
      <strong>{span}</strong>
      {ended_at !== null && (
        <span>
          {t("export.time", {
            planned: formatNumber(planned),
            taken: formatNumber(Math.round((ended_at - started_at) / 60_000)),
          })}
        </span>
      )}
      <span>{t("host.notes", { count: notes.length })}</span>
    </p>
  );
}

function Marks() {
  const { reading } = usePage();
  return (
    <section class="marks" aria-labelledby="marks-heading">
      <h2 id="marks-heading">{t("mark.label")}</h2>
      {reading.marks.length === 0 ? (
        <p>{t("mark.none")}</p>
      ) : (
        <>
          <p class="small soft">{t("mark.about")}</p>
          <ul>
            {reading.marks.map((mark) => (
              <li key={`${mark.kind}${mark.seq}`}>
                <a href={addressOf(reading.id, "transcript", { seq: mark.seq })}>
                  {t(`mark.${mark.kind}`, markWords(mark))}
                </a>{" "}
                <span class="small soft">
                  {formatTime(mark.at)}
                  {mark.table !== undefined && ` · ${t("tables.table", { number: mark.table })}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Detours() {
  const { reading } = usePage();
  const repeated = repeatedSteps(reading.stays);
  const breaks = breaksOf(reading.moments);
  if (reading.skipped.length + repeated.length + breaks.length === 0) return null;
  return (
    <section class="detours" aria-labelledby="detours-heading">
      <h2 id="detours-heading">{t("export.detours")}</h2>
      <ul>
        {reading.skipped.map(({ step, title, planned }) => (
          <li key={step}>
            {t("export.skipped", { step: title })}{" "}
            <span class="small soft">
              {t("export.planned", { planned: formatNumber(planned) })}
            </span>
          </li>
        ))}
        {repeated.map(({ title, count }) => (
          <li key={title}>{t("export.repeated", { step: title, count })}</li>
        ))}
        {breaks.map(({ seq, at, length }) => (
          <li key={seq}>
            <a href={addressOf(reading.id, "transcript", { seq })}>
              {t("coach.break", {
                time: formatTime(at),
                count: Math.max(1, Math.round(length / 60_000)),
              })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
