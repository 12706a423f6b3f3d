import { once } from "node:events";
import { expect, it, vi } from "vitest";
import { startReceiver } from "./events/testing/receiver.ts";
import { helpText } from "./help.ts";
import { call, signIn } from "./testing/sandbox-client.ts";
import { endOf, spawnSandbox, startProcess } from "./testing/sandbox-process.ts";

it("the program says how it is used, and refuses what it does not know", async () => {
  expect(await endOf(spawnSandbox({}, ["--help"]))).toEqual({ code: 0, output: `${helpText}\n` });
  expect(await endOf(spawnSandbox({}, ["--port"]))).toMatchObject({
    code: 1,
    output: expect.stringContaining("--help"),
  });
  expect(await endOf(spawnSandbox({ SANDBOX_SIZE: "giant" }))).toMatchObject({
    code: 1,
    output: expect.stringContaining("SANDBOX_SIZE must be one of"),
  });
});

it("the program tells the endpoint of its settings what happens, and ends when it is told to", async () => {
  const receiver = await startReceiver("a secret");
  const { child, sandbox } = await startProcess({
    SANDBOX_SIZE: "small",
    SANDBOX_WEBHOOK_URL: receiver.url,
    SANDBOX_WEBHOOK_SECRET: "a secret",
  });
  try {
    const { access_token } = await signIn(sandbox, "sandbox-user", "lead");
    await call(sandbox, access_token, "POST /chat/users/me/channels", { name: "Heard of", type: 1 });
    await vi.waitFor(() => {
      expect(receiver.received).toMatchObject([{ event: "chat_channel.created", isSigned: true }]);
    }, 5_000);
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    expect(await exited).toEqual([0, null]);
  } finally {
    child.kill("SIGKILL");
    await receiver.close();
  }
});
