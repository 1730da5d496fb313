// Translations by a real Apertium, and drafts by a model, from the settings to the log.

import { Apertium } from "../support/apertium";
import type { Api } from "../support/api";
import { ConversationPage, isInstalled, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { Model } from "../support/model";
import { expect, test as base } from "../support/test";

const test = base.extend<{ apertium: Apertium; model: Model }>({
  apertium: async ({}, use) => {
    const apertium = await Apertium.start();
    await use(apertium);
    await apertium.stop();
  },
  model: async ({}, use) => {
    const model = await Model.start();
    await use(model);
    await model.stop();
  },
});

async function nameProvider(api: Api, kind: string, address: string, model = ""): Promise<void> {
  const body = { id: newId(), body: { kind, address, model } };
  const response = await api.post("/api/v1/providers", body);
  expect(response.ok(), await response.text()).toBe(true);
}

test("an admin names a provider, tries it, and a member reads what they wrote in Catalan", async ({
  page,
  ground,
  apertium,
}) => {
  await page.goto("/settings");
  const part = page.getByRole("region", { name: "AI and translation" });
  await part.getByRole("button", { name: "Name a provider" }).click();
  const form = page.getByRole("dialog", { name: "Name a provider" });
  await form.getByLabel("Address").fill("not an address");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("address such as");
  await form.getByLabel("Address").fill(apertium.address);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(part.getByRole("listitem")).toContainText(apertium.address);
  await part.getByRole("button", { name: /^Test connection/ }).click();
  await expect(part.getByRole("status").filter({ hasText: "It answers" })).toContainText("Bon dia");

  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.paste("Bon dia, Anna. Gràcies pel missatge.");
  const message = conversation.message("Bon dia, Anna.");
  await expect(message).toContainText("Good morning, Anna. Thank you for the message.");
  await expect(message).toContainText("ca → en");

  await page.goto("/settings");
  const usage = part.getByRole("group", { name: "Used in the last thirty days" });
  await expect(usage.getByRole("row").last()).toContainText("You");
});

test("what is typed is translated as typing pauses, corrected, read back and logged", async ({
  page,
  owner,
  ground,
  apertium,
}) => {
  await nameProvider(owner.api, "apertium", apertium.address);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await conversation.youWrite.pressSequentially("Good morning, Marta.");
  await expect(conversation.theyRead).toHaveValue("Bon dia, Marta.");
  await conversation.button("Read it back").click();
  await expect(conversation.composer.getByText("Good morning, Marta.", { exact: true })).toBeVisible();
  // What the member corrects is theirs: what they type then is not translated over it.
  await conversation.theyRead.fill("Bon dia, estimada Marta.");
  await conversation.youWrite.pressSequentially(" Thank you.");
  await conversation.log.click();
  const message = conversation.message("Bon dia, estimada Marta.");
  await expect(message).toBeVisible();
  await message.getByRole("button", { name: "Translation" }).click();
  await expect(message).toContainText("Good morning, Marta. Thank you.");
});

test("a reply that was pasted offline is translated once the network returns", async ({
  page,
  owner,
  ground,
  apertium,
  network,
}) => {
  await nameProvider(owner.api, "apertium", apertium.address);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await isInstalled(page);
  await network.off();
  await conversation.paste("Gràcies pel missatge.");
  const message = conversation.message("Gràcies pel missatge.");
  await expect(message).toContainText("On this device");
  await network.on();
  await expect(message).toContainText("Thank you for the message.");
});

test("a provider that is down says so, logging goes on, and the translation follows", async ({
  page,
  owner,
  ground,
  apertium,
}) => {
  await nameProvider(owner.api, "apertium", apertium.address);
  await apertium.stop();
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Type & translate");
  await conversation.youWrite.pressSequentially("Good morning.");
  const trouble = conversation.composer.getByText("No translation: the provider cannot be reached.");
  await expect(trouble).toBeVisible();
  await conversation.theyRead.fill("Bon dia.");
  await conversation.log.click();
  await expect(conversation.message("Bon dia.")).toBeVisible();

  await conversation.paste("Gràcies.");
  const message = conversation.message("Gràcies.");
  await expect(message).toContainText("Not translated: the provider cannot be reached.");
  await apertium.start();
  await message.getByRole("button", { name: "Try again" }).click();
  await expect(message).toContainText("Thank you.");
  await expect(message.getByRole("button", { name: "Try again" })).toHaveCount(0);
});

test("a draft streams in, is stopped, steered, edited and logged", async ({ page, owner, ground, model }) => {
  await nameProvider(owner.api, "openai", model.address, "some-model");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const box = conversation.box("The assistant's answer");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });

  // One that never ends is stopped; what came stays.
  let goOn = () => {};
  model.reply = async (_, say) => {
    await say("Bon dia, ");
    await new Promise<void>((done) => (goOn = done));
  };
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Bon dia, ");
  await bar.getByRole("button", { name: "Stop" }).click();
  await expect(bar.getByRole("button", { name: "Draft again" })).toBeVisible();
  await expect(box).toHaveValue("Bon dia, ");
  goOn();

  model.reply = async (_, say) => {
    await say("Bon dia, Marta. ");
    await say("Ens veiem a la fira?");
  };
  await bar.getByRole("textbox").fill("mention the fair");
  await bar.getByRole("button", { name: "Draft again" }).click();
  await expect(box).toHaveValue("Bon dia, Marta. Ens veiem a la fira?");
  const steered = model.prompts.at(-1)!;
  expect(steered).toContain("mention the fair");
  expect(steered).toContain("the draft so far");
  await bar.getByText("What was asked").click();
  await expect(bar.getByText("mention the fair")).toBeVisible();

  await box.fill("Bon dia, Marta. Ens veiem a la fira de Vic?");
  await conversation.log.click();
  await expect(conversation.message("Ens veiem a la fira de Vic?")).toContainText("AI draft");
});

test("a model that fails says so, and what is written stays", async ({ page, owner, ground, model }) => {
  await nameProvider(owner.api, "openai", model.address, "some-model");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const box = conversation.box("The assistant's answer");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  await box.fill("Escrit a mà");
  model.reply = (_, __, response) => {
    response.writeHead(429, { "retry-after": "7" }).end("{}");
  };
  await bar.getByRole("button", { name: "Draft again" }).click();
  await expect(bar.getByRole("alert")).toContainText("too much to do");
  await expect(box).toHaveValue("Escrit a mà");
  model.reply = async (_, say, response) => {
    await say("Bon dia");
    response.destroy();
  };
  await bar.getByRole("button", { name: "Draft again" }).click();
  await expect(bar.getByRole("alert")).toContainText("The draft broke off");
  await conversation.log.click();
  await expect(conversation.messages).toHaveCount(1);
});
