import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { DirectoryGroup, GroupTexts } from "../store/directory-groups.ts";
import { shortId } from "../store/ids.ts";
import { invalidField, operationError } from "./errors.ts";
import { takeGroupOut } from "./group-channels.ts";
import { checkTerms, groupAsked } from "./im-group-access.ts";
import type { Handler } from "./operation.ts";

type Schemas = components["schemas"];

const Body = v.object({
  name: v.optional(v.string()),
  type: v.optional(v.picklist(["normal", "shared", "restricted"])),
  search_by_account: v.optional(v.boolean()),
  search_by_domain: v.optional(v.boolean()),
  search_by_ma_account: v.optional(v.boolean()),
});

const usual: GroupTexts = {
  name: "",
  type: "normal",
  searchByAccount: true,
  searchByDomain: false,
  searchByMaAccount: false,
};

/** The group's texts after a change. */
function textsFrom(body: unknown, current: GroupTexts): GroupTexts {
  const asked = v.parse(Body, body ?? {});
  const name = (asked.name ?? current.name).trim();
  if (name === "") throw invalidField("name", "This field is required.");
  return {
    name,
    type: asked.type ?? current.type,
    searchByAccount: asked.search_by_account ?? current.searchByAccount,
    searchByDomain: asked.search_by_domain ?? current.searchByDomain,
    searchByMaAccount: asked.search_by_ma_account ?? current.searchByMaAccount,
  };
}

const createdView = (group: DirectoryGroup): Schemas["CreatedIMGroup"] => ({
  id: group.id,
  name: group.name,
  total_members: group.members.length,
  search_by_account: group.searchByAccount,
  search_by_domain: group.searchByDomain,
  search_by_ma_account: group.searchByMaAccount,
});

const groupView = (group: DirectoryGroup): Schemas["IMGroup"] => ({ ...createdView(group), type: group.type });

export const imGroupsHandlers = {
  listIMDirectoryGroups: (context) => {
    checkTerms(context, "Read");
    const groups = context.store.groups.all.map(groupView);
    return { status: 200, body: { total_records: groups.length, groups } };
  },

  createIMDirectoryGroup: (context) => {
    const { operation, store } = context;
    checkTerms(context, "Edit");
    const texts = textsFrom(context.body, usual);
    if (store.groups.isNameTaken(texts.name))
      throw operationError(operation.id, 4132, { values: { groupName: texts.name } });
    return { status: 201, body: createdView(store.groups.create(shortId(store.random), texts)) };
  },

  retrieveIMDirectoryGroup: (context) => {
    checkTerms(context, "Read");
    return { status: 200, body: groupView(groupAsked(context)) };
  },

  updateIMDirectoryGroup: (context) => {
    const { store } = context;
    checkTerms(context, "Edit");
    const group = groupAsked(context);
    const texts = textsFrom(context.body, group);
    // The contract has the error for a name in use with the creation only.
    if (store.groups.isNameTaken(texts.name, group)) {
      const { message } = operationError("createIMDirectoryGroup", 4132, { values: { groupName: texts.name } });
      throw invalidField("name", message);
    }
    store.groups.update(group, texts);
    return { status: 204 };
  },

  deleteIMDirectoryGroup: (context) => {
    checkTerms(context, "Edit");
    const group = groupAsked(context);
    takeGroupOut(context, group);
    context.store.groups.delete(group);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;
