// Two members, two browsers: each sees what the other does, without reloading.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

test("each of two members sees the other's message as it is logged", async ({
  page,
  pageOf,
  colleague,
  ground,
}) => {
  const annas = await ConversationPage.open(page, ground.paths.conversation);
  const paus = await ConversationPage.open(await pageOf(colleague), ground.paths.conversation);
  await isLive(page);
  await isLive(paus.page);

  await annas.logSent("Bon dia Marta");
  const seen = paus.message("Bon dia Marta");
  await expect(seen).toBeVisible();
  await expect(seen).toHaveAccessibleName("Anna Roig");
  await expect(paus.details).toContainText("Contacted");

  await paus.paste("Bon dia, ens interessa");
  await expect(annas.message("Bon dia, ens interessa")).toBeVisible();
  await expect(annas.details).toContainText("Needs a reply");
});

test("a colleague's reply moves the conversation to the top of the inbox", async ({
  page,
  colleague,
  owner,
  ground,
}) => {
  const other = await addAccount(owner.api, ground, { name: "Kaffee Nord", contact: "Jürgen" });
  const hour = 60 * 60 * 1000;
  await owner.api.act(
    logMessage(ground, { text: "The older one", at: Date.now() - 2 * hour }),
    logMessage(other, { text: "The newer one", at: Date.now() - hour }),
  );
  await page.goto("/inbox");
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("listitem");
  await expect(rows.first()).toContainText("Kaffee Nord");

  await colleague.api.act(logMessage(ground, { mode: "inbound_paste", text: "Ens interessa" }));
  await expect(rows.first()).toContainText("Forn Vell");
  await expect(rows.first()).toContainText("Needs a reply");
});

test("after a night asleep a tab catches up by itself, and what was being written stands", async ({
  page,
  context,
  colleague,
  ground,
  owner,
  server,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Half a sentence");
  await expect(conversation.composer).toContainText("Saved on this device");
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));

  // The lid is closed: nothing runs, and what the tab listened by is gone when it is opened again.
  const devtools = await context.newCDPSession(page);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await server.kill();
  await server.start();
  const me = (await owner.api.rows("member")).find((row) => row.role === "owner")!;
  await colleague.api.act(
    logMessage(ground, { mode: "inbound_paste", text: "Ens interessa" }),
    { assign_conversation: { conversation_id: ground.conversation, to: me.id } },
  );
  await devtools.send("Page.setWebLifecycleState", { state: "active" });

  await expect(conversation.message("Ens interessa")).toBeVisible();
  await isLive(page);
  await expect(conversation.details.getByRole("combobox", { name: "Assignee" })).toContainText("You");
  await expect(conversation.theyRead).toHaveValue("Half a sentence");
  expect(await page.evaluate(() => "isTheSame" in window)).toBe(true);
  // And hears what happens from now on.
  await colleague.api.act(logMessage(ground, { mode: "inbound_paste", text: "Sou aquí?" }));
  await expect(conversation.message("Sou aquí?")).toBeVisible();
});

test("who else has a conversation open, and who writes, is seen while it is so", async ({
  page,
  colleague,
  ground,
  pageOf,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const others = page.getByRole("status", { name: "Colleagues here" });
  await expect(others).toHaveText("");
  const paus = await pageOf(colleague);
  const pau = await ConversationPage.open(paus, ground.paths.conversation);
  await isLive(paus);
  await expect(others).toHaveText(`${colleague.person.name} has this open too`);
  await pau.choose("Log sent");
  await pau.theyRead.fill("Bon dia");
  await expect(others).toHaveText(`${colleague.person.name} is writing`);
  // A second tab of the same browser knows it too: it hears by way of the first.
  const second = await page.context().newPage();
  await ConversationPage.open(second, ground.paths.conversation);
  await pau.theyRead.fill("Bon dia Marta");
  const alsoThere = second.getByRole("status", { name: "Colleagues here" });
  await expect(alsoThere).toContainText(colleague.person.name);
  await second.close();
  await paus.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Drafts" }).click();
  await expect(others).toHaveText("");
  await expect(conversation.composer).toBeVisible();
});

test("that a colleague has answered is said to whoever is writing an answer", async ({ page, colleague, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Dues botigues són");
  await isLive(page);
  await colleague.api.act(logMessage(ground, { mode: "log_sent", text: "Són 88 euros", at: Date.now() + 1_000 }));
  const hint = conversation.composer.getByText(`${colleague.person.name} wrote to them on`);
  await expect(hint).toBeVisible();
  await conversation.choose("Paste reply");
  await expect(hint).toHaveCount(0);
});
