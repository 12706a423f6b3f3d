import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useState } from "react";
import { boolean, object, picklist, string } from "valibot";
import { isSameUserId } from "../../../contract/user-id.ts";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { TabSkeleton } from "../../components/page-skeleton.tsx";
import { RestoredNote } from "../../components/restored-note.tsx";
import { UnsavedGuard } from "../../components/unsaved-guard.tsx";
import { formatDay } from "../../lib/format-time.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { TAB_PARAM } from "../../shared/channel/channel-tabs.ts";
import { NeedsAccount } from "../../shared/channel/tab-needs-account.tsx";
import type { TabProps } from "../../shared/channel/tab-props.ts";
import { SettingRow } from "../../shared/forms/setting-row.tsx";
import { partsOf } from "./change-plan.ts";
import { HoldsSection } from "./holds-section.tsx";
import { cutOffDay, keptUntilDay } from "./period.ts";
import { keptFor, type Policy } from "./policy.ts";
import { PolicyFields } from "./policy-fields.tsx";
import { formOf, nextOfForm, type PolicyForm } from "./policy-form.ts";
import { RetentionHelp } from "./retention-help.tsx";
import { knownDefault, retentionQueries } from "./retention-queries.ts";
import { useHolds } from "./use-holds.ts";

const ChangeDialog = lazy(() => import("./change-dialog.tsx"));

const guarded = [TAB_PARAM, CONNECTION_PARAM];
const formDraft = object({ isCustom: boolean(), count: string(), unit: picklist(["d", "m", "y"]) });

/** How long the channel keeps its messages, and the legal holds that cover its people. */
export default function RetentionTab(props: TabProps) {
  const { ref } = props.view;
  const {
    data: policy,
    error,
    refetch,
  } = useQuery({
    ...retentionQueries.policy(ref.channelId),
    enabled: ref.connection === "account",
  });
  if (ref.connection === "me") {
    return (
      <NeedsAccount channelRef={ref} tab="retention" title="Retention needs the account connection">
        Only account-level apps can see and change a channel’s retention.
      </NeedsAccount>
    );
  }
  if (policy) return <PolicyOfChannel {...props} policy={policy} />;
  return error ? <Failure error={error} onRetry={() => void refetch()} /> : <TabSkeleton />;
}

function PolicyOfChannel({ view, policy }: TabProps & { readonly policy: Policy }) {
  const { ref, channel, members } = view;
  const client = useQueryClient();
  const editing = view.may("set-retention");
  const mayEdit = editing.isAllowed;
  const [nowMs] = useState(() => Date.now());
  const [isAsking, setAsking] = useState(false);
  const holds = useHolds();
  const draft = useDraft<PolicyForm>(`retention:${ref.channelId}`, formOf(policy), formDraft);
  const defaultPeriod = knownDefault(client);
  const form = draft.value;
  const next = nextOfForm(form);
  const isDirty = mayEdit && !isSame(form, formOf(policy));

  const nameOf = useCallback(
    (userId: string) => members.rows.find((member) => isSameUserId(member.userId, userId))?.name,
    [members.rows],
  );
  return (
    <div className="w-full max-w-4xl flex-1 px-4 pb-4 lg:px-6">
      <UnsavedGuard isDirty={isDirty} onLeave={draft.discard} params={guarded} />
      {draft.isRestored && isDirty ? <RestoredNote onDiscard={draft.discard} /> : null}
      <SettingRow title="Now" text="How long Zoom’s cloud keeps the channel’s messages and files.">
        <div className="flex items-start justify-between gap-3">
          <div className="flex min-w-0 flex-col gap-1">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{keptFor(policy)}</span>
              <Badge tone={policy.isCustom ? "accent" : "neutral"}>
                {policy.isCustom ? "Custom period" : "Account default"}
              </Badge>
            </p>
            <p className="text-xs text-pretty text-muted">{datesOf(policy, nowMs)}</p>
          </div>
          <RetentionHelp />
        </div>
      </SettingRow>
      <SettingRow title="Change" text="A shorter period permanently deletes messages." verdict={editing}>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (isDirty && next) setAsking(true);
          }}
        >
          <PolicyFields form={form} defaultPeriod={defaultPeriod} disabled={!mayEdit} onChange={draft.change} />
          {mayEdit ? (
            <div className="flex gap-2">
              <Button type="submit" tone="primary" disabled={!isDirty || !next}>
                Review the change…
              </Button>
              {isDirty ? <Button onClick={draft.discard}>Discard</Button> : null}
            </div>
          ) : null}
        </form>
      </SettingRow>
      <SettingRow title="Legal holds" text="Matters that cover people in this channel.">
        <HoldsSection holds={holds} channelId={ref.channelId} nameOf={nameOf} />
      </SettingRow>
      <Suspense>
        {isAsking && next ? (
          <ChangeDialog
            parts={partsOf([{ id: ref.channelId, name: channel.name }], () => next)}
            defaultPeriod={defaultPeriod}
            isHeld={holds.state === "known" ? (id) => holds.coversOf(id).length > 0 : undefined}
            nowMs={nowMs}
            onDone={(items) => {
              if (items.some(({ status }) => status === "done")) draft.discard();
            }}
            onClose={() => setAsking(false)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

function isSame(a: PolicyForm, b: PolicyForm): boolean {
  if (a.isCustom !== b.isCustom) return false;
  return !a.isCustom || (a.count === b.count && a.unit === b.unit);
}

function datesOf({ period }: Policy, nowMs: number): string {
  if (!period) return "Zoom does not say from which date messages are kept.";
  return `Messages from before ${formatDay(cutOffDay(period, nowMs))} are deleted; today’s messages will be deleted on ${formatDay(keptUntilDay(period, nowMs))}.`;
}
