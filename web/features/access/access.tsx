import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { Failure } from "../../components/failure.tsx";
import { EmptyState } from "../../components/states.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { ForbiddenError } from "../../lib/api/errors.ts";
import { formatCount } from "../../lib/format.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { type AccessOverview, accessQueries } from "./access-queries.ts";
import { rolesOf } from "./access-words.ts";
import { HoldersTab } from "./holders-tab.tsx";
import { RolesTab } from "./roles-tab.tsx";

/** For whoever gives roles or sees who did what. */
export default function Access() {
  const { data, error, refetch } = useQuery({ ...accessQueries.overview(), retry: false });
  return (
    <>
      <header className="flex min-h-8 shrink-0 flex-wrap items-center gap-2 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="mr-auto text-lg font-semibold tracking-tight">Access</h1>
      </header>
      {data ? (
        <Parts overview={data} />
      ) : error instanceof ForbiddenError ? (
        <NotAllowed />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <MembersSkeleton />
      )}
    </>
  );
}

const partIds = ["holders", "roles"] as const;

function Parts({ overview }: { readonly overview: AccessOverview }) {
  const [params] = useSearchParams();
  const part = partIds.find((id) => id === params.get("part")) ?? "holders";
  const { grants } = overview;
  return (
    <>
      <div className="border-b border-line px-4 lg:px-6">
        <Tabs
          label="Parts of access"
          current={part}
          tabs={[
            { id: "holders", label: "Who holds what", to: "?", count: formatCount(grants.length) },
            { id: "roles", label: "Roles", to: "?part=roles", count: formatCount(rolesOf(overview).length) },
          ]}
        />
      </div>
      {part === "holders" ? <HoldersTab overview={overview} /> : <RolesTab overview={overview} />}
    </>
  );
}

function NotAllowed() {
  return (
    <EmptyState title="Your role does not show you who can do what">
      Roles are shown to people who give them, and to auditors.
    </EmptyState>
  );
}
