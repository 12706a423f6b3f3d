import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { parse } from "valibot";
import { isSameUserId } from "../../../contract/user-id.ts";
import { SpaceMemberTarget } from "../../../domain/resources/space-members.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import { refOfChange } from "../../lib/acting.ts";
import { countOf } from "../../lib/format.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import type { Announce } from "../../shared/done/done.ts";
import { LeftOutList } from "../../shared/members/left-out-list.tsx";
import { type MemberAction, memberActionWords } from "../../shared/members/member-change.ts";
import type { SpaceMember } from "../../shared/spaces/space.ts";
import { memberDone } from "./member-done.ts";
import { partMembers } from "./part-members.ts";
import { showPeopleChanged } from "./space-cache.ts";
import { peopleChange, personOf } from "./space-changes.ts";
import type { SpaceView } from "./use-space-view.ts";

const effects: Readonly<Record<MemberAction, string>> = {
  remove:
    "They lose access to the space and its general channel. Their messages stay. They remain in the space’s private channels until someone removes them there.",
  promote: "As administrators, they can change the space’s name and description, and add and remove members.",
  demote: "They stay in the space as members.",
};

interface MemberChangeDialogProps {
  readonly view: SpaceView;
  readonly action: MemberAction;
  readonly people: readonly SpaceMember[];
  readonly announce: Announce;
  /** Told the ids of those the action is done for. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Asks, acts on one or several members, and says what became of each. */
export default function MemberChangeDialog(props: MemberChangeDialogProps) {
  const { view, action, announce, onDone, onClose } = props;
  const { space } = view;
  const client = useQueryClient();
  useFocusFallback();
  // Those removed leave the rows while the results still have to name them.
  const [asked] = useState(props.people);
  // By their own grant nobody can remove themselves, or undo what took their rights.
  const isSelfAmong = asked.some(({ userId }) => isSameUserId(userId, view.ownUserId));
  const refFor: SpaceView["refFor"] = (act) => (isSelfAmong ? view.ref : view.refFor(act));
  const ref = refFor(action === "remove" ? "remove" : "changeRoles");
  const change = partMembers(action, asked, refOfChange(ref).connection === "me", view.ownUserId);
  const { members } = change;
  const { verb } = memberActionWords[action];
  const [request] = useState(() => peopleChange(ref, space, action, members.map(personOf)));
  const leftOut = <LeftOutList leftOut={change.leftOut} />;

  if (members.length === 0) {
    return (
      <Dialog
        title={`Nobody to ${verb.toLowerCase()}`}
        onClose={onClose}
        actions={<Button onClick={onClose}>Close</Button>}
      >
        {leftOut}
      </Dialog>
    );
  }
  const externals = members.filter(({ isExternal }) => isExternal).length;
  return (
    <ChangeDialog
      request={request}
      verb={verb}
      noun="person"
      nounPlural="people"
      isDestructive={action === "remove"}
      aside={leftOut}
      onDone={(items) => {
        onDone(items.filter(isAsWanted).map((item) => parse(SpaceMemberTarget, item.target).memberId));
        // Also when nobody changed: then what is shown was not how it is.
        void showPeopleChanged(client, ref);
      }}
      announce={(done, id) => {
        const people = done.map((item) => parse(SpaceMemberTarget, item.target));
        announce(memberDone(action, people, id, { client, ref, announce }));
      }}
      onClose={onClose}
    >
      <p>{effects[action]}</p>
      {action === "remove" && externals > 0 && space.settings.external === 0 ? (
        <p>
          {countOf(externals, "external person", "external people")} cannot return while the space does not accept
          external people: undo leaves them out.
        </p>
      ) : null}
    </ChangeDialog>
  );
}
