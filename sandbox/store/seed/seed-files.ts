import type { Channel } from "../channel.ts";
import type { Channels } from "../channels.ts";
import { type Files, madeContent } from "../files.ts";
import type { Random } from "../random.ts";
import { facePng, shapeNames } from "./emoji-pictures.ts";

const DAY_MS = 86_400_000;

const subjects = ["launch", "onboarding", "budget", "roadmap", "incident", "retrospective", "inventory", "rota"];
const documents: readonly { readonly suffix: string; readonly make: (subject: string, line: number) => string }[] = [
  { suffix: "checklist.md", make: (subject, line) => `- [${line % 3 === 0 ? "x" : " "}] ${subject} step ${line}` },
  { suffix: "figures.csv", make: (subject, line) => `${subject},${line},${(line * 7919) % 1000}` },
  { suffix: "notes.txt", make: (subject, line) => `${line}. What we said about the ${subject}.` },
];

/** Files in channels that people work in, each from one of the channel's members. */
export function seedFiles(random: Random, files: Files, channels: Channels, count: number, nowMs: number): void {
  const places = [...channels.from(0)].filter((channel) => !channel.isArchived && channel.members.size > 2);
  for (let made = 0; made < count; made++) {
    // The first channels are those whose names everybody knows: they get most of it.
    const channel = places[Math.min(random.below(places.length), random.below(places.length))];
    if (channel) seedFile(random, files, channel, nowMs);
  }
}

function seedFile(random: Random, files: Files, channel: Channel, nowMs: number): void {
  const subject = random.pick(subjects);
  const common = { owner: random.pick(channel.members.people), createdAtMs: nowMs - random.below(150 * DAY_MS) };
  if (random.chance(0.3)) {
    const shape = random.pick(shapeNames);
    const content = madeContent(() => facePng(shape, [110, 185, 110]));
    files.share(files.add({ ...content, ...common, name: `${subject}.png`, isImage: true }, true), {
      channelId: channel.id,
    });
    return;
  }
  const { suffix, make } = random.pick(documents);
  const lines = 5 + random.below(40);
  const content = madeContent(() =>
    Buffer.from(Array.from({ length: lines }, (_, line) => `${make(subject, line)}\n`).join("")),
  );
  files.share(files.add({ ...content, ...common, name: `${subject}-${suffix}`, isImage: false }, true), {
    channelId: channel.id,
  });
}
