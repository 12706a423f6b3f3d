import { Lock } from "lucide-react";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import type { Verdict } from "./verdict.ts";

interface NeedsEditProps {
  /** Title of the page that stays closed. */
  readonly page: string;
  /** What the page would do, as in "Your roles do not allow you to …". */
  readonly act: string;
  /** Address of the page. */
  readonly to: string;
  readonly verdict: Extract<Verdict, { readonly isAllowed: false }>;
}

/** Stands in for a form that a role which may only look cannot send on the account connection. */
export function NeedsEdit({ page, act, to, verdict }: NeedsEditProps) {
  return (
    <>
      <title>{`${page} · Channelkeeper`}</title>
      <h1 className="px-4 pt-3 text-lg font-semibold tracking-tight lg:px-6 lg:pt-4">{page}</h1>
      <EmptyState
        icon={<Lock size={28} aria-hidden="true" />}
        title={`Your roles do not allow you to ${act} for the account`}
        action={<LinkButton to={`${to}?${CONNECTION_PARAM}=me`}>Use my connection</LinkButton>}
      >
        {verdict.why} {verdict.whatNext} Or {act} as yourself.
      </EmptyState>
    </>
  );
}
