// The conversation in pictures: pace, what came when, how evenly people wrote, what votes came to.

import "./pictures.css";
import { t } from "../../kit/i18n";
import type { Reading } from "../../kit/wire";
import { PacePicture } from "./pace-picture";
import { TimePicture } from "./time-picture";
import { VoicesPicture } from "./voices-picture";
import { VotePicture } from "./vote-picture";

export function Pictures({ reading }: { reading: Reading }) {
  const told = reading.votes.filter(({ withheld }) => !withheld);
  const nothing = reading.stays.length + reading.notes.length + told.length === 0;
  if (nothing) return <p>{t("coach.picture.none")}</p>;
  return (
    <div class="pictures">
      <PacePicture reading={reading} />
      <TimePicture reading={reading} />
      <VoicesPicture reading={reading} />
      {told.map((vote) => (
        <VotePicture key={vote.seq} reading={reading} vote={vote} />
      ))}
    </div>
  );
}
