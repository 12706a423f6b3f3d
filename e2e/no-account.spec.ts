// A console without an account connection.
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./test.ts";

test.use({
  stackOptions: [{ server: { ZOOM_S2S_CLIENT_ID: "", ZOOM_S2S_CLIENT_SECRET: "" } }, { scope: "worker" }],
});

test("the page says how to set one up", async ({ openAs }) => {
  const page = await openAs("admin", "/inventory");
  await expect(page.getByText("it has no account connection")).toBeVisible();
  await expect(page.getByText("create a server-to-server OAuth app")).toBeVisible();
  await expectAccessible(page);
});
