// How well accounts fit what is offered: one by one, by hand, and a whole campaign.

import { newId } from "../support/ids";
import { answer, gate, Model } from "../support/model";
import { expect, test as base } from "../support/test";
import { addAccount } from "../support/workspace";
import { isLive } from "../support/conversation";
import type { Api } from "../support/api";

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

function judged(score: number): string {
  const reasons = [{ aspect: "business", speaks: "for", text: "They sell in shops." }];
  return JSON.stringify({ score, confidence: 80, reasons });
}

test("an account is scored with its reasons, and somebody knows better", async ({ page, owner, ground, model }) => {
  await nameModel(owner.api, model);
  model.reply = (_, __, response) => answer(response, "It fits quite well.");
  await page.goto(ground.paths.account);
  const fit = page.getByRole("region", { name: "Fit" });
  await expect(fit).toContainText("Tastings · Sales");
  await expect(fit).toContainText("Not scored");
  await fit.getByRole("button", { name: "Score it" }).click();
  await expect(fit.getByRole("alert")).toContainText("No score: the provider answers what cannot be used");

  model.reply = (_, __, response) => answer(response, judged(8));
  await fit.getByRole("button", { name: "Score it" }).click();
  await expect(fit).toContainText("8 of 10");
  await expect(fit).toContainText("Good");
  await expect(fit).toContainText("80% sure");
  await fit.getByText("Why", { exact: true }).click();
  await expect(fit).toContainText("For it · Business They sell in shops.");
  expect(model.prompts.at(-1)).toContain("Tastings in shops");

  await fit.getByRole("button", { name: "Set by hand" }).click();
  await fit.getByLabel("Score from 0 to 10").selectOption("2");
  await fit.getByRole("textbox", { name: "Why" }).fill("They close next month");
  // What is typed is there again where the form is put away.
  await fit.getByRole("button", { name: "Set by hand" }).click();
  await expect(fit.getByRole("textbox", { name: "Why" })).toHaveCount(0);
  await fit.getByRole("button", { name: "Set by hand" }).click();
  await expect(fit.getByLabel("Score from 0 to 10")).toHaveValue("2");
  await expect(fit.getByRole("textbox", { name: "Why" })).toHaveValue("They close next month");
  await fit.getByRole("button", { name: "Save" }).click();
  await expect(fit).toContainText("2 of 10");
  await expect(fit).toContainText("They close next month");
  // A model changes nothing of that, until it is taken back.
  model.reply = (_, __, response) => answer(response, judged(9));
  const asked = model.prompts.length;
  await fit.getByRole("button", { name: "Score again" }).click();
  await expect.poll(() => model.prompts.length).toBe(asked + 1);
  await expect(fit.getByRole("button", { name: "Score again" })).toBeEnabled();
  await expect(fit).toContainText("2 of 10");
  await fit.getByRole("button", { name: "Use the model’s" }).click();
  await expect(fit).toContainText("9 of 10");
});

test("a campaign is scored after an estimate, stopped, gone on with, and its goal changed", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameModel(owner.api, model);
  for (const name of ["Celler Nou", "Bodega Alta"]) await addAccount(owner.api, ground, { name });
  const second = gate();
  model.reply = async (_, __, response) => {
    if (model.prompts.length === 2) await second.opened;
    answer(response, judged(7));
  };
  await page.goto(`${ground.paths.campaign}?tab=accounts`);
  await isLive(page);
  const fit = page.getByRole("region", { name: "Fit" });
  await expect(fit).toContainText("0 of 3 scored");
  await fit.getByRole("button", { name: /^Score (them|the others) …/ }).click();
  await expect(fit).toContainText(/3 accounts, about [\d,]+ tokens/);
  await fit.getByLabel("Price of a million tokens").fill("1000");
  await expect(fit).toContainText(/About \d+\.\d\d in all/);
  expect(model.prompts).toHaveLength(0);

  await fit.getByRole("button", { name: "Begin" }).click();
  await expect(fit.getByRole("progressbar", { name: "1 of 3 scored" })).toBeVisible();
  await fit.getByRole("button", { name: "Stop" }).click();
  second.open();
  await expect(fit.getByRole("progressbar")).toHaveCount(0);
  await expect(fit).toContainText("2 of 3 scored");
  expect(model.prompts).toHaveLength(2);

  await fit.getByRole("button", { name: /^Score (them|the others) …/ }).click();
  await expect(fit).toContainText("1 account, about");
  await fit.getByRole("button", { name: "Begin" }).click();
  await expect(fit).toContainText("3 of 3 scored");
  await expect(page.getByText("fit 7").first()).toBeVisible();

  await owner.api.act({ update_campaign: { id: ground.campaign, changes: [{ goal: "press" }] } });
  await expect(fit).toContainText("3 accounts were scored for another goal");
  // What it takes is told anew where something changes.
  await fit.getByRole("button", { name: /^Score (them|the others) …/ }).click();
  await expect(fit).toContainText(/3 accounts, about/);
  await owner.api.act({ update_campaign: { id: ground.campaign, changes: [{ goal: "event" }] } });
  await expect(fit.getByRole("button", { name: "Begin" })).toHaveCount(0);
  // A later campaign with the product and the first goal has them already.
  const campaign = newId();
  await owner.api.act(
    { create_campaign: { id: campaign, product_id: ground.product, name: "Tardor", changes: [] } },
    { add_to_campaign: { campaign_id: campaign, matched: [ground.account], confirmed: [ground.account] } },
  );
  await page.goto(`/campaigns/${campaign}?tab=accounts`);
  await expect(page.getByRole("region", { name: "Fit" })).toContainText("1 of 1 scored");
});

test("an account for which the model answers nothing of use keeps no other from being scored", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameModel(owner.api, model);
  for (const name of ["Celler Nou", "Bodega Alta"]) await addAccount(owner.api, ground, { name });
  model.reply = (prompt, __, response) =>
    answer(response, prompt.includes("Celler Nou") ? "I cannot say." : judged(7));
  await page.goto(`${ground.paths.campaign}?tab=accounts`);
  await isLive(page);
  const fit = page.getByRole("region", { name: "Fit" });
  await fit.getByRole("button", { name: "Score them …" }).click();
  await fit.getByRole("button", { name: "Begin" }).click();
  await expect(fit).toContainText("2 of 3 scored");
  await expect(fit).toContainText("No score for Celler Nou: the model answered what is none.");
});

test("whom the product is for is what accounts are judged by, and what was judged before is said to be", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameModel(owner.api, model);
  model.reply = (_, __, response) => answer(response, judged(7));
  const customer = async (text: string) => {
    await page.goto("/products");
    await page.getByRole("button", { name: "Edit Tastings" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit Tastings" });
    await dialog.getByRole("textbox", { name: "Ideal customer" }).fill(text);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Product saved")).toBeVisible();
  };
  await customer("Bakeries with an oven of their own.");
  await page.goto(ground.paths.account);
  const fit = page.getByRole("region", { name: "Fit" });
  await fit.getByRole("button", { name: "Score it" }).click();
  await expect(fit).toContainText("7 of 10");
  expect(model.prompts.at(-1)).toContain("the ideal customer:\nBakeries with an oven of their own.");
  await expect(fit).not.toContainText("It was scored before");

  await customer("Bakeries with at least three shops.");
  await page.goto(ground.paths.account);
  await expect(fit).toContainText("7 of 10");
  await expect(fit).toContainText("Scored for an earlier ideal customer.");
  model.reply = (_, __, response) => answer(response, judged(9));
  await page.goto(`${ground.paths.campaign}?tab=accounts`);
  await expect(fit).toContainText("1 account was scored for an earlier ideal customer.");
  await fit.getByRole("button", { name: /^Score (them|the others) …/ }).click();
  await fit.getByRole("button", { name: "Begin" }).click();
  await expect(fit).toContainText("1 of 1 scored");
  await expect(fit.getByText("an earlier ideal customer")).toHaveCount(0);
  expect(model.prompts.at(-1)).toContain("at least three shops");
});

test("an account that is deleted while a campaign is scored keeps no other from its score", async ({
  page,
  owner,
  ground,
  model,
}) => {
  await nameModel(owner.api, model);
  const names = ["Celler Nou", "Bodega Alta", "Vins Roca"];
  const others = await Promise.all(names.map((name) => addAccount(owner.api, ground, { name })));
  // One after another, by id.
  const inOrder = [ground, ...others].map(({ account }) => account).sort();
  const [first, second] = [gate(), gate()];
  model.reply = async (_, __, response) => {
    if (model.prompts.length === 1) {
      first.open();
      await second.opened;
    }
    answer(response, judged(7));
  };
  await page.goto(`${ground.paths.campaign}?tab=accounts`);
  await isLive(page);
  const fit = page.getByRole("region", { name: "Fit" });
  await fit.getByRole("button", { name: /^Score (them|the others) …/ }).click();
  await fit.getByRole("button", { name: "Begin" }).click();
  await first.opened;
  await owner.api.act({ delete_account: { id: inOrder[1] } });
  second.open();
  await expect(fit).toContainText("1 account is not there any more and could not be scored.");
  await expect(fit).toContainText("3 of 3 scored");
  await expect(fit.getByRole("alert")).toHaveCount(0);
  expect(model.prompts).toHaveLength(3);
});
