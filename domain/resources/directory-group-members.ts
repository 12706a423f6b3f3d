import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  addIMDirectoryGroupMembers,
  deleteIMDirectoryGroupMember,
  listIMDirectoryGroupMembers,
} from "../../contract/endpoints.gen.ts";
import { userIdKey } from "../../contract/user-id.ts";
import { pageOf } from "../answers/page.ts";
import { Id, Text } from "../ids.ts";
import { emailOf, type Person, peopleIn, personFields, userIdOf } from "./people.ts";

/** Somebody of the account and a directory group. */
const Target = v.object({ groupId: Id, group: Text, ...personFields });
export type DirectoryMemberTarget = v.InferOutput<typeof Target>;

/** The most people a page has. */
const PAGE_SIZE = 300;
/** People of one call. Zoom states no most; this is the one of its user groups. */
export const CALL_SIZE = 30;

const Row = v.pipe(
  v.object({
    id: v.string(),
    email: v.nullish(v.string(), ""),
    first_name: v.nullish(v.string(), ""),
    last_name: v.nullish(v.string(), ""),
  }),
  v.transform(
    ({ id, email, first_name, last_name }): Person => ({
      name: `${first_name} ${last_name}`.trim(),
      memberId: "",
      userId: id,
      email: email.toLowerCase(),
      role: "member",
      isExternal: false,
    }),
  ),
);
const Members = pageOf("members", Row);

/** Everyone in a directory group. */
export const directoryMemberList = (groupId: string) => ({
  page: Members,
  callOf: (token: string | undefined) =>
    call(listIMDirectoryGroupMembers, {
      path: { groupId },
      query: { page_size: PAGE_SIZE, next_page_token: token },
    }),
});

/** User IDs of those who were added: whoever is not named was in the group before, or cannot be. */
const Added = v.object({ ids: v.nullish(v.string()) });

/** The keys of who came into a directory group by an answer; undefined where it names nobody, added or not. */
export function addedKeys(answer: unknown): ReadonlySet<string> | undefined {
  const { ids } = v.parse(Added, answer);
  if (typeof ids !== "string") return undefined;
  return new Set(
    ids
      .split(",")
      .map((id) => userIdKey(id.trim()))
      .filter(Boolean),
  );
}

/** Who is in a directory group. Account-level apps only. */
export const directoryGroupMembers = peopleIn<DirectoryMemberTarget>({
  id: "directory-group-members",
  target: Target,
  keyOf: ({ groupId }) => groupId,
  labelOf: ({ group }) => group,
  list: ({ groupId }) => directoryMemberList(groupId),
  ways: {
    add: {
      size: () => CALL_SIZE,
      why: (moving) =>
        userIdOf(moving) === "" && emailOf(moving) === ""
          ? "Only people in this account can be in a directory group."
          : undefined,
      call: (items) =>
        call(addIMDirectoryGroupMembers, {
          path: { groupId: items[0]?.target.groupId ?? "" },
          body: {
            members: items.map((item) => {
              const id = userIdOf(item);
              return id === "" ? { email: emailOf(item) } : { id };
            }),
          },
        }),
      interpret: (answer, items) => {
        const added = addedKeys(answer) ?? new Set();
        if (added.size >= items.length) return items.map(() => ({ is: "done" }));
        return items.map((item) => (added.has(userIdKey(userIdOf(item))) ? { is: "done" } : { is: "untold" }));
      },
      notDone: "Not added: the account has no active person matching this.",
    },
    remove: {
      size: () => 1,
      call: (items) => {
        const [only] = items;
        return call(deleteIMDirectoryGroupMember, {
          path: { groupId: only?.target.groupId ?? "", memberId: only ? userIdOf(only) : "" },
        });
      },
    },
  },
  words: {
    notKnown: "Zoom does not say whether they are in the group.",
    roles: { none: "Not in the group", member: "In the group" },
  },
});
