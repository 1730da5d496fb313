// The palette, which is here once what holds the keys is.

import { expect, type Page } from "@playwright/test";

export async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "Go to or do" })).toBeVisible({ timeout: 200 });
  }).toPass();
}
