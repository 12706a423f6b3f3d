import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { domainOf } from "../../../../domain/email-domain.ts";
import { MAILED } from "../../../../domain/resources/channel-members.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { WhyDisabled } from "../../../components/why-disabled.tsx";
import { refOfChange } from "../../../lib/acting.ts";
import { countOf } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import { useSession } from "../../../lib/session.ts";
import { ChangeDialog } from "../../../shared/changes/change-dialog.tsx";
import { makeChange, wayBack } from "../../../shared/changes/make-change.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import type { Standing } from "../../../shared/channel/model/access.ts";
import { whyNoExternal } from "../../../shared/channel/model/channel.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { INVITE_CALL_SIZE, inAccount, isRefused, planInvitations } from "../../../shared/members/invite-plan.ts";
import { InviteSummary } from "../../../shared/members/invite-summary.tsx";
import { invitation } from "../../../shared/members/member-calls.ts";
import { addressesOf, type PickedPerson } from "../../../shared/people/picked-person.ts";
import { usePeopleChoice } from "../../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../../shared/people-picker/people-picker.tsx";
import { whyNobody } from "../../../shared/people-picker/why-nobody.ts";
import { announce } from "../../../stores/notices.ts";

interface InviteDialogProps {
  readonly view: ChannelView;
  readonly onClose: () => void;
}

/** So many members are read to tell who is one already; reading all of the largest channels would take minutes. */
const MARKED = 1_000;

const ADDED = "Added to the channel.";
const ALREADY = "Already a member.";

/** Invites people by their addresses, pasted or chosen, and says what became of each. */
export default function InviteDialog({ view, onClose }: InviteDialogProps) {
  const { members, refFor } = view;
  const ref = refFor("invite");
  const client = useQueryClient();
  const { user } = useSession();
  const { choice, setChoice, people } = usePeopleChoice("invite");
  const [isAsked, setAsked] = useState(false);
  const { want } = members;
  useEffect(() => want(MARKED), [want]);

  const known = members.rows.filter(({ email }) => email !== "");
  // The account may have more domains than the person's own; its members show them.
  const domains = new Set([
    domainOf(user.email),
    ...known.flatMap((one) => (one.isExternal ? [] : [domainOf(one.email)])),
  ]);
  const memberAddresses = new Set(known.map(({ email }) => email.toLowerCase()));
  const { connection } = refOfChange(ref);
  const rules = {
    size: INVITE_CALL_SIZE[connection],
    isInAccount: inAccount(domains, people),
    members: memberAddresses,
    whyNoExternal: whyNoExternal(view.channel, connection === "account" || !isOrdinary(view.standing)),
  };
  const plan = planInvitations(addressesOf(people), rules);
  const sendCount = plan.internal.length + plan.elsewhere.length;

  const reached = people.filter(({ email }) => email !== "");
  const sent = new Set([...plan.internal, ...plan.elsewhere]);
  const [only, ...others] = reached.filter(({ email }) => sent.has(email.toLowerCase()));

  const inviting = useMutation({
    mutationFn: (person: PickedPerson) => makeChange(client, invitation(ref, view.channel, [person])),
    onSuccess: (made, person) => {
      const [item] = made.items;
      const remark = item?.status === "done" ? (item.remark ?? ADDED) : ALREADY;
      // An invitation that went out by email stays sent.
      const canUndo = item?.remark !== MAILED;
      announce({
        text: `${isolate(person.email.toLowerCase())}: ${remark}`,
        ...(canUndo && wayBack(made)),
      });
      onClose();
    },
  });
  const invite = (): void => {
    if (only && others.length === 0) inviting.mutate(only);
    else setAsked(true);
  };

  if (isAsked) {
    return (
      <ChangeDialog
        request={invitation(ref, view.channel, reached)}
        verb="Add"
        noun="address"
        nounPlural="addresses"
        hasMore={({ remark }) => remark === MAILED}
        onBack={() => setAsked(false)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title="Add people"
      width="wide"
      onClose={onClose}
      note={<WhoseName {...ref} />}
      actions={
        <>
          <WhyDisabled reason={whyNobody(people.length, sendCount)} />
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={sendCount === 0} isBusy={inviting.isPending} onClick={invite}>
            {sendCount === 0 ? "Add" : `Add ${countOf(sendCount, "person", "people")}${others.length > 0 ? "…" : ""}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <PeoplePicker
          connection={ref.connection}
          choice={choice}
          onChange={setChoice}
          present={{ people: members.rows, mark: "Already a member" }}
          isRefused={(person) => isRefused(person, rules)}
        />
        <InviteSummary plan={plan} unaddressedCount={people.length - reached.length} />
        {inviting.error ? <ErrorState error={inviting.error} layout="inline" onAsk={invite} /> : null}
      </div>
    </Dialog>
  );
}

/** Known to be neither owner nor administrator. */
function isOrdinary(standing: Standing): boolean {
  return standing === "member" || standing === "none" || standing === "not-leader";
}
