// What is done without a network happens once, in order, when it is back.

import { chromium } from "@playwright/test";
import { ANNA } from "../support/api";
import { browser } from "../support/browser";
import { ConversationPage, chip, isInstalled, isLive } from "../support/conversation";
import { beforeTheDoor, expect, test } from "../support/test";
import { FORN_VELL } from "../support/workspace";

const FIRST = "Bon dia Marta, us aniria bé una demostració?";
const REPLY = "Gràcies, ens interessa.";
const THIRD = "Perfecte, dimarts a les nou.";

test("three messages written without a network arrive once and in order", async ({
  page,
  ground,
  owner,
  network,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await network.off();

  await conversation.logSent(FIRST);
  await expect(conversation.details).toContainText("Contacted");
  await expect(conversation.message(FIRST)).toContainText("On this device");
  await conversation.paste(REPLY, "Thanks, we are interested.");
  await conversation.logSent(THIRD);
  await expect(chip(page)).toHaveText("Offline · 3 to send");

  await network.on();
  await isLive(page);
  await expect(page.getByRole("log").getByText("On this device")).toHaveCount(0);

  const stored = await owner.api.rows("message");
  const texts = stored
    .sort((one, other) => one.said.occurred_at - other.said.occurred_at)
    .map((message) => message.said.original_text);
  expect(texts).toEqual([FIRST, REPLY, THIRD]);
  const changes = await owner.api.rows("status_change");
  expect(changes.filter((change) => change.to === "contacted")).toHaveLength(1);
});

test("a browser that has lost its cache says without a network that the rest is still to come", async ({
  page,
  ground,
  server,
  network,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.logSent(FIRST);
  await isLive(page);
  await isInstalled(page);
  await network.off();
  const session = await page.context().newCDPSession(page);
  const origin = server.address;
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await page.goto("/inbox");
  const lacks = page.getByRole("alert").filter({ hasText: "does not have all of the workspace now" });
  await expect(lacks).toBeVisible();
  await expect(page.getByText("Nothing found")).toHaveCount(0);
  await network.on();
  await expect(lacks).toHaveCount(0);
  await expect(page.getByText(FORN_VELL).first()).toBeVisible();
});

test("what was written without a network is there after a reload without one", async ({
  page,
  ground,
  owner,
  network,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await isInstalled(page);
  await network.off();
  await conversation.logSent(FIRST);
  await expect(chip(page)).toHaveText("Offline · 1 to send");

  await page.reload();
  await expect(conversation.message(FIRST)).toBeVisible();
  await conversation.paste(REPLY);

  await network.on();
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(2);
});

test("accounts, products and campaigns can be made without a network", async ({
  page,
  ground,
  owner,
  network,
}) => {
  await page.goto("/products");
  await expect(page.getByRole("heading", { name: "Tastings" })).toBeVisible();
  await isLive(page);
  await network.off();

  await page.getByRole("button", { name: "New product" }).click();
  const product = page.getByRole("dialog", { name: "New product" });
  await product.getByRole("textbox", { name: "Name" }).fill("Workshops");
  await product.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByRole("heading", { name: "Workshops" })).toBeVisible();

  await network.on();
  await isLive(page);
  const names = (await owner.api.rows("product")).map((row) => row.name);
  expect(names.sort()).toEqual(["Tastings", "Workshops"]);
  expect(await owner.api.rows("campaign")).toHaveLength(1);
  expect(ground.campaign).toBeTruthy();
});

beforeTheDoor(
  "the app opens without a network from a cold start of the browser",
  async ({ server, owner, ground }, info) => {
    const profile = info.outputPath("profile");
    const options = { ...browser, baseURL: server.address };
    const first = await chromium.launchPersistentContext(profile, options);
    const page = first.pages()[0] ?? (await first.newPage());
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(ANNA.email);
    await page.getByLabel("Password").fill(ANNA.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/inbox/);
    await page.goto(ground.paths.conversation);
    await isLive(page);
    await isInstalled(page);
    // A page that is left is what makes the browser write its local storage down at once; a browser
    // that goes first may take the last minute of it along.
    await first.newPage();
    await page.close();
    await first.close();
    await server.stop();

    const second = await chromium.launchPersistentContext(profile, options);
    const again = second.pages()[0] ?? (await second.newPage());
    const conversation = await ConversationPage.open(again, ground.paths.conversation);
    await conversation.logSent(FIRST);
    await expect(chip(again)).toHaveText("Offline · 1 to send");

    await server.start();
    await isLive(again);
    await second.close();
    expect(await owner.api.rows("message")).toHaveLength(1);
  },
);
