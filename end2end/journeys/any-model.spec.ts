// Drafts, translations and intents by whatever model there is: a real one that the environment names
// (see the README), or else the journeys' own.

import type { Api } from "../support/api";
import { ConversationPage, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { answer, type Endpoint, Model, realEndpoint } from "../support/model";
import { expect, test as base } from "../support/test";

const real = realEndpoint();
/** A model may think for a while. */
const PATIENCE = { timeout: real ? 90_000 : 10_000 };

const READ = { intent: "not_now", confidence: 70, reason: "They wait for their board." };

/** What the journeys' own model says. */
async function script(model: Model): Promise<Endpoint> {
  model.reply = async (prompt, say, response) => {
    if (prompt.startsWith("Translate")) return answer(response, "We will see what the board says.");
    if (prompt.startsWith("Say what a reply")) return answer(response, JSON.stringify(READ));
    await say("Bon dia, Marta. ");
    await say(prompt.includes("the fair") ? "Ens veiem a la fira?" : "Us va bé dijous?");
  };
  return { kind: "openai", address: model.address, model: "some-model" };
}

const test = base.extend<{ endpoint: Endpoint }>({
  endpoint: async ({}, use) => {
    if (real) return use(real);
    const model = await Model.start();
    await use(await script(model));
    await model.stop();
  },
});

test.setTimeout(real ? 300_000 : 60_000);

async function nameModel(api: Api, { kind, address, model, key }: Endpoint): Promise<void> {
  const response = await api.post("/api/v1/providers", {
    id: newId(),
    body: { kind, address, model, reads_replies: true },
    key,
  });
  expect(response.ok(), await response.text()).toBe(true);
}

test("a draft is asked for, steered, edited and logged", async ({ page, owner, ground, endpoint }) => {
  await nameModel(owner.api, endpoint);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const box = conversation.box("The assistant's answer");
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(bar.getByRole("button", { name: "Draft again" })).toBeVisible(PATIENCE);
  await expect(bar.getByRole("alert")).toHaveCount(0);
  await expect(box).toHaveValue(/\p{L}/u);
  const first = await box.inputValue();

  await bar.getByRole("textbox").fill("mention the fair in Vic");
  await bar.getByRole("button", { name: "Draft again" }).click();
  await expect(bar.getByRole("button", { name: "Draft again" })).toBeVisible(PATIENCE);
  await expect(bar.getByRole("alert")).toHaveCount(0);
  await expect(box).not.toHaveValue(first);

  await box.press("ControlOrMeta+End");
  await box.pressSequentially(" Fins aviat, Anna.");
  await conversation.log.click();
  const message = conversation.message("Fins aviat, Anna.");
  await expect(message).toContainText("AI draft");
  await expect(message).toContainText(/Suggested by AI: \d+% of this text/);
});

test("a reply is translated, and what it wants is read", async ({ page, owner, ground, endpoint }) => {
  await nameModel(owner.api, endpoint);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.paste("Ja veurem què en diu la junta directiva.");
  const message = conversation.message("Ja veurem què en diu la junta directiva.");
  await expect(message).toContainText("ca → en", PATIENCE);
  const read = message.getByText(/^Read by AI: .+ sure$/);
  await expect(read).toBeVisible(PATIENCE);
  await read.click();
  const reason = message.locator("details[open] div");
  await expect(reason).toHaveText(/\p{L}/u);

  // What somebody says of it stands, and no model's reason beside it.
  await message.getByRole("button", { name: "More for this message" }).click();
  await message.getByRole("combobox", { name: "Intent" }).selectOption("referral");
  await expect(message.getByText(/^Read by AI/)).toHaveCount(0);
  await expect(message.locator(".chip").filter({ hasText: "Referral" })).toBeVisible();
});
