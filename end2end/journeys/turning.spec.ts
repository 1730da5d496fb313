// What is written survives drafts that fail and modes that are only looked at, and no text stands beside
// another as its translation that is none.

import type { Api } from "../support/api";
import { ConversationPage, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { Model, answer } from "../support/model";
import { expect, test as base } from "../support/test";

const test = base.extend<{ model: Model }>({
  model: async ({}, use) => {
    const model = await Model.start();
    await use(model);
    await model.stop();
  },
});

async function nameModel(api: Api, model: Model): Promise<void> {
  const body = { kind: "openai", address: model.address, model: "some-model" };
  const response = await api.post("/api/v1/providers", { id: newId(), body });
  expect(response.ok(), await response.text()).toBe(true);
}

const isTranslation = (prompt: string) => prompt.startsWith("Translate");

test("a draft that fails, is none or is stopped takes nobody's words", async ({ page, owner, ground, model }) => {
  await nameModel(owner.api, model);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const box = conversation.box("The assistant's answer");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  const again = bar.getByRole("button", { name: /^Draft (it|again)$/ });
  const trouble = bar.getByRole("alert");

  // Where nothing stood an answer that is none leaves nothing.
  model.reply = (_, say) => say("{{{<<%%");
  await again.click();
  await expect(trouble).toContainText("No draft: what the model answers is no message.");
  await expect(box).toHaveValue("");

  await box.fill("Escrit a mà");
  model.reply = (_, say) => say("Sehr geehrte Damen und Herren, vielen Dank für Ihre Nachricht und bis bald");
  await again.click();
  await expect(trouble).toContainText("No draft: the answer is in another language, or the model refuses. What stood here is back.");
  await expect(box).toHaveValue("Escrit a mà");

  // One that comes stands beside what was written.
  model.reply = (_, say) => say("Bon dia, Marta.");
  await again.click();
  await expect(box).toHaveValue("Bon dia, Marta.");
  await bar.getByRole("button", { name: "Variant 1", exact: true }).click();
  await expect(box).toHaveValue("Escrit a mà");
  await bar.getByRole("button", { name: "Variant 2", exact: true }).click();
  await expect(box).toHaveValue("Bon dia, Marta.");
});

test("a draft is no translation of what stood beside it", async ({ page, owner, ground, model }) => {
  await nameModel(owner.api, model);
  model.reply = (prompt, say, response) =>
    isTranslation(prompt) ? answer(response, "El preu és de 59 euros.") : say("Bon dia, Marta. Ens veiem dimarts?");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await conversation.youWrite.fill("Hello, the price is 59 euros.");
  await expect(conversation.theyRead).toHaveValue("El preu és de 59 euros.");
  await conversation.choose("AI continue");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  await bar.getByRole("button", { name: /^Draft (it|again)$/ }).click();
  await expect(conversation.box("The assistant's answer")).toHaveValue("Bon dia, Marta. Ens veiem dimarts?");
  await conversation.choose("Type & translate");
  await expect(conversation.youWrite).toHaveValue("Hello, the price is 59 euros.");
  await conversation.log.click();
  await expect(conversation.composer).toContainText("What they read is not the translation of your text as it stands.");
  await expect(conversation.messages).toHaveCount(0);
});

test("who turns to another mode and back finds their text where it was", async ({ page, owner, ground, model }) => {
  await nameModel(owner.api, model);
  model.reply = (_, __, response) => {
    response.writeHead(429, { "retry-after": "7" }).end("{}");
  };
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const text = "Thirty days, free of charge.";
  await conversation.choose("Type & translate");
  await conversation.youWrite.fill(text);
  for (const mode of ["AI draft", "Log sent"] as const) {
    await conversation.choose(mode);
    await conversation.choose("Type & translate");
    await expect(conversation.youWrite).toHaveValue(text);
    await expect(conversation.theyRead).toHaveValue("");
  }
  // Theirs is looked at alone: ours stays on the device, and comes back as it was.
  for (let look = 0; look < 2; look += 1) {
    await conversation.choose("Paste reply");
    await expect(conversation.theyWrote).toHaveValue("");
    await conversation.choose("Type & translate");
    await expect(conversation.youWrite).toHaveValue(text);
  }
  // So it is where another mode is turned to in between, or another is come back to.
  await conversation.choose("AI draft");
  await conversation.choose("Paste reply");
  await conversation.choose("Log sent");
  await expect(conversation.theyRead).toHaveValue(text);
  // Nor does it become theirs by way of a mode whose texts may be.
  await conversation.choose("AI continue");
  await conversation.choose("Log sent");
  await conversation.choose("Paste reply");
  await expect(conversation.theyWrote).toHaveValue("");
  await conversation.choose("Log sent");
  await expect(conversation.theyRead).toHaveValue(text);
  // A page that is loaded again in the middle of a look has it too.
  await conversation.choose("AI draft");
  await conversation.choose("Paste reply");
  await page.reload();
  await expect(conversation.box("The assistant's answer")).toHaveValue(text);
  await conversation.choose("Paste reply");
  await conversation.button("Back to it").click();
  await expect(conversation.box("The assistant's answer")).toHaveValue(text);
  await isLive(page);
  expect((await owner.api.rows("message")).length).toBe(0);

  // Once theirs is there ours is a draft of the team's.
  await conversation.choose("Paste reply");
  await conversation.theyWrote.fill("Quin preu té?");
  await expect(conversation.message(text)).toContainText("Draft");
  await conversation.log.click();
  await expect(conversation.message("Quin preu té?")).toBeVisible();
  await isLive(page);
  expect((await owner.api.rows("message")).length).toBe(2);
  await conversation.choose("Paste reply");
  await conversation.choose("Log sent");
  await expect(conversation.theyRead).toHaveValue("");
});

test("own words that a draft took the place of are kept beside it, wherever one goes", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameModel(owner.api, model);
  model.reply = (_, say) => say("Bon dia, Marta.");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const box = conversation.box("The assistant's answer");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  const variant = (n: number) => bar.getByRole("button", { name: `Variant ${n}`, exact: true });
  await box.fill("Escrit a mà, i no el vull perdre");
  await bar.getByRole("button", { name: /^Draft (it|again)$/ }).click();
  await expect(box).toHaveValue("Bon dia, Marta.");
  await expect(variant(1)).toHaveAttribute("title", "With words of yours");

  // Elsewhere in the app, and back.
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Accounts" }).click();
  await expect(page.getByRole("heading", { name: "Accounts", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(box).toHaveValue("Bon dia, Marta.");
  await variant(1).click();
  await expect(box).toHaveValue("Escrit a mà, i no el vull perdre");
  await variant(2).click();
  await expect(box).toHaveValue("Bon dia, Marta.");

  // The page is loaded again; and the box may have been emptied.
  await box.fill("");
  await page.reload();
  await conversation.choose("AI draft");
  await variant(1).click();
  await expect(box).toHaveValue("Escrit a mà, i no el vull perdre");

  // Whoever saves one of them is offered what they wrote beside it.
  await variant(2).click();
  await box.fill("Bona tarda, Marta.");
  await conversation.button("Save draft").click();
  const told = page.getByRole("status").filter({ hasText: "Draft saved, without the other variants" });
  await expect(told.getByRole("button", { name: "Copy the text" })).toBeVisible();
  await expect(conversation.message("Bona tarda, Marta.")).toContainText("Draft");
  await conversation.choose("AI draft");
  await expect(box).toHaveValue("");
  await expect(variant(1)).toHaveCount(0);
});

test("what was corrected is said to be older than what was written since", async ({ page, owner, ground, model }) => {
  await nameModel(owner.api, model);
  model.reply = (prompt, _, response) => answer(response, prompt.includes("Tuesday") ? "Fins dimarts." : "Bon dia.");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await conversation.youWrite.fill("Good morning.");
  await expect(conversation.theyRead).toHaveValue("Bon dia.");
  await conversation.theyRead.fill("Bon dia, Marta.");
  const older = conversation.composer.getByText("Older than your text.");
  await expect(older).toHaveCount(0);
  await conversation.youWrite.fill("Good morning. Until Tuesday.");
  await expect(older).toBeVisible();
  await conversation.button("Translate again").click();
  await expect(conversation.theyRead).toHaveValue("Fins dimarts.");
  await expect(older).toHaveCount(0);
  await page.getByRole("status").filter({ hasText: "Translated again" }).getByRole("button", { name: "Undo" }).click();
  await expect(conversation.theyRead).toHaveValue("Bon dia, Marta.");
  await expect(older).toHaveCount(0);
});

test("what an assistant wrote can be read back by who does not read its language", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameModel(owner.api, model);
  model.reply = (prompt, say, response) =>
    isTranslation(prompt) ? answer(response, "Good morning, Marta.") : say("Bon dia, Marta.");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  await bar.getByRole("button", { name: "Draft it" }).click();
  await conversation.button("Read it back").click();
  await expect(conversation.composer.getByText("Good morning, Marta.")).toBeVisible();
  expect(model.prompts[0]).toContain("It is sent, and signed where that is usual, by Anna Roig of ");
});

test("a reply whose language is corrected is offered another translation, which takes nobody's away", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameModel(owner.api, model);
  model.reply = (_, __, response) => answer(response, "I will talk to the boss.");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.paste("Ho comento amb el cap i et dic alguna cosa", "I comment it with the end");
  const reply = conversation.message("Ho comento");
  const choose = async (tag: string) => {
    await reply.getByRole("button", { name: "More for this message" }).click();
    await reply.getByRole("combobox", { name: "Language of the message" }).selectOption(tag);
  };
  await choose("es");
  const editor = reply.getByRole("group", { name: "Translation into English" });
  const text = editor.getByRole("textbox");
  await expect(text).toHaveValue("I comment it with the end");
  await page.getByRole("status").filter({ hasText: "in Spanish" }).getByRole("button", { name: "Undo" }).click();
  await expect(editor).toHaveCount(0);
  await isLive(page);
  const language = async () => (await owner.api.rows("message"))[0]!.said.original_language;
  expect(await language()).toBe("ca");

  await choose("es");
  await editor.getByRole("button", { name: "Translate", exact: true }).click();
  await expect(text).toHaveValue("I will talk to the boss.");
  await editor.getByRole("button", { name: "Save translation" }).click();
  await expect(reply).toContainText("I will talk to the boss.");
  await isLive(page);
  expect(await language()).toBe("es");
});

test("a correction that could not be translated again stays", async ({ page, owner, ground, model }) => {
  await nameModel(owner.api, model);
  model.reply = (_, __, response) => answer(response, "Bon dia.");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await conversation.youWrite.fill("Good morning.");
  await expect(conversation.theyRead).toHaveValue("Bon dia.");
  await conversation.theyRead.fill("Bon dia, Marta.");
  await conversation.youWrite.fill("Good morning. Until Tuesday.");
  model.reply = (_, __, response) => {
    response.writeHead(429, { "retry-after": "7" }).end("{}");
  };
  await conversation.button("Translate again").click();
  await expect(conversation.composer).toContainText("No translation: the provider has too much to do");
  await expect(conversation.theyRead).toHaveValue("Bon dia, Marta.");
  await conversation.button("Save draft").click();
  await isLive(page);
  expect((await owner.api.rows("message"))[0]!.said.original_text).toBe("Bon dia, Marta.");
});
