// The ways in and out: set-up, sign-in, invitation, sign-out.

import { ANNA, PAU } from "../support/api";
import { ConversationPage, isLive } from "../support/conversation";
import { beforeTheDoor, expect, test } from "../support/test";

beforeTheDoor("the printed link makes the first owner, once", async ({ page, server }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Set up Rapport" })).toBeVisible();

  await page.goto(server.link.href);
  await page.getByLabel("Company or team").fill("Tasting Co");
  await page.getByLabel("Your name").fill(ANNA.name);
  await page.getByLabel("Email").fill(ANNA.email);
  // What is wrong is said in words, and nothing that was typed is lost.
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create the workspace" }).click();
  await expect(page.getByRole("alert")).toHaveText("The password needs 10 to 200 characters. Choose another one.");
  await expect(page.getByLabel("Email")).toHaveValue(ANNA.email);
  await page.getByLabel("Password").fill(ANNA.password);
  await page.getByRole("button", { name: "Create the workspace" }).click();
  await expect(page.getByRole("heading", { name: "No conversations yet" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Tasting Co");

  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await page.goto(server.link.href);
  await page.getByLabel("Company or team").fill("Somebody Else");
  await page.getByLabel("Your name").fill("Mallory");
  await page.getByLabel("Email").fill("mallory@example.com");
  await page.getByLabel("Password").fill("another long password");
  await page.getByRole("button", { name: "Create the workspace" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
});

beforeTheDoor("a wrong password says no more than that", async ({ page, owner }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByLabel("Email").fill(owner.person.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveText("Wrong email or password.");

  await page.getByLabel("Password").fill(owner.person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/inbox$/);
});

beforeTheDoor("who signs in comes to the page that was asked for", async ({ page, owner }) => {
  await page.goto("/accounts?q=forn");
  await page.getByLabel("Email").fill(owner.person.email);
  await page.getByLabel("Password").fill(owner.person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/accounts\?q=forn$/);
  await expect(page.getByRole("heading", { name: "Accounts", exact: true })).toBeVisible();
});

beforeTheDoor("no link leads from the sign-in to another host", async ({ page, owner, server }) => {
  await page.goto(`${server.address}//evil.example/inbox`);
  await page.getByLabel("Email").fill(owner.person.email);
  await page.getByLabel("Password").fill(owner.person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${server.address}/inbox`);
});

test("an invitation's link is shown once, and one person joins by it", async ({
  page,
  browser,
  server,
}) => {
  await page.goto("/settings");
  const invite = page.getByRole("region", { name: "Invite" });
  await invite.getByLabel("For whom").fill("Pau, sales");
  await invite.getByLabel("Role").selectOption("Admin");
  await invite.getByRole("button", { name: "Create a link" }).click();
  const link = await invite.getByRole("textbox", { name: "Link to join" }).inputValue();
  await expect(invite.getByRole("listitem")).toContainText("Pau, sales");
  const invited = page.getByRole("region", { name: "Audit log" }).getByRole("listitem").first();
  await expect(invited).toContainText("Pau, sales");
  await page.reload();
  await expect(invite.getByRole("listitem")).toContainText("Pau, sales");
  await expect(invite.getByRole("textbox", { name: "Link to join" })).toHaveCount(0);

  const context = await browser.newContext({ baseURL: server.address, storageState: undefined });
  const paus = await context.newPage();
  await paus.goto(link);
  await expect(paus.getByRole("heading", { name: "Join Tasting Co" })).toBeVisible();
  await expect(paus.getByText("You were invited as an admin.")).toBeVisible();
  await paus.getByLabel("Your name").fill(PAU.name);
  await paus.getByLabel("Email").fill(PAU.email);
  await paus.getByLabel("Password").fill(PAU.password);
  await paus.getByRole("button", { name: "Join" }).click();
  await expect(paus).toHaveURL(/\/inbox$/);
  await expect(page.getByRole("region", { name: "Members" })).toContainText(PAU.name);
  // The page that invited follows by itself.
  await expect(invite.getByRole("listitem")).toHaveCount(0);
  const done = page.getByRole("region", { name: "Audit log" });
  await expect(done.getByRole("listitem").first()).toContainText("Joined as admin");
  await context.close();

  const late = await browser.newContext({ baseURL: server.address, storageState: undefined });
  const second = await late.newPage();
  await second.goto(link);
  await expect(second.getByRole("heading", { name: "This link cannot be used" })).toBeVisible();
  await late.close();
});

test("signing out leaves nothing of the member on the device", async ({ page, ground }) => {
  await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await page.goto("/settings");
  await page.getByRole("region", { name: "Sign out" }).getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    session: localStorage.getItem("rapport-session"),
  }));
  expect(left).toEqual({ databases: [], session: null });
  await page.goto(ground.paths.conversation);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("signing out with something unsent says what would be lost, and offers to copy it", async ({
  page,
  ground,
  network,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await network.off();
  await conversation.logSent("Bon dia Marta");
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("I encara una cosa");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
  await page.getByRole("region", { name: "Sign out" }).getByRole("button", { name: "Sign out" }).click();

  const dialog = page.getByRole("dialog", { name: "Not everything has been sent" });
  await expect(dialog.getByRole("listitem")).toHaveText([
    "1 change not sent yet",
    "1 text begun and not logged",
  ]);
  await dialog.getByRole("button", { name: "Copy the texts" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("Forn Vell");
  expect(copied).toContain("Bon dia Marta");
  expect(copied).toContain("I encara una cosa");

  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await network.on();
  await page.goto(ground.paths.conversation);
  await isLive(page);
  await expect(conversation.message("Bon dia Marta")).toBeVisible();
});
