import { expect, test } from "vitest";
import { type Course, courseOf } from "./course";
import { aLongEvening } from "./evening.stub";
import { type Frames, openPlayer } from "./player";

/** A stop at every ten seconds; steps at 0:00, 1:00 and 4:00; a silence from 4:00 to its end at 9:00. */
function aCourse(): Course {
  const evening = aLongEvening(0);
  const { begins_at } = evening;
  const seconds = [...Array.from({ length: 25 }, (_, index) => index * 10), 540];
  return courseOf({
    ...evening,
    ends_at: begins_at + 540_000,
    stops: seconds.map((second, index) => ({
      seq: index + 2,
      at: begins_at + second * 1000,
      ...([0, 60, 240].includes(second)
        ? { type: "step.entered", step: `s${second}`, title: `S${second}` }
        : { type: "note.added" }),
    })),
  });
}

function aPlayer(from = 0) {
  let passed: ((elapsed: number) => void) | null = null;
  const frames: Frames = (tell) => {
    passed = tell;
    return () => {
      passed = null;
    };
  };
  const player = openPlayer(aCourse(), from, frames);
  return {
    player,
    /** Frames of 50 ms. */
    wait: (milliseconds: number) => {
      for (let rest = milliseconds; rest > 0; rest -= 50) passed?.(50);
    },
    watched: () => passed !== null,
    sleep: (milliseconds: number) => passed?.(milliseconds),
  };
}

test("it plays as fast as it is told", () => {
  const { player, wait } = aPlayer();
  player.toggle();
  wait(2_000);
  expect(player.place.value).toBe(2_000);
  player.changeSpeed(30);
  wait(2_000);
  expect(player.place.value).toBe(62_000);
});

test("screens follow five times a second, and to the millisecond when it stands still", () => {
  const { player, wait } = aPlayer();
  player.toggle();
  wait(150);
  expect(player.place.value).toBe(0);
  wait(50);
  expect(player.place.value).toBe(200);
  wait(50);
  player.toggle();
  expect(player.place.value).toBe(250);
});

test("it stops at the end, and plays from the start again after it", () => {
  const { player, wait, watched } = aPlayer(539_000);
  player.toggle();
  wait(1_500);
  expect(player.playing.value).toBe(false);
  expect(player.place.value).toBe(540_000);
  expect(watched()).toBe(false);
  player.toggle();
  wait(200);
  expect(player.place.value).toBe(200);
});

test("a page that was out of sight goes on where it was", () => {
  const { player, sleep } = aPlayer();
  player.toggle();
  sleep(600_000);
  expect(player.place.value).toBe(1_000);
});

test("it stands still at an event that was gone to", () => {
  const { player, watched } = aPlayer(15_000);
  player.toggle();
  player.toStop("after");
  expect(player.place.value).toBe(20_000);
  expect(watched()).toBe(false);
  player.toStop("before");
  player.toStop("before");
  player.toStop("before");
  player.toStop("before");
  expect(player.place.value).toBe(0);
});

test("it goes on playing at a step that was gone to", () => {
  const { player, wait } = aPlayer(15_000);
  player.toggle();
  player.toStep("after");
  expect(player.place.value).toBe(60_000);
  expect(player.playing.value).toBe(true);
  wait(1_000);
  player.toStep("before"); // this one has just begun
  expect(player.place.value).toBe(0);
  player.toStep("after");
  wait(3_000);
  player.toStep("before");
  expect(player.place.value).toBe(60_000);
});

test("silences are skipped when that is wished", () => {
  const { player, wait } = aPlayer(239_000);
  player.skipSilences(true);
  player.toggle();
  wait(2_000);
  expect(player.place.value).toBeGreaterThan(537_000);
  expect(player.playing.value).toBe(true);
});

test("it never leaves the course", () => {
  const { player } = aPlayer();
  player.seek(-5);
  expect(player.place.value).toBe(0);
  player.seek(9_000_000);
  expect(player.place.value).toBe(540_000);
});
