import * as v from "valibot";
import { CommandInput, PressInput } from "../chatbot/people.ts";
import type { Webhooks } from "../events/webhooks.ts";
import { jsonReply, pageReply, type Reply } from "../http/reply.ts";
import type { RequestLog } from "../http/request-log.ts";
import type { AccountSettings } from "../store/account-settings.ts";
import type { Terms } from "../store/terms.ts";
import type { WorldSettings } from "../world.ts";
import type { Faults } from "./faults.ts";
import {
  AppInput,
  ClockInput,
  FaultInput,
  inputProblem,
  PersonInput,
  ResetInput,
  TermsInput,
  TokensInput,
  WebhookInput,
} from "./input.ts";
import { rootPage } from "./root-page.ts";

/** What the control endpoints steer. */
export interface Controls {
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly failures: readonly Failure[];
  readonly webhooks: Webhooks;
  health(): object;
  advance(ms: number): void;
  reset(options: ResetOptions): void;
  /** Changes what is given, at once. */
  setTerms(terms: AccountTerms): void;
  /** Deactivates, reactivates or deletes somebody. @returns them as they are then, or what is wrong, as a string. */
  setPerson(input: v.InferOutput<typeof PersonInput>): object | string;
  /** What a chatbot has said and not taken back, oldest first. */
  botPosts(): readonly object[];
  /** Lets a person speak to the chatbot. @returns the event it caused, or what is wrong, as a string. */
  giveCommand(input: v.InferOutput<typeof CommandInput>): object | string;
  /** Lets a person press a button of a chatbot's message. @returns as `giveCommand`. */
  pressButton(input: v.InferOutput<typeof PressInput>): object | string;
  /** Gives an app other scopes, as its page in the marketplace does: the next grants have them. */
  setApp(input: v.InferOutput<typeof AppInput>): void;
  /** How many grants it met. */
  endTokens(options: TokensEnd): number;
}

export type TokensEnd = v.InferOutput<typeof TokensInput>;

/** What is given to the account, and what its administrators have set. */
export type AccountTerms = Partial<Pick<Terms, "imGroups" | "migration" | "consistency"> & AccountSettings>;

/** A failure of the sandbox itself. */
export interface Failure {
  readonly at: string;
  readonly message: string;
}

export interface ResetOptions extends Partial<WorldSettings> {
  /** Tokens outlive the reset; people have the same ids as long as seed and size are the same. */
  readonly keepTokens?: boolean;
}

export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly search: URLSearchParams;
  readonly body: string;
}

type Endpoint = (request: ControlRequest, controls: Controls) => Reply | Promise<Reply>;

const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET /": () => pageReply(200, rootPage()),
  "GET /sandbox/health": (_, controls) => jsonReply(200, controls.health()),
  "GET /sandbox/failures": (_, { failures }) => jsonReply(200, { failures }),
  "GET /sandbox/requests": listRequests,
  "DELETE /sandbox/requests": (_, { requests }) => {
    requests.clear();
    return { status: 204 };
  },
  "GET /sandbox/faults": (_, { faults }) => jsonReply(200, { faults: faults.list() }),
  "DELETE /sandbox/faults": (_, { faults }) => {
    faults.clear();
    faults.letGo();
    return { status: 204 };
  },
  "POST /sandbox/faults": taking(FaultInput, (input, { faults }) => jsonReply(201, faults.add(input))),
  "POST /sandbox/clock": taking(ClockInput, ({ advanceMs }, controls) => {
    controls.advance(advanceMs);
    return jsonReply(200, controls.health());
  }),
  "POST /sandbox/account": taking(TermsInput, (terms, controls) => {
    controls.setTerms(given(terms));
    return jsonReply(200, controls.health());
  }),
  "POST /sandbox/people": taking(PersonInput, (input, controls) => caused(controls.setPerson(input))),
  "POST /sandbox/reset": taking(ResetInput, (input, controls) => {
    controls.reset(given(input));
    return jsonReply(200, controls.health());
  }),
  "GET /sandbox/chatbot/messages": (_, controls) => jsonReply(200, { messages: controls.botPosts() }),
  "POST /sandbox/chatbot/command": taking(CommandInput, (input, controls) => caused(controls.giveCommand(input))),
  "POST /sandbox/chatbot/press": taking(PressInput, (input, controls) => caused(controls.pressButton(input))),
  "GET /sandbox/webhooks": (_, { webhooks }) =>
    jsonReply(200, { subscriptions: webhooks.list().map(({ secret: _secret, ...subscription }) => subscription) }),
  "POST /sandbox/webhooks": taking(
    WebhookInput,
    async ({ clientId = null, events = null, ...endpoint }, { webhooks }) => {
      const added = await webhooks.subscribe({ ...endpoint, clientId, events });
      if (typeof added === "string") return jsonReply(400, { message: added });
      const { secret: _secret, ...subscription } = added;
      return jsonReply(201, subscription);
    },
  ),
  "DELETE /sandbox/webhooks": ({ search }, { webhooks }) =>
    webhooks.unsubscribe(Number(search.get("id")))
      ? { status: 204 }
      : jsonReply(404, { message: "There is no subscription with this id." }),
  "GET /sandbox/webhooks/deliveries": (_, { webhooks }) => jsonReply(200, { deliveries: webhooks.deliveries() }),
  "POST /sandbox/apps": taking(AppInput, (input, controls) => {
    controls.setApp(input);
    return { status: 204 };
  }),
  "POST /sandbox/tokens": taking(TokensInput, (input, controls) =>
    jsonReply(200, { grants: controls.endTokens(input) }),
  ),
};

const caused = (told: object | string): Reply =>
  typeof told === "string" ? jsonReply(400, { message: told }) : jsonReply(200, told);

/** The options that were given: one that is undefined would stand in the way of its default. */
function given<Input extends object>(input: Input): Given<Input> {
  // Entries without undefined are what the type says; TypeScript cannot follow them through a list.
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Given<Input>;
}

type Given<Input> = { [Key in keyof Input]: Exclude<Input[Key], undefined> };

/** Answers `/` and `/sandbox/…`. */
export function answerControl(request: ControlRequest, controls: Controls): Reply | Promise<Reply> {
  const endpoint = endpoints[`${request.method} ${request.path}`];
  if (endpoint) return endpoint(request, controls);
  const offered = Object.keys(endpoints).join(", ");
  return jsonReply(404, { message: `No ${request.method} ${request.path}. There are: ${offered}` });
}

function taking<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: (input: v.InferOutput<Schema>, controls: Controls) => Reply | Promise<Reply>,
): Endpoint {
  return ({ body }, controls) => {
    let value: unknown;
    try {
      value = body.trim() === "" ? {} : JSON.parse(body);
    } catch {
      return jsonReply(400, { message: "The body is not valid JSON." });
    }
    const parsed = v.safeParse(schema, value);
    if (!parsed.success) return jsonReply(400, { message: inputProblem(parsed.issues) });
    return answer(parsed.output, controls);
  };
}

/** The requests received, narrowed by `operation`, `path` (its beginning) and `clientId`; with `clear` forgotten then. */
function listRequests({ search }: ControlRequest, { requests }: Controls): Reply {
  const operation = search.get("operation");
  const path = search.get("path");
  const clientId = search.get("clientId");
  const found = requests
    .all()
    .filter(
      (entry) =>
        (operation === null || entry.operation === operation) &&
        (path === null || entry.path.startsWith(path)) &&
        (clientId === null || entry.clientId === clientId),
    );
  if (search.has("clear")) requests.clear();
  return jsonReply(200, { total: found.length, requests: found });
}
