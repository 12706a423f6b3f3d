import { useEffect, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { Member } from "../../../domain/exports/member-row.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { channelPageQueries } from "../channel/channel-page-queries.ts";
import { ChannelChoice, type ChosenChannel } from "../channel-picker/channel-choice.tsx";
import { MemberChecklist } from "../members/member-checklist.tsx";
import { fromMember, pickedKey } from "../people/picked-person.ts";
import type { SourceProps } from "./people-choice.ts";

interface ChannelSourceProps extends SourceProps {
  readonly connection: ConnectionName;
}

/** Takes members of a channel: some of them, or all. */
export function ChannelSource(props: ChannelSourceProps) {
  const [channel, setChannel] = useState<ChosenChannel | null>(null);
  return (
    <div className="flex flex-col gap-3">
      <ChannelChoice label="Channel" connection={props.connection} value={channel} onChoose={setChannel} />
      {channel ? <MembersOf key={channel.id} channelId={channel.id} {...props} /> : null}
    </div>
  );
}

function MembersOf({ channelId, connection, chosen, onAdd, onRemove }: ChannelSourceProps & { channelId: string }) {
  const members = useCursorList(channelPageQueries.members({ connection, channelId }), memberId);
  const [isTakingAll, setTakingAll] = useState(false);
  const { rows, isComplete, error } = members;
  useEffect(() => {
    if (!isTakingAll || !isComplete) return;
    setTakingAll(false);
    onAdd(rows.map(fromMember));
  }, [isTakingAll, isComplete, rows, onAdd]);

  if (error && rows.length === 0) return <ErrorState error={error} onRetry={members.retry} layout="inline" />;
  const chosenKeys = new Set(chosen.map(pickedKey));
  const ticked = rows.filter((member) => chosenKeys.has(pickedKey(fromMember(member)))).map(({ id }) => id);
  const isWaiting = isTakingAll && error === null;
  return (
    <>
      <MemberChecklist
        members={members}
        isOffered={everyMember}
        chosen={ticked}
        onChange={(ids) => {
          const before = new Set(ticked);
          const after = new Set(ids);
          onAdd(rows.filter(({ id }) => after.has(id) && !before.has(id)).map(fromMember));
          for (const one of rows) if (before.has(one.id) && !after.has(one.id)) onRemove(pickedKey(fromMember(one)));
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          isBusy={isWaiting}
          disabled={rows.length === 0}
          onClick={() => {
            setTakingAll(true);
            if (!isComplete) members.loadAll();
          }}
        >
          {`Choose all ${countOf(members.total ?? rows.length, "member")}`}
        </Button>
        {isWaiting ? (
          <span role="status" className="text-xs text-muted">
            {formatCount(rows.length)} loaded so far
          </span>
        ) : null}
      </div>
    </>
  );
}

const memberId = (member: Member): string => member.id;
const everyMember = (): boolean => true;
