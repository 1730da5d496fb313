// Drafts beside each other, in two tabs, and where nobody is named who writes them; and what a browser
// finds out and writes by itself.

import type { Api } from "../support/api";
import { ConversationPage, isInstalled, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { gate, Model } from "../support/model";
import { expect, type Page, test as base } from "../support/test";
import { logMessage } from "../support/workspace";

const test = base.extend<{ model: Model }>({
  model: async ({}, use) => {
    const model = await Model.start();
    await use(model);
    await model.stop();
  },
});

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

async function nameModel(api: Api, model: Model): Promise<void> {
  const body = { kind: "openai", address: model.address, model: "some-model" };
  const response = await api.post("/api/v1/providers", { id: newId(), body });
  expect(response.ok(), await response.text()).toBe(true);
}

function parts(conversation: ConversationPage) {
  const bar = conversation.composer.getByRole("group", { name: "Draft by AI" });
  return {
    bar,
    box: conversation.box("The assistant's answer"),
    another: bar.getByRole("button", { name: "Another variant" }),
    variant: (n: number) => bar.getByRole("button", { name: `Variant ${n}`, exact: true }),
  };
}

test("up to three variants stand beside each other as they are edited, and one is logged", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameModel(owner.api, model);
  const texts = ["Bon dia, Marta.", "Hola, Marta!", "Benvolguda Marta,"];
  model.reply = (_, say) => say(texts[model.prompts.length - 1] ?? "Res més.");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const { bar, box, another, variant } = parts(conversation);
  await expect(another).toHaveCount(0);
  await bar.getByRole("textbox").fill("mention the fair");
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Bon dia, Marta.");
  await box.fill("Bon dia, Marta. Fins dijous.");

  await another.click();
  await expect(box).toHaveValue("Hola, Marta!");
  await expect(variant(2)).toHaveAttribute("aria-pressed", "true");
  // It is asked for beside what stands there, and still as it was wished.
  const asked = model.prompts.at(-1)!;
  expect(asked).toContain("mention the fair");
  expect(asked).toContain("===== a version that is there\nBon dia, Marta. Fins dijous.\n===== end");
  await another.click();
  await expect(box).toHaveValue("Benvolguda Marta,");
  await expect(variant(3)).toHaveAttribute("aria-pressed", "true");
  await expect(another).toHaveCount(0);

  await variant(1).click();
  await expect(box).toHaveValue("Bon dia, Marta. Fins dijous.");
  await variant(2).click();
  await expect(box).toHaveValue("Hola, Marta!");
  // Another mode, or a note, is looked at: all three are there as they were edited.
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Hola, Marta! Fins aviat.");
  await conversation.composer.getByRole("radio", { name: "Note" }).check();
  await conversation.choose("AI continue");
  await expect(box).toHaveValue("Hola, Marta! Fins aviat.");
  await variant(3).click();
  await expect(box).toHaveValue("Benvolguda Marta,");
  await variant(2).click();
  await expect(box).toHaveValue("Hola, Marta! Fins aviat.");
  await conversation.choose("AI draft");
  await variant(1).click();
  await expect(box).toHaveValue("Bon dia, Marta. Fins dijous.");
  await conversation.log.click();
  const message = conversation.message("Bon dia, Marta. Fins dijous.");
  await expect(message).toContainText("Suggested by AI: 60% of this text");
  await expect(variant(1)).toHaveCount(0);

  // Each is counted against what may be used in a day.
  await page.goto("/settings");
  const part = page.getByRole("region", { name: "AI and translation" });
  const usage = part.getByRole("group", { name: "Used in the last thirty days" });
  await expect(usage.getByRole("row").last().getByRole("cell").nth(2)).toHaveText("3");
});

test("the tone of a campaign is said in its brief, asked of the model and shown", async ({ page, owner, ground, model }) => {
  await nameModel(owner.api, model);
  model.reply = (_, say) => say("Hola, Marta!");
  await page.goto(`${ground.paths.campaign}?tab=brief`);
  await page.getByRole("button", { name: "Edit campaign" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit campaign" });
  await dialog.getByRole("textbox", { name: "Tone" }).fill("Warm, first names");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name: "Brief" })).toContainText("Warm, first names");

  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const { bar, box } = parts(conversation);
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Hola, Marta!");
  expect(model.prompts.at(-1)).toContain("The tone: Warm, first names. ");
  await bar.getByText("What was asked").click();
  await expect(bar.getByText("The tone: Warm, first names.")).toBeVisible();
});

test("another variant that fails leaves what stands there", async ({ page, owner, ground, model }) => {
  await nameModel(owner.api, model);
  model.reply = (_, say) => say("Bon dia, Marta.");
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const { bar, box, another, variant } = parts(conversation);
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Bon dia, Marta.");
  model.reply = (_, __, response) => {
    response.writeHead(429, { "retry-after": "7" }).end("{}");
  };
  await another.click();
  await expect(bar.getByRole("alert")).toContainText("too much to do");
  await expect(box).toHaveValue("Bon dia, Marta.");
  await expect(variant(1)).toHaveCount(0);
});

test("a second tab that shows a draft as it comes logs no half of it", async ({
  page,
  context,
  owner,
  ground,
  model,
}) => {
  await nameModel(owner.api, model);
  const last = gate();
  model.reply = async (_, say) => {
    await say("Bon dia, ");
    await last.opened;
  };
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const { bar, box } = parts(conversation);
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Bon dia, ");

  const second = await context.newPage();
  const there = await ConversationPage.open(second, ground.paths.conversation);
  const shown = parts(there);
  await expect(shown.box).toHaveValue("Bon dia, ");
  await expect(shown.bar.getByRole("button", { name: "Stop" })).toBeVisible();
  await there.log.click();
  await expect(second.getByText("The draft was still being written.")).toBeVisible();
  await expect(there.messages).toHaveCount(0);
  await expect(shown.box).toHaveValue("Bon dia, ");
  // It is stopped where it was written, and is logged once it was read.
  await expect(bar.getByRole("button", { name: "Draft again" })).toBeVisible();
  await there.log.click();
  await expect(there.message("Bon dia,")).toBeVisible();
  last.open();
});

test("without a provider the prompt is copied with what the member wants in it", async ({ page, owner, ground }) => {
  await owner.api.act(
    { create_custom_field: { key: "ovens", kind: "number", label: "Ovens" } },
    { update_account: { id: ground.account, changes: [{ custom: { key: "ovens", value: "3" } }] } },
    logMessage(ground, { mode: "inbound_paste", text: "Quin preu té?", at: Date.now() - 60_000 }),
  );
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  const { bar, box } = parts(conversation);
  await expect(bar).toContainText("Starts a new message");
  await conversation.choose("AI continue");
  await expect(bar).toContainText("Goes on from what was said last");
  await expect(bar.getByRole("button", { name: "Draft it" })).toHaveCount(0);
  await bar.getByRole("textbox").fill("mention the fair");
  await bar.getByRole("button", { name: "Copy prompt" }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain("What the message is to say:\nmention the fair");
  const prompt = await copied();
  expect(prompt).toContain("\nToday is ");
  expect(prompt).toContain("\novens: 3\n");
  // What stands in the box is what is to be changed.
  await box.fill("Val un euro.");
  await bar.getByRole("textbox").fill("shorter");
  await bar.getByRole("button", { name: "Copy prompt" }).click();
  await expect.poll(copied).toContain("===== the draft so far\nVal un euro.\n===== end");
  // What is said twice is shown once.
  await expect(page.getByText("Prompt copied")).toHaveCount(1);
});

/** A browser that finds every text to be in the language of its first word. */
async function detects(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const found: Record<string, string> = { Dobar: "hr", Bon: "ca" };
    class LanguageDetector {
      static async availability() {
        return "available";
      }
      static async create() {
        return new LanguageDetector();
      }
      async detect(text: string) {
        const detectedLanguage = found[text.split(" ")[0] ?? ""] ?? "und";
        return [{ detectedLanguage, confidence: 0.97 }];
      }
    }
    Object.assign(window, { LanguageDetector });
  });
}

test("the browser's own detector says which language a text is in, and a person knows better", async ({
  page,
  ground,
}) => {
  await detects(page);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Dobar dan");
  const hint = conversation.composer.getByText("This seems to be Croatian, the account reads Catalan.");
  await expect(hint).toBeVisible();
  await conversation.log.click();
  await expect(conversation.message("Dobar dan").getByText("hr", { exact: true })).toBeVisible();

  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Dobar vespre");
  await expect(hint).toBeVisible();
  await conversation.button("Dismiss").click();
  await expect(hint).toHaveCount(0);
  await conversation.log.click();
  await expect(conversation.message("Dobar vespre").getByText("ca", { exact: true })).toBeVisible();
});

/** A browser with a model that writes. */
async function writes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    class LanguageModel {
      static async availability() {
        return "downloadable";
      }
      static async create() {
        return new LanguageModel();
      }
      promptStreaming(prompt: string) {
        const end = prompt.includes("the fair") ? "Ens veiem a la fira?" : "Us va bé dijous?";
        return new ReadableStream({
          start(controller) {
            controller.enqueue("Bon dia, Marta. ");
            controller.enqueue(end);
            controller.close();
          },
        });
      }
      destroy() {}
    }
    Object.assign(window, { LanguageModel });
  });
}

test("where nobody is named a browser that writes drafts does it, without a network too", async ({
  page,
  ground,
  network,
}) => {
  await writes(page);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await isInstalled(page);
  await network.off();
  await conversation.choose("AI draft");
  const { bar, box } = parts(conversation);
  await bar.getByRole("button", { name: "Draft it" }).click();
  await expect(box).toHaveValue("Bon dia, Marta. Us va bé dijous?");
  await bar.getByRole("textbox").fill("mention the fair");
  await bar.getByRole("button", { name: "Draft again" }).click();
  await expect(box).toHaveValue("Bon dia, Marta. Ens veiem a la fira?");
  await conversation.log.click();
  await expect(conversation.message("Ens veiem a la fira?")).toContainText("Suggested by AI: 100% of this text");
  await network.on();
});

test.describe("a reply in plain words", () => {
  test.use({ accountWishes: { language: "en" } });

  test("what somebody took away of it no model is asked", async ({ page, owner, ground, model }) => {
    const body = { kind: "openai", address: model.address, model: "some-model", reads_replies: true };
    await owner.api.post("/api/v1/providers", { id: newId(), body });
    const conversation = await ConversationPage.open(page, ground.paths.conversation);
    await isLive(page);
    await conversation.choose("Paste reply");
    await conversation.theyWrote.click();
    await page.evaluate(() => navigator.clipboard.writeText("Please unsubscribe me from this list."));
    await page.keyboard.press("ControlOrMeta+v");
    const recognised = conversation.composer.getByRole("group", { name: "Recognised" });
    await recognised.getByRole("button", { name: "Leave out: Intent" }).click();
    await conversation.log.click();
    const message = conversation.message("Please unsubscribe me");
    await expect(message).toBeVisible();
    // The next, of which nobody says anything, is read: the one before it was not.
    const read = { intent: "question", confidence: 62, reason: "They ask for time." };
    model.reply = (_, __, response) => {
      const answer = { choices: [{ index: 0, message: { role: "assistant", content: JSON.stringify(read) } }] };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    };
    await conversation.paste("Let us see what the board says.");
    await expect(conversation.message("Let us see")).toContainText("Read by AI: Question");
    expect(model.prompts).toHaveLength(1);
    await expect(message.getByText("Unsubscribe", { exact: true })).toHaveCount(0);
  });
});
