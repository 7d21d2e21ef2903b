// A list in a step whose items have words: probes, cues, rules, slots, options, levels. And its paragraphs.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import { focusOn } from "./acts";
import { useDesk } from "./desk";
import { type Path, type StepFile, textFile } from "./draft";
import { Act } from "./icons";
import { nextItem } from "./naming";
import { fieldName } from "./places";
import {
  addItem,
  addParagraph,
  idsIn,
  type List,
  paragraphsOf,
  removeItem,
  removeParagraph,
  shiftItem,
} from "./steps";
import { Words } from "./words";

/** What an item's words consist of; "" when they are one text. */
const parts: Record<List, readonly string[]> = {
  probes: [""],
  cues: ["when", "do"],
  rules: [""],
  slots: ["label", "hint"],
  options: [""],
  levels: [""],
};

const most: Partial<Record<List, number>> = { probes: 9 };

export function ItemList({ step, list, item }: { step: StepFile; list: List; item: string }) {
  const desk = useDesk();
  const add_id = useId();
  const ids = idsIn(step, list);
  const pathOf = (id: string): Path => ["steps", step.id, list, id];
  const firstField = (id: string) => {
    const [part] = parts[list];
    return fieldName(textFile(desk.shown.peek()[0] ?? ""), [
      ...pathOf(id),
      ...(part ? [part] : []),
    ]);
  };

  function add(): void {
    const id = nextItem(item, ids);
    desk.change((draft) => addItem(draft, step.id, list, id));
    focusOn(`[data-field="${firstField(id)}"]`);
  }
  function remove(id: string, number: number): void {
    desk.change((draft) => removeItem(draft, step.id, list, id));
    announce(t("editor.removed", { what: t(`editor.${item}_n`, { number }) }));
    focusOn(`[id="${add_id}"]`);
  }
  function shift(id: string, by: -1 | 1, act: string): void {
    desk.change((draft) => shiftItem(draft, step.id, list, id, by));
    announce(t("editor.is_now", { number: ids.indexOf(id) + by + 1, count: ids.length }));
    focusOn(`[id="${act}"]`);
  }

  return (
    <Section title={t(`editor.${list}`)} help={list === "cues" ? t("editor.cues_help") : undefined}>
      <ol class="items">
        {ids.map((id, index) => (
          <Item
            key={id}
            name={t(`editor.${item}_n`, { number: index + 1 })}
            first={index === 0}
            last={index === ids.length - 1}
            shift={(by, act) => shift(id, by, act)}
            remove={() => remove(id, index + 1)}
          >
            {parts[list].map((part) => (
              <Words
                key={part}
                label={labelOf(item, part, index + 1)}
                path={part === "" ? pathOf(id) : [...pathOf(id), part]}
                needed={part !== "hint"}
                hideLabel={part === ""}
              />
            ))}
            {list === "cues" && <ShowsItself step={step} id={id} />}
          </Item>
        ))}
      </ol>
      <Button id={add_id} class="compact" disabled={ids.length >= (most[list] ?? 20)} onClick={add}>
        {t(`editor.add_${item}`)}
      </Button>
    </Section>
  );
}

function labelOf(item: string, part: string, number: number): string {
  const name = t(`editor.${item}_n`, { number });
  return part === "" ? name : `${name}: ${t(`editor.${item}_${part}`)}`;
}

/** A cue with a condition, which stays as the guide has it. */
function ShowsItself({ step, id }: { step: StepFile; id: string }) {
  const cue = step.cues?.find((one) => typeof one !== "string" && one.id === id);
  if (typeof cue !== "object" || cue.when === undefined) return null;
  return <p class="small soft">{t("editor.cue_shows_itself")}</p>;
}

interface ItemProps {
  name: string;
  first: boolean;
  last: boolean;
  /** `act`: the id of the button that was used. */
  shift?(by: -1 | 1, act: string): void;
  remove(): void;
  children: ComponentChildren;
}

function Item({ name, first, last, shift, remove, children }: ItemProps) {
  const id = useId();
  return (
    <li class="item">
      <div class="item-words">{children}</div>
      <div class="item-acts">
        {shift && (
          <>
            <Act
              id={`${id}-up`}
              icon="up"
              label={t("editor.move_up", { what: name })}
              off={first}
              onAct={() => shift(-1, `${id}-up`)}
            />
            <Act
              id={`${id}-down`}
              icon="down"
              label={t("editor.move_down", { what: name })}
              off={last}
              onAct={() => shift(1, `${id}-down`)}
            />
          </>
        )}
        <Act icon="remove" label={t("editor.remove", { what: name })} onAct={remove} />
      </div>
    </li>
  );
}

/** Paragraphs have no names: they stand beside each other by their place. */
export function Paragraphs({ title, path }: { title: string; path: Path }) {
  const desk = useDesk();
  const add_id = useId();
  const count = Math.max(1, paragraphsOf(desk.draft.value, path));
  function add(): void {
    desk.change((draft) => addParagraph(draft, path));
    const field = fieldName(textFile(desk.shown.peek()[0] ?? ""), [...path, String(count)]);
    focusOn(`[data-field="${field}"]`);
  }
  function remove(index: number): void {
    desk.change((draft) => removeParagraph(draft, path, index));
    announce(t("editor.removed", { what: t("editor.paragraph_n", { number: index + 1 }) }));
    focusOn(`[id="${add_id}"]`);
  }
  return (
    <Section title={title}>
      <ol class="items">
        {Array.from({ length: count }, (_, index) => (
          <Item
            key={index}
            name={t("editor.paragraph_n", { number: index + 1 })}
            first
            last
            remove={() => remove(index)}
          >
            <Words
              label={`${title}, ${t("editor.paragraph_n", { number: index + 1 })}`}
              path={[...path, String(index)]}
              needed={index === 0}
              hideLabel
            />
          </Item>
        ))}
      </ol>
      <Button id={add_id} class="compact" onClick={add}>
        {t("editor.add_paragraph")}
      </Button>
    </Section>
  );
}

interface SectionProps {
  title: string;
  help?: string | undefined;
  children: ComponentChildren;
}

export function Section({ title, help, children }: SectionProps) {
  const id = useId();
  return (
    <section class="part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {help && <p class="small soft">{help}</p>}
      {children}
    </section>
  );
}
