// What breaks around the app, and what a person sees of it.

import { chip, ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" });

  test("a part that cannot be fetched says so, and opens once it can", async ({ page, ground }) => {
    await page.route(/\/split_acting/, (route) => route.abort());
    await page.goto(ground.paths.conversation);
    const missing = page.getByRole("alert").filter({ hasText: "could not be fetched" });
    await expect(missing).toBeVisible();
    await page.unroute(/\/split_acting/);
    await page.getByRole("button", { name: "Try again" }).click();
    await new ConversationPage(page).logSent(TEXT);
    await isLive(page);
  });
});

test("an app that has stopped says so, and what was typed is there again", async ({
  page,
  ground,
  owner,
  faults,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  // A browser that breaks what it gave before: the next news stop the app.
  await page.evaluate(() => {
    Object.defineProperty(window, "MessageChannel", {
      value: function none() {
        throw new Error("none is given any more");
      },
    });
  });
  await owner.api.act({ update_account: { id: ground.account, changes: [{ phone: "938 000 111" }] } });
  const stopped = page.getByRole("alert").filter({ hasText: "Rapport has stopped" });
  await expect(stopped).toBeVisible();
  expect(faults.join("\n")).toContain("panicked at");
  faults.length = 0;
  await stopped.getByRole("link", { name: "Load it again" }).click();
  await expect(stopped).toHaveCount(0);
  await expect(conversation.theyRead).toHaveValue(TEXT);
});

test("who signs out without a network is out when it is back", async ({ page, ground, network }) => {
  await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
  const signOut = page.getByRole("region", { name: "Sign out" });
  await expect(signOut).toBeVisible();
  await network.off();
  await signOut.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await network.on();
  await page.goto(ground.paths.conversation);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect((await page.context().cookies()).filter((cookie) => cookie.name.includes("session"))).toEqual([]);
});

test("a tab goes on for its own member when another tab signs in as somebody else", async ({
  page,
  ground,
  owner,
  colleague,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await page.context().addCookies(colleague.cookies.cookies);
  await conversation.logSent(TEXT);
  await expect(page.getByRole("alert").filter({ hasText: "You are signed out" })).toBeVisible();
  await expect(chip(page)).toHaveText("Signed out · 1 to send");
  expect(await owner.api.rows("message")).toEqual([]);
  // The owner again: what waited is sent, as theirs.
  await page.context().addCookies(owner.cookies.cookies);
  await page.reload();
  await isLive(page);
  const [message] = await owner.api.rows("message");
  const members = await owner.api.rows("member");
  expect(members.find((member) => member.id === message?.recorded_by)?.name).toBe(owner.person.name);
});
