// The system's own Chromium, with everything switched off that asks the network by itself.

export const browser = {
  browserName: "chromium" as const,
  viewport: { width: 1440, height: 900 },
  locale: "en-GB",
  timezoneId: "Europe/Madrid",
  permissions: ["clipboard-read", "clipboard-write"],
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};
