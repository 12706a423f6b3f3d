import type { ConnectionName } from "../../../contract/bff.ts";
import { isSameUserId } from "../../../contract/user-id.ts";
import { refOfChange, type SeenThrough } from "../../lib/acting.ts";
import { type QueryValue, zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { firstItem, isGone, neverAborted } from "../../lib/writes/asking.ts";
import { verdict, write } from "../../lib/writes/write.ts";
import { createdSpace, type Space, type SpaceRow, type SpaceSettings, spaceAnswer, spacePage } from "./space.ts";

/** A shared space as seen through one connection. */
export interface SpaceRef extends SeenThrough {
  readonly spaceId: string;
}

/** What a space is called and says of itself. */
export interface SpaceText {
  readonly name: string;
  readonly description: string;
}

/** Somebody a space is created with. */
export interface NewMember {
  /** User ID or member id; Zoom takes no address here. */
  readonly identifier: string;
  readonly role: "owner" | "admin" | "member";
}

/** Zoom documents no most; its example has 30 spaces a page. */
const PAGE_SIZE = 100;

export async function listSpaces(
  connection: ConnectionName,
  userId: string | undefined,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<SpaceRow>> {
  const query = { user_id: userId, page_size: PAGE_SIZE, next_page_token: cursor };
  const path = zoomPath(connection, "/chat/spaces", {}, query);
  const page = await request({ path, schema: spacePage, signal });
  return cursorPage(page.shared_spaces, page.next_page_token, undefined, Date.now());
}

export function getSpace(ref: SpaceRef, signal: AbortSignal): Promise<Space> {
  return request({ path: spacePath(ref), schema: spaceAnswer, signal });
}

export interface CreatedSpace {
  readonly spaceId: string;
  /** Those Zoom says are in it; undefined when the answer names nobody. */
  readonly members:
    | readonly { readonly identifier: string; readonly role: NewMember["role"] | undefined }[]
    | undefined;
}

export async function createSpace(
  connection: ConnectionName,
  { name, description }: SpaceText,
  settings: SpaceSettings,
  members: readonly NewMember[],
): Promise<CreatedSpace> {
  const body = {
    space_name: name,
    space_desc: description,
    space_settings: wireSettings(settings),
    ...(members.length > 0 && { space_members: members }),
  };
  const path = zoomPath(connection, "/chat/spaces");
  const { space_id, space_members } = await write({
    path,
    method: "POST",
    body,
    schema: createdSpace,
    // No two spaces of the account have the same name. Who is in it only its own list tells.
    verify: async () => {
      const userId = members.find(({ role }) => role === "owner")?.identifier;
      const found = await firstItem<SpaceRow>(
        (cursor, signal) => listSpaces(connection, userId, cursor, signal),
        (space) => space.name === name,
      );
      return found ? { isDone: true, value: { space_id: found.id, space_members: undefined } } : { isDone: false };
    },
  });
  return {
    spaceId: space_id,
    members: space_members?.map(({ identifier, role }) => ({ identifier, role })),
  };
}

/** What is left out stays as it is. */
export interface SpaceChange {
  readonly name?: string;
  readonly description?: string;
  readonly settings?: Partial<SpaceSettings>;
}

export function updateSpace(space: SpaceRef, change: SpaceChange): Promise<undefined> {
  const ref = refOfChange(space);
  const { name, description, settings } = change;
  const body = {
    ...(name !== undefined && { space_name: name }),
    ...(description !== undefined && { space_desc: description }),
    ...(settings && { space_settings: wireSettings(settings) }),
  };
  const verify = async () => verdict(hasChange(await getSpace(ref, neverAborted()), change));
  return write({ path: spacePath(ref), method: "PATCH", body, schema: null, verify });
}

/** Whether a space has everything that a change was to give it. */
export function hasChange(space: Space, { name, description, settings = {} }: SpaceChange): boolean {
  const wanted = [
    [name, space.name],
    [description, space.description],
    [settings.adding, space.settings.adding],
    [settings.external, space.settings.external],
    [settings.channels, space.settings.channels],
  ] as const;
  return wanted.every(([want, is]) => want === undefined || want === is);
}

export function deleteSpace(space: SpaceRef): Promise<undefined> {
  const ref = refOfChange(space);
  const verify = async () => verdict(await isGone((signal) => getSpace(ref, signal)));
  return write({ path: spacePath(ref), method: "DELETE", schema: null, verify });
}

/** @param identifier User ID or member id of somebody in the space. */
export function transferSpace(ref: SpaceRef, identifier: string): Promise<undefined> {
  const verify = async () => {
    const { owner } = await getSpace(ref, neverAborted());
    return verdict(isSameUserId(owner.userId, identifier) || owner.memberId === identifier);
  };
  return write({ path: spacePath(ref, "/owner", { identifier }), method: "PATCH", schema: null, verify });
}

export function spacePath(
  { connection, spaceId }: SpaceRef,
  rest = "",
  query: Readonly<Record<string, QueryValue>> = {},
): string {
  return zoomPath(connection, `/chat/spaces/{spaceId}${rest}`, { spaceId }, query);
}

function wireSettings({ adding, external, channels }: Partial<SpaceSettings>) {
  return {
    add_member_permissions: adding,
    allow_to_add_external_users: external,
    create_channels_permission: channels,
  };
}
