import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Name } from "../../components/name.tsx";
import { mayBeGeneral } from "../channel/model/channel.ts";
import { spaceQueries } from "./space-queries.ts";

interface SpaceOfGeneralProps {
  readonly connection: ConnectionName;
  readonly channel: { readonly id: string; readonly name: string; readonly type?: number };
}

/** Of which space a "General" is: every space has one. Asked for those in view alone, and shown once it is known. */
export default function SpaceOfGeneral({ connection, channel }: SpaceOfGeneralProps) {
  const client = useQueryClient();
  const space = useQuery({
    ...spaceQueries.ofGeneral(connection, channel.id, client),
    enabled: mayBeGeneral(channel),
  });
  return space.data ? (
    <span className="truncate text-xs text-muted">
      in <Name>{space.data}</Name>
    </span>
  ) : null;
}
