// A step as it was taken: its head with the time, the guide's words, and all that came of it.

import { formatNumber, formatTime, t } from "../../kit/i18n";
import { ThemeList } from "../../kit/parts/themes";
import type { Reading, ReadingStay } from "../../kit/wire";
import { GuideWords, LineItem } from "./lines";
import { type Chapter, idOf, type Line, staysOf, taken } from "./minutes";
import { Pace } from "./pace";
import { usePage, useSpot } from "./page";
import { PromiseTable, StoryLines, VoteResult } from "./results";
import { SpotActs, SpotMargin, SpotTime } from "./spot-parts";

interface Props {
  chapter: Chapter;
  /** Those of its lines that are shown. */
  lines: readonly Line[];
  /** Only notes are asked for. */
  only_notes: boolean;
  /** Whether the guide's words to say stand in it. */
  with_words: boolean;
}

export function ChapterSection({ chapter, lines, only_notes, with_words }: Props) {
  const { stay, votes, story, promises } = chapter;
  return (
    <section class="chapter">
      {stay ? <ChapterHead stay={stay} /> : <h2>{t("coach.apart")}</h2>}
      {stay && !only_notes && <Asked stay={stay} with_words={with_words} />}
      {!only_notes && <TablePaces chapter={chapter} />}
      {lines.length > 0 && (
        <ol class="lines">
          {lines.map((line) => (
            <LineItem key={line.id} line={line} />
          ))}
        </ol>
      )}
      {!only_notes && votes.map((vote) => <VoteResult key={vote.seq} vote={vote} stay={stay} />)}
      {!only_notes && story.length > 0 && <StoryLines lines={story} stay={stay} />}
      {promises.length > 0 && <PromiseTable promises={promises} />}
    </section>
  );
}

function ChapterHead({ stay }: { stay: ReadingStay }) {
  const spot = { id: idOf(stay.seq), at: stay.entered_at, anchor: { seq: stay.seq } };
  const how = howEntered(stay);
  return (
    <header class="chapter-head" {...useSpot(spot.id)}>
      <SpotTime {...spot} />
      <div class="line-body">
        <h2>
          <GuideWords>{stay.title}</GuideWords>
        </h2>
        {(how || stay.private) && (
          <p class="line-about small">
            {how && <span class="tag">{how}</span>}
            {stay.private && <em class="soft">{t("coach.note.private")}</em>}
          </p>
        )}
        <Pace stay={stay} />
      </div>
      <SpotActs {...spot} />
      <SpotMargin {...spot} />
    </header>
  );
}

const known_ways = ["back", "skip", "goto", "repeat", "undo", "advance"];
const plain_ways = ["start", "next"];

/** How it was entered, where that was not simply the next step. */
function howEntered({ how, again }: ReadingStay): string {
  if (known_ways.includes(how)) return t(`coach.how.${how}`);
  if (!plain_ways.includes(how)) return t("coach.how.move");
  return again > 0 ? t("coach.how.again") : "";
}

/** The question, what the guide says aloud, and the rules that were agreed on; only when it comes up first. */
function Asked({ stay, with_words }: { stay: ReadingStay; with_words: boolean }) {
  const { reading } = usePage();
  if (stay.again > 0) return null;
  return (
    <div class="asked">
      {stay.prompt && (
        <p class="voice prompt">
          <GuideWords>{stay.prompt}</GuideWords>
        </p>
      )}
      {with_words && stay.say.length > 0 && (
        <div class="say small">
          <p class="soft">{t("coach.say")}</p>
          {stay.say.map((words) => (
            <p key={words}>
              <GuideWords>{words}</GuideWords>
            </p>
          ))}
        </div>
      )}
      {stay.kind === "agree" && <Rules reading={reading} />}
      {stay.kind === "cluster" && <ThemeList themes={reading.themes} />}
    </div>
  );
}

function Rules({ reading }: { reading: Reading }) {
  if (reading.rules.length === 0) return null;
  return (
    <div class="rules">
      <h3>{t(reading.rules_agreed ? "export.rules" : "coach.rules_proposed")}</h3>
      <ul>
        {reading.rules.map((rule) => (
          <li key={rule} dir="auto">
            {rule}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How long each table took, where it was taken at tables. */
function TablePaces({ chapter }: { chapter: Chapter }) {
  if (chapter.tables.length === 0) return null;
  return (
    <div class="table-paces small">
      <h3>{t("coach.at_tables")}</h3>
      <ul class="table-pace-list">
        {staysOf(chapter)
          .filter(({ table }) => table !== undefined)
          .map((stay) => (
            <TablePace key={stay.seq} stay={stay} shared={stay === chapter.stay} />
          ))}
      </ul>
    </div>
  );
}

/** `shared`: the chapter's head stands for this stay. */
function TablePace({ stay, shared }: { stay: ReadingStay; shared: boolean }) {
  const spot = { id: idOf(stay.seq), at: stay.entered_at, anchor: { seq: stay.seq } };
  const pointed_at = useSpot(spot.id);
  const real = taken(stay);
  const table = t("tables.table", { number: stay.table ?? 0 });
  return (
    <li {...(!shared && pointed_at)} title={formatTime(stay.entered_at)}>
      {real === null
        ? table
        : t("coach.table_took", { table, taken: formatNumber(Math.round(real)) })}
      {!shared && <SpotMargin {...spot} />}
    </li>
  );
}
