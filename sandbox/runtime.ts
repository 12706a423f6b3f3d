// What is the sandbox's and outlives a reset, and the world of this moment.
import { type OperationId, operations } from "../contract/operations.gen.ts";
import { type Clock, createSandboxClock, type SandboxClock } from "./clock.ts";
import { createFaults } from "./control/faults.ts";
import type { AccountTerms, Controls, Failure, ResetOptions, TokensEnd } from "./control/routes.ts";
import { appDeauthorized } from "./events/envelope.ts";
import type { Endpoint } from "./events/send.ts";
import { hmac } from "./events/signature.ts";
import { Webhooks } from "./events/webhooks.ts";
import { ContentFolder } from "./files/content-folder.ts";
import { createAnswerValidator, noValidation } from "./http/answer-validation.ts";
import type { Api } from "./http/api.ts";
import { createRequestLog } from "./http/request-log.ts";
import type { Handler } from "./operations/operation.ts";
import { createWorld, type WorldParts, type WorldSettings } from "./world.ts";

export interface RuntimeOptions {
  readonly settings: WorldSettings;
  readonly clock: Clock;
  readonly handlers: Partial<Record<OperationId, Handler>>;
  readonly isValidating: boolean;
  readonly webhook: Endpoint | null;
  readonly log: (line: string) => void;
  /** Where the file host answers, once it does. */
  readonly fileUrl: () => string;
}

const LOGGED_REQUESTS = 10_000;
const KEPT_FAILURES = 100;

export class Runtime implements Controls {
  readonly clock: SandboxClock;
  readonly faults = createFaults();
  readonly requests = createRequestLog(LOGGED_REQUESTS);
  readonly webhooks: Webhooks;
  readonly folder = new ContentFolder(null);
  readonly #options: RuntimeOptions;
  readonly #parts: WorldParts;
  #failures: Failure[] = [];
  #api: Api;

  constructor(options: RuntimeOptions) {
    const { settings, handlers, isValidating, webhook } = options;
    this.#options = options;
    this.#parts = { files: { origin: options.fileUrl, discard: (path) => this.folder.discard(path) } };
    this.clock = createSandboxClock(options.clock);
    this.webhooks = new Webhooks(this.clock, webhook);
    this.#api = {
      world: createWorld(settings, this.clock, this.#parts),
      clock: this.clock,
      handlers,
      validator: isValidating ? createAnswerValidator() : noValidation,
      fail: (message) => this.#fail(message),
    };
    this.webhooks.attach(this.#api.world.store);
  }

  /** The API with the world of this moment. */
  get api(): Api {
    return this.#api;
  }

  get failures(): readonly Failure[] {
    return this.#failures;
  }

  health(): object {
    const { settings, store } = this.#api.world;
    return {
      status: "ok",
      ...settings,
      ...store.settings,
      imGroups: store.terms.imGroups,
      migration: store.terms.migration,
      now: new Date(this.clock.nowMs()).toISOString(),
      people: store.users.length,
      operations: { played: Object.keys(this.#options.handlers).length, of: operations.length },
      fileHost: this.#options.fileUrl(),
      failures: this.#failures.length,
    };
  }

  advance(ms: number): void {
    this.clock.advance(ms);
    this.settle();
  }

  /** Lets what the clock has passed happen, though nobody asks for anything. */
  settle(): void {
    try {
      this.#api.world.store.agenda.run(this.clock.nowMs());
    } catch (error) {
      this.#fail(error instanceof Error ? (error.stack ?? error.message) : `${error}`);
    }
  }

  reset({ keepTokens = false, ...changes }: ResetOptions = {}): void {
    this.clock.reset();
    this.faults.clear();
    this.requests.clear();
    this.#failures = [];
    this.folder.clear();
    const parts = keepTokens ? { ...this.#parts, grants: this.#api.world.grants } : this.#parts;
    this.#api = { ...this.#api, world: createWorld({ ...this.#options.settings, ...changes }, this.clock, parts) };
    this.webhooks.attach(this.#api.world.store);
  }

  setTerms({ imGroups, migration, ...settings }: AccountTerms): void {
    const { store } = this.#api.world;
    Object.assign(store.terms, { ...(imGroups && { imGroups }), ...(migration && { migration }) });
    Object.assign(store.settings, settings);
  }

  /** Ending a grant is what a person does who takes an app away from his account: the app hears of it. */
  endTokens({ email, clientId, action, which }: TokensEnd): number {
    const { grants, store } = this.#api.world;
    const userId = email === undefined ? undefined : store.findUser(email)?.id;
    const met = grants
      .all()
      .filter(
        (grant) =>
          (email === undefined || grant.userId === userId) &&
          (clientId === undefined || grant.app.clientId === clientId),
      );
    for (const grant of met) {
      if (action === "expire") grants.expire(grant, which);
      else {
        grants.revoke(grant);
        const atMs = this.clock.nowMs();
        this.webhooks.publish(appDeauthorized(grant.app, grant.userId, store.accountId, atMs, hmac));
      }
    }
    return met.length;
  }

  async close(): Promise<void> {
    await this.webhooks.close();
    this.folder.close();
  }

  #fail(message: string): void {
    const at = new Date(this.clock.nowMs()).toISOString();
    this.#failures = [...this.#failures, { at, message }].slice(-KEPT_FAILURES);
    this.#options.log(`Failure: ${message}`);
  }
}
