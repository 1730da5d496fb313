// What breaks around the app, and what a person sees of it.

import { chip, ConversationPage, isLive } from "../support/conversation";
import { expect, type Page, test } from "../support/test";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";

/** A browser that breaks what it gave before: the next news stop the app. */
const breakMessages = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(window, "MessageChannel", {
      value: function none() {
        throw new Error("none is given any more");
      },
    });
  });

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
  await breakMessages(page);
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

test("a tab that was told it is signed out goes on once another tab has signed in again", async ({
  page,
  ground,
  owner,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await page.context().clearCookies();
  await conversation.logSent(TEXT);
  await expect(chip(page)).toHaveText("Signed out · 1 to send");
  await page.context().addCookies(owner.cookies.cookies);
  const second = await page.context().newPage();
  await second.goto(ground.paths.conversation);
  await isLive(second);
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(1);
});

test("when the tab that sends has stopped, another one sends", async ({ page, ground, owner, faults }) => {
  await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const second = await page.context().newPage();
  const conversation = await ConversationPage.open(second, ground.paths.conversation);
  await isLive(second);
  await breakMessages(page);
  await owner.api.act({ update_account: { id: ground.account, changes: [{ phone: "938 000 111" }] } });
  await expect(page.getByRole("alert").filter({ hasText: "Rapport has stopped" })).toBeVisible();
  await conversation.logSent(TEXT);
  await isLive(second);
  expect(await owner.api.rows("message")).toHaveLength(1);
  // It breaks anew with everything that it hears.
  await page.close();
  faults.length = 0;
});

const left = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    kept: Object.keys(localStorage).filter((key) => /^rapport-(session|typing|note)/.test(key)),
  }));

test("signing out in one tab leaves nothing of what stands in another's composer", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await expect(conversation.composer.getByText("Saved on this device")).toBeVisible();
  const second = await page.context().newPage();
  await second.goto("/settings");
  await second.getByRole("region", { name: "Sign out" }).getByRole("button", { name: "Sign out" }).click();
  await second
    .getByRole("dialog", { name: "Not everything has been sent" })
    .getByRole("button", { name: "Sign out and lose it" })
    .click();
  for (const tab of [second, page]) await expect(tab.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await left(page)).toEqual({ databases: [], kept: [] });
});

test("a sign-out that the server does not answer clears the device first, and is finished at the next start", async ({
  page,
  ground,
}) => {
  await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await page.goto("/settings");
  await page.route("**/api/v1/sign-out", () => undefined);
  await page.getByRole("region", { name: "Sign out" }).getByRole("button", { name: "Sign out" }).click();
  await expect.poll(() => left(page)).toEqual({ databases: [], kept: [] });
  const next = await page.context().newPage();
  await page.close();
  await next.goto(ground.paths.conversation);
  await expect(next.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect((await next.context().cookies()).filter((cookie) => cookie.name.includes("session"))).toEqual([]);
});
