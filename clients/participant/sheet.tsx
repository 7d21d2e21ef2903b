// The one column of the page. The box keeps its place in it whatever happens above, so that nobody who
// is writing loses the focus when the room moves on, pauses or is looked back at.

import { stepOf } from "../kit/guide";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Toast } from "../kit/parts/toast";
import { tableOf, waitsForOthers } from "../kit/tables";
import { Composer } from "./composer";
import { ContactSlip } from "./contact-slip";
import { useHere } from "./here";
import { FromJottings } from "./jotting-box";
import { LookBack } from "./look-back";
import { OwnNotes } from "./own-notes";
import { PromiseBox } from "./promise-box";
import type { Seen } from "./room-page";
import { SetAside } from "./set-aside";
import { StageHead } from "./stage-head";
import { StepHead } from "./step-head";

export function Sheet({ view, guide, onKept }: Seen & { onKept(): void }) {
  const { lookingAt, room } = useHere();
  const looking = stepOf(guide, lookingAt.value ?? undefined);
  const waits = waitsForOthers(tableOf(view, room.mine.value?.table));
  const shown = looking ?? (view.stage === "live" && !waits ? stepOf(guide, view.step?.id) : null);
  const open = view.stage !== "closed";
  const promising = shown?.kind === "promise" ? shown : null;
  return (
    <main class="sheet">
      {shown ? (
        <StepHead step={shown} view={view} guide={guide} lookingBack={looking !== null} />
      ) : (
        <StageHead view={view} guide={guide} />
      )}
      {open && promising && <PromiseBox key={promising.id} step={promising} />}
      {open && !promising && <Composer guide={guide} shown={shown} />}
      {open && shown !== null && shown.capture.length > 0 && <FromJottings step={shown} />}
      {open && <SetAside guide={guide} />}
      {(!open || shown?.kind === "close") && <ContactSlip />}
      <OwnNotes guide={guide} step={shown?.id ?? null} open={open} />
      {(!shown || shown.kind === "close") && <KeptLink onKept={onKept} />}
      {!looking && <LookBack view={view} guide={guide} />}
      <Toast />
    </main>
  );
}

function KeptLink({ onKept }: { onKept(): void }) {
  return (
    <p class="aside-link">
      <Button weight="quiet" onClick={onKept}>
        {t("participant.kept")}
      </Button>
    </p>
  );
}
