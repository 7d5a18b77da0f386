import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';

export const repository = join(import.meta.dirname, '..', '..');

/** Keeps what a page looks like now as a picture of the documentation; the name is followed by the width and the theme. */
export async function take(page: Page, name: string, { project }: TestInfo): Promise<void> {
  await page.waitForLoadState('load');
  await page.mouse.move(0, 0);
  await page.waitForTimeout(700); // charts are drawn, and dialogs are open
  const file = `${name}-${project.name.replace(' ', '-')}.png`;
  await page.screenshot({ path: join(repository, 'docs/images', file), animations: 'disabled' });
}
