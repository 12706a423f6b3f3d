import { useQuery } from "@tanstack/react-query";
import type { SetupStep } from "../../../domain/doctor/setup.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { Skeleton } from "../../components/states.tsx";
import { signInHref } from "../../lib/locations.ts";
import { doctorQueries } from "./doctor-queries.ts";
import { LeastScopes } from "./least-scopes.tsx";
import type { Finding } from "./setup-findings.ts";
import { SetupGuide } from "./setup-guide.tsx";

const nothingKnown: ReadonlyMap<SetupStep["id"], readonly Finding[]> = new Map();

/** The guide through the first connection, for whoever runs the console, before anybody has signed in. */
export default function SetupPage() {
  const { data: setup, error, refetch } = useQuery(doctorQueries.setup());
  return (
    <main className="mx-auto flex max-w-4xl flex-col gap-8 px-4 pt-6 pb-10 lg:px-6">
      <title>Connecting Zoom · Channelkeeper</title>
      <header>
        <h1 className="text-lg font-semibold tracking-tight">Connecting Zoom</h1>
        <p className="text-muted text-pretty">
          From an account without any app to people who sign in: about half an hour, most of it in the Zoom App
          Marketplace. docs/CONNECTING.md says the same.
        </p>
      </header>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !setup ? (
        <div role="status" aria-label="Loading" className="flex flex-col gap-3">
          <Skeleton className="h-6 max-w-sm" />
          <Skeleton className="h-64" />
        </div>
      ) : setup.isFirst ? (
        <>
          <SetupGuide redirectAddress={setup.redirectAddress} known={nothingKnown} canTest />
          <LeastScopes redirectAddress={setup.redirectAddress} />
          <p>
            <a href={signInHref("/doctor")} className="underline">
              Sign in with Zoom
            </a>{" "}
            as an owner or admin of the account once the steps are done.
          </p>
        </>
      ) : (
        <p>
          People have signed in to this console. The guide goes on under{" "}
          <Link to="/doctor" className="underline">
            Connection doctor
          </Link>
          , for whoever is signed in.
        </p>
      )}
    </main>
  );
}
