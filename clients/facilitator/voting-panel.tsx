// Votes as the crew sees them: how many have voted, what they come to, and those of people without a phone.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../kit/i18n";
import { newId } from "../kit/id";
import { Ballot } from "../kit/parts/ballot";
import { Button } from "../kit/parts/button";
import { Results } from "../kit/parts/results";
import { firstVote, isWhole } from "../kit/voting";
import type { StepView, Vote } from "../kit/wire";
import type { Acts } from "./acts";
import { useDesk, useRoom } from "./desk";

export function VotingPanel({ step, acts }: { step: StepView; acts: Acts }) {
  const desk = useDesk();
  const { view } = useRoom();
  const voting = view.votings[step.id];
  const count = voting?.people ?? 0;
  return (
    <section class="panel" aria-label={t("voting.title")}>
      <p role="status">{t("facilitator.voted", { count, people: view.people })}</p>
      {step.kind === "quiz" && !voting?.shown && (
        <p class="small soft">{t("facilitator.quiz_hidden")}</p>
      )}
      {voting && <Results step={step} voting={voting} />}
      <div class="ribbon-ways">
        {desk.seat === "facilitator" && (
          <Button disabled={!desk.live() || count === 0} onClick={acts.toggleResults}>
            {t(voting?.shown ? "facilitator.hide_results" : "facilitator.show_results")}{" "}
            <kbd>V</kbd>
          </Button>
        )}
      </div>
      <details>
        <summary>{t("facilitator.enter_votes")}</summary>
        {step.kind === "poll" || step.kind === "dots" ? (
          <Sums step={step} />
        ) : (
          <OnePerson step={step} />
        )}
      </details>
    </section>
  );
}

/** What hands or dots on paper came to, for several people at once. */
function Sums({ step }: { step: StepView }) {
  const enter = useEnter(step);
  const id = useId();
  const sums = useSignal<Vote>({});
  const people = useSignal(0);
  const single = step.kind === "poll" && step.answer !== "several";
  const all = Object.values(sums.value).reduce((sum, one) => sum + one, 0);
  const count = single ? all : people.value;
  return (
    <form
      class="enter-votes"
      onSubmit={(event) => {
        event.preventDefault();
        void enter(sums.value, count).then((done) => {
          if (done) sums.value = {};
        });
      }}
    >
      {step.options?.map((option) => (
        <NumberField
          key={option.id}
          id={`${id}${option.id}`}
          label={option.text}
          value={sums.value[option.id] ?? 0}
          onValue={(number) => {
            const { [option.id]: _, ...others } = sums.value;
            sums.value = number > 0 ? { ...others, [option.id]: number } : others;
          }}
        />
      ))}
      {!single && (
        <NumberField
          id={`${id}people`}
          label={t("facilitator.how_many_people")}
          value={people.value}
          onValue={(number) => {
            people.value = number;
          }}
        />
      )}
      <Button type="submit" disabled={all === 0 || count === 0}>
        {t("facilitator.enter")}
      </Button>
    </form>
  );
}

function NumberField(field: {
  id: string;
  label: string;
  value: number;
  onValue(value: number): void;
}) {
  return (
    <div class="number-field">
      <label for={field.id}>
        <bdi>{field.label}</bdi>
      </label>
      <input
        id={field.id}
        class="field"
        type="number"
        inputMode="numeric"
        min={0}
        max={1000}
        value={field.value}
        onInput={(event) =>
          field.onValue(Math.max(0, Math.floor(Number(event.currentTarget.value))))
        }
      />
    </div>
  );
}

function OnePerson({ step }: { step: StepView }) {
  const enter = useEnter(step);
  const vote = useSignal<Vote>(firstVote(step));
  return (
    <form
      class="enter-votes"
      onSubmit={(event) => {
        event.preventDefault();
        void enter(vote.value, 1).then((done) => {
          if (done) vote.value = firstVote(step);
        });
      }}
    >
      <Ballot
        step={step}
        vote={vote.value}
        onVote={(next) => {
          vote.value = next;
        }}
      />
      <Button type="submit" disabled={!isWhole(step, vote.value)}>
        {t("facilitator.enter")}
      </Button>
    </form>
  );
}

function useEnter(step: StepView): (vote: Vote, people: number) => Promise<boolean> {
  const desk = useDesk();
  return (vote, people) =>
    desk.act(
      "vote.enter",
      { step: step.id, ballot: newId(), vote, people },
      t("facilitator.entered", { count: people }),
      "final",
    );
}
