import type { Channel, ChannelSettings, ChannelType } from "../channel.ts";
import { isInternalOnly, letsEveryoneAdd } from "../channel.ts";
import type { Random } from "../random.ts";
import * as names from "./channel-names.ts";
import { type Department, departments, offices, partners } from "./company.ts";
import { weighted } from "./weighted.ts";

/** What a generated channel is to be, before anybody is in it. */
export interface ChannelPlan {
  /** Thinks of a name, another each time; null where the channel is called after its members. */
  readonly nextName: (() => string) | null;
  readonly type: ChannelType;
  readonly kind: Channel["kind"];
  readonly department: Department;
  /** Domain its guests come from; null for no guests. */
  readonly guestDomain: string | null;
  /** How many members it attracts beside others, any unit. */
  readonly draw: number;
  readonly settings: ChannelSettings;
}

interface Purpose {
  readonly weight: number;
  readonly types: readonly ChannelType[];
  readonly kind?: Channel["kind"];
  readonly draw: number;
  readonly name: ((random: Random, department: Department, partner: string | null) => string) | null;
  /** Share of channels with guests, where the type allows guests. */
  readonly guests: number;
}

const purposes: readonly Purpose[] = [
  { weight: 26, types: [2, 2, 1, 3, 3], draw: 1, guests: 0.05, name: (random, unit) => names.teamName(random, unit) },
  { weight: 22, types: [1, 2, 2, 3, 1], draw: 1, guests: 0.2, name: (random) => names.projectName(random) },
  {
    weight: 8,
    types: [3, 3, 3, 2],
    draw: 3,
    guests: 0,
    name: (random, unit) => names.officeName(random, random.pick(offices), unit),
  },
  { weight: 10, types: [2, 2, 3], draw: 0.6, guests: 0, name: (random, unit) => names.incidentName(random, unit) },
  { weight: 12, types: [3, 3, 3, 3, 5], draw: 2, guests: 0.1, name: (random) => names.socialName(random) },
  {
    weight: 10,
    types: [1, 1, 5],
    draw: 0.7,
    guests: 0.7,
    name: (random, _, partner) => names.customerName(random, partner),
  },
  {
    weight: 4,
    types: [1, 2],
    kind: "meeting",
    draw: 0.6,
    guests: 0.1,
    name: (random, unit) => names.meetingName(random, unit),
  },
  { weight: 8, types: [4], draw: 0, guests: 0.1, name: null },
  { weight: 0.3, types: [0], draw: 0.3, guests: 0, name: (random, unit) => `${names.teamName(random, unit)} (old)` },
];

const pickPurpose = weighted(purposes);
const pickDepartment = weighted(departments);

export function planChannel(random: Random): ChannelPlan {
  const purpose = pickPurpose(random);
  const type = random.pick(purpose.types);
  const department = pickDepartment(random);
  const partner = !isInternalOnly(type) && random.chance(purpose.guests) ? random.pick(partners) : null;
  const spread = random.next();
  const { name } = purpose;
  return {
    nextName: name && (() => name(random, department, partner?.name ?? null)),
    type,
    kind: purpose.kind ?? "ordinary",
    department,
    guestDomain: partner?.domain ?? null,
    draw: purpose.draw * (0.2 + 6 * spread ** 5 + spread),
    settings: pickSettings(random, type),
  };
}

export function pickSettings(random: Random, type: ChannelType): ChannelSettings {
  const posting = random.next();
  const mention = random.next();
  return {
    addMemberPermissions: !letsEveryoneAdd(type) && random.chance(0.35) ? 2 : 1,
    newMembersCanSeePreviousMessagesFiles: random.chance(0.85),
    postingPermissions: type === 4 || posting < 0.8 ? 1 : posting < 0.93 ? 2 : 3,
    mentionAllPermissions: mention < 0.7 ? 1 : mention < 0.92 ? 2 : 3,
    allowToAddExternalUsers: externalRule(random, type),
    designatedPostingMembers: [],
  };
}

function externalRule(random: Random, type: ChannelType): ChannelSettings["allowToAddExternalUsers"] {
  if (isInternalOnly(type) || type === 0) return 0;
  if (type === 4) return 1;
  return random.pick([1, 1, 2, 3]);
}
