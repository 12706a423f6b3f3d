import * as v from "valibot";
import type { Store, User } from "../store/store.ts";
import { canReadChannels } from "./access.ts";
import { isUsableName } from "./channel-rules.ts";
import { invalidField, operationError } from "./errors.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";
import { permittedSpace, rightsToSpace } from "./space-access.ts";
import { tellSpaceDeleted, tellSpaceEdited } from "./space-events.ts";
import { fullSpace, listedSpace, SettingsInput, settingsFrom } from "./space-view.ts";

const Update = v.object({
  space_name: v.optional(v.string()),
  space_desc: v.optional(v.string()),
  space_settings: v.optional(SettingsInput),
});

export const spacesHandlers = {
  listSharedSpaces: (context) => {
    const { store, cursor } = context;
    const person = personAskedFor(context);
    const start = pageStart(context);
    const page = person
      ? store.spaces.joinedPage(person.index, start, cursor.pageSize)
      : store.spaces.page(start, cursor.pageSize);
    const shared_spaces = page.items.map((space) => listedSpace(store, space));
    return { status: 200, body: { shared_spaces, ...paging(context, page.next) } };
  },

  getSharedSpace: (context) => {
    const { space } = permittedSpace(context, ({ canRead }) => canRead);
    return { status: 200, body: fullSpace(context.store, space) };
  },

  deleteSharedSpace: (context) => {
    const { space } = permittedSpace(context, ({ canOwn }) => canOwn);
    context.store.spaces.delete(space);
    tellSpaceDeleted(context, space);
    return { status: 204 };
  },

  /** A space that does not exist gets the refusal of one that may not be changed: the operation has no other. */
  updateSharedSpaceSettings: (context) => {
    const { operation, params, store } = context;
    const asked = v.parse(Update, context.body ?? {});
    if (Object.values(asked).every((value) => value === undefined)) throw operationError(operation.id, 4719);
    const space = store.spaces.find(params.spaceId ?? "");
    const rights = space && rightsToSpace(context, space);
    if (!space || !rights?.canManage || (asked.space_settings && !rights.canOwn))
      throw operationError(operation.id, 200);
    const { space_name: name = space.name, space_desc: description = space.description } = asked;
    if (!isUsableName(name)) throw invalidField("space_name", "Invalid field.");
    if (store.spaces.isNameTaken(name, space))
      throw invalidField("space_name", operationError("createSharedSpace", 5603, { about: "already in use" }).message);
    const settings = settingsFrom(asked.space_settings ?? {}, space.settings);
    const { addMemberPermissions, allowToAddExternalUsers } = settings;
    space.general.settings = { ...space.general.settings, addMemberPermissions, allowToAddExternalUsers };
    tellSpaceEdited(context, space, store.spaces.update(space, { name, description, settings }));
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

/** Whose spaces a list is about; null for all of the account's. */
function personAskedFor({ operation, query, store, caller }: OperationContext): User | null {
  const { user_id: userId } = query;
  const asked = userId === undefined ? null : userId === "me" ? caller.user : find(store, userId);
  if (asked === undefined) throw operationError(operation.id, 1001);
  const isOwn = asked === caller.user || (asked === null && !caller.isAccountLevel);
  if (isOwn) return caller.user;
  if (!caller.isAccountLevel || !canReadChannels(store, caller.user)) throw operationError(operation.id, 200);
  return asked;
}

function find(store: Store, userId: string): User | undefined {
  const user = store.findUser(userId) ?? store.people.findByMemberId(userId);
  return user?.isExternal === false && user.status === "active" ? user : undefined;
}
