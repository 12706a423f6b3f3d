// A PostgreSQL of the tests' own: one cluster for a whole run, a database for each asking. Debian's package; installed
// when it is missing and we may.
import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { madeInRun, onceForRun, runFolder } from "./run-folder.ts";

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;

/** For the end of a run: stops the cluster, if a test asked for one. */
export async function stopPostgres(): Promise<void> {
  if ((await madeInRun("postgres")) === null) return;
  const bin = await binaries();
  await asPostgres(path.join(bin, "pg_ctl"), ["-D", clusterFolder(), "-m", "immediate", "-w", "stop"]);
}

const clusterFolder = () => path.join(runFolder(), "cluster");

export interface PostgresDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** A new database: an empty one, or a copy of another one to which nobody is connected. */
export async function createPostgresDatabase(template = "template1"): Promise<PostgresDatabase> {
  const server = await onceForRun("postgres", startCluster);
  const name = `test_${randomBytes(6).toString("hex")}`;
  await query(server, `create database ${name} template ${template}`);
  return {
    name,
    url: `${server.slice(0, server.lastIndexOf("/"))}/${name}`,
    drop: () => query(server, `drop database ${name} with (force)`),
  };
}

async function query(url: string, sql: string): Promise<void> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function startCluster(): Promise<string> {
  const bin = await binaries();
  const cluster = clusterFolder();
  await mkdir(cluster, { mode: 0o700 });
  if (isRoot) {
    const { uid, gid } = await postgresUser();
    await chown(cluster, uid, gid);
    await chmod(runFolder(), 0o755);
  }
  const options = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync", "--locale=C"];
  await asPostgres(path.join(bin, "initdb"), ["-D", cluster, ...options]);
  // Several runs may start at once, so the port is tried rather than looked for.
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = 20_000 + (randomBytes(2).readUInt16BE() % 20_000);
    const settings = `-c listen_addresses=127.0.0.1 -p ${port} -k "" -c fsync=off -c full_page_writes=off -c max_connections=200`;
    const started = await asPostgres(path.join(bin, "pg_ctl"), [
      ...["-D", cluster, "-w", "-l", path.join(cluster, "log")],
      ...["-o", settings, "start"],
    ]).then(
      () => true,
      () => false,
    );
    if (started) return `postgres://postgres@127.0.0.1:${port}/postgres`;
  }
  throw new Error(`PostgreSQL did not start: ${await readFile(path.join(cluster, "log"), "utf8")}`);
}

async function binaries(): Promise<string> {
  const found = await findBinaries();
  if (found) return found;
  if (!isRoot)
    throw new Error("The server tests need PostgreSQL: install your system's postgresql package (initdb, pg_ctl).");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", "postgresql"], { env });
  const installed = await findBinaries();
  if (!installed) throw new Error("apt-get installed postgresql, but initdb is not in /usr/lib/postgresql");
  return installed;
}

async function findBinaries(): Promise<string | null> {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? await readdir(root) : [];
  const folders = [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => path.join(root, version, "bin")),
    ...(process.env.PATH ?? "").split(path.delimiter),
  ];
  return folders.find((folder) => ["initdb", "pg_ctl"].every((name) => existsSync(path.join(folder, name)))) ?? null;
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(["-u", "-g"].map(async (flag) => (await run("id", [flag, "postgres"])).stdout));
  return { uid: Number(uid), gid: Number(gid) };
}

/** The server refuses to run as root. Output goes nowhere: a server that inherits a pipe keeps it open. */
async function asPostgres(command: string, args: readonly string[]): Promise<void> {
  const identity = isRoot ? await postgresUser() : {};
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, args, { stdio: "ignore", cwd: "/", ...identity });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(command)} ended with ${code}`)),
    );
  });
}
