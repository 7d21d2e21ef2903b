// Voting on a phone: the controls, the one button, how far the vote has come, and the results once they are shown.

import { useState } from "preact/hooks";
import { t } from "../kit/i18n";
import { Ballot } from "../kit/parts/ballot";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { Results } from "../kit/parts/results";
import { firstVote, isWhole, sameVote } from "../kit/voting";
import type { RoomView, StepView, Vote } from "../kit/wire";
import type { Given } from "./ballots";
import { useHere } from "./here";

export function BallotBox({ step, view }: { step: StepView; view: RoomView }) {
  const { room, ballots } = useHere();
  const own = ballots.given.value[step.id];
  const sent = own?.vote ?? room.mine.value?.votes[step.id];
  const [vote, setVote] = useState<Vote>(sent ?? firstVote(step));
  const voting = view.votings[step.id];
  const here = view.step?.id === step.id && view.stage !== "closed";
  const open = here && !(step.kind === "quiz" && voting?.shown);
  const changed = sent === undefined || !sameVote(sent, vote);
  return (
    <section class="voting" aria-label={t("voting.title")}>
      {step.kind === "quiz" && <p class="small soft">{t("voting.secret")}</p>}
      {open && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isWhole(step, vote)) ballots.cast(step, vote);
          }}
        >
          <Ballot step={step} vote={vote} onVote={setVote} />
          <Button type="submit" weight="strong" disabled={!changed || !isWhole(step, vote)}>
            {t(sent === undefined ? "voting.send" : "voting.change")}
          </Button>
        </form>
      )}
      <p class="small" role="status">
        {own && fate(own, room.status.value === "live")}
      </p>
      {voting && !voting.shown && (
        <p class="small soft">{t("results.people", { count: voting.people })}</p>
      )}
      {voting?.shown && <Results step={step} voting={voting} />}
    </section>
  );
}

function fate({ delivery, reason }: Given, live: boolean): string {
  if (delivery === "saved") return t("voting.saved");
  if (delivery === "refused")
    return reason === "stale" ? t("voting.too_late") : refusalText(reason ?? "bad_request");
  return t(live ? "voting.sending" : "voting.waiting");
}
