import * as v from "valibot";
import type { Person } from "../store/store.ts";
import { operationError } from "./errors.ts";
import { listOf } from "./limits.ts";
import { addMembers, removeMembers } from "./membership.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";
import { fitsIntoSpace, permittedSpace } from "./space-access.ts";
import { tellMembersGone, tellMembersInvited } from "./space-events.ts";
import { type Outcome, operationView, spaceMember } from "./space-view.ts";

const Body = v.object({ members: v.array(v.object({ identifier: v.string() })) });

export const spaceMembersHandlers = {
  listSharedSpaceMembers: (context) => {
    const { query, store, cursor } = context;
    const { space } = permittedSpace(context, ({ canRead }) => canRead);
    const isAsked = (value: string | undefined, own: string) => !value || value === "all" || value === own;
    const keep = (index: number) => {
      const { role, status } = spaceMember(store, space, index);
      return isAsked(query.role, role) && isAsked(query.status, status);
    };
    const page = space.general.members.pageWhere(pageStart(context), cursor.pageSize, keep);
    const members = page.items.map((index) => spaceMember(store, space, index));
    return { status: 200, body: { members, ...paging(context, page.next) } };
  },

  /** One identifier that is nobody's fails the request; who cannot be added only has an outcome of that kind. */
  addMembersToSharedSpace: (context) => {
    const { operation, store } = context;
    const { space, rights } = permittedSpace(
      context,
      ({ canManage, standing }, { settings }) =>
        canManage || (!context.caller.isAccountLevel && standing !== "none" && settings.addMemberPermissions === 1),
    );
    const identifiers = v.parse(Body, context.body).members.map(({ identifier }) => identifier);
    if (identifiers.length === 0) throw operationError(operation.id, 5301);
    const newcomers = new Set<Person>();
    const outcomes = identifiers.map((identifier): Outcome => {
      const person = existing(context, identifier, "identifier");
      const isThere = newcomers.has(person) || store.spaces.standing(space, person.index) !== "none";
      const isDone = !isThere && fitsIntoSpace(space, person, rights);
      if (isDone) newcomers.add(person);
      return { identifier, person, isDone };
    });
    addMembers(context, space.general, [...newcomers]);
    tellMembersInvited(context, space, [...newcomers]);
    return { status: 201, body: operationView(outcomes) };
  },

  /** The owner stays. Members may take themselves out. */
  removeMembersFromSharedSpace: (context) => {
    const { operation, query, store, caller } = context;
    const identifiers = listOf(query.identifiers);
    const { space } = permittedSpace(
      context,
      ({ canManage, standing }) =>
        canManage || (standing === "member" && identifiers.every((id) => store.people.find(id) === caller.user)),
    );
    if (identifiers.length === 0) throw operationError(operation.id, 5301);
    const leavers = new Set<Person>();
    const outcomes = identifiers.map((identifier): Outcome => {
      const person = existing(context, identifier, "member_id");
      const standing = store.spaces.standing(space, person.index);
      const isDone = !leavers.has(person) && (standing === "admin" || standing === "member");
      if (isDone) leavers.add(person);
      return { identifier, person, isDone };
    });
    removeMembers(context, space.general, [...leavers]);
    tellMembersGone(context, space, [...leavers]);
    return { status: 200, body: operationView(outcomes) };
  },
} satisfies Record<string, Handler>;

function existing({ operation, store }: OperationContext, identifier: string, placeholder: string): Person {
  const person = store.people.find(identifier);
  if (!person) throw operationError(operation.id, 1001, { values: { [placeholder]: identifier } });
  return person;
}
