import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { domainOf } from "../../../../domain/email-domain.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import type { ResultItem } from "../../../components/result-list.tsx";
import { ResultsDialog, RunningDialog } from "../../../components/run-dialogs.tsx";
import { WhyDisabled } from "../../../components/why-disabled.tsx";
import { refOfChange } from "../../../lib/acting.ts";
import { idsDone, waysOn } from "../../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { countOf } from "../../../lib/format.ts";
import { useSession } from "../../../lib/session.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { usePeopleChoice } from "../../people-picker/people-choice.ts";
import { PeoplePicker } from "../../people-picker/people-picker.tsx";
import { addressesOf } from "../../people-picker/picked-person.ts";
import { whyNobody } from "../../people-picker/why-nobody.ts";
import type { Announce } from "../done.ts";
import type { Standing } from "../model/access.ts";
import { whyNoExternal } from "../model/channel.ts";
import type { ChannelView } from "../use-channel-view.ts";
import { outcomeTexts } from "./invite-outcome.ts";
import { INVITE_SIZE, inAccount, isRefused, planInvitations } from "./invite-plan.ts";
import { InviteSummary } from "./invite-summary.tsx";
import { invitedDone } from "./member-done.ts";
import { type Sent, useInvitations } from "./use-invitations.ts";

interface InviteDialogProps {
  readonly view: ChannelView;
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** So many members are read to tell who is one already; reading all of the largest channels would take minutes. */
const MARKED = 1_000;

/** Invites people by their addresses, pasted or chosen, and says what became of each. */
export default function InviteDialog({ view, announce, onClose }: InviteDialogProps) {
  const { members, refFor } = view;
  const ref = refFor("invite");
  const client = useQueryClient();
  const { user } = useSession();
  const { choice, setChoice, people } = usePeopleChoice();
  const [results, setResults] = useState<Sent | null>(null);
  const { bulk, isVerifying, run } = useInvitations(ref);
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
    size: INVITE_SIZE[connection],
    isInAccount: inAccount(domains, people),
    members: memberAddresses,
    whyNoExternal: whyNoExternal(view.channel, connection === "account" || !isOrdinary(view.standing)),
  };
  const planFor = (some: readonly string[]) => planInvitations(some, rules);
  const addresses = addressesOf(people);
  const plan = planFor(addresses);
  const sendCount = plan.internal.length + plan.elsewhere.length;

  const invite = async (some: readonly string[], before: readonly ItemOutcome[]): Promise<void> => {
    const sent = await run(planFor(some), before);
    if (idsDone(sent.outcomes).length > 0)
      announce(
        invitedDone(sent.results, sent.newMemberIds, { client, refFor, announce }, view.access.remove.isAllowed),
      );
    // What one line can say needs no dialog over its undo.
    const isSaid = sent.results.length === 1 && sent.results[0]?.status !== "failed";
    if (isSaid || sent.isAllAdded) onClose();
    else setResults(sent);
  };

  const inviting = `Inviting ${countOf(sendCount, "person", "people")}`;
  if (bulk.state.phase === "running") {
    return <RunningDialog title={inviting} bulk={bulk} label="Inviting" />;
  }
  if (isVerifying) {
    return (
      <Dialog title={inviting}>
        <p role="status" className="text-muted">
          Reloading the members to see who was added…
        </p>
      </Dialog>
    );
  }
  if (results) {
    const isTold = (address: string) => results.results.some(({ id }) => id === address);
    const leftOut = (address: string, detail: string): ResultItem => ({
      id: address,
      label: address,
      status: "unchanged",
      detail,
    });
    return (
      <ResultsDialog
        title="Invitations: results"
        noun="address"
        nounPlural="addresses"
        items={[
          ...results.results,
          ...plan.members
            .filter((address) => !isTold(address))
            .map((address) => leftOut(address, outcomeTexts["was-member"])),
          ...plan.refused.map((address) => leftOut(address, `Left out. ${plan.whyRefused}.`)),
        ]}
        {...waysOn(results.outcomes, (ids) => void invite(ids, results.outcomes))}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title="Invite people"
      width="wide"
      onClose={onClose}
      note={<WhoseName {...ref} />}
      actions={
        <>
          <WhyDisabled reason={whyNobody(people.length, sendCount)} />
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={sendCount === 0} onClick={() => void invite(addresses, [])}>
            {sendCount === 0 ? "Invite" : `Invite ${countOf(sendCount, "person", "people")}`}
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
        <InviteSummary plan={plan} unaddressedCount={people.filter(({ email }) => !email).length} />
      </div>
    </Dialog>
  );
}

/** Known to be neither owner nor administrator. */
function isOrdinary(standing: Standing): boolean {
  return standing === "member" || standing === "none" || standing === "not-leader";
}
