import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/states.tsx";
import { doctorQueries } from "./doctor-queries.ts";
import { LeastScopes } from "./least-scopes.tsx";
import { NeverNeeded } from "./never-needed.tsx";
import { knownBy } from "./setup-findings.ts";
import { SetupGuide } from "./setup-guide.tsx";
import { Unused } from "./unused.tsx";
import { Verdicts } from "./verdicts.tsx";

/** What works with the scopes that were granted, what mends the rest, and which scopes some features need. */
export default function DoctorPage() {
  const { data: info, error, refetch } = useQuery(doctorQueries.info());
  return (
    <div className="flex max-w-4xl flex-col gap-8 px-4 pt-3 pb-10 lg:px-6 lg:pt-4">
      <title>Connection doctor · Channelkeeper</title>
      <header>
        <h1 className="flex min-h-8 items-center text-lg font-semibold tracking-tight">Connection doctor</h1>
        <p className="text-muted text-pretty">
          What the console may do is decided by the scopes of its Zoom apps, the kind of each app, and people’s roles in
          Zoom. This page says what is missing, and who can give it.
        </p>
      </header>
      {info ? (
        <>
          <SetupGuide
            redirectAddress={info.redirectAddress}
            known={knownBy(info)}
            // Others are told what an account connection was granted no more than what its test finds.
            canTest={info.account.is !== "hidden"}
          />
          <Verdicts info={info} />
          <NeverNeeded info={info} />
          <Unused info={info} />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading" className="flex flex-col gap-3">
          <Skeleton className="h-6 max-w-sm" />
          <Skeleton className="h-64" />
        </div>
      )}
      <LeastScopes redirectAddress={info?.redirectAddress} />
    </div>
  );
}
