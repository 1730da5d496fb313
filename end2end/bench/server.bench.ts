// The server's interface: commands accepted and changes delivered in a second. One process asks, so
// that a plain request, which does nothing, is measured beside: no figure can be higher than that.

import { Agent, type OutgoingHttpHeaders, request } from "node:http";
import { test } from "@playwright/test";
import { Api, type SignedIn } from "../support/api";
import { newId } from "../support/ids";
import { addAccount, type Ground, layGround, logMessage } from "../support/workspace";
import { serve } from "./data";
import { report, reportAll } from "./figures";

// All are one member's, of whom the server takes sixteen pushes at a time.
const CLIENTS = [1, 4, 16];
const SECONDS = 5;

class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly headers: OutgoingHttpHeaders;

  constructor(
    private readonly address: string,
    { cookies }: SignedIn,
  ) {
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    this.headers = { cookie, origin: address, "content-type": "application/json" };
  }

  /** Asks and gives the body's text. */
  ask(path: string, body?: string): Promise<string> {
    const { agent, headers } = this;
    const method = body === undefined ? "GET" : "POST";
    return new Promise((done, fail) => {
      const asking = request(`${this.address}${path}`, { agent, headers, method }, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part: string) => (text += part));
        answer.on("end", () => {
          if (answer.statusCode === 200) done(text);
          else fail(new Error(`${path}: ${answer.statusCode} ${text}`));
        });
      });
      asking.on("error", fail);
      asking.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** How often all clients together come around in a second, and how long each time took. */
async function rate(clients: Client[], once: (client: Client, index: number) => Promise<number>) {
  const took: number[] = [];
  let done = 0;
  const begun = performance.now();
  const end = begun + SECONDS * 1000;
  await Promise.all(
    clients.map(async (client, index) => {
      while (performance.now() < end) {
        const start = performance.now();
        const came = await once(client, index);
        done += came;
        took.push(performance.now() - start);
      }
    }),
  );
  return { perSecond: done / ((performance.now() - begun) / 1000), took };
}

function push(ground: Ground, size: number): string {
  const commands = Array.from({ length: size }, () => {
    const command = logMessage(ground, { text: "Bon dia Marta" });
    return { id: newId(), at: Date.now(), command };
  });
  return JSON.stringify({ commands });
}

test("commands and changes in a second", async () => {
  const { server, remove } = await serve();
  const { api, cookies } = await Api.openSample(server);
  const first = await layGround(api, { name: "Bench 0" });
  const grounds = [first];
  for (let index = 1; index < Math.max(...CLIENTS); index += 1) {
    grounds.push(await addAccount(api, first, { name: `Bench ${index}` }));
  }

  for (const n of CLIENTS) {
    const clients = Array.from({ length: n }, () => new Client(server.address, cookies));
    const name = `${n} ${n === 1 ? "client" : "clients"}`;

    const plain = await rate(clients, async (client) => {
      await client.ask("/api/v1/setup");
      return 1;
    });
    report({ name: `server, ${name}: plain requests`, value: plain.perSecond, unit: "per second" });

    const single = await rate(clients, async (client, index) => {
      const answer = await client.ask("/api/v1/commands", push(grounds[index]!, 1));
      return answer.includes('"applied"') ? 1 : 0;
    });
    report({ name: `server, ${name}: commands`, value: single.perSecond, unit: "per second" });
    reportAll(`server, ${name}: one command`, single.took);

    const batched = await rate(clients, async (client, index) => {
      const answer = await client.ask("/api/v1/commands", push(grounds[index]!, 50));
      return answer.split('"applied"').length - 1;
    });
    report({
      name: `server, ${name}: commands in pushes of 50`,
      value: batched.perSecond,
      unit: "per second",
    });

    const cursors = clients.map(() => 0);
    const changes = await rate(clients, async (client, index) => {
      const path = `/api/v1/changes?since=${cursors[index]}&limit=2000`;
      const answer = JSON.parse(await client.ask(path));
      cursors[index] = answer.more ? answer.next : 0;
      return answer.rows.length;
    });
    report({ name: `server, ${name}: changes`, value: changes.perSecond, unit: "per second" });
    for (const client of clients) client.close();
  }
  await api.close();
  await remove();
});
