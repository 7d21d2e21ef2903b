// What narrows the archive, and on small screens its order.

import { languageName, t } from "../../kit/i18n";
import type { ArchivePage } from "../../kit/wire";
import { sort_orders } from "../api";
import { Choice, Days, Fields } from "./fields";
import { narrowedBy, sortedBy, sortingOf, stages } from "./query";
import { keep, narrowed, shown } from "./shown";
import { wide } from "./wide";

type Props = Pick<ArchivePage, "guides" | "languages">;

export function ArchiveFilters({ guides, languages }: Props) {
  return (
    <Fields names={["guide", "language", "stage", "from", "to"]}>
      <Choice
        name="guide"
        label={t("archive.guide")}
        options={guides.map(({ id, title }) => ({ id, label: title }))}
      />
      <Choice
        name="language"
        label={t("archive.language")}
        options={languages.map((id) => ({ id, label: languageName(id) }))}
      />
      <Choice
        name="stage"
        label={t("archive.stage")}
        options={stages.map((id) => ({ id, label: t(`host.stage.${id}`) }))}
      />
      <Days />
      {!wide.value && <Order />}
    </Fields>
  );
}

/** Cards have no column heads to press. */
function Order() {
  const { sort, ascending } = sortingOf(narrowed.value);
  return (
    <div class="narrowing-field order">
      <label class="narrowing-field">
        <span class="small soft">{t("archive.sort")}</span>
        <select
          class="compact-select"
          value={sort}
          onChange={(event) => keep(sortedBy(shown.peek(), event.currentTarget.value))}
        >
          {sort_orders.map((order) => (
            <option key={order} value={order}>
              {t(`archive.${order}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="order-way small">
        <input
          type="checkbox"
          checked={ascending}
          onChange={(event) =>
            keep(
              narrowedBy(shown.peek(), { sort, ascending: event.currentTarget.checked ? "1" : "" }),
            )
          }
        />
        <span>{t("archive.ascending")}</span>
      </label>
    </div>
  );
}
