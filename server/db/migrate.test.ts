import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChannelSet } from "../../domain/access/channel-set.ts";
import { type Entry, givenBy } from "../../domain/access/given.ts";
import type { Right } from "../../domain/access/rights.ts";
import { builtInRole } from "../../domain/access/roles.ts";
import { lastChanges, readEntries } from "../access/access-store.ts";
import { systemClock } from "../clock.ts";
import { createLog } from "../log.ts";
import { preparePglite } from "../testing/pglite.ts";
import { createPostgresDatabase } from "../testing/postgres.ts";
import { databaseShape, schemaShape } from "../testing/shape.ts";
import { databaseKinds } from "../testing/stack.ts";
import { trailOf } from "../testing/trail.ts";
import type { Database } from "./database.ts";
import { openDatabase } from "./open-database.ts";
import { accessChanges, accessEntries, people, sessions } from "./schema.ts";

const log = createLog("silent", { write: () => undefined });

describe.each(databaseKinds)("a migrated database (%s)", (kind) => {
  let dataFolder: string;
  let server: Awaited<ReturnType<typeof createPostgresDatabase>> | null;
  beforeEach(async () => {
    dataFolder = await mkdtemp(path.join(tmpdir(), "channelkeeper-migrate-"));
    server = kind === "postgres" ? await createPostgresDatabase() : null;
    if (!server) await preparePglite(dataFolder);
  });
  const opened: Database[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
    await server?.drop();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const open = async () => {
    const database = await openDatabase({ databaseUrl: server?.url ?? null, dataFolder }, systemClock, log);
    opened.push(database);
    return database;
  };

  /** As another program would, without opening the database as the console does. */
  const run = async (text: string) => {
    if (server) {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query(text);
      await client.end();
    } else {
      const client = await PGlite.create(path.join(dataFolder, "pglite"), { extensions: { pg_trgm } });
      await client.exec(text);
      await client.close();
    }
  };

  test("has the tables, columns, indexes and keys of schema.ts", async () => {
    const database = await open();
    const expected = await schemaShape(database.orm);
    expect(expected).toContain("column sessions user_id text not null");
    expect(await databaseShape(database.orm)).toEqual(expected);
  });

  test.each([
    ["the first", firstTables],
    ["a later", `${firstTables}; ${grantLeases}`],
  ])("has them too where %s of the earlier builds made it, with what was stored", async (_, made) => {
    await run(`${made}; ${rows}`);
    const database = await open();
    expect(
      (await trailOf(database.orm)).map(({ kind, operation, result }) => [kind, operation, result?.outcome]),
    ).toEqual([
      ["event", "signIn", "done"],
      ["intent", "createChannel", undefined],
      ["outcome", "createChannel", "failed"],
      ["intent", "deleteChannel", undefined],
    ]);
    expect(await databaseShape(database.orm)).toEqual(await schemaShape(database.orm));
    expect(await database.orm.select().from(people)).toMatchObject([{ userId: "u" }]);
    expect(await database.orm.select().from(sessions)).toMatchObject([{ idHash: "s", userId: "u" }]);
  });

  test("has what was given by the role of whoever leads channels, as the role of owners where they are one’s own", async () => {
    const earlier = await open();
    const grant = (id: string, set: ChannelSet): Entry => ({
      ...{ is: "grant", id, roleId: "channel-leader", set, reason: "A test", untilMs: null, isBreakGlass: false },
      ...{ to: { is: "person", userId: "u", name: "Ada" }, byUserId: "b", byName: "Bo", atMs: 7 },
    });
    const grants = [grant("own", { of: "own", as: "leader" }), grant("some", { of: "list", channelIds: ["c"] })];
    const asRow = (entry: Entry) => ({ is: entry.is, id: entry.id, entry });
    await earlier.orm.insert(accessEntries).values(grants.map(asRow));
    const made = { atMs: 7, byUserId: "b", byName: "Bo" };
    await earlier.orm.insert(accessChanges).values({ ...made, id: "c", before: null, after: grants[0] });
    await earlier.orm.execute(sql`delete from migrations where name like '%map-channel-leaders'`);
    await opened.pop()?.close();

    const { orm } = await open();
    const entries = await readEntries(orm);
    const { roles, grants: given } = givenBy(entries);
    const rightsOf = (id: string): readonly Right[] =>
      roles.get(given.find((one) => one.id === id)?.roleId ?? "")?.rights ?? [];
    const owners = builtInRole("channel-owner").rights;
    expect(rightsOf("own")).toEqual(owners);
    // Over channels of others nobody gets more than was given.
    expect(rightsOf("some").toSorted()).toEqual(owners.filter((right) => right !== "delete-channels").toSorted());
    expect((await lastChanges(orm))[0]?.after).toMatchObject({ roleId: "channel-owner" });
    expect(entries).toHaveLength(3);
  });

  test("is told from one that differs in anything", async () => {
    const database = await open();
    let before = await databaseShape(database.orm);
    for (const change of [
      "create table stray (id text)",
      "alter table audit_entries add column stray text",
      "alter table grants alter column version type bigint",
      "alter table audit_entries alter column operation drop not null",
      "alter table grants alter column version set default 1",
      "alter table sessions drop constraint sessions_user_id_people_user_id_fk",
      "alter table sessions drop constraint sessions_pkey",
      "drop index audit_entries_user_id",
    ]) {
      await database.orm.execute(sql.raw(change));
      const after = await databaseShape(database.orm);
      expect(after, change).not.toEqual(before);
      before = after;
    }
  });
});

const firstTables = `
  create table migrations (name text primary key);
  insert into migrations values ('0001-first-tables');
  create table people (
    user_id text primary key,
    account_id text not null,
    email text not null,
    display_name text not null,
    role_name text not null,
    updated_at_ms bigint not null
  );
  create table sessions (
    id_hash text primary key,
    user_id text not null references people (user_id),
    created_at_ms bigint not null,
    last_seen_at_ms bigint not null,
    expires_at_ms bigint not null
  );
  create index sessions_user_id on sessions (user_id);
  create index sessions_expires_at_ms on sessions (expires_at_ms);
  create table grants (
    id text primary key,
    access_token text not null,
    refresh_token text,
    key_id text not null,
    scopes text not null,
    expires_at_ms bigint not null,
    version integer not null,
    updated_at_ms bigint not null
  );
  create table audit (
    request_id text primary key,
    at_ms bigint not null,
    user_id text not null,
    email text not null,
    session text not null,
    connection text not null,
    operation_id text not null,
    params jsonb not null,
    query jsonb not null,
    body jsonb,
    body_sha256 text,
    status integer,
    zoom_code text,
    tracking_id text,
    duration_ms integer
  );
  create index audit_at_ms on audit (at_ms);
  create index audit_user_id_at_ms on audit (user_id, at_ms);
`;

const grantLeases = `
  insert into migrations values ('0002-grant-leases');
  create table grant_leases (
    grant_id text primary key,
    holder text not null,
    until_at timestamptz not null
  );
`;

const rows = `
  insert into people values ('u', 'a', 'e', 'd', 'r', 1);
  insert into sessions values ('s', 'u', 1, 1, 1);
  insert into audit values
    ('r1', 1, 'u', 'e', 's', 'me', 'signIn', '{}', '{}', null, null, 200, null, null, null),
    ('r2', 2, 'u', 'e', 's', 'me', 'createChannel', '{"userId": "me"}', '{}', '{"name": "N"}', 'x', 400, '300', 't', 7),
    ('r3', 3, 'u', 'e', 's', 'me', 'deleteChannel', '{"channelId": "c"}', '{}', null, null, null, null, null, null);
`;
