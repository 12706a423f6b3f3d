import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";

// What Zoom may still be at is not sent again before this time is over.
test.use({ stackOptions: { server: { ZOOM_TIMEOUT_MS: "2000" } } });

test("a connection that breaks before Zoom acted is asked about, and the change is made", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  await control.fault({ operation: "performOperationsOnChannels", drop: "before" });
  const list = channelList(page);
  await list.box("Coffee and cake").click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("dialog", { name: "Archive Coffee and cake?" }).getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archive Coffee and cake: done.")).toBeVisible();
  expect((await control.calls("performOperationsOnChannels")).at(-1)?.status).toBe(200);
});
