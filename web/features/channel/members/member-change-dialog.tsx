import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isSameUserId } from "../../../../contract/user-id.ts";
import type { Member } from "../../../../domain/exports/member-row.ts";
import { useFocusFallback } from "../../../components/use-focus-fallback.ts";
import { refOfChange } from "../../../lib/acting.ts";
import type { Asked } from "../../../shared/changes/bulk-act.ts";
import { ChangeDialog } from "../../../shared/changes/change-dialog.tsx";
import { doneIds } from "../../../shared/changes/chosen.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { showMemberAction } from "../../../shared/channel/channel-cache.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { memberChange } from "../../../shared/members/member-calls.ts";
import {
  afterAction,
  type MemberAction,
  memberActionWords,
  whyLeftOut,
} from "../../../shared/members/member-change.ts";
import { OneMemberDialog } from "./one-member-dialog.tsx";

const effects: Readonly<Record<MemberAction, string>> = {
  remove: "They lose access to the channel. Their messages stay.",
  promote: "As administrators, they can change settings, invite and remove members, and archive the channel.",
  demote: "They stay in the channel as members.",
};

interface MemberChangeDialogProps extends Asked<Member> {
  readonly view: ChannelView;
  readonly action: MemberAction;
}

/** Asks, acts on one or several members, and says what became of each. */
export default function MemberChangeDialog(props: MemberChangeDialogProps) {
  const { view, action, onDone, onClose } = props;
  const client = useQueryClient();
  useFocusFallback();
  // Those removed leave the rows while the results still have to name them.
  const [chosen] = useState(props.chosen);
  const { kind, rows, matching } = chosen;
  // By their own grant nobody can remove themselves, or undo what took their rights.
  const isSelfAmong = rows.some(({ userId }) => isSameUserId(userId, view.ownUserId));
  const ref = isSelfAmong ? view.ref : view.refFor(action === "remove" ? "remove" : "changeRoles");
  const { connection } = refOfChange(ref);
  // Administrators are made and unmade on behalf of somebody who leads the channel.
  const actor = action === "remove" || connection === "me" ? undefined : view.leaders?.actor;
  const request = memberChange(ref, action, chosen, actor?.userId ?? "");
  const effect = effects[action];

  const [only] = rows;
  if (rows.length === 1 && only && !matching) {
    return (
      <OneMemberDialog
        channelRef={ref}
        action={action}
        member={only}
        request={request}
        why={whyLeftOut(action, only, connection, view.ownUserId)}
        effect={effect}
        note={<WhoseName {...ref} onBehalfOf={actor?.name} />}
        onDone={onDone}
        onClose={onClose}
      />
    );
  }
  return (
    <ChangeDialog
      request={request}
      verb={memberActionWords[action].verb}
      noun="person"
      nounPlural="people"
      isDestructive={action === "remove"}
      onBehalfOf={actor?.name}
      onDone={(items) => {
        const done = new Set(doneIds(kind, items));
        onDone([...done]);
        showMemberAction(client, ref, (member) => (done.has(member.id) ? afterAction(action, member) : member));
      }}
      onClose={onClose}
    >
      <p>{effect}</p>
    </ChangeDialog>
  );
}
