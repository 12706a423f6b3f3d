// A small sandbox with its stable people signed in, for tests that drive operations over the wire.
import { type OperationId, operations } from "../../../contract/operations.gen.ts";
import type { Sandbox, SandboxOptions } from "../../app.ts";
import type { Channel } from "../../store/channel.ts";
import type { ExternalPerson, Store, User } from "../../store/store.ts";
import {
  type Answered,
  call,
  control,
  openSandbox,
  sendForm,
  serverToServer,
  signIn,
} from "../../testing/sandbox-client.ts";

/** Whose token a request carries. */
export interface Signed {
  readonly app: "sandbox-user" | "sandbox-admin" | "sandbox-s2s" | "sandbox-granular-admin" | "sandbox-granular-s2s";
  readonly person: string;
}

/** An app that acts for one person. */
export const me = (person: string): Signed => ({ app: "sandbox-user", person });
/** An account-level app that a person with a role allowed. */
export const account = (person: string): Signed => ({ app: "sandbox-admin", person });
export const serverApp: Signed = { app: "sandbox-s2s", person: "owner" };

export interface RequestParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** In place of a body, for operations that take files. */
  readonly form?: FormData;
  /** In place of a body and of the usual way to send one. */
  readonly send?: (sandbox: Sandbox, token: string | null, path: string) => Promise<Answered>;
  /** In place of the person's; null for none. */
  readonly token?: string | null;
}

export class Stage {
  readonly sandbox: Sandbox;
  readonly #tokens = new Map<string, string>();

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  static async open(options: SandboxOptions = {}): Promise<Stage> {
    return new Stage(await openSandbox({ plan: "unlimited", ...options }));
  }

  /** The company as it was at the start; people stay signed in. */
  reset(): void {
    this.sandbox.reset({ keepTokens: true });
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  get store(): Store {
    return this.sandbox.store;
  }

  channel(name: string): Channel {
    const [channel] = this.store.channels.named(name);
    if (!channel) throw new Error(`no channel is called ${name}`);
    return channel;
  }

  id(channelName: string): string {
    return this.channel(channelName).id;
  }

  user(localPart: string): User {
    const user = this.store.findUser(`${localPart}@${this.store.domain}`);
    if (!user) throw new Error(`nobody is called ${localPart}`);
    return user;
  }

  /** Active people who are not in a channel. */
  strangers(channelName: string, count: number): User[] {
    const channel = this.channel(channelName);
    const found = this.store.users.filter(
      ({ status, index }) => status === "active" && !this.store.channels.isMember(channel, index),
    );
    if (found.length < count) throw new Error(`${channelName} has ${found.length} strangers`);
    return found.slice(0, count);
  }

  withStatus(status: User["status"]): User {
    const [user] = this.store.people.usersWith(status, null);
    if (!user) throw new Error(`nobody is ${status}`);
    return user;
  }

  /** People of other accounts in a channel. */
  guests(channelName: string): ExternalPerson[] {
    return this.channel(channelName).members.people.flatMap((index) => {
      const person = this.store.people.at(index);
      return person.isExternal ? [person] : [];
    });
  }

  /** Calls an operation. `{userId}` is `me` where an app acts for one person and nothing else is given. */
  async call(
    id: OperationId,
    as: Signed,
    { params = {}, query = {}, body, form, ...parts }: RequestParts = {},
  ): Promise<Answered> {
    const operation = operations.find((candidate) => candidate.id === id);
    if (!operation) throw new Error(`${id} is no operation`);
    // Whatever anybody may ask, so without the checks of what the console sends.
    const values: Readonly<Record<string, string>> = { ...(as.app === "sandbox-user" && { userId: "me" }), ...params };
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
    const search = new URLSearchParams(query).toString();
    const token = parts.token === undefined ? await this.token(as) : parts.token;
    const target = `${path}${search && `?${search}`}`;
    if (parts.send) return parts.send(this.sandbox, token, target);
    if (form) return sendForm(this.sandbox, token, target, form);
    return call(this.sandbox, token, `${operation.method} /${target.slice(1)}`, body);
  }

  /** Signs in again, after time has passed. */
  async refreshed(signed: Signed): Promise<Signed> {
    this.#tokens.delete(`${signed.app} ${signed.person}`);
    await this.token(signed);
    return signed;
  }

  /** Leaves the tokens behind, which after an hour of the sandbox's clock are of no use. */
  signInAgain(): void {
    this.#tokens.clear();
  }

  /** Makes the next call of an operation fail inside the platform. */
  async fail(operation: OperationId, status: number, code: number): Promise<void> {
    await control(this.sandbox, "POST /sandbox/faults", { operation, status, code });
  }

  async token({ app, person }: Signed): Promise<string> {
    const key = `${app} ${person}`;
    const known = this.#tokens.get(key);
    if (known) return known;
    const tokens = app.endsWith("s2s")
      ? await serverToServer(this.sandbox, app)
      : await signIn(this.sandbox, app, person);
    this.#tokens.set(key, tokens.access_token);
    return tokens.access_token;
  }
}
