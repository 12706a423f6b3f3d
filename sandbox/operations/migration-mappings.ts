import { canReadChannels } from "./access.ts";
import { operationError } from "./errors.ts";
import { listOf } from "./limits.ts";
import type { Handler, OperationContext } from "./operation.ts";

function originIds({ operation, query }: OperationContext, parameter: string): string[] {
  const ids = listOf(query[parameter]);
  if (ids.length === 0) throw operationError(operation.id, null, { about: "Bad Request" });
  return ids;
}

/** The pairs that are known; how many are and are not. */
function answer<Mapping>(ids: readonly string[], find: (originId: string) => Mapping | undefined) {
  const mappings = ids.flatMap((id) => find(id) ?? []);
  return {
    status: 200,
    body: { mappings_found: mappings.length, mappings_not_found: ids.length - mappings.length, mappings },
  };
}

export const migrationMappingsHandlers = {
  getMigratedZoomChannelIDs: (context) => {
    const { operation, query, store, caller } = context;
    if (!canReadChannels(store, caller.user)) throw operationError(operation.id, null, { about: "No permission" });
    const team = store.migration.team(query.origin_team_id ?? "");
    if (!team) throw operationError(operation.id, 5801);
    return answer(originIds(context, "origin_channel_ids"), (origin_channel_id) => {
      const zm_channel_id = team.channels.get(origin_channel_id);
      return zm_channel_id !== undefined && store.channels.find(zm_channel_id)
        ? { origin_channel_id, zm_channel_id }
        : undefined;
    });
  },

  /** Without a team, people of all teams are looked for. */
  getMigratedZoomUserIDs: (context) => {
    const { operation, query, store, caller } = context;
    if (!canReadChannels(store, caller.user)) throw operationError(operation.id, null, { about: "No permission" });
    const { origin_team_id: teamId } = query;
    const teams = store.migration.teams.filter(({ id }) => teamId === undefined || id === teamId);
    return answer(originIds(context, "origin_user_ids"), (origin_user_id) => {
      const zm_user_id = teams.map(({ userId }) => userId(origin_user_id)).find((id) => id !== undefined);
      return zm_user_id === undefined ? undefined : { origin_user_id, zm_user_id };
    });
  },
} satisfies Record<string, Handler>;
