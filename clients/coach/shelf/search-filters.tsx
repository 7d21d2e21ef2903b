// What narrows a search.

import { t } from "../../kit/i18n";
import type { ArchivePage } from "../../kit/wire";
import { Choice, Days, Fields } from "./fields";
import { found_kinds, search_filters } from "./query";
import { narrow, narrowed } from "./shown";

interface Props {
  guides: ArchivePage["guides"];
  categories: readonly { id: string; label: string }[];
}

export function SearchFilters({ guides, categories }: Props) {
  return (
    <Fields names={search_filters}>
      <Choice
        name="kind"
        label={t("archive.search.kind")}
        options={found_kinds.map((id) => ({ id, label: t(`archive.kind.${id}`) }))}
      />
      <Choice name="category" label={t("archive.search.category")} options={categories} />
      <Choice
        name="guide"
        label={t("archive.guide")}
        options={guides.map(({ id, title }) => ({ id, label: title }))}
      />
      <label class="narrowing-field">
        <span class="small soft">{t("archive.search.table")}</span>
        <input
          class="compact-select"
          type="number"
          min={1}
          max={200}
          placeholder={t("archive.any")}
          value={narrowed.value.table ?? ""}
          onChange={(event) => narrow({ table: event.currentTarget.value })}
        />
      </label>
      <Days />
    </Fields>
  );
}
