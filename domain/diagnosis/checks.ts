// What can stop somebody, a check each: from what is known to the causes that follow, none where it stops nothing.
import { isInternalType, isPublicType } from "../channel-rules.ts";
import { dayOf } from "../days.ts";
import { cutOffMs, readPeriod, unitNames } from "../retention-period.ts";
import { type Cause, cause, unknown } from "./cause.ts";
import { type DiagnosisFacts, knownOr, type Settings } from "./facts.ts";
import { comingIn, promotion, settingsTo, toMentionGroup, unarchive, whileActive } from "./remedies.ts";

export type Check = (facts: DiagnosisFacts) => readonly Cause[];

const none: readonly Cause[] = [];

export const channelIsThere: Check = ({ settings }) => {
  if (settings.is === "unknown") return [unknown("channel", `How the channel is set is not known. ${settings.why}`)];
  if (settings.value !== null) return none;
  const elsewhere = "Check its ID or link. A channel that was deleted does not come back.";
  return [cause("channel-gone", "certain", "Zoom knows no channel by this ID.", { elsewhere })];
};

export const accountIsActive: Check = ({ account, person }) => {
  if (person.isExternal)
    return [unknown("account", "They are from another account: whether they are active is known there alone.")];
  if (account.is === "unknown") return [unknown("account", `Whether they are active is not known. ${account.why}`)];
  switch (account.value.status) {
    case "active":
      return none;
    case "gone":
      return [
        cause("account-gone", "certain", "They are gone from the account.", {
          elsewhere: "Whoever looks after users in Zoom’s admin portal can add them again.",
        }),
      ];
    case "inactive":
      return [
        cause("account-inactive", "certain", "They are deactivated in Zoom.", {
          elsewhere: "Whoever looks after users in Zoom’s admin portal can activate them.",
        }),
      ];
    case "pending":
      return [
        cause("account-pending", "certain", "They have not accepted the invitation to this Zoom account.", {
          elsewhere: "They follow the link in Zoom’s email. It can be sent again in Zoom’s admin portal.",
        }),
      ];
  }
};

/** Zoom's kinds of user without a licence. */
const UNLICENSED = new Map([
  [4, "unassigned"],
  [99, "none"],
]);

export const hasLicence: Check = ({ account }) => {
  const type = knownOr(account, null)?.type ?? null;
  const kind = type === null ? undefined : UNLICENSED.get(type);
  if (kind === undefined) return none;
  return [
    cause("no-licence", "possible", `Their kind of Zoom user is “${kind}”, which may not include chat.`, {
      elsewhere: "Whoever looks after users in Zoom’s admin portal can give them another one.",
    }),
  ];
};

const whenArchived =
  (certainty: "certain" | "partly", sentence: string): Check =>
  (facts) => {
    const { isArchived } = facts;
    if (isArchived.is === "unknown")
      return [unknown("archived", `Whether the channel is archived is not known. ${isArchived.why}`)];
    return isArchived.value ? [cause("archived", certainty, sentence, { remedies: [unarchive(facts)] })] : none;
  };

export const isNotArchived = whenArchived("certain", "The channel is archived: nobody can change anything there.");
export const isNotHidden = whenArchived(
  "partly",
  "The channel is archived: its messages stay, but it is in nobody’s list of channels.",
);
export const isListed = whenArchived(
  "certain",
  "The channel is archived: lists and searches leave it out unless archived ones are asked for.",
);

export const isMember: Check = (facts) => {
  const { membership } = facts;
  if (membership.is === "unknown")
    return [unknown("member", `Whether they are in the channel is not known. ${membership.why}`)];
  if (membership.value !== null) return none;
  return [cause("no-member", "certain", notIn(facts), comingIn(facts))];
};

function notIn(facts: DiagnosisFacts): string {
  const { person } = facts;
  const space = knownOr(facts.space, null);
  const type = knownOr(facts.settings, null)?.type;
  const brought = knownOr(facts.directoryGroups, []).find(({ isIn }) => isIn);
  if (brought)
    return "They are not in the channel, although a directory group of theirs is. Zoom may not have added them yet.";
  if (space?.kind === "general") return "They are not in the space whose general channel this is.";
  if (space?.kind === "public_for_members" && space.isIn)
    return "They are not in the channel. They can join it on their own: it is open to everyone in its space.";
  if (type !== undefined && isPublicType(type) && !(person.isExternal && isInternalType(type)))
    return "They are not in the channel. They can join it on their own: it is public.";
  return "They are not in the channel.";
}

export const isFindable: Check = (facts) => {
  const { membership, person, space } = facts;
  const settings = knownOr(facts.settings, null);
  if (settings === null || knownOr(membership, null) !== null) return none;
  if (isPublicType(settings.type) && !(person.isExternal && isInternalType(settings.type))) return none;
  const place = knownOr(space, null);
  if (place?.kind === "public_for_members" && place.isIn) return none;
  if (membership.is === "unknown")
    return [unknown("member", `Whether they are in the channel is not known. ${membership.why}`)];
  if (space.is === "unknown" && !person.isExternal)
    return [unknown("space", `Whether they find it in a shared space is not known. ${space.why}`)];
  const sentence =
    place?.kind === "public_for_members"
      ? "Only people in its space find it, and they are not in that."
      : isPublicType(settings.type)
        ? "The channel is public in this account only, and they are from another one."
        : "The channel is private and they are not in it: only its members find it.";
  return [cause("private", "certain", sentence, comingIn(facts))];
};

interface Here {
  readonly settings: Settings;
  readonly isLeader: boolean;
  readonly memberId: string;
}

/** Of somebody who is in the channel: what is asked only then. */
const inChannel =
  (check: (facts: DiagnosisFacts, here: Here) => readonly Cause[]): Check =>
  (facts) => {
    const [settings, member] = [knownOr(facts.settings, null), knownOr(facts.membership, null)];
    if (settings === null || member === null) return none;
    const isLeader = member.role !== "member";
    return check(facts, { settings, isLeader, memberId: member.memberId || facts.person.memberId });
  };

const untold = (id: string, what: string): readonly Cause[] => [unknown(id, `Zoom does not say ${what} here.`)];

export const mayPost = inChannel((facts, { settings, isLeader, memberId }) => {
  const { posting, designated } = settings;
  if (isLeader || posting === 1) return none;
  if (posting !== 2 && posting !== 3) return untold("posting", "who can post");
  const isChosen = posting === 3 && designated?.includes(memberId);
  if (isChosen) return none;
  if (posting === 3 && (designated === undefined || memberId === ""))
    return [unknown("posting", "Only chosen members can post, and whether they are one of them is not known.")];
  const chosen = [...(posting === 3 ? (designated ?? []) : []), memberId];
  const ways = [
    ...(memberId === ""
      ? []
      : [
          settingsTo(
            facts,
            { posting: 3, designated: chosen },
            "Let them post",
            "They are among the members who can post, beside the owner and administrators.",
          ),
        ]),
    ...promotion(facts),
    settingsTo(facts, { posting: 1 }, "Let everyone post", "Every member can post then, not they alone."),
  ];
  const sentence =
    posting === 3
      ? "Only the owner, administrators and chosen members can post, and they are none of these."
      : "Only the owner and administrators can post, and they are a member.";
  return [cause("posting", "certain", sentence, whileActive(facts, ways))];
});

export const mayAdd = inChannel((facts, { settings, isLeader }) => {
  const { adding, type } = settings;
  // Zoom lets every member of those add others, always.
  if (isLeader || adding === 1 || isPublicType(type) || type === 4) return none;
  if (adding !== 2) return untold("adding", "who can add people");
  const ways = [
    ...promotion(facts),
    settingsTo(facts, { adding: 1 }, "Let every member add people", "Every member can add people then."),
  ];
  const sentence = "Only the owner and administrators can add people, and they are a member.";
  return [cause("adding", "certain", sentence, whileActive(facts, ways))];
});

const whoAddsExternal: Readonly<Record<number, string>> = {
  0: "Nobody can add people from another account to it.",
  2: "Only people in this account can add people from another one.",
  3: "Only the owner and administrators can add people from another account.",
};

export const mayAddExternal = inChannel((facts, { settings, isLeader }) => {
  const { external, type } = settings;
  if (isInternalType(type))
    return [cause("external", "partly", "Only people in this account can be in it: they can add no others.")];
  if (type === 4 || external === 1) return none;
  if (external === undefined) return untold("external", "who can add people from another account");
  if (external === 2 && !facts.person.isExternal) return none;
  if (external === 3 && isLeader) return none;
  const sentence = whoAddsExternal[external];
  if (sentence === undefined) return untold("external", "who can add people from another account");
  const way = settingsTo(
    facts,
    { external: 1 },
    "Let every member add people from another account",
    "Whoever is added from outside can read what is written here.",
  );
  return [cause("external", "partly", sentence, whileActive(facts, [way]))];
});

export const mayMentionAll = inChannel((facts, { settings, isLeader }) => {
  const { mentionAll } = settings;
  if (mentionAll === 1 || (mentionAll === 2 && isLeader)) return none;
  if (mentionAll !== 2 && mentionAll !== 3) return untold("mention-all", "who can use @all");
  const everyone = settingsTo(facts, { mentionAll: 1 }, "Let everyone use @all", "Every member can notify all others.");
  const leaders = settingsTo(
    facts,
    { mentionAll: 2 },
    "Let the owner and administrators use @all",
    "Whoever runs the channel can notify everyone in it.",
  );
  if (mentionAll === 3)
    return [
      cause("mention-all", "certain", "Nobody can use @all here.", whileActive(facts, [isLeader ? leaders : everyone])),
    ];
  const sentence = "Only the owner and administrators can use @all, and they are a member.";
  return [cause("mention-all", "certain", sentence, whileActive(facts, [...promotion(facts), everyone]))];
});

export const seesHistory = inChannel((facts, { settings }) => {
  if (settings.seesHistory === true) return none;
  if (settings.seesHistory === undefined) return untold("history", "whether new members see earlier messages");
  const { joinedAtMs } = facts;
  const since =
    joinedAtMs.is === "known"
      ? `before they came, on ${dayOf(joinedAtMs.value)}`
      : `before they came, and when that was is not known (${joinedAtMs.why.replace(/\.$/, "")})`;
  const way = settingsTo(
    facts,
    { seesHistory: true },
    "Show earlier messages",
    "Whoever comes in later sees them too. Zoom does not say whether those who are in already do.",
  );
  return [
    cause(
      "history",
      "partly",
      `New members do not see earlier messages: nothing from ${since}.`,
      whileActive(facts, [way]),
    ),
  ];
});

export const isKept = inChannel((facts) => {
  const { retention } = facts;
  if (retention.is === "unknown")
    return [unknown("retention", `How long messages are kept is not known. ${retention.why}`)];
  const period = readPeriod(retention.value);
  if (!period) return [unknown("retention", `Zoom says “${retention.value}” of how long messages are kept.`)];
  const { count, unit } = period;
  const before = dayOf(cutOffMs(period, facts.nowMs));
  const words = `${count} ${unitNames[unit]}${count === 1 ? "" : "s"}`;
  return [
    cause("retention", "partly", `Messages are kept for ${words}: those from before ${before} are gone for everyone.`, {
      elsewhere: "What is gone does not come back.",
    }),
  ];
});

/** Buttons for more are no help. */
const MOST_GROUPS = 6;

export const isMentioned = inChannel((facts, { settings }) => {
  const { mentionGroups } = facts;
  if (settings.type === 4)
    return [cause("no-groups", "certain", "This is a group chat, and Zoom gives these no mention groups.")];
  // Zoom shows none of an archived channel, which is a cause by itself.
  if (knownOr(facts.isArchived, false)) return none;
  if (mentionGroups.is === "unknown")
    return [unknown("mention-groups", `In which mention groups they are is not known. ${mentionGroups.why}`)];
  const groups = mentionGroups.value;
  if (groups.length === 0)
    return [
      cause("no-groups", "certain", "The channel has no mention groups.", {
        elsewhere: "Create one on the channel’s page, under Mention groups.",
      }),
    ];
  const missing = groups.filter(({ isIn }) => !isIn);
  if (missing.length === 0) return none;
  const isInNone = missing.length === groups.length;
  const sentence = isInNone
    ? "They are in none of the channel’s mention groups."
    : `They are in ${groups.length - missing.length} of the channel’s ${groups.length} mention groups.`;
  const ways = missing.slice(0, MOST_GROUPS).map((group) => toMentionGroup(facts, group));
  return [
    cause("mention-groups", isInNone ? "certain" : "partly", sentence, {
      remedies: ways,
      elsewhere: missing.length > MOST_GROUPS ? "The others are on the channel’s page, under Mention groups." : "",
    }),
  ];
});
