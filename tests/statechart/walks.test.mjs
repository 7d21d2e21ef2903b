// A guide drawn as SCXML means what the engine does: a state machine that is not ours goes where the engine
// went, move for move. WALK_GUIDES is the program that walks (walks.cpp).

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { seed } from "../running/chance.mjs";

const scion = createRequire(import.meta.url)("@scion-scxml/scxml");
const [walks, moves] = [50, 60];

const shelves = ["content/guides", "tests/contract/examples/guides/good"];
const folders = shelves
  .map((shelf) => join(process.env.SOURCE_DIR, shelf))
  .flatMap((shelf) => readdirSync(shelf).map((name) => join(shelf, name)));
const options = { maxBuffer: 1 << 28, encoding: "utf8" };
const walked = JSON.parse(
  execFileSync(process.env.WALK_GUIDES, [walks, moves, seed, ...folders].map(String), options),
);

describe(`${walks} walks of ${moves} moves, seed ${seed}`, () => {
  for (const guide of walked) {
    test(guide.name, async () => {
      const made = await compiled(guide.scxml);
      for (const walk of guide.walks) {
        const machine = new scion.core.Statechart(made);
        machine.start();
        for (const [index, { facts, event, at }] of walk.entries()) {
          machine.gen({ name: "facts", data: facts });
          machine.gen({ name: event });
          const path = walk.slice(0, index + 1).map((step) => `${step.event} → ${step.at}`);
          assert.deepEqual(machine.getConfiguration(), [at], path.join("\n"));
        }
      }
    });
  }

  test("the walks go to every step, and some moves are held back", () => {
    for (const { name, scxml, walks } of walked) {
      const steps = [...scxml.matchAll(/<state id="([a-z0-9-]+)">/g)].map(([, id]) => id);
      const reached = new Set(walks.flat().map(({ at }) => at));
      assert.deepEqual(
        steps.filter((id) => !reached.has(id)),
        [],
        name,
      );
    }
    const stays = walked
      .flatMap(({ walks }) => walks)
      .flatMap((walk) =>
        walk.filter(({ at, event }, i) => i > 0 && event !== "repeat" && at === walk[i - 1].at),
      );
    assert.ok(stays.length > 0);
  });

  test("some walks go round, and out again at the end", () => {
    const { walks } = walked.find(({ name }) => name === "cafe");
    const moves = walks.flatMap((walk) =>
      walk.slice(1).map(({ event, at }, i) => `${walk[i].at} ${event} ${at}`),
    );
    const ends = ["reasons", "look-back"];
    assert.ok(ends.some((end) => moves.includes(`${end} next seats`)));
    assert.ok(ends.some((end) => moves.includes(`${end} next report`)));
  });
});

function compiled(scxml) {
  return new Promise((done, failed) => {
    scion.documentStringToModel(
      "",
      scxml,
      (error, model) => {
        if (error) return failed(error);
        return model.prepare((trouble, made) => (trouble ? failed(trouble) : done(made)));
      },
      {},
    );
  });
}
