import { account, me, type Stage } from "../stage.ts";
import type { Refusal, Refusals } from "./refusal.ts";

const invite = (email: string) => () => ({ body: { email } });

const noInvitation = (when: string, email: (stage: Stage) => string): Refusal => ({
  code: null,
  about: "No permission",
  when,
  as: me("lead"),
  request: (stage) => ({ body: { email: email(stage) } }),
});

/** An address to which lead has sent an invitation that nobody will answer. */
const invited = "harbour.master@elsewhere.example";

const noContact = (when: string, identifier: (stage: Stage) => string): Refusal => ({
  code: 1001,
  when,
  as: me("lead"),
  request: (stage) => ({ params: { identifier: identifier(stage) } }),
  values: (stage) => ({ contactId: identifier(stage) }),
});

export const contactRefusals: Refusals = {
  getUsersContactDetails: [
    noContact("nobody has the id", () => "nobody"),
    noContact("the colleague was deactivated", (stage) => stage.withStatus("inactive").id),
    noContact("the colleague has not accepted yet", (stage) => stage.withStatus("pending").email),
    noContact("it is oneself", (stage) => stage.user("lead").email),
    noContact("a restricted directory group hides the colleague", (stage) => hidden(stage).id),
    {
      code: 5301,
      when: "who was invited has not answered and has no presence",
      as: me("lead"),
      request: async (stage) => {
        await stage.call("sendNewContactInvitation", me("lead"), { body: { email: invited } });
        return { params: { identifier: invited }, query: { query_presence_status: "true" } };
      },
    },
  ],
  sendNewContactInvitation: [
    { code: null, about: "email", when: "the address is none", as: me("lead"), request: invite("harbour master") },
    { code: null, about: "email", when: "there is no address", as: me("lead"), request: () => ({ body: {} }) },
    noInvitation("a colleague is invited", (stage) => stage.user("member").email),
    noInvitation("a deactivated colleague is invited", (stage) => stage.withStatus("inactive").email),
    noInvitation("a contact is invited", (stage) => {
      const [index = -1] = stage.store.contacts.externalOf(stage.user("lead")).people;
      return stage.store.people.at(index).email;
    }),
    {
      code: null,
      about: "No permission",
      when: "the role does not act for others",
      as: account("coordinator"),
      request: (stage) => ({ params: { userId: stage.user("lead").id }, body: { email: invited } }),
    },
  ],
  sendIMMessages: [
    { code: 300, when: "it goes to nobody", as: me("lead"), request: () => ({ body: { message: "Hello" } }) },
    {
      code: 1001,
      when: "nobody has the address",
      as: me("lead"),
      request: () => ({ query: { chat_user: "nobody@sandbox.example" }, body: { message: "Hello" } }),
    },
    {
      code: 1001,
      when: "the colleague was deactivated",
      as: me("lead"),
      request: (stage) => ({ query: { chat_user: stage.withStatus("inactive").email }, body: { message: "Hello" } }),
    },
    {
      code: 5301,
      when: "it says nothing",
      as: me("lead"),
      request: () => ({ query: { chat_user: "member@sandbox.example" }, body: { message: " " } }),
    },
  ],
};

/** Somebody of a restricted directory group. */
export function hidden(stage: Stage) {
  const user = stage.store.users.find(({ index }) => stage.store.groups.isHidden(index, stage.user("lead").index));
  if (!user) throw new Error("nobody is hidden");
  return user;
}
