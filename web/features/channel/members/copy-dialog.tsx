import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { memberTest } from "../../../../domain/exports/find-members.ts";
import type { Member } from "../../../../domain/exports/member-row.ts";
import { Button } from "../../../components/button.tsx";
import { Checkbox, RadioGroup } from "../../../components/choice.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { WhyDisabled } from "../../../components/why-disabled.tsx";
import { useCursorList } from "../../../lib/cursor-list/use-cursor-list.ts";
import { countOf, formatCount } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import { ChangeDialog } from "../../../shared/changes/change-dialog.tsx";
import type { Chosen } from "../../../shared/changes/chosen.ts";
import { Names } from "../../../shared/changes/names.tsx";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { copyOf, type LeftOutMembers } from "../../../shared/channel-bulk/copy-members.ts";
import { ChannelChoice, type ChosenChannel } from "../../../shared/channel-picker/channel-choice.tsx";
import { ChannelsChoice } from "../../../shared/channel-picker/channels-choice.tsx";

interface CopyDialogProps {
  readonly view: ChannelView;
  /** Those that are selected. */
  readonly chosen?: Chosen<Member>;
  readonly onClose: () => void;
}

type Whom = "all" | "selected" | "admins";

const ways = [
  { value: "to", label: "From this channel to others" },
  { value: "from", label: "From another channel to this one" },
] as const;

/** Adds the members of one channel to others: of this to others, or of another to this. */
export default function CopyDialog({ view, chosen, onClose }: CopyDialogProps) {
  const { channel } = view;
  const { connection, channelId } = view.ref;
  const [way, setWay] = useState<"to" | "from">("to");
  const [whom, setWhom] = useState<Whom>(chosen ? "selected" : "all");
  const [keepsRoles, setKeepsRoles] = useState(false);
  const [targets, setTargets] = useState<readonly ChosenChannel[]>([]);
  const [origin, setOrigin] = useState<ChosenChannel | null>(null);
  const [isReviewed, setReviewed] = useState(false);
  const { data: inactive } = useQuery({ ...channelPageQueries.inactive(), enabled: connection === "account" });

  const here = { id: channelId, name: channel.name };
  const sourceId = way === "to" ? channelId : (origin?.id ?? "");
  const list = useCursorList(
    { ...channelPageQueries.members({ connection, channelId: sourceId }), enabled: sourceId !== "" },
    memberId,
  );
  const selected = way === "to" && whom === "selected" ? chosen : undefined;
  // All that match are read first: who they are is shown before anything is planned.
  const all = selected?.matching;
  const { loadAll, isComplete, rows, error } = list;
  const needsAll = (!selected || all !== undefined) && sourceId !== "" && !isComplete;
  useEffect(() => {
    if (needsAll && !error) loadAll();
  }, [needsAll, error, loadAll]);

  const people =
    all?.list === "members"
      ? rows.filter(memberTest(all.text, all.role))
      : (selected?.rows ?? (whom === "admins" ? rows.filter(({ role }) => role !== "member") : rows));
  const into = way === "to" ? targets : [here];
  const copy = copyOf(people, into, { keepsRoles, inactive: inactive?.keys });
  if (isReviewed && copy.parts.length > 0) {
    return (
      <ChangeDialog
        request={{ connection, parts: copy.parts }}
        verb="Add"
        noun="person"
        nounPlural="people"
        places={{ noun: "Channel", wanted: "To add" }}
        aside={<NotCopied leftOut={copy.leftOut} />}
        onBack={() => setReviewed(false)}
        onClose={onClose}
      />
    );
  }
  const why =
    way === "from" && !origin
      ? "Choose the channel to copy from."
      : way === "to" && targets.length === 0
        ? "Choose the channels to copy to."
        : undefined;
  const isReady = why === undefined && !needsAll && copy.count > 0;
  return (
    <Dialog
      title={`Copy members: ${isolate(channel.name)}`}
      width="wide"
      onClose={onClose}
      actions={
        <>
          <WhyDisabled reason={why} />
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={!isReady} onClick={() => setReviewed(true)}>
            {isReady ? `Review ${countOf(copy.count, "person", "people")}` : "Review"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioGroup legend="Copy" value={way} options={ways} onChange={setWay} />
        {way === "to" ? (
          <ChannelsChoice
            connection={connection}
            chosen={targets}
            onChange={setTargets}
            isOffered={({ id }) => id !== channelId}
          />
        ) : (
          <ChannelChoice
            label="From channel"
            connection={connection}
            value={origin}
            onChoose={setOrigin}
            isOffered={({ id }) => id !== channelId}
          />
        )}
        <RadioGroup
          legend="Who"
          value={way === "from" && whom === "selected" ? "all" : whom}
          options={[
            ...(way === "to" && chosen
              ? [
                  {
                    value: "selected",
                    label: chosen.matching
                      ? "All that match"
                      : `The ${countOf(chosen.rows.length, "selected person", "selected people")}`,
                  } as const,
                ]
              : []),
            { value: "all", label: "All members" },
            { value: "admins", label: "Owner and administrators" },
          ]}
          onChange={setWhom}
        />
        <Checkbox
          label="Make the owner and administrators administrators there too"
          hint="Otherwise everyone is added as a member."
          checked={keepsRoles}
          onChange={setKeepsRoles}
        />
        {needsAll && !error ? (
          <p role="status" className="text-xs text-muted">
            Loading the members: {formatCount(rows.length)} so far…
          </p>
        ) : null}
        {error && sourceId !== "" ? <ErrorState error={error} onRetry={list.retry} layout="inline" /> : null}
        {needsAll ? null : <NotCopied leftOut={copy.leftOut} />}
      </div>
    </Dialog>
  );
}

/** Who is not copied, and why. */
function NotCopied({ leftOut }: { readonly leftOut: readonly LeftOutMembers[] }) {
  if (leftOut.length === 0) return null;
  return (
    <section aria-label="Not copied" className="flex flex-col gap-1 rounded-md bg-warn-soft px-3 py-2 text-warn-ink">
      <h3 className="font-medium">Not copied</h3>
      {leftOut.map(({ why, members }) => (
        <div key={why}>
          <p className="text-xs">{why}</p>
          <Names labels={members.map(({ name }) => name)} />
        </div>
      ))}
    </section>
  );
}

const memberId = (member: Member): string => member.id;
