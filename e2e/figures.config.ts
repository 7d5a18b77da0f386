import { defineConfig, devices } from '@playwright/test';
import config from './playwright.config.ts';

/** `npm run figures -w e2e`: how fast the pages are in Chromium, with 100,000 tickets, against the bars for it. */
export default defineConfig({
  ...config,
  testDir: 'figures',
  workers: 1,
  timeout: 600_000,
  reporter: [['list']],
  projects: [{ name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } }],
});
