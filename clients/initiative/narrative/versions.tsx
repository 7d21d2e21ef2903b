// The versions that were kept, newest first.

import { useSignal } from "@preact/signals";
import { formatDay, formatTime, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { approvalOf } from "../approvals";
import type { InitiativeState } from "../fold";
import { useInitiative } from "../initiative";
import { addressOf } from "../place";
import type { KeptOf } from "../records";
import { nameOf } from "../who";

export function versionsOf(state: InitiativeState): KeptOf<"version">[] {
  const all = [...state.records.values()].filter(
    (kept): kept is KeptOf<"version"> => kept.kind === "version",
  );
  return all.reverse();
}

export function Versions() {
  const { state } = useInitiative();
  const versions = versionsOf(state);
  return (
    <div class="versions">
      <p class="lead">{t("narrative.versions_lead")}</p>
      {versions.length === 0 && <p>{t("narrative.no_versions")}</p>}
      <ul class="version-list">
        {versions.map((kept) => (
          <li key={kept.record.id}>
            <VersionLine kept={kept} />
          </li>
        ))}
      </ul>
      {versions.length > 0 && <CompareForm versions={versions} />}
    </div>
  );
}

function VersionLine({ kept }: { kept: KeptOf<"version"> }) {
  const { id, label, sign_offs } = kept.record;
  return (
    <>
      <h3 dir="auto">
        <a href={addressOf("narrative", `version/${id}`)}>{label}</a>
      </h3>
      <p class="small soft">
        <KeptBy kept={kept} />
        {" · "}
        {t("narrative.sign_offs", { count: sign_offs.length })}
      </p>
      <Approved what={`version:${id}`} />
    </>
  );
}

/** Who set it last, and when. */
export function KeptBy({ kept }: { kept: KeptOf<"version"> }) {
  const { state } = useInitiative();
  return (
    <>
      {t("narrative.kept_by", {
        name: nameOf(state, kept.by),
        date: formatDay(kept.at),
        time: formatTime(kept.at),
      })}
    </>
  );
}

/** Nothing while it never was. */
export function Approved({ what }: { what: string }) {
  const { state } = useInitiative();
  const approval = approvalOf(state, what);
  if (!approval) return null;
  return (
    <p class="approved small" data-stands={approval.stands}>
      {t(approval.stands ? "narrative.approved" : "narrative.approval_void", {
        name: approval.by,
        date: formatDay(approval.at),
      })}
    </p>
  );
}

/** What stands for the draft in an address. */
export const draft_now = "draft";

function CompareForm({ versions }: { versions: KeptOf<"version">[] }) {
  const from = useSignal(versions[0]?.record.id ?? "");
  const to = useSignal(draft_now);
  return (
    <form
      class="compare-form"
      onSubmit={(event) => {
        event.preventDefault();
        location.hash = addressOf("narrative", `compare/${from.value}/${to.value}`);
      }}
    >
      <VersionSelect
        label={t("narrative.compare_from")}
        value={from.value}
        choose={(id) => (from.value = id)}
      />
      <VersionSelect
        label={t("narrative.compare_to")}
        value={to.value}
        choose={(id) => (to.value = id)}
      />
      <Button type="submit">{t("narrative.compare")}</Button>
    </form>
  );
}

interface VersionSelectProps {
  label: string;
  value: string;
  choose(id: string): void;
}

export function VersionSelect({ label, value, choose }: VersionSelectProps) {
  const { state } = useInitiative();
  return (
    <label class="form-line">
      <span>{label}</span>
      <select
        class="compact-select"
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {versionsOf(state).map(({ record }) => (
          <option key={record.id} value={record.id}>
            {record.label}
          </option>
        ))}
        <option value={draft_now}>{t("narrative.draft_now")}</option>
      </select>
    </label>
  );
}
