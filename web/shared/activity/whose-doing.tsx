import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { ownerOf } from "../../lib/acting.ts";
import { useSession } from "../../lib/session.ts";

/** Says under whose name Zoom logs what the console does, and where it stands who really did it. */
export function WhoseDoing({ ofChannel }: { readonly ofChannel?: string | undefined }) {
  const { account } = useSession().connections;
  if (account.is !== "there") return null;
  const { actsAs, app } = account;
  const to = ofChannel ? `/audit?${new URLSearchParams({ target: `channel:${ofChannel}` })}` : "/audit";
  return (
    <p className="px-4 pb-3 text-xs text-muted text-pretty lg:px-6">
      What the console does through the account connection stands here as done by{" "}
      {actsAs === undefined ? ownerOf[app] : <Name>{actsAs}</Name>}. The{" "}
      <Link to={to} className="underline">
        audit trail
      </Link>{" "}
      says who did it.
    </p>
  );
}
