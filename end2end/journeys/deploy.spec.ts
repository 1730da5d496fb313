// Another build is deployed while tabs of the earlier one are open.

import { ConversationPage, isInstalled, isLive } from "../support/conversation";
import { Deployment } from "../support/deployment";
import { expect, type Page, test } from "../support/test";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";
const DEPLOYMENTS = 3;

/** The browser looks for a newer worker, as it does by itself now and then. */
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });

test("a tab that loads a new build beside one of the earlier has all that waits and sends", async ({
  page,
  ground,
  owner,
  server,
}) => {
  const deployment = await Deployment.before(server.address);
  const path = `${deployment.address}${ground.paths.conversation}`;
  // The earlier one leads throughout.
  const earlier = await ConversationPage.open(page, path);
  await isLive(page);
  await isInstalled(page);
  const second = await page.context().newPage();
  const conversation = await ConversationPage.open(second, path);
  await isLive(second);
  for (let round = 1; round <= DEPLOYMENTS; round += 1) {
    await conversation.choose("Log sent");
    await conversation.theyRead.fill(`${TEXT}, begun ${round}`);
    await expect(conversation.composer.getByText("Saved on this device")).toBeVisible();
    deployment.deploy(`${round}`.repeat(16));
    await lookForUpdate(second);
    await second.getByRole("button", { name: "Load it" }).click();
    await expect(second.getByRole("button", { name: "Load it" })).toHaveCount(0);
    await isLive(second);
    await expect(conversation.theyRead).toHaveValue(`${TEXT}, begun ${round}`);
    await conversation.logSent(`${TEXT}, logged ${round}`);
    await isLive(second);
    await expect(earlier.message(`${TEXT}, logged ${round}`)).toBeVisible();
  }
  const texts = (await owner.api.rows("message")).map((row) => row.said.original_text);
  expect(texts).toHaveLength(DEPLOYMENTS);
  deployment.close();
});
