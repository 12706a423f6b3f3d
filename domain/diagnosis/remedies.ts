// The changes that mend what stops somebody. None is offered that Zoom would refuse as things are.
import { unarchiveChannels } from "../actions/archive-channels.ts";
import { inviteMembers, promoteMembers } from "../actions/channel-members.ts";
import { setChannelSettings } from "../actions/channels.ts";
import { addToDirectoryGroup } from "../actions/directory-group-members.ts";
import { addToMentionGroup } from "../actions/mention-group-members.ts";
import { addToSpace } from "../actions/space-members.ts";
import { GROUP_CHAT, whyNoExternal } from "../channel-rules.ts";
import type { ChannelEdits } from "../resources/channel-settings.ts";
import { type Cause, type Remedy, remedy } from "./cause.ts";
import { type DiagnosisFacts, knownOr } from "./facts.ts";

/** As long as names in targets are at most. */
const MOST_NAME = 300;

const placeOf = ({ channel }: DiagnosisFacts) => ({
  channelId: channel.id,
  channel: channel.name.slice(0, MOST_NAME),
});

function personOf({ person, membership }: DiagnosisFacts) {
  const { name, email, userId, memberId } = person;
  const known = knownOr(membership, null)?.memberId ?? "";
  return { name: name.slice(0, MOST_NAME), email, userId, memberId: known || memberId };
}

export const unarchive = (facts: DiagnosisFacts): Remedy =>
  remedy(
    { label: "Unarchive the channel", effect: "Everyone in it can post there again." },
    unarchiveChannels,
    {},
    { channelId: facts.channel.id, name: placeOf(facts).channel },
  );

/** Zoom changes nothing in an archived channel: that comes first. */
export const whileActive = (facts: DiagnosisFacts, remedies: readonly Remedy[]): Partial<Cause> =>
  knownOr(facts.isArchived, false)
    ? { elsewhere: "Unarchive the channel first, then look again: Zoom changes nothing in an archived one." }
    : { remedies };

export const settingsTo = (facts: DiagnosisFacts, edits: ChannelEdits, label: string, effect: string): Remedy =>
  remedy({ label, effect }, setChannelSettings, edits, {
    channelId: facts.channel.id,
    name: placeOf(facts).channel,
  });

/** Zoom has no administrators of group chats, and none from other accounts. */
export function promotion(facts: DiagnosisFacts): readonly Remedy[] {
  if (facts.person.isExternal || knownOr(facts.settings, null)?.type === GROUP_CHAT) return [];
  return [
    remedy(
      {
        label: "Promote to administrator",
        effect: "They can then also add and remove members and change what others may do here.",
      },
      promoteMembers,
      {},
      { ...placeOf(facts), ...personOf(facts), actorId: "" },
    ),
  ];
}

export const toMentionGroup = (facts: DiagnosisFacts, group: { readonly id: string; readonly name: string }): Remedy =>
  remedy(
    { label: "Add to the mention group", name: group.name, effect: "Whoever mentions this group reaches them too." },
    addToMentionGroup,
    {},
    { ...placeOf(facts), ...personOf(facts), groupId: group.id, group: group.name.slice(0, MOST_NAME) },
  );

/** What brings somebody into a channel in which they are not. */
export function comingIn(facts: DiagnosisFacts): Partial<Cause> {
  const { person, account } = facts;
  const settings = knownOr(facts.settings, null);
  if (knownOr(account, null)?.status === "inactive" || knownOr(account, null)?.status === "pending")
    return { elsewhere: "Zoom lets nobody into a channel whose account is not active." };
  if (person.isExternal) {
    const barred = settings && whyNoExternal({ type: settings.type, external: settings.external }, true);
    if (barred) return { elsewhere: `${barred}.` };
  }
  const space = knownOr(facts.space, null);
  const ways: Remedy[] = [];
  if (space?.kind !== "general" && person.email !== "")
    ways.push(
      remedy(
        { label: "Add to the channel", effect: "They become a member." },
        inviteMembers,
        {},
        { ...placeOf(facts), ...personOf(facts), actorId: "" },
      ),
    );
  if (space && !space.isIn)
    ways.push(
      remedy(
        {
          label: "Add to the space",
          name: space.name,
          effect: "They come into the space and its general channel, and find the channels that are open in it.",
        },
        addToSpace,
        {},
        { ...personOf(facts), spaceId: space.id, space: space.name.slice(0, MOST_NAME) },
      ),
    );
  if (!person.isExternal)
    for (const { id, name } of knownOr(facts.directoryGroups, []).filter(({ isIn }) => !isIn))
      ways.push(
        remedy(
          {
            label: "Add to the directory group",
            name,
            effect: "The group brings them into this channel and every other one that it is in.",
          },
          addToDirectoryGroup,
          {},
          { ...personOf(facts), groupId: id, group: name.slice(0, MOST_NAME) },
        ),
      );
  if (ways.length === 0)
    return { elsewhere: "Zoom does not show their address. Add them by it on the channel’s page, under Members." };
  return whileActive(facts, ways);
}
