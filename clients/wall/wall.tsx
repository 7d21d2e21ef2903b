// What the whole room sees. Big, calm, and never a word that somebody wrote for the crew.

import { useEffect, useRef, useState } from "preact/hooks";
import { phaseTitle, stepOf } from "../kit/guide";
import { t } from "../kit/i18n";
import { Announcer, announce } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { toggleFullScreen, useKeys } from "../kit/single-keys";
import { areAtTables, selfPaced } from "../kit/tables";
import type { GuideView, RoomView, StepView } from "../kit/wire";
import { Foot } from "./foot";
import { JoinScreen } from "./join-screen";
import { ClosedWall, PausedWall } from "./stages";
import { StepWall, type StepWallProps } from "./step-wall";

export interface WallProps {
  view: RoomView;
  guide: GuideView;
  /** The server's now. */
  now: number;
  connected: boolean;
  /** Where phones find the laptop, once that has changed; else null. */
  addresses: readonly string[] | null;
}

export function Wall(shown: WallProps) {
  const [showCode, setShowCode] = useState(false);
  const toggleCode = () => setShowCode((is_shown) => !is_shown);
  useKeys({ q: toggleCode, f: toggleFullScreen });
  useStepAnnounced(shown);
  return (
    <>
      <WallScreen {...shown} showCode={showCode} toggleCode={toggleCode} />
      <Announcer />
    </>
  );
}

/** Says the new question; where the room was when the wall was opened is no news. */
function useStepAnnounced({ view, guide }: WallProps): void {
  const shown = `${view.step?.id} ${view.step?.visit}`;
  const last = useRef(shown);
  useEffect(() => {
    const step = stepOf(guide, view.step?.id);
    if (last.current !== shown && step)
      announce(t("participant.moved", { step: step.title, prompt: step.prompt }));
    last.current = shown;
  }, [shown]);
}

interface WallScreenProps extends WallProps {
  /** The join screen in place of the step. */
  showCode: boolean;
  toggleCode(): void;
}

/** What there is to see; it listens to no keys. */
export function WallScreen(shown: WallScreenProps) {
  const { view, guide, now, connected, addresses, showCode, toggleCode } = shown;
  const step = stepOf(guide, view.step?.id);
  const joining = showCode || view.stage === "waiting" || !step;
  return (
    <div class="wall">
      <header class="wall-head">
        <p class="wall-label" lang={guide.language}>
          <bdi>{joining ? joinHeading(view) : heading(guide, view, step)}</bdi>
        </p>
        <p class="wall-keys">
          <Button weight="quiet" onClick={toggleCode}>
            {t("wall.key_code")}
          </Button>
          <Button weight="quiet" onClick={toggleFullScreen}>
            {t("wall.key_full")}
          </Button>
        </p>
      </header>
      <main class="wall-main">
        {joining ? (
          <JoinScreen view={view} addresses={addresses} />
        ) : (
          <Stage view={view} guide={guide} step={step} now={now} />
        )}
      </main>
      <Foot
        view={view}
        guide={guide}
        now={now}
        connected={connected}
        step={joining ? null : step}
        addresses={addresses}
      />
    </div>
  );
}

function Stage(shown: StepWallProps) {
  const { view, guide } = shown;
  if (view.stage === "paused") return <PausedWall />;
  if (view.stage === "closed") return <ClosedWall view={view} guide={guide} />;
  return <StepWall {...shown} />;
}

function joinHeading(view: RoomView): string {
  return view.stage === "waiting" ? view.place : view.title;
}

export function heading(guide: GuideView, view: RoomView, step: StepView): string {
  if (view.stage === "closed") return view.title;
  const phase = phaseTitle(guide, step);
  if (areAtTables(view) && selfPaced(guide, step)) return phase;
  return phase === step.title ? phase : `${phase} · ${step.title}`;
}
