// What a room said that heard the narrative.

import { useSignal } from "@preact/signals";
import { today } from "../../kit/days";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { VersionRecord } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { addressOf } from "../place";

export function SignForm({ version }: { version: VersionRecord }) {
  const { desk } = useInitiative();
  const problem = useSignal<string | null>(null);
  const sign = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const words = (name: string) => String(form.get(name) ?? "").trim();
    const people = Number(words("people"));
    const agree = Number(words("agree"));
    problem.value = agree > people ? t("readback.too_many") : null;
    if (problem.value) return;
    const sign_off = {
      place: words("place"),
      on: words("on"),
      people,
      agree,
      changes: words("changes"),
    };
    const saved = await desk.act(
      "version.sign",
      { version: version.id, sign_off },
      t("readback.signed"),
    );
    if (saved) location.hash = addressOf("narrative", `version/${version.id}`);
  };
  return (
    <form class="sign-form" onSubmit={(event) => void sign(event)}>
      <h3>{t("readback.sign_title")}</h3>
      <p class="soft">{t("readback.sign_help")}</p>
      <div class="form-pair">
        <label class="form-line">
          <span>{t("readback.place")}</span>
          <input
            class="field"
            name="place"
            dir="auto"
            required
            maxLength={120}
            autocomplete="off"
          />
        </label>
        <label class="form-line">
          <span>{t("readback.on")}</span>
          <input class="field" name="on" type="date" required defaultValue={today()} />
        </label>
        <label class="form-line">
          <span>{t("readback.people")}</span>
          <input
            class="field"
            name="people"
            type="number"
            required
            min={1}
            max={10_000}
            inputMode="numeric"
          />
        </label>
        <label class="form-line">
          <span>{t("readback.agree")}</span>
          <input
            class="field"
            name="agree"
            type="number"
            required
            min={0}
            max={10_000}
            inputMode="numeric"
          />
        </label>
      </div>
      <label class="form-line">
        <span>{t("readback.changes")}</span>
        <textarea class="field" name="changes" dir="auto" rows={3} maxLength={2_000} />
      </label>
      {problem.value && <p role="alert">{problem.value}</p>}
      <Button type="submit">{t("readback.sign")}</Button>
    </form>
  );
}
