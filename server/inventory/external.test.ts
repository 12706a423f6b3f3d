import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExternalPage, type ExternalValues, externalSorts } from "../../domain/inventory/external.ts";
import type { Browser } from "../testing/browser.ts";
import { startWithKnownCompany } from "../testing/known-inventory.ts";
import { databaseKinds, type Stack } from "../testing/stack.ts";
import { writeAddress } from "./store/addresses.ts";
import { writeChannelMembers } from "./store/facts.ts";
import { channels, markGone } from "./store/things.ts";

const FILE = "/api/exports/inventory-external.csv?connection=account";

describe.each(databaseKinds)("external people, on %s", (database) => {
  let stack: Stack;
  let viewer: Browser;
  beforeAll(async () => {
    ({ stack, viewer } = await startWithKnownCompany(database));
  }, 120_000);
  afterAll(() => stack.close());

  const listed = async (query = "", who = viewer) =>
    (await who.get(`/api/inventory/external?${query}`)).json() as ExternalPage;
  const placesOf = ({ rows }: ExternalPage) => rows.map(({ key, kind }) => `${key} ${kind}`);

  test("are listed in each channel and space, with since when and who let them in as far as Zoom’s log tells", async () => {
    const page = await listed();
    expect(page).toMatchObject({
      total: 3,
      counts: { people: 2, organizations: 1, unknownPeople: 1, channels: 1, spaces: 1 },
      rows: [
        {
          ...{ key: "g1", organization: "partner.example", kind: "channel", id: "guests", name: "Guests" },
          ...{ adding: 0, role: "member", since: "joined", by: "Ann Lee", byKey: "ann" },
        },
        { key: "g1", kind: "space", id: "space", name: "Partners", since: "seen", by: "", byKey: "" },
        { key: "g2", organization: "", kind: "channel", since: "seen", by: "" },
      ],
    });
    expect(page.rows[0]?.sinceMs).toBeLessThan(page.rows[1]?.sinceMs ?? 0);
  });

  test.each([
    ["find=guest+g2", ["g2 channel"]],
    ["find=PARTNERS", ["g1 space"]],
    ["find=gu%C3%A9st+p%C3%A0rtners", ["g1 space"]],
    ["find=gu%25st", []],
    ["organization=Partner.example", ["g1 channel", "g1 space"]],
    ["organization=unknown", ["g2 channel"]],
    ["person=g1&in=channel", ["g1 channel"]],
    ["channel=guests", ["g1 channel", "g2 channel"]],
    ["space=space", ["g1 space"]],
    ["space=none,elsewhere", ["g1 channel", "g2 channel"]],
    ["adding=0", ["g1 channel", "g2 channel"]],
    ["adding=1,2,3", []],
    ["archived=unknown&in=space", ["g1 space"]],
    ["sort=-person", ["g2 channel", "g1 space", "g1 channel"]],
    // What is not known stands last either way.
    ["sort=organization", ["g1 channel", "g1 space", "g2 channel"]],
    ["sort=-organization", ["g1 space", "g1 channel", "g2 channel"]],
    ["sort=since", ["g1 channel", "g1 space", "g2 channel"]],
    ["sort=-by", ["g1 channel", "g2 channel", "g1 space"]],
  ])("are filtered and sorted: %s", async (query, expected) => {
    expect(placesOf(await listed(query))).toEqual(expected);
  });

  test("come page by page, from anywhere, in any order", async () => {
    for (const sort of externalSorts.flatMap((one) => [one, `-${one}`])) {
      const all = placesOf(await listed(`sort=${sort}`));
      const found: string[] = [];
      let token = "";
      do {
        const page = await listed(`sort=${sort}&page_size=1&next_page_token=${token}`);
        found.push(...placesOf(page));
        token = page.next_page_token;
      } while (token !== "");
      expect(found).toEqual(all);
      expect(placesOf(await listed(`sort=${sort}&page_size=1&skip=1`))).toEqual(all.slice(1, 2));
    }
    expect((await viewer.get("/api/inventory/external?adding=7")).status).toBe(400);
    expect((await viewer.get("/api/inventory/external?sort=shoe-size")).status).toBe(400);
  });

  test("show the address of whom the console invited to those alone who read the whole audit trail", async () => {
    const { orm } = stack.database;
    await writeAddress(orm, { memberId: "g2", email: "g2@Supplier.example" }, stack.clock.nowMs());
    const admin = await stack.signIn("admin");
    const query = "organization=supplier.example";
    expect((await listed(query, admin)).rows).toMatchObject([{ key: "g2", email: "g2@Supplier.example" }]);
    expect((await admin.get(FILE)).text).toContain("g2@Supplier.example");
    expect((await listed(query)).total).toBe(0);
    expect((await viewer.get(FILE)).text).not.toContain("g2@Supplier.example");
    expect((await viewer.get("/api/inventory/external/values")).text).not.toContain("supplier.example");
    expect((await listed("find=supplier")).total).toBe(0);
  });

  test("say which values each filter has, and how many have them", async () => {
    const values = (await viewer.get("/api/inventory/external/values?in=space")).json() as ExternalValues;
    expect(values).toEqual({
      organization: [{ value: "partner.example", name: "", count: 1 }],
      person: [{ value: "g1", name: "Guest g1", count: 1 }],
      in: [
        { value: "space", name: "", count: 1 },
        { value: "channel", name: "", count: 2 },
      ],
      channel: [],
      space: [{ value: "space", name: "Partners", count: 1 }],
      adding: [{ value: "unknown", name: "", count: 1 }],
      archived: [{ value: "unknown", name: "", count: 1 }],
    });
  });

  test("come as a file, as they are filtered and sorted", async () => {
    const file = await viewer.get(FILE);
    expect(file.status).toBe(200);
    // Nothing was read to its end here.
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="external people (in part).csv"');
    const lines = file.text.trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain("partner.example,Guest g1,g1@Partner.example,g1,channel,guests,Guests");
    const some = (await viewer.get(`${FILE}&in=channel&sort=-person`)).text.trim().split("\r\n");
    expect(some.slice(1).map((line) => line.split(",")[3])).toEqual(["g2", "g1"]);
  });

  test.each(["member", "helpdesk", "coordinator"])("are none of the business of %s", async (name) => {
    const person = await stack.signIn(name);
    // They lead none of these channels.
    expect((await listed("", person)).total).toBe(0);
    const values = (await person.get("/api/inventory/external/values")).json() as Record<string, unknown[]>;
    expect(Object.values(values).flat()).toEqual([]);
    expect((await person.get(FILE)).text.trim().split("\r\n")).toHaveLength(1);
  });

  test.each(["owner", "admin", "channel-admin", "channel-viewer"])("are shown to %s", async (name) => {
    const person = await stack.signIn(name);
    expect((await listed("", person)).total).toBe(3);
    expect((await person.get("/api/inventory/external/values")).status).toBe(200);
  });

  test("are found by names without their accents, and with them", async () => {
    const zoe = { userId: "", memberId: "g3", name: "Zoë Ňemec", email: "", isExternal: true, role: "member" };
    const place = { place: "open", people: [zoe], unreadableCount: 1, atMs: stack.clock.nowMs() };
    await writeChannelMembers(stack.database.orm, [place]);
    for (const find of ["zoe nem", "ZOË", "ňemec"])
      expect(placesOf(await listed(`find=${encodeURIComponent(find)}`))).toEqual(["g3 channel"]);
  });

  test("of a channel that is gone are none", async () => {
    await markGone(stack.database.orm, channels, [{ key: "guests", atMs: stack.clock.nowMs() }]);
    expect(placesOf(await listed("channel=guests"))).toEqual([]);
    expect(placesOf(await listed("person=g1"))).toEqual(["g1 space"]);
  });
});
