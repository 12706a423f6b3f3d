import type { CustomEmojis } from "../emoji.ts";
import { type Files, madeContent } from "../files.ts";
import type { Random } from "../random.ts";
import type { User } from "../store.ts";
import { facePng, pulsingGif, shapeNames } from "./emoji-pictures.ts";
import type { Colour } from "./gif.ts";

const DAY_MS = 86_400_000;

const stems = [
  "shipit",
  "party_parrot",
  "thank_you",
  "on_fire",
  "looking",
  "approved",
  "needs_review",
  "coffee_break",
  "deploy_friday",
  "high_five",
  "mind_blown",
  "waiting",
  "bug_found",
  "bug_fixed",
  "release_day",
  "Kanpai",
  "weekend",
  "postmortem",
];
const variants = ["", "_blue", "_slow", "_fast", "_2", "_team", "_please", "_big", "_retro", "_classic"];

const colours: readonly Colour[] = [
  [240, 180, 40],
  [90, 160, 230],
  [225, 95, 90],
  [110, 185, 110],
  [170, 120, 210],
];

/** Every third moves. */
export function seedEmoji(
  random: Random,
  files: Files,
  emoji: CustomEmojis,
  users: readonly User[],
  count: number,
  nowMs: number,
): void {
  const adders = users.filter((user) => user.status === "active" && user.type === 2);
  const names = variants.flatMap((variant) => stems.map((stem) => `${stem}${variant}`)).slice(0, count);
  const times = names.map(() => nowMs - random.below(700 * DAY_MS)).sort((a, b) => a - b);
  for (const [index, name] of names.entries()) {
    const shape = random.pick(shapeNames);
    const colour = random.pick(colours);
    const isMoving = index % 3 === 2;
    const file = files.add(
      {
        ...madeContent(() => (isMoving ? pulsingGif(shape, colour) : facePng(shape, colour))),
        name: `${name}.${isMoving ? "gif" : "png"}`,
        isImage: true,
        owner: random.pick(adders).index,
        createdAtMs: times[index] ?? nowMs,
        isForEverybody: true,
      },
      true,
    );
    emoji.add(file, name);
  }
}
