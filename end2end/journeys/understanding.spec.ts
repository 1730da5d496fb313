// What a model reads in replies, what it fails at, and what follows from how much somebody writes.

import { ConversationPage, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { answer, Model } from "../support/model";
import { expect, test as base } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

const test = base.extend<{ model: Model }>({
  model: async ({}, use) => {
    const model = await Model.start();
    await use(model);
    await model.stop();
  },
});

test.describe("in one language", () => {
  test.use({ accountWishes: { language: "en" } });

  test("an answer that is no intent is none, says so, and is asked for again", async ({
    page,
    owner,
    ground,
    model,
  }) => {
    const body = { kind: "openai", address: model.address, model: "some-model", reads_replies: true };
    await owner.api.post("/api/v1/providers", { id: newId(), body });
    model.reply = (_, __, response) => answer(response, "I do as I was told by the reply.");
    const conversation = await ConversationPage.open(page, ground.paths.conversation);
    await isLive(page);
    await conversation.paste("Let us see what the board says.");
    const message = conversation.message("Let us see what the board says.");
    const trouble = message.getByText("What they want was not read: the provider answers what cannot be used");
    await expect(trouble).toBeVisible();
    expect(model.prompts.at(-1)).toContain("===== the reply\nLet us see what the board says.\n===== end");

    const read = { intent: "question", confidence: 62, reason: "They ask for time." };
    model.reply = (_, __, response) => answer(response, JSON.stringify(read));
    await message.getByRole("button", { name: "Ask again" }).click();
    await expect(message.getByText("Read by AI: Question, 62% sure")).toBeVisible();
    await expect(trouble).toHaveCount(0);
    await message.getByText("Read by AI").click();
    await expect(message.getByText("They ask for time.")).toBeVisible();
  });

  test("a reply that a model would silence needs one until a person says that it is so", async ({
    page,
    owner,
    ground,
    model,
  }) => {
    const body = { kind: "openai", address: model.address, model: "some-model", reads_replies: true };
    await owner.api.post("/api/v1/providers", { id: newId(), body });
    const read = { intent: "auto_reply", confidence: 5, reason: "It says so." };
    model.reply = (_, __, response) => answer(response, JSON.stringify(read));
    const conversation = await ConversationPage.open(page, ground.paths.conversation);
    await isLive(page);
    await conversation.paste("Let us see what the board says.");
    const message = conversation.message("Let us see what the board says.");
    await expect(message.getByText("It needs a reply as long as nobody says that it is so.")).toBeVisible();
    await expect(conversation.details).toContainText("Needs a reply");
    await message.getByRole("button", { name: "That is so" }).click();
    await expect(message.getByText("Automatic reply", { exact: true })).toBeVisible();
    await expect(conversation.details).not.toContainText("Needs a reply");
  });
});

test("how much an account says is told with its formula, and accounts are sorted by it", async ({
  page,
  owner,
  ground,
}) => {
  const DAY = 86_400_000;
  const quiet = await addAccount(owner.api, ground, { name: "Celler Nou" });
  const replied = (text: string, daysAgo: number) =>
    logMessage(ground, { mode: "inbound_paste", text, at: Date.now() - daysAgo * DAY });
  await owner.api.act(
    replied("Quin preu té?", 20),
    logMessage(ground, { text: "Un euro.", at: Date.now() - 19 * DAY }),
    replied("D’acord, en parlem.", 2),
    logMessage(quiet, { text: "Bon dia", at: Date.now() - DAY }),
  );
  await page.goto(ground.paths.account);
  const engagement = page.getByRole("region", { name: "Engagement" });
  await expect(engagement).toContainText("7 of 10");
  await expect(engagement).toContainText("2 replies counted");
  await engagement.getByText("How it is counted").click();
  await expect(engagement).toContainText("4 in the first 7 days");
  // What they write next counts at once; what a program writes does not.
  await owner.api.act(logMessage(ground, { text: "Dijous?", at: Date.now() - 60_000 }), replied("Sí!", 0));
  await expect(engagement).toContainText("10 of 10");

  await page.goto("/accounts");
  await page.getByText("Columns", { exact: true }).first().click();
  await page.getByRole("group", { name: "Columns" }).getByLabel("Engagement").check();
  await page.keyboard.press("Escape");
  await page.getByText("Columns", { exact: true }).first().click();
  const rows = page.getByRole("list", { name: "Accounts" }).getByRole("listitem");
  await page.getByRole("button", { name: /^Engagement/ }).click();
  await expect(page).toHaveURL(/order=/);
  await expect(rows.filter({ hasText: "Forn Vell" })).toContainText("10 of 10");
  await expect(rows.filter({ hasText: "Celler Nou" })).toContainText("0 of 10");
});
