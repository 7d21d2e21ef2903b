// A conversation as minutes: every stay in time order, with what came of it, and an address for every line.

import "../../kit/votes.css";
import "../review/review.css";
import "./transcript.css";
import "./chapter.css";
import "./promises.css";
import "./print.css";
import { computed, useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Anchor, Reading } from "../../kit/wire";
import { place } from "../place";
import { threadsOf } from "../review/threads";
import { useComments } from "../review/use-comments";
import { ChapterSection } from "./chapter";
import { everything, type Filter, fits, narrows } from "./filter";
import { type Chapter, chaptersOf, type Line } from "./minutes";
import { Outline } from "./outline";
import { isChoosing, PageContext, type Writing } from "./page";
import { useRecordings } from "./recordings";
import { bySpot, idsOf, type Spot, spotsOf } from "./spots";
import { Summary } from "./summary";
import { Tools } from "./tools";

export function Transcript({ reading }: { reading: Reading }) {
  const filter = useSignal<Filter>(everything);
  const with_words = useSignal(true);
  const along = useSignal<readonly string[]>(recordingOf(place.peek().anchor));
  const recordings = useRecordings(reading.id, along);
  const chapters = useMemo(
    () => chaptersOf(reading, recordings.along),
    [reading, recordings.along.length, along.value],
  );
  const spots = useMemo(() => spotsOf(chapters, reading), [chapters, reading]);
  const lit = useMemo(() => computed(() => new Set(idsOf(spots, place.value.anchor))), [spots]);
  const marks = useMemo(
    () => bySpot(reading.marks, ({ seq }) => ({ seq }), spots),
    [reading, spots],
  );
  const comments = useComments(reading);
  const threads = useMemo(
    () =>
      computed(() => bySpot(threadsOf(comments.said.value), ({ comment }) => comment.place, spots)),
    [comments, spots],
  );
  const writing = useSignal<Writing | null>(null);
  const choosing = useComputed(() => isChoosing(writing.value));
  useArrival(spots, filter);
  const page = useMemo(
    () => ({ reading, spots, marks, lit, comments, threads, writing }),
    [reading, spots, marks, lit, comments, threads, writing],
  );
  const narrowed = narrows(filter.value);
  const shown = chapters.map((chapter) => ({
    chapter: shownOf(chapter, filter.value),
    lines: shownLines(chapter, filter.value),
  }));
  return (
    <PageContext.Provider value={page}>
      <div class="transcript" data-choosing={choosing.value}>
        <Outline chapters={chapters} />
        <div class="minutes">
          <Summary />
          <Tools
            filter={filter}
            with_words={with_words}
            recordings={recordings.list}
            along={along}
            count={shown.reduce(
              (sum, { chapter, lines }) => sum + lines.length + chapter.promises.length,
              0,
            )}
          />
          {shown
            .filter(({ chapter, lines }) => !narrowed || lines.length + chapter.promises.length > 0)
            .map(({ chapter, lines }) => (
              <ChapterSection
                key={chapter.stay?.seq ?? 0}
                chapter={chapter}
                lines={lines}
                only_notes={narrowed}
                with_words={with_words.value}
              />
            ))}
        </div>
      </div>
    </PageContext.Provider>
  );
}

function recordingOf({ recording }: Anchor): string[] {
  return recording === undefined ? [] : [recording];
}

function shownOf(chapter: Chapter, filter: Filter): Chapter {
  if (!narrows(filter)) return chapter;
  return { ...chapter, promises: chapter.promises.filter((note) => fits(note, filter)) };
}

function shownLines({ lines }: Chapter, filter: Filter): readonly Line[] {
  if (!narrows(filter)) return lines;
  return lines.filter((line) => line.kind === "note" && fits(line.note, filter));
}

/** Brings the line that the address points at into sight, and the focus to it. */
function useArrival(spots: readonly Spot[], filter: { value: Filter }): void {
  const { anchor } = place.value;
  const [id] = idsOf(spots, anchor);
  useEffect(() => {
    if (id === undefined || Object.keys(anchor).length === 0) return;
    filter.value = everything;
    const arrive = () => {
      const line = document.getElementById(id);
      line?.focus({ preventScroll: true });
      line?.scrollIntoView({ block: "center" });
    };
    // Once more when what is near has been laid out: far lines have only a guessed height before.
    const frame = requestAnimationFrame(() => {
      arrive();
      requestAnimationFrame(arrive);
    });
    return () => cancelAnimationFrame(frame);
  }, [id, anchor]);
}
