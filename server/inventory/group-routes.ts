// `/api/inventory/mention-groups`: mention groups of all channels; `/api/inventory/directory-groups`: how many people are in
// them, and in how many channels they are. Which channels these are is a filter of the list of channels.
import { Router } from "express";
import * as v from "valibot";
import { MentionGroupsAsked } from "../../domain/inventory/mention-groups.ts";
import { mentionGroupsSeen } from "../access/inventory.ts";
import { placeIn, tokenOf } from "../changes/page-token.ts";
import { checked } from "../changes/request-schemas.ts";
import type { DatabaseSource } from "../db/database.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { type AccessDeps, inventoryAccess } from "./access.ts";
import { channelsReached } from "./asking.ts";
import { Paged, Skip } from "./list-query.ts";
import type { Memory } from "./memory/memory.ts";
import type { MentionGroups } from "./memory/mention-group-table.ts";
import { directoryGroups } from "./queries/directory-groups.ts";
import { MentionGroupPlace, mentionGroupPage } from "./queries/mention-groups.ts";

export interface GroupRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
  readonly mentionGroups: MentionGroups;
}

const Query = v.object({ ...MentionGroupsAsked.entries, ...Paged, skip: Skip });

export function groupRoutes({ database, memory, mentionGroups, ...deps }: GroupRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  router.get("/api/inventory/mention-groups", async (req, res) => {
    const { may } = await access.someReader(req);
    if (!may.some("see-mention-groups"))
      throw new RequestFailure("forbidden_role", "Your role does not show you mention groups.");
    const { page_size: size, next_page_token, skip, ...asked } = checked(Query, req.query);
    const { orm } = await database.ready;
    const after = placeIn(next_page_token, MentionGroupPlace, asked);
    const sees = mentionGroupsSeen(may);
    const page = await mentionGroupPage({ orm, memory, mentionGroups }, { ...asked, sees }, { after, size, skip });
    res.json({ groups: page.groups, next_page_token: page.next ? tokenOf(page.next, asked) : "", total: page.total });
  });
  router.get("/api/inventory/directory-groups", async (req, res) => {
    const { may } = await access.someReader(req);
    if (!may.some("see-directory-groups"))
      throw new RequestFailure("forbidden_role", "Your role does not show you directory groups in channels.");
    const seen = {
      all: may.all("see-directory-groups"),
      // Whoever has groups come into channels has to find those that are in none.
      named: may.all("see-directory-groups") || may.beyondOwn("add-groups-to-channels"),
      channels: await channelsReached(memory, may, ["see-channels", "see-directory-groups"]),
    };
    res.json({ groups: await directoryGroups((await database.ready).orm, seen) });
  });
  return router;
}
