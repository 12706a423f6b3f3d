import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { DesiredState } from "../../../domain/desired/info.ts";
import { Failure } from "../../components/failure.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { countOf } from "../../lib/format.ts";
import { useForgetDone } from "../../shared/done/use-forget-done.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { desiredQueries } from "./desired-queries.ts";
import { DifferencesTab } from "./differences-tab.tsx";
import { FileTab } from "./file-tab.tsx";

/** The file and what is otherwise, for whoever reads the inventory. */
export default function Desired() {
  useForgetDone();
  const { data, error, refetch } = useQuery(desiredQueries.state());
  return (
    <>
      <header className="flex min-h-8 shrink-0 flex-wrap items-baseline gap-x-3 gap-y-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Desired state</h1>
        {data?.file ? (
          <p className="text-muted">
            Version {data.file.version} of channelkeeper.yaml
            {data.versions.length > 1 ? `, ${countOf(data.versions.length, "version")} kept` : ""}
          </p>
        ) : null}
      </header>
      {data ? (
        <Parts state={data} />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <MembersSkeleton />
      )}
    </>
  );
}

function Parts({ state }: { readonly state: DesiredState }) {
  const [params] = useSearchParams();
  const { file } = state;
  const part = params.get("part") === "file" || !file ? "file" : "differences";
  return (
    <>
      <div className="border-b border-line px-4 lg:px-6">
        <Tabs
          label="Parts of the desired state"
          current={part}
          tabs={[
            ...(file ? [{ id: "differences", label: "Differences", to: "?" }] : []),
            { id: "file", label: "File", to: "?part=file" },
          ]}
        />
      </div>
      {file && part === "differences" ? (
        <DifferencesTab version={file.version} maySave={state.maySave} />
      ) : (
        <FileTab state={state} />
      )}
    </>
  );
}
