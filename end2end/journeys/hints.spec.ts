// Beside the text: what fits the thread is offered first, and what was chosen otherwise is said and put
// right by one press. Nothing blocks.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";
import { logMessage } from "../support/workspace";

test("the way and the channel that fit the thread are offered first, and another channel is said", async ({
  page,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  const way = (name: string) => conversation.composer.getByRole("radio", { name });
  const channel = conversation.composer.getByRole("combobox", { name: "Channel" });
  // The account reads Catalan, the member English.
  await expect(way("Type & translate")).toBeChecked();
  await expect(channel).toHaveValue("email");
  await channel.selectOption("WhatsApp");
  await conversation.logSent("Bon dia Marta");
  await expect(way("Paste reply")).toBeChecked();
  await conversation.paste("Hola! Quin preu té?");
  await expect(way("Type & translate")).toBeChecked();
  await isLive(page);
  await page.reload();
  await expect(channel).toHaveValue("whatsapp");
  await expect(way("Type & translate")).toBeChecked();

  await conversation.choose("Log sent");
  await channel.selectOption("Email");
  await conversation.theyRead.fill("Us truco dimarts a les nou, d'acord?");
  const hint = conversation.composer.getByText("This looks like WhatsApp.");
  await expect(hint).toBeVisible();
  await conversation.button("Switch to WhatsApp").click();
  await expect(channel).toHaveValue("whatsapp");
  await expect(hint).toHaveCount(0);
});

test("a text in one's own language, or in a third, is said beside it and put right by a press", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  const own = "Good morning Marta, we would like to send you some samples of our bread next week.";
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(own);
  await expect(conversation.composer.getByText(/^This is in English, your own language/)).toBeVisible();
  await conversation.button("Switch to Type & translate").click();
  await expect(conversation.youWrite).toHaveValue(own);
  await expect(conversation.theyRead).toHaveValue("");

  const theirs = "Gracias por su mensaje. Lo hemos hablado en el equipo y nos gustaría ver primero las muestras.";
  await conversation.theyRead.fill(theirs);
  const hint = conversation.composer.getByText("This seems to be Spanish, the account reads Catalan.");
  await expect(hint).toBeVisible();
  await conversation.button("It is in Spanish").click();
  await expect(hint).toHaveCount(0);
  const language = conversation.composer.getByRole("combobox", { name: "Language of the message" });
  await expect(language).toHaveValue("es");
  await conversation.log.click();
  await expect(conversation.message(theirs)).toBeVisible();
  // For this text alone.
  await expect(language).toHaveValue("ca");
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message?.said).toMatchObject({
    mode: "type_translate",
    original_text: theirs,
    original_language: "es",
    translation: { text: own, language: "en" },
  });
});

test("with no translator whoever writes what they read is told the two ways out", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await expect(conversation.composer.getByRole("radio", { name: "Type & translate" })).toBeChecked();
  const text = "Bon dia Marta, ens agradaria enviar-vos unes mostres la setmana que ve.";
  await conversation.theyRead.fill(text);
  const hint = conversation.composer.getByText(/^“You write” is empty, and nobody is named who translates\./);
  await expect(hint).toBeVisible();
  const settings = conversation.composer.getByRole("link", { name: "I write Catalan: Settings" });
  await expect(settings).toHaveAttribute("href", "/settings");
  await conversation.button("Switch to Log sent").click();
  await expect(hint).toHaveCount(0);
  await conversation.log.click();
  await expect(conversation.message(text)).toBeVisible();
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message?.said).toMatchObject({ mode: "log_sent", original_text: text, original_language: "ca" });
});

test("whoever writes in another language may be answered in it, by a press", async ({ page, owner, ground }) => {
  const said = (text: string, minutes: number) =>
    logMessage(ground, { mode: "inbound_paste", text, language: "es", at: Date.now() - minutes * 60_000 });
  await owner.api.act(said("Nos interesa, gracias", 20), said("¿Qué precio tiene?", 10));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await expect(conversation.composer.getByText("Their last two messages are in Spanish.")).toBeVisible();
  await conversation.button("Answer in Spanish").click();
  const language = conversation.composer.getByRole("combobox", { name: "Language of the message" });
  await expect(language).toHaveValue("es");
  await expect(conversation.button("Answer in Spanish")).toHaveCount(0);
});
