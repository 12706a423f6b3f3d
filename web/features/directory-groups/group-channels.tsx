import { useQueries } from "@tanstack/react-query";
import { Hash, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { parse } from "valibot";
import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import { ChannelGroupTarget } from "../../../domain/resources/channel-groups.ts";
import { Badge } from "../../components/badge.tsx";
import { Button, IconButton } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { Skeleton } from "../../components/states.tsx";
import { explainError } from "../../lib/api/explain.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { wayBack } from "../../shared/changes/make-change.ts";
import { TriedResults } from "../../shared/changes/tried-results.tsx";
import { useTriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { channelPageQueries } from "../../shared/channel/channel-page-queries.ts";
import { tabPath } from "../../shared/channel/channel-tabs.ts";
import { ChannelChoice } from "../../shared/channel-picker/channel-choice.tsx";
import { invitationOf } from "../../shared/directory-groups/channel-group-changes.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { announce } from "../../stores/notices.ts";

const RemoveGroupDialog = lazy(() => import("../../shared/directory-groups/remove-group-dialog.tsx"));

/** Search parameter with the ids of the channels looked at. */
const CHANNELS_PARAM = "channels";

interface ChannelLine {
  readonly id: string;
  readonly name: string;
  readonly isIn: boolean | undefined;
  readonly error: Error | null;
}

interface GroupChannelsProps {
  readonly group: DirectoryGroup;
}

/** Whether a group is in channels that the reader chooses, and the way in and out. Zoom lists no channels of a group. */
export default function GroupChannels({ group }: GroupChannelsProps) {
  const inviting = useMay().anywhere("add-groups-to-channels");
  const [params] = useSearchParams();
  const change = useParamChange();
  const ids = [...new Set((params.get(CHANNELS_PARAM) ?? "").split(",").filter(Boolean))];
  const setIds = (next: readonly string[]): void => change({ [CHANNELS_PARAM]: next.join(",") });
  const lines = useLines(group, ids);
  const [isResultShown, setResultShown] = useState(false);
  const [removing, setRemoving] = useState<ChannelLine | null>(null);
  const out = lines.filter(({ isIn }) => isIn === false);

  const targetOf = (line: ChannelLine) => ({
    channelId: line.id,
    channel: line.name,
    groupId: group.id,
    name: group.name,
  });
  const invite = useTriedChange((made) => {
    const { items } = made;
    const channels = items.map(({ target }) => parse(ChannelGroupTarget, target));
    const done = channels.filter((_, at) => items[at]?.status === "done");
    const [only] = done;
    const where = only && done.length === 1 ? isolate(only.channel) : countOf(done.length, "channel");
    if (done.length > 0) announce({ text: `Added ${isolate(group.name)} to ${where}.`, ...wayBack(made) });
    setResultShown(!items.every(isAsWanted));
  });

  return (
    <div className="flex w-full max-w-3xl flex-col gap-4 px-4 py-4 lg:px-6">
      <p className="text-muted">
        Adding the group to a channel adds its people. Zoom does not list the channels a group is in: choose channels to
        check.
      </p>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-48 flex-1">
          <ChannelChoice
            key={ids.join(" ")}
            label="Check a channel"
            connection="account"
            value={null}
            onChoose={(channel) => {
              if (channel) setIds([...ids, channel.id]);
            }}
          />
        </div>
        <Button
          tone="primary"
          disabled={!inviting.isAllowed || out.length === 0}
          isBusy={invite.isPending}
          onClick={() => invite.begin(invitationOf(out.map(targetOf)))}
        >
          {out.length === 0 ? "Add" : `Add to ${countOf(out.length, "channel")}`}
        </Button>
      </div>
      {inviting.isAllowed ? <WhoseName connection="account" /> : <WhyNot verdict={inviting} />}
      {lines.length > 0 ? (
        <div className="flex justify-end">
          <FoundExport
            name={`checked channels of ${group.name}`}
            noun="channel"
            columns={[
              { header: "channel_id", value: ({ id }) => id },
              { header: "channel", value: ({ name }) => name },
              { header: "group_id", value: () => group.id },
              { header: "group", value: () => group.name },
              { header: "in_channel", value: ({ isIn }) => (isIn === undefined ? undefined : isIn ? "yes" : "no") },
            ]}
            read={async () => lines}
            isQuiet
          />
        </div>
      ) : null}
      {lines.length > 0 ? (
        <ul aria-label="Checked channels" className="divide-y divide-line rounded-md ring-1 ring-line">
          {lines.map((line) => (
            <li key={line.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 pr-1.5 pl-3">
              <Hash size={16} aria-hidden="true" className="shrink-0 text-muted" />
              <Link
                to={tabPath(line.id, "account", "groups")}
                className="min-w-0 flex-1 basis-24 font-medium break-words hover:underline"
              >
                <Name>{line.name}</Name>
              </Link>
              <State line={line} />
              {line.isIn ? (
                <Button
                  disabled={!inviting.isAllowed}
                  aria-label={`Remove from ${line.name}`}
                  onClick={() => setRemoving(line)}
                >
                  Remove…
                </Button>
              ) : null}
              <IconButton
                label={`Remove ${line.name} from this list`}
                onClick={() => setIds(ids.filter((id) => id !== line.id))}
              >
                <X size={14} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      {invite.error && !isResultShown ? <ErrorState error={invite.error} layout="inline" /> : null}
      {isResultShown ? (
        <TriedResults
          tried={invite}
          title={`${isolate(group.name)}: results`}
          noun="channel"
          nounPlural="channels"
          onClose={() => setResultShown(false)}
        />
      ) : null}
      <Suspense>
        {removing ? (
          <RemoveGroupDialog
            channelRef={refOf(removing.id)}
            channelName={removing.name}
            isElsewhere
            group={group}
            onClose={() => setRemoving(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

function useLines(group: DirectoryGroup, ids: readonly string[]): readonly ChannelLine[] {
  const details = useQueries({ queries: ids.map((id) => channelPageQueries.detail(refOf(id))) });
  const groups = useQueries({ queries: ids.map((id) => channelPageQueries.groups(refOf(id))) });
  return ids.map((id, at) => ({
    id,
    name: details[at]?.data?.name ?? id,
    isIn: groups[at]?.data?.some((one) => one.id === group.id),
    error: groups[at]?.error ?? details[at]?.error ?? null,
  }));
}

function State({ line: { isIn, error } }: { readonly line: ChannelLine }) {
  if (isIn) return <Badge tone="accent">In the channel</Badge>;
  if (isIn === false) return <Badge>Not in the channel</Badge>;
  if (!error) return <Skeleton className="h-4 w-24" />;
  return <span className="text-xs text-danger-ink">{explainError(error).title}</span>;
}

const refOf = (channelId: string): ChannelRef => ({ connection: "account", channelId });
