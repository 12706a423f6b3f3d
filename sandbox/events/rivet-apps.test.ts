import type { Server } from "node:http";
import { ChatbotClient } from "@zoom/rivet/chatbot";
import { MarketplaceOAuthClient } from "@zoom/rivet/marketplace";
import { expect, it } from "vitest";
import { me, Stage } from "../operations/testing/stage.ts";
import { control, signIn } from "../testing/sandbox-client.ts";
import { rivetShapes } from "./testing/rivet-shapes.ts";

const SECRET = "a secret of both sides";

interface Heard {
  readonly event: string;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the SDK listens nowhere");
  return address.port;
}

it("the vendor's SDK verifies and takes what is told of apps that come and go", async () => {
  const stage = await Stage.open();
  const heard: Heard[] = [];
  const chatbot = new ChatbotClient({
    clientId: "sandbox-chatbot",
    clientSecret: "sandbox-chatbot-secret",
    webhooksSecretToken: SECRET,
    port: 0,
  } as ConstructorParameters<typeof ChatbotClient>[0]);
  chatbot.webEventConsumer?.event("bot_installed", (event) => {
    heard.push(event);
  });
  const marketplace = new MarketplaceOAuthClient({
    clientId: "sandbox-user",
    clientSecret: "sandbox-user-secret",
    webhooksSecretToken: SECRET,
    port: 0,
    installerOptions: { redirectUri: "http://localhost:4210", stateStore: "a state secret of thirty-two letters" },
  });
  marketplace.webEventConsumer?.event("app_deauthorized", (event) => {
    heard.push(event);
  });
  // The default receivers start servers of Node's, which the SDK's types have lost.
  const servers = [(await chatbot.start()) as Server, (await marketplace.start()) as Server];
  try {
    for (const [index, clientId] of ["sandbox-chatbot", "sandbox-user"].entries()) {
      const server = servers[index];
      const url = server && `http://127.0.0.1:${portOf(server)}/zoom/events`;
      const { status } = await control(stage.sandbox, "POST /sandbox/webhooks", { url, secret: SECRET, clientId });
      expect([clientId, status]).toEqual([clientId, 201]);
    }
    await signIn(stage.sandbox, "sandbox-chatbot", "lead");
    await stage.token(me("lead"));
    const revoke = { email: "lead@sandbox.example", clientId: "sandbox-user", action: "revoke" };
    await control(stage.sandbox, "POST /sandbox/tokens", revoke);
    await stage.sandbox.webhooks.idle();
    const deliveries = stage.sandbox.webhooks.deliveries();
    expect(deliveries.filter(({ state }) => state !== "delivered")).toEqual([]);
    expect(heard).toEqual(deliveries.map(({ body }) => body));
    expect(heard.map(({ event }) => event)).toEqual(["bot_installed", "app_deauthorized"]);
    expect(heard.flatMap((event) => rivetShapes(["chatbot", "marketplace"])(event.event, event))).toEqual([]);
  } finally {
    await stage.close();
    for (const server of servers) await new Promise((resolve) => server.close(resolve));
  }
});
