// What tests of all actions have to know of one, and of a kind of thing: `<name>.model.ts` beside its file has it.
import fc from "fast-check";
import type { ActionId } from "../changes/action-table.gen.ts";
import { constants, oneOf } from "./arbitraries.ts";

/** By action; none is needed of one that takes no input and is imported as itself. */
export type ActionModels = Readonly<Partial<Record<ActionId, ActionModel>>>;

interface ActionModel {
  /** Any input, as forms and files give it. */
  readonly input?: fc.Arbitrary<unknown>;
  /** The import whose rows ask for it; the one of its own ID where this is left out, or why there is none, as a sentence. */
  readonly imported?: { readonly by: ActionId } | { readonly not: string };
}

/** By resource. */
export type ResourceModels = Readonly<Record<string, ResourceModel>>;

interface ResourceModel {
  readonly target: fc.Arbitrary<unknown>;
  readonly state: fc.Arbitrary<Record<string, unknown>>;
  /** What Zoom shows of a state; the state itself where this is left out. */
  observe?(state: Record<string, unknown>): Record<string, unknown>;
}

export const CHANNEL = "c1".repeat(16);
export const inChannel = { channelId: CHANNEL, channel: "Sales" };
/** A channel as the target. */
export const channel = fc.constant({ channelId: CHANNEL, name: "Sales" });
export const allRoles = ["none", "member", "admin", "owner"];
export const inOrOut = ["none", "member"];

/** Somebody of the account. @param lookedUp what is found out of them while they are not in it */
export const personModel = (
  roles: readonly string[],
  place: Record<string, unknown>,
  lookedUp = {},
): ResourceModel => ({
  target: fc.record(constants({ ...place, name: "Ada", email: "ada@acme.example" })),
  state: fc.record({
    role: fc.constantFrom(...roles),
    isExternal: fc.constant(false),
    actorId: fc.constant("u-owner"),
  }),
  observe: ({ role, isExternal, actorId }) =>
    role === "none"
      ? { role, isExternal, actorId, ...lookedUp }
      : { role, isExternal, actorId, memberId: "m-ada", userId: "u-ada", email: "ada@acme.example" },
});

/** Something that is there or not, with what it is made of. */
export const thingModel = (
  target: Readonly<Record<string, unknown>>,
  idName: string,
  content: fc.Arbitrary<unknown>,
  id = "x1",
): ResourceModel => ({
  target: fc.record({
    ...constants(target),
    // Given by its ID alone, for one that is called otherwise is left alone.
    name: oneOf(String(target.name), ""),
    [idName]: oneOf("", id),
  }),
  state: fc.oneof(
    fc.record({ isThere: fc.constant(true), id: fc.constant(id), content }),
    fc.record({ isThere: fc.constant(false), content }),
  ),
  observe: (state) => (state.isThere ? { id: "x2", ...state } : state),
});
