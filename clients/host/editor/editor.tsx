// A guide on the desk: its steps, the open one, what the checker says, and how it will look.

import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { kept } from "../../kit/device";
import { language, languageName, t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import { Confirm } from "../../kit/parts/confirm";
import { Dialog } from "../../kit/parts/dialog";
import { showToast, Toast } from "../../kit/parts/toast";
import { failure, useHome } from "../home";
import { focusOn, inField } from "./acts";
import { Checks } from "./checks";
import { type Desk, DeskContext, useDesk } from "./desk";
import { titleOf } from "./drafts";
import { GuideForm } from "./guide-form";
import { Outline } from "./outline";
import { Preview } from "./preview";
import { StepForm } from "./step-form";
import { stepWith } from "./steps";

export function Editor({ desk }: { desk: Desk }) {
  const draft = desk.draft.value;
  const title = titleOf(draft, language.value);
  useEffect(() => {
    document.title = t("editor.page_title", { guide: title });
  }, [title]);
  useUndoKey(desk);
  useLastWarning(desk);
  useEffect(() => focusOn("[data-editor-title]"), []);
  const step = stepWith(draft, desk.open.value ?? "");
  return (
    <DeskContext.Provider value={desk}>
      <div class="editor">
        <EditorHead title={title} />
        <Outline />
        <main class="open" key={step?.id ?? ""}>
          <LanguageChips />
          {step ? <StepForm step={step} /> : <GuideForm />}
        </main>
        <aside class="beside" aria-label={t("editor.beside")}>
          <Checks />
          <Preview />
        </aside>
        <Toast />
      </div>
    </DeskContext.Provider>
  );
}

/** Ctrl+Z outside of fields; inside, the browser undoes what was typed. */
function useUndoKey(desk: Desk): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z";
      if (!undo || inField(event.target) || !desk.canUndo.peek()) return;
      event.preventDefault();
      undoLast(desk);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [desk]);
}

/** Only where this browser keeps nothing: elsewhere a draft outlives the page. */
function useLastWarning(desk: Desk): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!kept.peek() && desk.unsaved.peek()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [desk]);
}

function undoLast(desk: Desk): void {
  desk.undo();
  announce(t("editor.undone"));
}

function EditorHead({ title }: { title: string }) {
  const desk = useDesk();
  const { workshop } = useHome();
  const leaving = useSignal(false);
  const saving = useSaving();
  const taken = saving.taken.value;
  const leave = () => {
    if (desk.unsaved.value) leaving.value = true;
    else workshop.leave();
  };
  const throwAway = () => {
    desk.throwAway();
    workshop.leave();
  };
  return (
    <>
      <header class="editor-head">
        <Button weight="quiet" onClick={leave}>
          <span aria-hidden="true" class="way-back">
            ←
          </span>
          {t("editor.back")}
        </Button>
        <div class="editor-title">
          <h1 class="voice" tabIndex={-1} data-editor-title>
            <bdi>{title}</bdi>
          </h1>
          <p class="small soft">{standing(desk)}</p>
        </div>
        <Button class="undo" disabled={!desk.canUndo.value} onClick={() => undoLast(desk)}>
          {t("kit.undo")}
        </Button>
        <SaveButton saving={saving} />
      </header>
      <section class="editor-dialogs">
        <Dialog
          open={leaving.value}
          title={t("editor.leave_title")}
          onClose={() => (leaving.value = false)}
        >
          <p>{t(kept.value ? "editor.leave_help" : "editor.leave_unkept")}</p>
          <div class="dialog-ways">
            <Button onClick={throwAway}>{t("editor.throw_away")}</Button>
            <Button weight="strong" onClick={() => workshop.leave()}>
              {t("editor.leave")}
            </Button>
          </div>
        </Dialog>
        <Confirm
          open={saving.taken.value !== null}
          title={t("editor.taken_title")}
          yes={t("editor.save", { version: taken ?? "" })}
          onClose={() => (saving.taken.value = null)}
          onYes={() => void saving.save(taken ?? undefined)}
        >
          <p>{t("editor.taken_help")}</p>
        </Confirm>
      </section>
    </>
  );
}

/** "Version 1.0.0 · not saved yet" */
function standing({ base, unsaved }: Desk): string {
  if (base.value === null) return t("editor.never_saved");
  const version = t("editor.version", { version: base.value });
  return `${version} · ${t(unsaved.value ? "editor.not_saved" : "editor.is_saved")}`;
}

interface SaveWays {
  busy: ReadonlySignal<boolean>;
  /** A free version, when the one that was wanted is not; null: all is well. */
  taken: Signal<string | null>;
  save(behind?: string): Promise<void>;
}

function useSaving(): SaveWays {
  const desk = useDesk();
  const home = useHome();
  const busy = useSignal(false);
  const taken = useSignal<string | null>(null);
  async function save(behind?: string): Promise<void> {
    busy.value = true;
    try {
      const saving = await (behind ? desk.saveBehind(behind) : desk.save());
      if (saving.outcome === "saved") {
        showToast(t("editor.saved", { version: saving.version }));
        void home.load();
      }
      if (saving.outcome === "taken") taken.value = saving.next;
      if (saving.outcome === "unsound") {
        showToast(t("editor.mend_first", { count: saving.problems.length }));
        focusOn(".check");
      }
    } catch (error) {
      showToast(failure(error));
    }
    busy.value = false;
  }
  return { busy, taken, save };
}

function SaveButton({ saving }: { saving: SaveWays }) {
  const desk = useDesk();
  return (
    <Button
      weight="strong"
      disabled={saving.busy.value || !desk.unsaved.value}
      onClick={() => void saving.save()}
    >
      {t("editor.save", { version: desk.next.value })}
    </Button>
  );
}

/** Which languages stand beside each other, when there are more than two. */
function LanguageChips() {
  const desk = useDesk();
  const { languages } = desk.draft.value.guide;
  const shown = desk.shown.value;
  if (languages.length < 3) return null;
  const toggle = (code: string, on: boolean) =>
    desk.show(on ? [...shown, code] : shown.filter((other) => other !== code));
  return (
    <fieldset class="language-chips">
      <legend class="small soft">{t("editor.languages_shown")}</legend>
      <div class="chips">
        {languages.map((code) => (
          <label key={code} class="chip">
            <input
              type="checkbox"
              checked={shown.includes(code)}
              disabled={shown.length === 1 && shown.includes(code)}
              onChange={(event) => toggle(code, event.currentTarget.checked)}
            />
            <span lang={code}>{languageName(code)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
