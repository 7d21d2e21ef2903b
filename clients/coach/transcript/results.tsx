// What a step came to: votes with their bars, the story, promises as a table.

import { dayInWords } from "../../kit/days";
import { t } from "../../kit/i18n";
import { Results } from "../../kit/parts/results";
import type { ReadingNote, ReadingStay, ReadingStoryLine, ReadingVote } from "../../kit/wire";
import { GuideWords } from "./lines";
import { idOf } from "./minutes";
import { useSpot } from "./page";
import { SpotActs, SpotMargin, SpotTime } from "./spot-parts";
import type { Spot } from "./spots";

const spotAtEnd = (seq: number, stay: ReadingStay | null): Spot => ({
  id: idOf(seq),
  at: stay?.left_at ?? stay?.entered_at ?? 0,
  anchor: { seq },
});

export function VoteResult({ vote, stay }: { vote: ReadingVote; stay: ReadingStay | null }) {
  const { people, entered, withheld, counts } = vote;
  const step = { ...vote, levels: vote.levels.map((text, index) => ({ id: String(index), text })) };
  const { levels, ...without_levels } = step;
  const spot = spotAtEnd(vote.seq, stay);
  return (
    <div class="line result" {...useSpot(spot.id)}>
      <SpotTime {...spot} />
      <div class="line-body">
        <h3>{t("export.results", { step: vote.title })}</h3>
        <Results
          step={levels.length > 0 ? step : without_levels}
          voting={{ people, tally: { entered, withheld, counts } }}
        />
      </div>
      <SpotActs {...spot} />
      <SpotMargin {...spot} />
    </div>
  );
}

interface StoryProps {
  lines: readonly ReadingStoryLine[];
  stay: ReadingStay | null;
}

export function StoryLines({ lines, stay }: StoryProps) {
  return (
    <>
      <h3 class="result-head">{t("export.story")}</h3>
      <ol class="lines">
        {lines.map((line) => (
          <StoryLine key={line.seq} line={line} stay={stay} />
        ))}
      </ol>
    </>
  );
}

function StoryLine({ line, stay }: { line: ReadingStoryLine; stay: ReadingStay | null }) {
  const spot = spotAtEnd(line.seq, stay);
  return (
    <li class="line" data-kind="story" {...useSpot(spot.id)}>
      <SpotTime {...spot} />
      <div class="line-body">
        <p class="small soft">
          <GuideWords>{line.label}</GuideWords>
          {line.table !== undefined && <> · {t("tables.table", { number: line.table })}</>}
        </p>
        <p class="voice story" dir="auto">
          {line.text}
        </p>
      </div>
      <SpotActs {...spot} />
      <SpotMargin {...spot} />
    </li>
  );
}

export function PromiseTable({ promises }: { promises: readonly ReadingNote[] }) {
  return (
    <div class="promise-table">
      <table>
        <caption>{t("export.promises")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("export.promise")}</th>
            <th scope="col">{t("promise.who")}</th>
            <th scope="col">{t("promise.first_step")}</th>
            <th scope="col">{t("promise.due")}</th>
          </tr>
        </thead>
        <tbody>
          {promises.map((note) => (
            <PromiseRow key={note.seq} note={note} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PromiseRow({ note }: { note: ReadingNote }) {
  const { who, first_step, due, sign } = note.pledge ?? {};
  const spot = { id: idOf(note.seq), at: note.at, anchor: { seq: note.seq } };
  return (
    <tr class="promise" {...useSpot(spot.id)}>
      <th scope="row">
        <span class="voice" dir="auto">
          {note.text}
        </span>
        {sign && (
          <span class="small soft">
            {t("promise.sign")}: <bdi>{sign}</bdi>
          </span>
        )}
        <span class="promise-ways small">
          <SpotTime {...spot} />
          <SpotActs {...spot} />
        </span>
        <SpotMargin {...spot} />
      </th>
      <td data-label={t("promise.who")} dir="auto">
        {who}
      </td>
      <td data-label={t("promise.first_step")} dir="auto">
        {first_step}
      </td>
      <td data-label={t("promise.due")}>{dayInWords(due ?? "")}</td>
    </tr>
  );
}
