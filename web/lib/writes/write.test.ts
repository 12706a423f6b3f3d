import { beforeEach, describe, expect, test, vi } from "vitest";
import { classifyFailure } from "../api/classify.ts";
import {
  ApiError,
  ContractMismatchError,
  ForbiddenError,
  NetworkError,
  NotDoneError,
  UnansweredError,
} from "../api/errors.ts";
import { mayBeDone, settle, type Verdict, verdict } from "./write.ts";

const bff = (status: number, code: string | number) =>
  classifyFailure({ status, body: { code, message: "m" }, header: () => null }, 0);
const lost = bff(502, "upstream_broken_off");

test.each([
  ["a connection that broke before the answer", new NetworkError("m", { code: "network", status: 0 }), true],
  ["an answer that broke off", new NetworkError("m", { code: "broken_off", status: 200 }), true],
  ["Zoom breaking off", lost, true],
  ["Zoom taking too long", bff(504, "upstream_timeout"), true],
  ["a gateway that gave up", bff(504, 504), true],
  ["a success that cannot be read", new ContractMismatchError("m", { code: "contract_mismatch", status: 200 }), true],
  ["a failure of the console after it may have sent it", bff(500, "internal"), true],
  ["Zoom that was not reached", bff(502, "upstream_unreachable"), false],
  ["a console without its database", bff(503, "unavailable"), false],
  ["a refusal", bff(400, 5301), false],
  ["a rate limit", bff(429, "rate_limited"), false],
  ["an error of Zoom's own", bff(500, 500), false],
  ["a session that ended", bff(401, "session_required"), false],
])("%s: may be done %s", (_, error, expected) => expect(mayBeDone(error)).toBe(expected));

describe("settle", () => {
  let key = "";
  beforeEach(({ task }) => {
    key = task.id;
  });
  const pause = async () => undefined;
  const failing = () => vi.fn(async (): Promise<string> => Promise.reject(lost));
  const answering = (...answers: readonly (Verdict<string> | undefined | Error)[]) => {
    const left = [...answers];
    return vi.fn(async () => {
      const next = left.shift();
      if (next instanceof Error) throw next;
      return next;
    });
  };
  const found: Verdict<string> = { isDone: true, value: "id" };

  test("a lost answer of a change that was made is what Zoom says it would have been", async () => {
    const verify = answering(found);
    await expect(settle({ key, send: failing(), verify }, pause)).resolves.toBe("id");
  });

  test("a refusal is told and nothing is asked", async () => {
    const verify = answering();
    const refusal = new ForbiddenError("no", { code: 200, status: 403 });
    await expect(settle({ key, send: () => Promise.reject(refusal), verify }, pause)).rejects.toBe(refusal);
    expect(verify).not.toHaveBeenCalled();
  });

  test("what Zoom had not done at first and then had is done", async () => {
    await expect(settle({ key, send: failing(), verify: answering({ isDone: false }, found) }, pause)).resolves.toBe(
      "id",
    );
  });

  test("what Zoom has not done after a second look is not done, and is sent again when it is tried again", async () => {
    const send = failing();
    const verify = answering({ isDone: false }, { isDone: false });
    await expect(settle({ key, send, verify }, pause)).rejects.toBeInstanceOf(NotDoneError);
    await expect(settle({ key, send: async () => "again", verify }, pause)).resolves.toBe("again");
    expect(send).toHaveBeenCalledTimes(1);
  });

  test("what Zoom does not tell stays open: made again it is asked about and never sent", async () => {
    const send = failing();
    const verify = answering(bff(503, 503), undefined, { isDone: false });
    await expect(settle({ key, send, verify }, pause)).rejects.toBeInstanceOf(UnansweredError);
    await expect(settle({ key, send, verify }, pause)).rejects.toBeInstanceOf(UnansweredError);
    await expect(settle({ key, send, verify }, pause)).rejects.toBeInstanceOf(NotDoneError);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test("other changes are sent meanwhile", async () => {
    await expect(settle({ key, send: failing(), verify: answering(undefined) }, pause)).rejects.toThrow();
    await expect(settle({ key: `${key} other`, send: async () => "sent", verify: answering() }, pause)).resolves.toBe(
      "sent",
    );
  });

  test("a fault of the console's own is no answer of Zoom's", async () => {
    const verify = answering(new TypeError("bug"));
    await expect(settle({ key, send: failing(), verify }, pause)).rejects.toThrow("bug");
  });
});

test("an error keeps what support asks for", () => {
  const error = new ApiError("m", { code: "upstream_timeout", status: 504, requestId: "r", trackingId: "t" });
  expect(new UnansweredError(error)).toMatchObject({
    name: "UnansweredError",
    code: "upstream_timeout",
    status: 504,
    requestId: "r",
    trackingId: "t",
  });
  expect(verdict(undefined)).toBeUndefined();
});
