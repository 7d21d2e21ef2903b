// The controls with which one person votes, for each kind of step. What is chosen is the caller's.

import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n";
import { dotsLeft, inOrder, withDots, withPlace } from "../voting";
import type { StepView, Vote } from "../wire";
import { announce } from "./announcer";
import { Button } from "./button";

export interface BallotProps {
  step: StepView;
  vote: Vote;
  onVote(vote: Vote): void;
}

export function Ballot(props: BallotProps) {
  switch (props.step.kind) {
    case "dots":
      return <Dots {...props} />;
    case "order":
      return <Order {...props} />;
    case "quiz":
    case "grid":
      return <Ratings {...props} />;
    default:
      return <Choices {...props} />;
  }
}

function Choices({ step, vote, onVote }: BallotProps) {
  const name = useId();
  const several = step.answer === "several";
  function choose(id: string): void {
    const { [id]: chosen, ...others } = vote;
    if (!several) onVote({ [id]: 1 });
    else onVote(chosen ? others : { ...vote, [id]: 1 });
  }
  return (
    <fieldset class="ballot">
      <legend class="visually-hidden">{step.prompt}</legend>
      {several && <p class="small soft">{t("voting.several")}</p>}
      {step.options?.map(({ id, text }) => (
        <label key={id} class="option">
          <input
            type={several ? "checkbox" : "radio"}
            name={name}
            checked={vote[id] !== undefined}
            onChange={() => choose(id)}
          />
          <span>
            <bdi>{text}</bdi>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Dots({ step, vote, onVote }: BallotProps) {
  const left = dotsLeft(step, vote);
  return (
    <fieldset class="ballot">
      <legend class="visually-hidden">{step.prompt}</legend>
      <p role="status">{t("voting.dots_left", { count: left })}</p>
      {step.options?.map(({ id, text }) => (
        <div key={id} class="option">
          <span>
            <bdi>{text}</bdi>
          </span>
          <Button
            disabled={!vote[id]}
            aria-label={t("voting.less", { option: text })}
            onClick={() => onVote(withDots(vote, id, -1))}
          >
            −
          </Button>
          <output>{vote[id] ?? 0}</output>
          <Button
            disabled={left === 0}
            aria-label={t("voting.more", { option: text })}
            onClick={() => onVote(withDots(vote, id, 1))}
          >
            +
          </Button>
        </div>
      ))}
    </fieldset>
  );
}

function Order({ step, vote, onVote }: BallotProps) {
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<string | null>(null);
  const options = inOrder(step, vote);
  // The row that was moved takes its button along.
  useEffect(() => {
    if (pressed.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-press="${pressed.current}"]`)?.focus();
    pressed.current = null;
  });
  function move(id: string, text: string, down: -1 | 1): void {
    const next = withPlace(vote, id, down);
    pressed.current = `${id} ${down}`;
    onVote(next);
    announce(t("voting.now_at", { option: text, place: next[id] ?? 0, count: options.length }));
  }
  return (
    <ol class="ballot order" ref={list}>
      {options.map(({ id, text }, index) => (
        <li key={id} class="option">
          <span>
            <bdi>{text}</bdi>
          </span>
          <Button
            data-press={`${id} -1`}
            aria-disabled={index === 0}
            aria-label={t("voting.up", { option: text })}
            onClick={() => move(id, text, -1)}
          >
            ↑
          </Button>
          <Button
            data-press={`${id} 1`}
            aria-disabled={index === options.length - 1}
            aria-label={t("voting.down", { option: text })}
            onClick={() => move(id, text, 1)}
          >
            ↓
          </Button>
        </li>
      ))}
    </ol>
  );
}

function Ratings({ step, vote, onVote }: BallotProps) {
  const name = useId();
  return (
    <div class="ballot">
      {step.options?.map(({ id, text }) => (
        <fieldset key={id} class="rating">
          <legend>
            <bdi>{text}</bdi>
          </legend>
          <div class="chips">
            {step.levels?.map((level, index) => (
              <label key={level.id} class="chip">
                <input
                  type="radio"
                  name={`${name}${id}`}
                  checked={vote[id] === index}
                  onChange={() => onVote({ ...vote, [id]: index })}
                />
                <span dir="auto">{level.text}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
