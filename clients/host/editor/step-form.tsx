// The chosen step: what it is, and all its words in the languages that are shown.

import { t } from "../../kit/i18n";
import { useDesk } from "./desk";
import { type Draft, type StepFile, wordsAt } from "./draft";
import { ItemList, Paragraphs, Section } from "./item-list";
import { kinds, lates, lists, type Setting, usual_late } from "./kinds";
import { stepTitle } from "./outline";
import { Choice, FieldNotes, NumberField } from "./settings";
import { withProperty } from "./steps";
import { LanguageHeads, Words } from "./words";

export function StepForm({ step }: { step: StepFile }) {
  const desk = useDesk();
  const { id } = step;
  const in_step = (name: string) => ["steps", id, name];
  return (
    <>
      <header class="open-head">
        <h2 class="voice" tabIndex={-1} data-open-title>
          <bdi>{stepTitle(desk.draft.value, id)}</bdi>
        </h2>
        <p class="tag">{kindName(step.kind)}</p>
      </header>
      <div class="settings">
        <Settings step={step} />
      </div>
      {(kinds[step.kind]?.capture || step.capture) && <Capture step={step} />}
      <LanguageHeads />
      <Words label={t("editor.title")} path={in_step("title")} needed />
      <Paragraphs title={t("editor.say")} path={in_step("say")} />
      <Words label={t("editor.prompt")} path={in_step("prompt")} needed={step.form !== "crew"} />
      <Words label={t("editor.help")} path={in_step("help")} />
      {lists.map(
        ({ list, item }) =>
          (kinds[step.kind]?.lists?.[list] || step[list]) && (
            <ItemList key={list} step={step} list={list} item={item} />
          ),
      )}
      <ItemList step={step} list="probes" item="probe" />
      <ItemList step={step} list="cues" item="cue" />
      {step.moves && step.moves.length > 0 && <Moves step={step} />}
    </>
  );
}

/** A kind that this editor does not know goes by its own name. */
function kindName(kind: string): string {
  return kinds[kind] ? t(`editor.kind.${kind}`) : kind;
}

function Settings({ step }: { step: StepFile }) {
  const desk = useDesk();
  const set = (name: string, typing?: string) => (value: unknown) =>
    desk.change((draft) => withProperty(draft, step.id, name, value), typing);
  const field = (name: string) => `guide.json/steps/${step.id}/${name}`;
  const closing = step.kind === "close";
  return (
    <>
      <NumberField
        label={t("editor.minutes")}
        field={field("minutes")}
        value={step.minutes}
        min={0}
        max={120}
        onValue={(value) => set("minutes", field("minutes"))(value ?? 0)}
      />
      <Choice
        label={t("editor.late")}
        field={field("late")}
        value={step.late ?? usual_late}
        choices={closing ? ["keep"] : lates}
        nameOf={(late) => t(`editor.late.${late}`)}
        onValue={(late) => set("late")(late === usual_late ? undefined : late)}
      />
      {kinds[step.kind]?.settings?.map((setting) => (
        <OneSetting
          key={setting.name}
          setting={setting}
          field={field(setting.name)}
          value={step[setting.name]}
          onValue={set(setting.name, "min" in setting ? field(setting.name) : undefined)}
        />
      ))}
    </>
  );
}

interface OneSettingProps {
  setting: Setting;
  field: string;
  value: unknown;
  onValue(value: unknown): void;
}

function OneSetting({ setting, field, value, onValue }: OneSettingProps) {
  const label = t(`editor.setting.${setting.name}`);
  if ("choices" in setting) {
    const [usual = ""] = setting.choices;
    return (
      <Choice
        label={label}
        field={field}
        value={typeof value === "string" ? value : usual}
        choices={setting.choices}
        nameOf={(choice) => t(`editor.setting.${setting.name}.${choice}`)}
        onValue={(choice) => onValue(choice === usual ? undefined : choice)}
      />
    );
  }
  return (
    <NumberField
      label={label}
      field={field}
      value={typeof value === "number" ? value : null}
      min={setting.min}
      max={setting.max}
      onValue={(number) => onValue(number ?? undefined)}
    />
  );
}

/** The first category is the one that phones begin with; one that is added comes last. */
function Capture({ step }: { step: StepFile }) {
  const desk = useDesk();
  const draft = desk.draft.value;
  const chosen = step.capture ?? [];
  const field = `guide.json/steps/${step.id}/capture`;
  const toggle = (id: string, on: boolean) => {
    const others = chosen.filter((category) => category !== id);
    const next = on ? [...others, id] : others;
    desk.change((before) =>
      withProperty(before, step.id, "capture", next.length > 0 ? next : undefined),
    );
  };
  const open = draft.guide.categories?.filter(({ crew }) => !crew) ?? [];
  return (
    <fieldset class="capture">
      <legend>{t("editor.capture")}</legend>
      <div class="chips">
        {open.map(({ id }, index) => (
          <label key={id} class="chip">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              {...(index === 0 && { "data-field": field })}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            <span>
              <bdi>{categoryName(draft, id)}</bdi>
            </span>
          </label>
        ))}
      </div>
      <FieldNotes field={field} />
    </fieldset>
  );
}

function categoryName({ guide, texts }: Draft, id: string): string {
  const names = guide.languages.map((code) => wordsAt(texts[code], ["categories", id]));
  return names.find((name) => name !== "") ?? id;
}

function Moves({ step }: { step: StepFile }) {
  const desk = useDesk();
  return (
    <Section title={t("editor.moves")} help={t("editor.moves_help")}>
      {step.moves?.map(({ name, to }) => (
        <Words
          key={name}
          label={t("editor.move_to", { step: stepTitle(desk.draft.value, to) })}
          path={["steps", step.id, "moves", name]}
          needed
        />
      ))}
    </Section>
  );
}
