import { object, string } from "valibot";
import { afterEach, expect, test, vi } from "vitest";
import { getUserChannel, searchUsersOrAccountsChannels } from "../../../contract/endpoints.gen.ts";
import { askZoom } from "./ask-zoom.ts";

afterEach(() => vi.unstubAllGlobals());

function answering(body: unknown) {
  const fetched = vi.fn(async (_path: string, _init: RequestInit) => Response.json(body));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}
const schema = object({ id: string() });

test("a call goes through the BFF's connection, and its answer is checked", async () => {
  const fetched = answering({ id: "c 1" });
  const path = { userId: "me", channelId: "c 1" };
  await expect(askZoom({ connection: "me", schema }, getUserChannel, { path })).resolves.toEqual({ id: "c 1" });
  expect(fetched.mock.calls[0]?.[0]).toBe("/api/zoom/me/chat/users/me/channels/c%201");
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: "GET", body: null });
});

test("a search sends its body", async () => {
  const fetched = answering({ id: "" });
  const body = {
    needle: { search_type: "by_channel_name" as const, keywords: ["x"] },
    haystack: "all" as const,
    include_archived: false,
    page_size: 50,
  };
  await askZoom({ connection: "account", schema }, searchUsersOrAccountsChannels, { body });
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: "POST", body: JSON.stringify(body) });
});

test.each(["", "..", "a/b"])(
  "nothing is asked about %j, which would be another path: there is no such thing",
  async (id) => {
    const fetched = answering({});
    const asked = askZoom({ connection: "me", schema }, getUserChannel, { path: { userId: "me", channelId: id } });
    await expect(asked).rejects.toMatchObject({ name: "NotFoundError", status: 404 });
    expect(fetched).not.toHaveBeenCalled();
  },
);
