import { defineConfig } from '@playwright/test';

/** Found or installed by `npm test`; without it Playwright looks for a browser of its own. */
const executablePath = process.env['CHROMIUM_PATH'];

const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 768, height: 1024 };
const PHONE = { width: 390, height: 844 };

/** Tests of what the width may change run in every project, all others in one with a table and one with cards. */
const LOOKS = /@looks/;

export default defineConfig({
  testDir: 'tests',
  // each worker runs a product and a database of its own
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // machines that are shared may take ten times as long as alone
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // failures are told once more at the end
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      // as root Chromium has no sandbox; nothing may be looked up outside
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: DESKTOP } },
    { name: 'tablet', grep: LOOKS, use: { viewport: TABLET } },
    { name: 'phone', use: { viewport: PHONE, hasTouch: true, isMobile: true } },
  ],
});
