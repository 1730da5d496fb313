// A device that has no memory left for the app: what runs is cut off where it stands, for good.

import { browser } from "../support/browser";
import { chip, ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";
/** What the app may take, in pages of 64 KiB: enough for everything but what is typed here. */
const PAGES = 400;
const TOO_MUCH = PAGES * 65_536;

test.use({
  launchOptions: {
    ...browser.launchOptions,
    args: [...browser.launchOptions.args, `--js-flags=--wasm-max-mem-pages=${PAGES}`],
  },
});

test("an app that has no memory left says that it has stopped; what was typed is there again, another tab sends", async ({
  page,
  ground,
  owner,
  faults,
  server,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const second = await ConversationPage.open(await page.context().newPage(), ground.paths.conversation);
  await isLive(second.page);
  await server.stop();
  await conversation.logSent(TEXT);
  await expect(chip(page)).toHaveText("Offline · 1 to send");
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(`${TEXT}, begun`);
  await expect(conversation.composer.getByText("Saved on this device")).toBeVisible();
  // Said and not shown: to lay out as much takes a browser minutes.
  await conversation.theyRead.evaluate((box, size) => {
    Object.defineProperty(box, "value", { value: "x".repeat(size) });
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, TOO_MUCH);
  const stopped = page.getByRole("alert").filter({ hasText: "Rapport has stopped" });
  await expect(stopped).toBeVisible();
  expect(faults.join("\n")).toContain("RuntimeError: unreachable");
  faults.length = 0;
  // The tab that led is the one that has stopped.
  await server.start();
  await isLive(second.page);
  expect(await owner.api.rows("message")).toHaveLength(1);
  await second.page.close();
  await stopped.getByRole("link", { name: "Load it again" }).click();
  await expect(stopped).toHaveCount(0);
  await expect(conversation.theyRead).toHaveValue(`${TEXT}, begun`);
  await isLive(page);
});
