// A browser with a profile that stays when it is gone: to kill it, and to spoil what its disk keeps.

import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { ANNA } from "./api";
import { browser } from "./browser";
import { type ConversationPage, isInstalled, isLive } from "./conversation";
import { expect } from "./test";

export const saved = (conversation: ConversationPage) =>
  expect(conversation.composer.getByRole("status").last()).toHaveText("Saved on this device");

/** Sends a signal to a whole browser: every process that has its profile open. */
export function signal(profile: string, what: NodeJS.Signals): void {
  const all = execFileSync("ps", ["-eo", "pid,args"]).toString().split("\n");
  for (const line of all.filter((it) => it.includes(`--user-data-dir=${profile}`))) {
    try {
      process.kill(Number.parseInt(line, 10), what);
    } catch {
      // It went with another one.
    }
  }
}

/** Ends a whole browser as a crash does. */
export async function kill(context: BrowserContext, profile: string): Promise<void> {
  const gone = context.waitForEvent("close");
  signal(profile, "SIGKILL");
  await gone;
}

/** The files of the browser's databases. */
export function files(profile: string): string[] {
  const folder = join(profile, "Default", "IndexedDB");
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  return all.filter((path) => statSync(path).isFile());
}

/** The logs into which they are written, within the profile, and how long they are. */
export function logs(profile: string): Map<string, number> {
  const found = files(profile).filter((path) => path.endsWith(".log"));
  return new Map(found.map((path) => [relative(profile, path), statSync(path).size]));
}

/** Opens a browser on a profile that stays when it is gone. */
export async function open(profile: string, baseURL: string) {
  const context = await chromium.launchPersistentContext(profile, { ...browser, baseURL });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(ANNA.email);
  await page.getByLabel("Password").fill(ANNA.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/inbox/);
}

/** Signs in on a new profile and ends the browser in good order; gives its cookies. */
export async function getReady(profile: string, address: string, path: string, script = () => {}) {
  const { context, page } = await open(profile, address);
  await context.addInitScript(script);
  await signIn(page);
  await page.goto(path);
  await isLive(page);
  await isInstalled(page);
  const cookies = await context.cookies();
  await context.newPage();
  await page.close();
  await context.close();
  return cookies;
}

/** A browser in which no tab ever comes to guard the databases, as before there was a guard. For a script of the page. */
export function withoutGuard(): void {
  const { request } = LockManager.prototype;
  LockManager.prototype.request = function (this: LockManager, name: string, ...how: unknown[]) {
    return name === "rapport-guard" ? new Promise(() => {}) : Reflect.apply(request, this, [name, ...how]);
  };
}
