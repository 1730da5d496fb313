// What every journey starts from: a real server of its own, a first owner, and a browser in which
// the owner is signed in.

import { type BrowserContext, type Page, expect, test as base } from "@playwright/test";
import { ANNA, Api, type Member, type Person, PAU } from "./api";
import { Server } from "./server";
import { type AccountWishes, type Ground, layGround } from "./workspace";

export { expect, type Page };
export type { Member, Person };

interface Journey {
  server: Server;
  /** The first owner, signed in; also in `page`. */
  owner: Member;
  /** A second member, who joined by an invitation. */
  colleague: Member;
  /** A browser of its own in which the member is signed in. */
  browserOf: (member: Member) => Promise<BrowserContext>;
  /** A page in a browser of its own in which the member is signed in. */
  pageOf: (member: Member) => Promise<Page>;
  /** A product, a campaign, an approved account. */
  ground: Ground;
  accountWishes: AccountWishes;
  network: Network;
  /** What broke in a page without anybody noticing: the app has stopped there. */
  faults: string[];
}

/** Switches everything between the browser and the server off and on. */
export class Network {
  constructor(
    private readonly server: Server,
    private readonly context: BrowserContext,
  ) {}

  /** The browser says that it is offline, and the server is gone: nothing gets through a worker. */
  async off(): Promise<void> {
    await this.context.setOffline(true);
    await this.server.stop();
  }

  async on(): Promise<void> {
    await this.server.start();
    await this.context.setOffline(false);
  }
}

/** Hears of panics and uncaught errors in every page of a context. */
function listen(context: BrowserContext, faults: string[]): void {
  context.on("weberror", (event) => faults.push(String(event.error())));
  context.on("console", (message) => {
    if (message.text().includes("panicked at")) faults.push(message.text());
  });
}

export const test = base.extend<Journey>({
  faults: [
    async ({}, use) => {
      const faults: string[] = [];
      await use(faults);
      expect(faults, "the app broke in a page").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, faults }, use) => {
    listen(context, faults);
    await use(context);
  },
  server: async ({}, use) => {
    const server = await Server.start();
    await use(server);
    await server.remove();
  },
  owner: async ({ server }, use) => {
    const owner = await Api.setUp(server, ANNA);
    await use(owner);
    await owner.api.close();
  },
  colleague: async ({ owner, server }, use) => {
    const colleague = await owner.api.invite(server.address, PAU);
    await use(colleague);
    await colleague.api.close();
  },
  accountWishes: [{}, { option: true }],
  ground: async ({ owner, accountWishes }, use) => use(await layGround(owner.api, accountWishes)),
  baseURL: ({ server }, use) => use(server.address),
  storageState: ({ owner }, use) => use(owner.cookies),
  browserOf: async ({ browser, server, contextOptions, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (member) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: server.address,
        storageState: member.cookies,
      });
      listen(context, faults);
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.close();
  },
  pageOf: async ({ browserOf }, use) => use(async (member) => (await browserOf(member)).newPage()),
  network: async ({ server, context }, use) => use(new Network(server, context)),
});

/** For what happens before anybody is signed in. */
export const beforeTheDoor = test.extend({
  storageState: ({}, use) => use(undefined),
});
