// Settings: you, appearance, devices, members.

import { Api } from "../support/api";
import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";
import { logMessage } from "../support/workspace";

test("dark stays dark after a reload, and the system's choice comes back", async ({ page }) => {
  await page.goto("/settings");
  const appearance = page.getByRole("region", { name: "Appearance" });
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await appearance.getByRole("radio", { name: "Dark" }).check();
  await expect.poll(scheme).toBe("dark");
  await page.reload();
  await expect(appearance.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect.poll(scheme).toBe("dark");
  await appearance.getByRole("radio", { name: "Match system" }).check();
  await expect.poll(scheme).toBe("light dark");
});

test("a member's name and language are theirs to change", async ({ page, owner }) => {
  await page.goto("/settings");
  await isLive(page);
  const you = page.getByRole("region", { name: "You", exact: true });
  await you.getByLabel("Your name").fill("Anna R.");
  await you.getByRole("button", { name: "Save" }).click();
  await you.getByLabel("You read and write in").selectOption("German");
  await isLive(page);
  const [anna] = await owner.api.rows("member");
  expect(anna).toMatchObject({ name: "Anna R.", reading_language: "de" });

  await you.getByLabel("Your name").fill("  ");
  await you.getByRole("button", { name: "Save" }).click();
  await expect(you.getByRole("alert")).toHaveText("Name is empty. Fill it in.");
});

test("another device can be signed out", async ({ page, server, owner }) => {
  const other = await Api.open(server.address);
  const { email, password } = owner.person;
  await other.post("/api/v1/sign-in", { email, password });
  expect((await other.get("/api/v1/session")).status()).toBe(200);

  await page.goto("/settings");
  const devices = page.getByRole("region", { name: "Devices" }).getByRole("listitem");
  await expect(devices).toHaveCount(2);
  await expect(devices.filter({ hasText: "This one" })).toHaveCount(1);
  await devices.getByRole("button", { name: /^Sign out/ }).click();
  await expect(devices).toHaveCount(1);
  expect((await other.get("/api/v1/session")).status()).toBe(401);
  await other.close();
});

test("what needs the server says so without one", async ({ page, network }) => {
  await page.goto("/settings");
  await isLive(page);
  await network.off();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Drafts" }).click();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
  const devices = page.getByRole("region", { name: "Devices" });
  await expect(devices).toContainText("cannot be reached now");
  await network.on();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
});

test("what is assigned to a member who is removed is said, and can be found", async ({ page, owner, colleague, ground }) => {
  const pau = (await owner.api.rows("member")).find((row) => row.name === "Pau Serra")!.id;
  await owner.api.act(
    logMessage(ground, { text: "Bon dia" }),
    { assign_conversation: { conversation_id: ground.conversation, to: pau } },
  );
  expect(colleague.api).toBeTruthy();
  await page.goto("/settings");
  await page.getByRole("region", { name: "Members" }).getByRole("button", { name: "Remove Pau Serra" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Pau Serra?" });
  await expect(dialog).toContainText("1 open conversation stays theirs");
  await expect(dialog.getByRole("link", { name: "See them" })).toHaveAttribute("href", `/inbox?assignee=${pau}`);
  await dialog.getByRole("button", { name: "Remove the member" }).click();
  await page.goto("/inbox");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const form = page.getByRole("group", { name: "Show only" });
  await form.getByRole("combobox", { name: /^Assignee/ }).selectOption("Pau Serra (has left)");
  await expect(page.getByRole("list", { name: "Conversations" }).getByRole("listitem")).toContainText("Forn Vell");
});

test("an owner changes a role and removes a member; a member is offered neither", async ({
  page,
  pageOf,
  colleague,
}) => {
  const paus = await pageOf(colleague);
  await paus.goto("/settings");
  const theirs = paus.getByRole("region", { name: "Members" });
  await expect(theirs).toContainText("Anna Roig");
  await expect(theirs.getByRole("combobox")).toHaveCount(0);
  await expect(theirs.getByRole("button")).toHaveCount(0);
  await expect(paus.getByRole("region", { name: "Invite" })).toHaveCount(0);

  await page.goto("/settings");
  const members = page.getByRole("region", { name: "Members" });
  await members.getByRole("combobox", { name: "Role of Pau Serra" }).selectOption("Admin");
  await expect(paus.getByRole("region", { name: "Invite" })).toBeVisible();

  await members.getByRole("combobox", { name: "Role of Anna Roig" }).selectOption("Member");
  await expect(page.getByText("A workspace always keeps one owner")).toBeVisible();
  await expect(members.getByRole("combobox", { name: "Role of Anna Roig" })).toHaveValue("owner");

  await members.getByRole("button", { name: "Remove Pau Serra" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Pau Serra?" });
  await expect(dialog).toContainText("signed out everywhere at once");
  await dialog.getByRole("button", { name: "Remove the member" }).click();
  await expect(members).not.toContainText("Pau Serra");
  await expect(paus.getByRole("alert")).toContainText("You are not a member of this workspace any more");
  await paus.reload();
  await expect(paus.getByRole("alert")).toContainText("You are not a member of this workspace any more");
  await expect(paus.getByRole("region", { name: "Members" })).not.toContainText("Anna Roig");
});

test("with whoever reads one of the member's languages nothing is translated", async ({ page, owner, ground }) => {
  await page.goto("/settings");
  await isLive(page);
  const you = page.getByRole("region", { name: "You", exact: true });
  await you.getByRole("combobox", { name: "Add a language" }).selectOption("Catalan");
  await expect(you.getByRole("button", { name: "Take off Catalan" })).toBeVisible();
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await expect(conversation.composer.getByRole("radio", { name: "Log sent" })).toBeChecked();
  await conversation.theyRead.fill("Bon dia Marta, podem parlar demà?");
  await conversation.log.click();
  await expect(conversation.message("Bon dia Marta")).toBeVisible();
  // Their reply stands alone, too.
  await expect(conversation.composer.getByRole("radio", { name: "Paste reply" })).toBeChecked();
  await expect(conversation.theyWrote).toBeVisible();
  await expect(conversation.box("You read")).toHaveCount(0);
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message?.said).toMatchObject({ mode: "log_sent", original_language: "ca" });
});
