// That something may leave the house: by who leads, with the name of who answers for it.

import type { ComponentChildren } from "preact";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { approvalOf } from "../approvals";
import { useInitiative } from "../initiative";
import { Approved } from "./versions";

export interface ApprovalProps {
  /** As in the approval's id: "version:ID", "update:ID" or "story". */
  what: string;
  ready: boolean;
  /** Lines of what is missing, and of what is good to know. */
  missing: ComponentChildren;
}

export function Approval({ what, ready, missing }: ApprovalProps) {
  const { desk, state } = useInitiative();
  const approval = approvalOf(state, what);
  const approve = (event: SubmitEvent) => {
    event.preventDefault();
    const by = String(new FormData(event.currentTarget as HTMLFormElement).get("by") ?? "").trim();
    if (by) void desk.act("approve", { id: what, by }, t("narrative.approved_now"));
  };
  return (
    <section class="approval" aria-label={t("narrative.approval")}>
      <h3>{t("narrative.approval")}</h3>
      <Approved what={what} />
      {!approval?.stands && (
        <>
          <p>{t(ready ? "narrative.approval_ready" : "narrative.approval_missing")}</p>
          <ul class="missing-list">{missing}</ul>
          {desk.leads.value ? (
            <form class="approve-form" onSubmit={approve}>
              <label class="form-line">
                <span>{t("narrative.approve_by")}</span>
                <input
                  class="field"
                  name="by"
                  dir="auto"
                  required
                  maxLength={120}
                  autocomplete="name"
                />
              </label>
              <Button type="submit" disabled={!ready}>
                {t("narrative.approve")}
              </Button>
            </form>
          ) : (
            <p class="small soft">{t("narrative.approve_lead")}</p>
          )}
        </>
      )}
    </section>
  );
}
