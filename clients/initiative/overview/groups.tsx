// Whom the conversations should hear, and who was missing.

import { t } from "../../kit/i18n";
import { useInitiative } from "../initiative";
import { ChoiceLine, LongText, TextLine } from "../parts/fields";
import { RecordList } from "../parts/record-list";
import { allOf } from "../records";

const heard = ["not-yet", "little", "enough"] as const;

export function Groups() {
  const { state } = useInitiative();
  return (
    <RecordList
      kind="group"
      title={t("overview.groups")}
      help={t("overview.groups_help")}
      add={t("overview.group_add")}
      records={allOf(state, "group").sort(
        (a, b) => heard.indexOf(a.heard) - heard.indexOf(b.heard) || (a.id < b.id ? -1 : 1),
      )}
      fresh={(id) => ({ id, name: "", heard: "not-yet", plan: "" })}
      nameOf={({ name }) => name}
      line={({ name, heard: how, plan }) => (
        <>
          <p>
            <b>
              <bdi>{name}</bdi>
            </b>{" "}
            <span class="tag" data-heard={how}>
              {t(`overview.heard.${how}`)}
            </span>
          </p>
          {plan && (
            <p class="small soft" dir="auto">
              {plan}
            </p>
          )}
        </>
      )}
      fields={({ value, set }) => (
        <>
          <TextLine
            label={t("overview.group_name")}
            value={value.name}
            longest={120}
            required
            onText={(name) => set({ name })}
          />
          <ChoiceLine
            label={t("overview.heard")}
            value={value.heard}
            options={heard.map((id) => ({ id, label: t(`overview.heard.${id}`) }))}
            onChoice={(chosen) => set({ heard: chosen })}
          />
          <LongText
            label={t("overview.group_plan")}
            value={value.plan}
            longest={2000}
            onText={(plan) => set({ plan })}
          />
        </>
      )}
    />
  );
}
