// Plays a course: where it is, whether it runs, and how fast.

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Course } from "./course";

export const speeds = [1, 2, 5, 10, 30, 60] as const;
export type Speed = (typeof speeds)[number];

export interface Player {
  course: Course;
  place: ReadonlySignal<number>;
  /** The moment that is shown, in milliseconds since 1970. */
  at: ReadonlySignal<number>;
  playing: ReadonlySignal<boolean>;
  speed: ReadonlySignal<Speed>;
  skipping: ReadonlySignal<boolean>;
  /** At the end, from the start again. */
  toggle(): void;
  pause(): void;
  seek(place: number): void;
  /** To the stop before or after; it stands still there. */
  toStop(way: "before" | "after"): void;
  /** To the step before or after; it goes on playing. Back means the begin of this one, unless it just began. */
  toStep(way: "before" | "after"): void;
  changeSpeed(speed: Speed): void;
  skipSilences(on: boolean): void;
  close(): void;
}

/** Calls back before every drawing with the milliseconds since the last one, until the function given back is called. */
export type Frames = (passed: (elapsed: number) => void) => () => void;

const drawn_every = 200; // milliseconds: so often the screens follow while it plays
const longest_frame = 1_000; // a page that was out of sight goes on where it was
const just_begun = 2_000;

export function openPlayer(course: Course, from: number, frames: Frames = ofScreen): Player {
  const place = signal(within(from));
  const playing = signal(false);
  const speed = signal<Speed>(1);
  const skipping = signal(false);
  let reached = place.peek(); // `place` follows it when there is something to see
  let stop = (): void => undefined;

  function within(wanted: number): number {
    return Math.min(Math.max(0, wanted), course.length);
  }

  function pause(): void {
    stop();
    playing.value = false;
    place.value = reached;
  }

  function play(): void {
    if (reached >= course.length) seek(course.start);
    let undrawn = 0;
    stop = frames((elapsed) => {
      const passed = Math.min(elapsed, longest_frame);
      const onward = skipping.peek() ? course.pastSilence(reached) : reached;
      reached = within(onward + passed * speed.peek());
      undrawn += passed;
      if (reached >= course.length) pause();
      else if (undrawn >= drawn_every) {
        undrawn = 0;
        place.value = reached;
      }
    });
    playing.value = true;
  }

  function seek(wanted: number): void {
    reached = within(wanted);
    place.value = reached;
  }

  return {
    course,
    place,
    at: computed(() => Math.round(course.momentAt(place.value))),
    playing,
    speed,
    skipping,
    toggle: () => (playing.peek() ? pause() : play()),
    pause,
    seek,
    toStop: (way) =>
      batch(() => {
        pause();
        seek(way === "before" ? course.stopBefore(reached) : course.stopAfter(reached));
      }),
    toStep: (way) => {
      const begun = playing.peek() ? just_begun * speed.peek() : 0;
      seek(way === "before" ? course.stepBefore(reached - begun) : course.stepAfter(reached));
    },
    changeSpeed: (wanted) => {
      speed.value = wanted;
    },
    skipSilences: (on) => {
      skipping.value = on;
    },
    close: pause,
  };
}

const ofScreen: Frames = (passed) => {
  let last = performance.now();
  let frame = requestAnimationFrame(function next(now) {
    frame = requestAnimationFrame(next);
    const elapsed = Math.max(0, now - last);
    last = now;
    passed(elapsed);
  });
  return () => cancelAnimationFrame(frame);
};
