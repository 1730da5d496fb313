// A server in which another build of the app can be put while browsers are open: what stands before
// the real one gives its build another name, in the page and in the service worker.

import { createServer, request, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Where the page and the worker say of which build they are. */
const BUILD = /(rapport-build" content="|const BUILD = ")[0-9a-f]+/;

export class Deployment {
  private build: string | undefined;

  private constructor(
    private readonly behind: URL,
    private readonly http: HttpServer,
  ) {}

  static async before(address: string): Promise<Deployment> {
    const http = createServer();
    await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
    const deployment = new Deployment(new URL(address), http);
    http.on("request", (asked, answer) => deployment.pass(asked, answer));
    return deployment;
  }

  get address(): string {
    return `http://${this.behind.hostname}:${(this.http.address() as AddressInfo).port}`;
  }

  /** From now on there is another build. */
  deploy(build: string): void {
    this.build = build;
  }

  close(): void {
    this.http.closeAllConnections();
    this.http.close();
  }

  private pass(asked: IncomingMessage, answer: ServerResponse): void {
    // The host stays the browser's own: the server compares it with the origin.
    const headers = { ...asked.headers };
    delete headers["accept-encoding"];
    delete headers["if-none-match"];
    const { hostname, port } = this.behind;
    const further = request({ hostname, port, path: asked.url, method: asked.method, headers }, (said) => {
      const kind = said.headers["content-type"] ?? "";
      const bearsBuild = kind.startsWith("text/html") || asked.url === "/sw.js";
      if (this.build === undefined || !bearsBuild) {
        answer.writeHead(said.statusCode ?? 502, said.headers);
        said.pipe(answer);
        return;
      }
      const parts: Buffer[] = [];
      said.on("data", (part: Buffer) => parts.push(part));
      said.on("end", () => {
        const text = Buffer.concat(parts).toString().replace(BUILD, `$1${this.build}`);
        const { "content-length": _, etag: __, ...kept } = said.headers;
        answer.writeHead(said.statusCode ?? 502, kept);
        answer.end(text);
      });
    });
    further.on("error", () => answer.destroy());
    answer.on("close", () => further.destroy());
    asked.pipe(further);
  }
}
