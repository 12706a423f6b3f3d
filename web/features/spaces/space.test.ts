import { parse } from "valibot";
import { describe, expect, test } from "vitest";
import { operations } from "../../../contract/operations.gen.ts";
import { filterSpaces } from "../../../domain/exports/space-rows.ts";
import { spaceAnswer, spaceMemberPage, spacePage } from "../../shared/spaces/space.ts";

const owner = { display_name: "Jill", is_external_user: true, member_id: "m1", email: "", user_id: "" };

describe("what Zoom says of a space", () => {
  test("alone, with the blank in a field’s name that Zoom’s example has", () => {
    const { display_name: _, ...nameless } = owner;
    const space = parse(spaceAnswer, {
      space_id: "s1",
      space_name: "Platform",
      owner: { ...nameless, "display_name ": "Jill" },
      space_settings: { allow_to_add_external_users: 3, add_member_permissions: 2, create_channels_permission: 1 },
    });
    expect(space).toEqual({
      id: "s1",
      name: "Platform",
      description: "",
      owner: { memberId: "m1", userId: "", email: "", name: "Jill", isExternal: true },
      settings: { adding: 2, external: 3, channels: 1 },
    });
  });

  test("in a list, where the owner’s field has another name", () => {
    const page = parse(spacePage, { shared_spaces: [{ space_id: "s1", space_name: "Platform", space_owner: owner }] });
    expect(page.shared_spaces[0]?.owner.name).toBe("Jill");
  });

  test("of its people: external ones have a member id alone, deactivated ones are marked", () => {
    const { members } = parse(spaceMemberPage, {
      members: [
        { member_id: "m1", user_id: "", email: "", display_name: "Guest", is_external_user: true, role: "member" },
        { member_id: "m2", user_id: "u2", first_name: "Jill", last_name: "Chill", status: "inactive", role: "admin" },
      ],
    });
    expect(members).toMatchObject([
      { id: "m1", userId: "", isExternal: true, isInactive: false },
      { id: "m2", userId: "u2", name: "Jill Chill", role: "admin", isInactive: true },
    ]);
  });
});

test("the contract limits nothing of spaces but their owners: a limit that comes has to come here too", () => {
  const limited = operations.filter(({ tag, limits }) => tag === "Shared Spaces" && limits.length > 0);
  expect(limited.map(({ id, limits }) => [id, limits.map(({ subject }) => subject)])).toEqual([
    ["createSharedSpace", ["owners per space"]],
  ]);
});

const row = (name: string, description: string, ownerName: string) => ({
  id: name,
  name,
  description,
  owner: { memberId: "", userId: "", name: ownerName, email: `${ownerName}@x.co`, isExternal: false },
});

test.each([
  ["", ["Platform", "Partners"]],
  ["plat", ["Platform"]],
  ["PAR jill", ["Partners"]],
  ["incidents", ["Platform"]],
  ["nothing", []],
])("spaces filtered by %j", (text, names) => {
  const spaces = [row("Platform", "Plans and incidents", "Aiko"), row("Partners", "", "Jill")];
  expect(filterSpaces(spaces, text).map(({ name }) => name)).toEqual(names);
});
