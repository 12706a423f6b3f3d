import { useState } from "react";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { GROUP_CHAT } from "../../shared/channel/model/channel.ts";
import { ChannelChoice, type ChosenChannel } from "../../shared/channel-picker/channel-choice.tsx";
import { CopyInto } from "./copy-into.tsx";
import type { GroupMember, MentionGroup } from "./mention-group.ts";

interface CopyDialogProps {
  readonly channelRef: ChannelRef;
  readonly channelName: string;
  readonly group: MentionGroup;
  readonly members: readonly GroupMember[];
  readonly onClose: () => void;
}

/** Copies a group's people to a new group or to another one, in this channel or in another. */
export default function CopyDialog({ channelRef, channelName, group, members, onClose }: CopyDialogProps) {
  const { connection, channelId } = channelRef;
  const here = { id: channelId, name: channelName };
  const [channel, setChannel] = useState<ChosenChannel>(here);
  return (
    <CopyInto
      key={channel.id}
      // Whether the person leads another channel is not known here.
      target={channel.id === channelId ? channelRef : { connection, channelId: channel.id }}
      targetName={channel.name}
      source={group}
      isSameChannel={channel.id === channelId}
      people={members.map(({ id, userId, email, name }) => ({ memberId: id, userId, email, name }))}
      onClose={onClose}
    >
      <p className="text-muted">
        <Words>{`Copies ${countOf(members.length, "person", "people")}. ${isolate(group.name)} keeps its people.`}</Words>
      </p>
      <ChannelChoice
        label="To channel"
        connection={connection}
        value={channel}
        onChoose={(chosen) => setChannel(chosen ?? here)}
        isOffered={canHaveGroups}
      />
    </CopyInto>
  );
}

const canHaveGroups = ({ type }: Pick<ChannelRow, "type">): boolean => type !== GROUP_CHAT;
