// One promise, to be worded and kept track of.

import { t } from "../../kit/i18n";
import type { Draft } from "../parts/draft";
import { ChoiceLine, DayLine, LongText, TextLine } from "../parts/fields";
import { type LedgerLine, type Promised, states } from "./ledger";

interface Props {
  draft: Draft<Promised>;
  line: LedgerLine | undefined;
}

export function PromiseFields({ draft: { value, set }, line }: Props) {
  const said = value.note ? line : undefined;
  const asSaid = said?.what && !value.what ? t("promises.as_said", { words: said.what }) : "";
  return (
    <>
      <LongText
        label={t("promises.what")}
        {...(asSaid && { help: asSaid })}
        value={value.what}
        longest={2000}
        onText={(what) => set({ what })}
      />
      <TextLine
        label={t("promise.who")}
        {...(said?.who && !value.who && { help: t("promises.as_said", { words: said.who }) })}
        value={value.who}
        longest={300}
        onText={(who) => set({ who })}
      />
      <label class="check-line">
        <input
          type="checkbox"
          checked={value.named}
          onChange={(event) => set({ named: event.currentTarget.checked })}
        />
        <span>
          {t("promises.named")}
          <span class="soft small">{t("promises.named_help")}</span>
        </span>
      </label>
      <TextLine
        label={t("promise.first_step")}
        value={value.first_step}
        longest={300}
        onText={(first_step) => set({ first_step })}
      />
      <div class="form-pair">
        <DayLine label={t("promise.due")} value={value.due} onDay={(due) => set({ due })} />
        <ChoiceLine
          label={t("promises.state")}
          value={value.state}
          options={states.map((id) => ({ id, label: t(`promises.state.${id}`) }))}
          onChoice={(state) => set({ state })}
        />
      </div>
      <LongText
        label={t("promises.outcome")}
        help={t("promises.outcome_help")}
        value={value.outcome}
        longest={2000}
        onText={(outcome) => set({ outcome })}
      />
    </>
  );
}
