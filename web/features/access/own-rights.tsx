import { Failure } from "../../components/failure.tsx";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import type { PersonAccess } from "./access-queries.ts";
import { PersonCan } from "./person-can.tsx";

interface OwnRightsProps {
  readonly access: PersonAccess | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** What whoever looks can do themselves: all that their role shows them of access. */
export function OwnRights({ access, error, onRetry }: OwnRightsProps) {
  return (
    <div className="flex max-w-5xl flex-col gap-4 px-4 py-4 lg:px-6">
      <p className="max-w-2xl text-muted text-pretty">
        What you can do through the account connection. Who else can do what is shown to people who give roles, and to
        auditors.
      </p>
      {access ? (
        <PersonCan access={access} isOwn />
      ) : error ? (
        <Failure error={error} onRetry={onRetry} />
      ) : (
        <MembersSkeleton />
      )}
    </div>
  );
}
