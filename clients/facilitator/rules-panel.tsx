// The ground rules: the group changes the words, adds and removes, then agrees.

import { useState } from "preact/hooks";
import { t } from "../kit/i18n";
import { newId } from "../kit/id";
import { Button } from "../kit/parts/button";
import type { RoomView, StepView } from "../kit/wire";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";

type Rule = { id: string; text?: string };
const longest_rule = 300;

export function RulesPanel({ step }: { step: StepView }) {
  const desk = useDesk();
  const { view } = useRoom();
  const rules = currentRules(view, step);
  const change = (changed: Rule[], done: string) =>
    void desk.act("rules.change", { rules: changed }, done);
  return (
    <section class="panel rules" aria-label={t("facilitator.rules")}>
      <div class="rule-head">
        <h3 class="label">{t("facilitator.rules")}</h3>
        <AgreeButton />
      </div>
      <ol class="rule-list">
        {rules.map((rule, index) => (
          <RuleLine
            key={rule.id}
            text={textOf(rule, step)}
            number={index + 1}
            save={(text) =>
              change(
                rules.map((other) => (other === rule ? { id: rule.id, text } : other)),
                t("facilitator.rule_changed"),
              )
            }
            {...(rules.length > 1 && {
              remove: () =>
                change(
                  rules.filter((other) => other !== rule),
                  t("facilitator.rule_removed"),
                ),
            })}
          />
        ))}
      </ol>
      <NewRule
        add={(text) =>
          change(
            [...rules, { id: `rule-${newId().slice(0, 8)}`, text }],
            t("facilitator.rule_added"),
          )
        }
      />
    </section>
  );
}

/** Until the group changes them, the rules are the guide's; a rule without text has the guide's words. */
function currentRules(view: RoomView, step: StepView): Rule[] {
  return view.rules ?? step.rules?.map(({ id }) => ({ id })) ?? [];
}

function textOf(rule: Rule, step: StepView): string {
  return rule.text ?? step.rules?.find(({ id }) => id === rule.id)?.text ?? "";
}

function AgreeButton() {
  const desk = useDesk();
  const { view } = useRoom();
  if (view.rules_agreed) {
    return (
      <p class="agreed">
        <Icon name="check" /> {t("facilitator.all_agreed")}
      </p>
    );
  }
  return (
    <Button
      class="compact"
      disabled={!desk.live()}
      onClick={() => void desk.act("rules.agree", {}, t("facilitator.all_agreed"))}
    >
      <Icon name="check" /> {t("facilitator.all_agree")}
    </Button>
  );
}

interface LineProps {
  text: string;
  number: number;
  save(text: string): void;
  /** Left out for the last rule: a room without any has nothing to agree on. */
  remove?(): void;
}

function RuleLine({ text, number, save, remove }: LineProps) {
  const desk = useDesk();
  const finish = (input: HTMLInputElement) => {
    const changed = input.value.trim();
    if (changed && changed !== text) save(changed);
    else input.value = text;
  };
  return (
    <li class="rule-line">
      <input
        class="line-field"
        dir="auto"
        aria-label={t("facilitator.rule", { number })}
        key={text}
        defaultValue={text}
        maxLength={longest_rule}
        disabled={!desk.live()}
        onBlur={(event) => finish(event.currentTarget)}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      {remove && (
        <button
          type="button"
          class="icon-button"
          aria-label={t("facilitator.rule_remove", { number })}
          title={t("facilitator.rule_remove", { number })}
          disabled={!desk.live()}
          onClick={remove}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}

function NewRule({ add }: { add(text: string): void }) {
  const desk = useDesk();
  const [text, setText] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    if (!text.trim()) return;
    add(text.trim());
    setText("");
  };
  return (
    <form class="rule-line" onSubmit={submit}>
      <input
        class="line-field"
        dir="auto"
        aria-label={t("facilitator.rule_new")}
        placeholder={t("facilitator.rule_new")}
        maxLength={longest_rule}
        value={text}
        disabled={!desk.live()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" class="compact" disabled={!desk.live() || !text.trim()}>
        {t("facilitator.rule_add")}
      </Button>
    </form>
  );
}
