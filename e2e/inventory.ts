import { expect, type Page } from "@playwright/test";
import { quickInventory, type StackOptions } from "./stack.ts";

/** Waits until the account was read whole. */
export async function inventoryRead(page: Page): Promise<void> {
  const isWhole = async () => {
    const status = (await (await page.request.get("/api/inventory")).json()) as {
      state: string;
      wholeSinceMs?: number;
    };
    return status.state === "whole" && typeof status.wholeSinceMs === "number";
  };
  await expect.poll(isWhole, { timeout: 120_000 }).toBe(true);
}

/**
 * A stack that has read its whole account, and keeps it so as quickly as it can. A file that changes the company has its
 * own: what the specs of another did to it is not read anew by the time it is looked at.
 */
export const withInventory = (): StackOptions => ({ ...quickInventory, data: "whole" });

/** One for all files that look, and change nothing that another would miss: they follow one another on the same stack. */
export const lookingAtInventory = withInventory();
