import type { ConnectionName } from "../../../contract/bff.ts";
import { Name } from "../../components/name.tsx";
import { ownerOf } from "../../lib/acting.ts";
import { useSession } from "../../lib/session.ts";

interface WhoseNameProps {
  /** The page's. */
  readonly connection: ConnectionName;
  /** The one it is done through, where that is another; see `actingConnection`. */
  readonly through?: ConnectionName | undefined;
  /** Name of the person the account connection does it on behalf of, where it does. */
  readonly onBehalfOf?: string | undefined;
}

/** Says whose name Zoom will show for what is about to be done, where it is not the person's own. */
export function WhoseName({ connection, through = connection, onBehalfOf }: WhoseNameProps) {
  const { user, connections } = useSession();
  const { account } = connections;
  if (through === "me" || account.is !== "there") return null;
  const shown = onBehalfOf ?? account.actsAs;
  if (shown === user.displayName) return null;
  return (
    <p className="text-xs text-muted">
      Zoom will show this as done by {shown === undefined ? ownerOf[account.app] : <Name>{shown}</Name>}.
    </p>
  );
}
