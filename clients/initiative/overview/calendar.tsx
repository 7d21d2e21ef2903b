// When people meet: what comes first, then what was.

import { dayInWords, today } from "../../kit/days";
import { t } from "../../kit/i18n";
import { useInitiative } from "../initiative";
import { ChoiceLine, DayLine, TextLine } from "../parts/fields";
import { RecordList } from "../parts/record-list";
import { SaveFile } from "../parts/save-file";
import { allOf, type RecordOf } from "../records";

const kinds = ["conversation", "theming", "narrative", "action", "follow-up", "other"] as const;

export function Calendar() {
  const { api, state } = useInitiative();
  const now = today();
  return (
    <RecordList
      kind="meeting"
      title={t("overview.calendar")}
      help={t("overview.calendar_help")}
      add={t("overview.meeting_add")}
      records={inOrder(allOf(state, "meeting"), now)}
      fresh={(id) => ({ ...empty, id, on: now })}
      nameOf={({ title, kind }) => title || t(`overview.meeting.${kind}`)}
      line={({ title, kind, on, at, place }) => (
        <>
          <p>
            <b>
              <bdi>{title || t(`overview.meeting.${kind}`)}</bdi>
            </b>{" "}
            {title && <span class="tag">{t(`overview.meeting.${kind}`)}</span>}
          </p>
          <p class="small soft">
            {[dayInWords(on), at].filter(Boolean).join(", ")}
            {on < now && ` · ${t("overview.was_held")}`}
            {place && (
              <>
                {" · "}
                <bdi>{place}</bdi>
              </>
            )}
          </p>
        </>
      )}
      fields={({ value, set }) => (
        <>
          <ChoiceLine
            label={t("overview.meeting_kind")}
            value={value.kind}
            options={kinds.map((id) => ({ id, label: t(`overview.meeting.${id}`) }))}
            onChoice={(kind) => set({ kind })}
          />
          <TextLine
            label={t("overview.meeting_title")}
            value={value.title}
            longest={120}
            onText={(title) => set({ title })}
          />
          <div class="form-pair">
            <DayLine
              label={t("overview.meeting_on")}
              value={value.on}
              required
              onDay={(on) => set({ on })}
            />
            <DayLine
              label={t("overview.meeting_at")}
              type="time"
              value={value.at}
              onDay={(at) => set({ at })}
            />
          </div>
          <TextLine
            label={t("overview.meeting_place")}
            value={value.place}
            longest={120}
            onText={(place) => set({ place })}
          />
        </>
      )}
    >
      <SaveFile name="outward.ics" read={api.calendar}>
        {t("overview.calendar_file")}
      </SaveFile>
    </RecordList>
  );
}

const empty = { kind: "conversation", title: "", at: "", place: "", conversation: "" } as const;

/** What comes, the next first; then what was, the last first. */
function inOrder(meetings: RecordOf<"meeting">[], now: string): RecordOf<"meeting">[] {
  const moment = ({ on, at }: RecordOf<"meeting">) => `${on} ${at}`;
  const byMoment = [...meetings].sort((a, b) => (moment(a) < moment(b) ? -1 : 1));
  return [
    ...byMoment.filter(({ on }) => on >= now),
    ...byMoment.filter(({ on }) => on < now).reverse(),
  ];
}
