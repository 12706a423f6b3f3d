import type { OperationId } from "../../contract/operations.gen.ts";
import { getChannelHandlers } from "./get-channel.ts";
import { listChannelsHandlers } from "./list-channels.ts";
import type { Handler } from "./operation.ts";
import { rolesHandlers } from "./roles.ts";
import { usersHandlers } from "./users.ts";

/** What the sandbox does for each operation it covers; the others it answers as if Zoom did not have them. */
export const handlers: Partial<Record<OperationId, Handler>> = {
  ...getChannelHandlers,
  ...listChannelsHandlers,
  ...usersHandlers,
  ...rolesHandlers,
};
