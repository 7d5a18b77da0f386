import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

/** `npm run screenshots -w e2e`: pictures of every page and state into docs/images/, with the demo tickets. */
export default defineConfig({
  ...config,
  testDir: 'screenshots',
  workers: 1,
  reporter: [['list']],
  projects: (config.projects ?? []).flatMap(({ name, use }) =>
    (['light', 'dark'] as const).map((colorScheme) => ({
      name: `${name} ${colorScheme}`,
      use: { ...use, colorScheme },
    })),
  ),
});
