import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { startTemporaryProduct } from '../../tools/product/product.ts';

interface Fixtures {
  /** What the console says, and a test means to make it say. */
  expectedFaults: readonly RegExp[];
  /** Fails when axe finds a violation in the page as it is now, in either theme. */
  expectAccessible: () => Promise<void>;
}

interface WorkerFixtures {
  product: { url: string; databaseUrl: string };
}

/** A real product with an empty database for each worker; every test fails on a console error or a foreign request. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  product: [
    async ({}, use) => {
      const product = await startTemporaryProduct();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ product }, use) => use(product.url),

  expectedFaults: [[], { option: true }],

  page: async ({ page, product, expectedFaults }, use) => {
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== product.url)
        faults.push(`foreign request: ${request.url()}`);
    });
    await use(page);
    // the browser's own lines for what a test refused or held back
    const expected = [/status of 4(00|12)|net::ERR_FAILED/, ...expectedFaults];
    expect(faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)))).toEqual([]);
  },

  expectAccessible: async ({ page }, use) => use(() => expectAccessible(page)),
});

/** Fails when axe finds a violation in the page as it is now, in either theme. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolations(page, new AxeBuilder({ page }));
}

/** The same of what lies over the page, which is in no landmark and need not be. */
export async function expectOverlayAccessible(page: Page): Promise<void> {
  await expectNoViolations(page, new AxeBuilder({ page }).include('.cdk-overlay-container').disableRules('region'));
}

/** There are no frames: without the legacy mode each look would open a page of its own for them. */
async function expectNoViolations(page: Page, axe: AxeBuilder): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await untilStill(page);
    const { violations } = await axe.setLegacyMode(true).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found, colorScheme).toEqual([]);
  }
}

/** What fades has colours that no person sees for long. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        // spinners never end
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
}

export { expect };
