// Conversations as a table, and on small screens as cards.

import { formatDay, formatNumber, language, languageName, t } from "../../kit/i18n";
import type { ArchivedConversation } from "../../kit/wire";
import type { SortOrder } from "../api";
import { Dotted } from "../dotted";
import { addressOf } from "../place";
import { sortedBy, sortingOf } from "./query";
import { keep, narrowed, shown } from "./shown";

interface Props {
  rows: readonly ArchivedConversation[];
}

export function ConversationTable({ rows }: Props) {
  return (
    <table class="archive-table">
      <caption class="visually-hidden">{t("archive.view.archive")}</caption>
      <thead>
        <tr>
          <SortedHead orders={["title", "place"]} />
          <th scope="col">{t("archive.guide")}</th>
          <SortedHead orders={["date"]} />
          <SortedHead orders={["people"]} numeric />
          <SortedHead orders={["notes"]} numeric />
          <SortedHead orders={["length"]} numeric />
          <th scope="col">{t("archive.language")}</th>
          <th scope="col">{t("archive.stage")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Title row={row} />
              <Where row={row} />
            </th>
            <td>
              <bdi>{row.guide.title}</bdi>
            </td>
            <td class="unbroken">{formatShortDay(row.created_at)}</td>
            <td class="numeric">{formatNumber(row.people)}</td>
            <td class="numeric">{formatNumber(row.notes)}</td>
            <td class="numeric unbroken">{formatLength(row.length)}</td>
            <td>
              <bdi>{languageName(row.language)}</bdi>
            </td>
            <td>
              <StageOf row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A column that can be sorted, by one thing or another that stands in it. */
function SortedHead({ orders, numeric }: { orders: readonly SortOrder[]; numeric?: true }) {
  const { sort, ascending } = sortingOf(narrowed.value);
  const sorted = orders.some((order) => order === sort);
  return (
    <th
      scope="col"
      class={numeric ? "numeric" : ""}
      {...(sorted && { "aria-sort": ascending ? ("ascending" as const) : ("descending" as const) })}
    >
      {orders.map((order) => (
        <button
          key={order}
          type="button"
          class="sort"
          data-sorted={order === sort ? (ascending ? "up" : "down") : "no"}
          onClick={() => keep(sortedBy(shown.peek(), order))}
        >
          {t(`archive.${order}`)}
        </button>
      ))}
    </th>
  );
}

export function ConversationCards({ rows }: Props) {
  return (
    <ul class="archive-cards">
      {rows.map((row) => (
        <li key={row.id}>
          <article>
            <h2>
              <Title row={row} />
            </h2>
            <Where row={row} />
            <p class="small soft">
              <bdi>{row.guide.title}</bdi>
            </p>
            <p class="archive-facts small">
              <StageOf row={row} />
              <span>{formatDay(row.created_at)}</span>
              <span>{t("host.people", { count: row.people })}</span>
              <span>{t("host.notes", { count: row.notes })}</span>
              <span>{formatLength(row.length)}</span>
              <bdi>{languageName(row.language)}</bdi>
            </p>
          </article>
        </li>
      ))}
    </ul>
  );
}

function Title({ row: { id, title } }: { row: ArchivedConversation }) {
  return (
    <a href={addressOf(id, "transcript")} data-line>
      <bdi>{title}</bdi>
    </a>
  );
}

function Where({ row: { place, team } }: { row: ArchivedConversation }) {
  return (
    <p class="small soft where">
      <Dotted words={[place, team]} />
    </p>
  );
}

function StageOf({ row: { stage } }: { row: ArchivedConversation }) {
  return (
    <span class="stage" data-stage={stage}>
      {t(`host.stage.${stage}`)}
    </span>
  );
}

/** "3 Dec 2026". */
export function formatShortDay(at: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium" }).format(at);
}

/** "95 min". */
function formatLength(length: number): string {
  return new Intl.NumberFormat(language.value, { style: "unit", unit: "minute" }).format(
    Math.round(length / 60_000),
  );
}
