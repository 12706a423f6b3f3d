// What a decision takes of somebody who was given 200 roles, and a look over 50,000 channels; beside one with a single role.
import { type Actor, can, channelsWith, type Holding } from "../domain/access/can.ts";
import type { ChannelFacts, ChannelSet } from "../domain/access/channel-set.ts";
import { builtInRole } from "../domain/access/roles.ts";
import { printTable, quantile } from "./table.ts";

const GRANTS = 200;
const CHANNELS = 50_000;
const DECISIONS = 5_000;
const NOW = 0;

/** The last is of every kind that there is, so that none is spared. */
const setOf = (index: number): ChannelSet => {
  const sets: readonly ChannelSet[] = [
    // Of characters that the names have, so that each has to be looked for.
    { of: "name", pattern: `*team-${index}-*w*` },
    { of: "list", channelIds: Array.from({ length: 2_000 }, (_, at) => `listed-${index}-${at}`) },
    { of: "spaces", spaceIds: Array.from({ length: 50 }, (_, at) => `space-${index}-${at}`) },
    { of: "own", as: "leader" },
  ];
  return sets[index % sets.length] ?? { of: "all" };
};
const holding = (index: number): Holding => ({
  role: builtInRole("help-desk"),
  set: setOf(index),
  untilMs: null,
  source: { by: "everybody" },
});
const channel = (index: number): ChannelFacts => ({
  ...{ channelId: `channel-${index}`, name: `Team-${index}: what we do`, spaceId: `space-${index}` },
  ...{ own: null, isProtected: index % 1_000 === 0 },
});

function figures(grants: number) {
  const actor: Actor = { userId: "ada", holdings: Array.from({ length: grants }, (_, index) => holding(index)) };
  const channels = Array.from({ length: CHANNELS }, (_, index) => channel(index));
  const took: number[] = [];
  for (let at = 0; at < DECISIONS; at++) {
    const facts = channels[at];
    if (!facts) continue;
    const startedAt = performance.now();
    can(actor, "invite-members", { is: "channel", channel: facts }, NOW);
    took.push(performance.now() - startedAt);
  }
  const sees = channelsWith(actor, "see-channels", true, NOW);
  const startedAt = performance.now();
  const seen = channels.filter((one) => sees?.(one) ?? true).length;
  const lookMs = performance.now() - startedAt;
  return { median: quantile(took, 0.5), p99: quantile(took, 0.99), lookMs, seen };
}

export async function run(): Promise<void> {
  figures(GRANTS);
  const [one, many] = [figures(1), figures(GRANTS)];
  printTable([
    { figure: "a decision, median", unit: "ms", values: { "1 role": one.median, [`${GRANTS} roles`]: many.median } },
    { figure: "a decision, 99 of 100", unit: "ms", values: { "1 role": one.p99, [`${GRANTS} roles`]: many.p99 } },
    {
      figure: `a look over ${CHANNELS} channels`,
      unit: "ms",
      values: { "1 role": one.lookMs, [`${GRANTS} roles`]: many.lookMs },
    },
  ]);
}
