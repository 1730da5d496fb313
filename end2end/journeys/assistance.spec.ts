// Translations by a real Apertium, and drafts by a model, from the settings to the log.

import { Apertium } from "../support/apertium";
import type { Api } from "../support/api";
import { ConversationPage, isInstalled, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { answer, gate, Model } from "../support/model";
import { expect, test as base } from "../support/test";
import { addAccount } from "../support/workspace";

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
  await part.getByRole("button", { name: "Add a provider" }).click();
  const form = page.getByRole("dialog", { name: "Add a provider" });
  await form.getByLabel("Address").fill("not an address");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("begins with https");
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
  const trouble = conversation.composer.getByText("No translation: the provider cannot be reached, or fails.");
  await expect(trouble).toBeVisible();
  await conversation.theyRead.fill("Bon dia.");
  await conversation.log.click();
  await expect(conversation.message("Bon dia.")).toBeVisible();

  await conversation.paste("Gràcies.");
  const message = conversation.message("Gràcies.");
  await expect(message).toContainText("Not translated: the provider cannot be reached, or fails.");
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
  const end = gate();
  model.reply = async (_, say) => {
    await say("Bon dia, ");
    await end.opened;
  };
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Bon dia, ");
  await bar.getByRole("button", { name: "Stop" }).click();
  await expect(bar.getByRole("button", { name: "Draft again" })).toBeVisible();
  await expect(box).toHaveValue("Bon dia, ");
  end.open();

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
  const logged = conversation.message("Ens veiem a la fira de Vic?");
  await expect(logged).toContainText("AI draft");

  // What was suggested is kept beside it, and comes back with the text.
  const suggested = logged.getByText("Suggested by AI: 80% of this text");
  await suggested.click();
  await expect(logged.getByText("Bon dia, Marta. Ens veiem a la fira?", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(box).toHaveValue("Bon dia, Marta. Ens veiem a la fira de Vic?");
  await conversation.button("Save draft").click();
  const draft = conversation.messages.filter({ has: page.getByRole("button", { name: "Edit" }) });
  await expect(draft.getByText("Suggested by AI: 80% of this text")).toBeVisible();
  await draft.getByRole("button", { name: "Edit" }).click();
  await box.fill("Bon dia, Marta.");
  await conversation.log.click();
  await expect(conversation.messages.getByText("Suggested by AI: 100% of this text")).toBeVisible();
});

test("whoever logs while a draft is being written logs no half of it", async ({ page, owner, ground, model }) => {
  await nameProvider(owner.api, "openai", model.address, "some-model");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const box = conversation.box("The assistant's answer");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  const end = gate();
  model.reply = async (_, say) => {
    await say("Bon dia, ");
    await end.opened;
  };
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Bon dia, ");
  await conversation.log.click();
  await expect(page.getByText("The draft was still being written.")).toBeVisible();
  await expect(conversation.messages).toHaveCount(0);
  await expect(bar.getByRole("button", { name: "Draft again" })).toBeVisible();
  await expect(box).toHaveValue("Bon dia, ");
  await conversation.log.click();
  await expect(conversation.message("Bon dia,")).toBeVisible();
  end.open();
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
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(bar.getByRole("alert")).toContainText("too much to do");
  await expect(box).toHaveValue("Escrit a mà");
  model.reply = async (_, say, response) => {
    await say("Bon dia");
    response.destroy();
  };
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(bar.getByRole("alert")).toContainText("The draft broke off");
  await expect(bar.getByRole("alert")).toContainText("What stood here is back.");
  await expect(box).toHaveValue("Escrit a mà");
  await conversation.log.click();
  await expect(conversation.messages).toHaveCount(1);
});

test("a translation of an earlier text is neither logged nor kept in a draft", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameProvider(owner.api, "openai", model.address, "some-model");
  const second = gate();
  model.reply = async (prompt, _, response) => {
    if (!prompt.includes("20 %")) return answer(response, "Us oferim un 10 %");
    await second.opened;
    answer(response, "Us oferim un 20 %");
  };
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await conversation.youWrite.pressSequentially("We offer you 10 %");
  await expect(conversation.theyRead).toHaveValue("Us oferim un 10 %");
  await conversation.youWrite.pressSequentially(", no, 20 %");
  await page.keyboard.press("Control+Enter");
  const alert = conversation.composer.getByRole("alert");
  await expect(alert).toContainText("not the translation of your text as it stands");
  await expect(conversation.messages).toHaveCount(0);

  // Also after a note, another page and a reload: what was made of what is kept with the text.
  await page.reload();
  await expect(conversation.theyRead).toHaveValue("Us oferim un 10 %");
  await conversation.log.click();
  await expect(alert).toContainText("not the translation of your text as it stands");
  await conversation.youWrite.press("End");
  await conversation.youWrite.pressSequentially(".");
  second.open();
  await expect(conversation.theyRead).toHaveValue("Us oferim un 20 %");
  await conversation.log.click();
  await expect(conversation.message("Us oferim un 20 %")).toBeVisible();
});

test("a translation that comes back from a draft is not logged with another text of one's own", async ({
  page,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await conversation.youWrite.fill("We offer you 10 %");
  await conversation.theyRead.fill("Us oferim un 10 %");
  await conversation.button("Save draft").click();
  await conversation.message("Us oferim un 10 %").getByRole("button", { name: "Edit" }).click();
  await expect(conversation.theyRead).toHaveValue("Us oferim un 10 %");
  await conversation.youWrite.fill("We offer you 20 %");
  await conversation.log.click();
  const alert = conversation.composer.getByRole("alert");
  await expect(alert).toContainText("not the translation of your text as it stands");
  // It may be one's own words: they stay, and are logged where one says so.
  await expect(conversation.theyRead).toHaveValue("Us oferim un 10 %");
  await conversation.composer.getByRole("button", { name: "Keep it" }).click();
  await conversation.log.click();
  await expect(conversation.message("Us oferim un 10 %")).toBeVisible();
});

test("what stood in the box before a draft is there again where one leaves before its end", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameProvider(owner.api, "openai", model.address, "some-model");
  const last = gate();
  model.reply = async (_, say) => {
    await say("Bon dia, ");
    await last.opened;
    await say("Marta");
  };
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const box = conversation.box("The assistant's answer");
  await box.fill("My own words");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Bon dia, ");
  await page.reload();
  await expect(box).toHaveValue("My own words");
  last.open();
});

test("where a translation fails, the earlier one is logged only by hand", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameProvider(owner.api, "openai", model.address, "some-model");
  model.reply = (_, __, response) => answer(response, "Us oferim un 10 %");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await conversation.youWrite.pressSequentially("We offer you 10 %");
  await expect(conversation.theyRead).toHaveValue("Us oferim un 10 %");
  model.reply = (_, __, response) => {
    response.writeHead(500).end("{}");
  };
  await conversation.youWrite.pressSequentially(" ");
  await expect(conversation.composer.getByText("No translation: the provider")).toBeVisible();
  await conversation.log.click();
  await expect(conversation.messages).toHaveCount(0);
  await conversation.button("Keep it as it is").click();
  await conversation.log.click();
  await expect(conversation.message("Us oferim un 10 %")).toBeVisible();
});

test("variables stay as they are in a translation", async ({ page, owner, ground, model }) => {
  await nameProvider(owner.api, "openai", model.address, "some-model");
  model.reply = (prompt, _, response) => answer(response, prompt.includes("Hello") ? "HOLA" : "ADÉU");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await conversation.youWrite.fill("Hello {{contact.first_name|there}}, goodbye");
  await expect(conversation.theyRead).toHaveValue("HOLA {{contact.first_name|there}}ADÉU");
});

test("a draft is written into the text for which it was asked, and into no other", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameProvider(owner.api, "openai", model.address, "some-model");
  const [asked, first] = [gate(), gate()];
  model.reply = async (_, say) => {
    asked.open();
    await first.opened;
    await say("Bon dia, ");
    await say("Marta");
  };
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  await bar.getByRole("button", { name: "Draft it" }).click();
  await asked.opened;
  await conversation.choose("Paste reply");
  first.open();
  await conversation.choose("AI draft");
  await expect(bar.getByRole("button", { name: "Draft it" })).toBeVisible();
  await expect(conversation.box("The assistant's answer")).toHaveValue("");
  // And it writes again where it is asked again.
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(conversation.box("The assistant's answer")).toHaveValue("Bon dia, Marta");
});

test("a draft is kept as it comes, whatever happens in another tab", async ({
  page,
  context,
  owner,
  ground,
  model,
}) => {
  await nameProvider(owner.api, "openai", model.address, "some-model");
  const elsewhere = await addAccount(owner.api, ground, { name: "Celler Nou", city: "Reus" });
  const [more, last] = [gate(), gate()];
  model.reply = async (_, say) => {
    await say("Bon dia, ");
    await more.opened;
    await say("Marta. ");
    await last.opened;
  };
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const box = conversation.box("The assistant's answer");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Bon dia, ");
  const other = await ConversationPage.open(await context.newPage(), elsewhere.paths.conversation);
  await other.choose("Log sent");
  await other.theyRead.fill("Bona tarda");
  const same = await ConversationPage.open(await context.newPage(), ground.paths.conversation);
  await expect(same.box("The assistant's answer")).toHaveValue("Bon dia, ");
  more.open();
  await expect(box).toHaveValue("Bon dia, Marta. ");
  await expect(same.box("The assistant's answer")).toHaveValue("Bon dia, Marta. ");
  // Whoever leaves in the middle finds what came.
  await page.bringToFront();
  await page.getByRole("link", { name: "Funnel" }).click();
  await expect(page.getByRole("heading", { name: "Funnel", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(box).toHaveValue("Bon dia, Marta. ");
  last.open();
});
