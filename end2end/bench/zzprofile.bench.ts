import { expect, test } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { Api } from "../support/api";
import { serve } from "./data";
import { probe } from "./probe";
test("profile", async ({ browser }) => {
  test.setTimeout(2_400_000);
  const { server, remove } = await serve({ conversations: 50_000, messages: 500_000 });
  const { api, cookies } = await Api.openSample(server);
  const context = await browser.newContext({ baseURL: server.address, storageState: cookies });
  const page = await context.newPage();
  await probe(page);
  await page.goto("/inbox");
  await page.waitForFunction(() => window.readings.settled !== undefined, undefined, { timeout: 600_000 });
  const devtools = await context.newCDPSession(page);
  await devtools.send("Profiler.enable");
  await devtools.send("Profiler.setSamplingInterval", { interval: 500 });
  const profiled = async (name: string, act: () => Promise<void>) => {
    const tasks = await page.evaluate(() => window.readings.longTasks.length);
    await devtools.send("Profiler.start");
    const begun = Date.now();
    await act();
    const took = Date.now() - begun;
    const { profile } = await devtools.send("Profiler.stop");
    writeFileSync(`/tmp/prof-${name}.json`, JSON.stringify(profile));
    const long = await page.evaluate((n) => window.readings.longTasks.slice(n), tasks);
    console.log(name, took, "ms; long tasks", JSON.stringify(long.map((x) => Math.round(x))));
  };
  const which = (process.env.ZZ ?? "open,list,search,tag").split(",");
  const clear = page.getByRole("button", { name: "Clear filters" }).first();
  if (which.includes("open")) await profiled("open", async () => {
    await page.getByRole("navigation", { name: "Which conversations" }).focus();
    for (let opened = 0; opened < 20; opened += 1) {
      await page.keyboard.press("ArrowDown");
      await expect(page.getByRole("log").getByRole("article").first()).toBeVisible();
    }
  });
  if (which.includes("list")) await profiled("list", async () => {
    await page.getByRole("searchbox").pressSequentially("zzyzx", { delay: 60 });
    await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
    await page.getByRole("searchbox").fill("");
  });
  if (which.includes("tag")) {
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    const form = page.getByRole("group", { name: "Show only" });
    await form.getByRole("combobox", { name: "Campaign" }).selectOption({ index: 1 });
    await page.waitForTimeout(1500);
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByRole("button", { name: "Select several" }).click();
    const bar = page.getByRole("group", { name: "With the selection" });
    const list = page.getByRole("list", { name: "Conversations" });
    await list.getByRole("link").first().locator("xpath=..").getByRole("checkbox").click();
    await bar.getByRole("button", { name: /^Select all/ }).click();
    await profiled("tag", async () => {
      await bar.getByRole("textbox", { name: "Tag, or -tag" }).fill("measured");
      await page.keyboard.press("Enter");
      await expect(page.getByText(/^Tagged “measured”/)).toBeVisible({ timeout: 600_000 });
    });
    console.log(await page.getByText(/^Tagged “measured”/).textContent());
    await profiled("untag", async () => {
      await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
      await expect(page.getByText("Taken back")).toBeVisible({ timeout: 600_000 });
    });
    await bar.getByRole("button", { name: "Clear selection" }).click();
    await clear.click();
  }
  if (which.includes("search")) {
    await page.getByRole("link", { name: "Search", exact: true }).first().click();
    const field = page.getByRole("combobox", { name: "Search people, accounts" });
    const over = page.getByText(/^(On this device:|These are the first)/);
    for (const turn of ["first", "again"]) {
      await profiled(`search-${turn}`, async () => {
        await field.pressSequentially("zzyzx", { delay: 60 });
        await expect(over).toBeVisible({ timeout: 600_000 });
      });
      console.log(await over.textContent());
      await field.fill("");
    }
  }
  await context.close();
  await api.close();
  await remove();
});
