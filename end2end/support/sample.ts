// The sample workspace, for what looks at every page: one server for all tests of a worker.

import { test as base } from "@playwright/test";
import { Api, type SignedIn } from "./api";
import { everyPlace, type Place } from "./pages";
import { Server } from "./server";

export { expect } from "@playwright/test";

export interface Sample {
  server: Server;
  api: Api;
  cookies: SignedIn;
  places: Place[];
}

export const test = base.extend<object, { sample: Sample }>({
  sample: [
    async ({}, use) => {
      const server = await Server.start({ sample: true });
      const { api, cookies } = await Api.openSample(server);
      await use({ server, api, cookies, places: await everyPlace(api) });
      await api.close();
      await server.remove();
    },
    { scope: "worker" },
  ],
  baseURL: ({ sample }, use) => use(sample.server.address),
  storageState: ({ sample }, use) => use(sample.cookies),
});
