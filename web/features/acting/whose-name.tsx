import type { ConnectionName } from "../../../contract/bff.ts";
import { Name } from "../../components/name.tsx";
import { useSession } from "../../lib/session.ts";

/**
 * Says whose name Zoom will show for what is about to be done, where it is not the person's own.
 *
 * @param connection the one it is done through; see `actingConnection`.
 */
export function WhoseName({ connection }: { readonly connection: ConnectionName }) {
  const { user, connections } = useSession();
  const { account } = connections;
  if (connection === "me" || account.access === "none" || account.actsAs === user.displayName) return null;
  return (
    <p className="text-xs text-muted">
      Zoom will show{" "}
      {account.actsAs === undefined ? "the owner of the server-to-server app" : <Name>{account.actsAs}</Name>} as who
      did this.
    </p>
  );
}
