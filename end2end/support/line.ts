// A line between browsers and the server that is cut in the middle of what goes over it.

import { connect, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** Where the next push is cut, in shares of a body: of what is asked, or of what is answered. */
export type Cut = { asked: number } | { answered: number };

const PUSH = "POST /api/v1/commands ";
const END_OF_HEAD = "\r\n\r\n";

/** How long the head of a message is, and its body. */
function lengths(message: Buffer): { head: number; body: number } | undefined {
  const end = message.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const said = /\r\ncontent-length: (\d+)/i.exec(message.subarray(0, end).toString("latin1"));
  return { head: end + END_OF_HEAD.length, body: Number(said?.[1] ?? 0) };
}

export class Line {
  private readonly sockets = new Set<Socket>();
  private cut: Cut | undefined;
  private isDead = false;
  private tell: () => void = () => {};

  private constructor(
    private readonly behind: URL,
    private readonly tcp: Server,
  ) {}

  static async before(address: string): Promise<Line> {
    const tcp = createServer();
    const line = new Line(new URL(address), tcp);
    tcp.on("connection", (socket) => line.pass(socket));
    await new Promise<void>((done) => tcp.listen(0, "127.0.0.1", done));
    return line;
  }

  get address(): string {
    return `http://${this.behind.hostname}:${(this.tcp.address() as AddressInfo).port}`;
  }

  /** Cuts the next push there, and everything else with it; done once it is cut. */
  cutNextPush(where: Cut): Promise<void> {
    this.cut = where;
    return new Promise((done) => (this.tell = done));
  }

  /** Everything gets through again. */
  mend(): void {
    this.isDead = false;
  }

  close(): void {
    this.die();
    this.tcp.close();
  }

  private die(): void {
    this.isDead = true;
    for (const socket of this.sockets) socket.destroy();
    this.tell();
  }

  private pass(browser: Socket): void {
    if (this.isDead) {
      browser.destroy();
      return;
    }
    const server = connect(Number(this.behind.port), this.behind.hostname);
    for (const [one, other] of [
      [browser, server],
      [server, browser],
    ] as const) {
      this.sockets.add(one);
      one.on("error", () => one.destroy());
      one.on("close", () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
    // What was asked so far of the push that is to be cut, and what was answered to it.
    let asked: Buffer | undefined;
    let answered = Buffer.alloc(0);
    browser.on("data", (bytes) => {
      if (this.cut && asked === undefined && bytes.subarray(0, PUSH.length).toString("latin1") === PUSH) {
        asked = Buffer.alloc(0);
      }
      if (asked === undefined || this.cut === undefined || !("asked" in this.cut)) {
        if (asked !== undefined) asked = Buffer.concat([asked, bytes]);
        server.write(bytes);
        return;
      }
      const passed = asked.length;
      asked = Buffer.concat([asked, bytes]);
      this.until(asked, passed, this.cut.asked, server);
    });
    server.on("data", (bytes) => {
      if (asked === undefined || this.cut === undefined || !("answered" in this.cut)) {
        browser.write(bytes);
        return;
      }
      const passed = answered.length;
      answered = Buffer.concat([answered, bytes]);
      this.until(answered, passed, this.cut.answered, browser);
    });
  }

  /** Passes a message on up to the place where it is cut. */
  private until(message: Buffer, passed: number, share: number, to: Socket): void {
    const known = lengths(message);
    const end = known === undefined ? message.length : known.head + Math.floor(known.body * share);
    const more = message.subarray(passed, end);
    if (known === undefined || message.length < end) {
      to.write(more);
      return;
    }
    this.cut = undefined;
    // What is passed on arrives before the line is dead.
    to.write(more, () => setImmediate(() => this.die()));
  }
}
