import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '../support/test.ts';

const repository = join(import.meta.dirname, '..', '..');

test.beforeEach(({ product }) => {
  execFileSync(process.execPath, [join(repository, 'backend/dist/cli/demo.js')], {
    env: { ...process.env, DATABASE_URL: product.databaseUrl },
  });
});

for (const name of ['queue', 'submit', 'insights']) {
  test(name, async ({ page }, { project }) => {
    await page.goto(`/${name}`);
    if (name === 'submit') {
      await page.getByLabel('Title').fill('Charged twice for the March invoice');
      await page
        .getByLabel('What happened?')
        .fill('My card was charged €49.00 twice on 3 March for the same invoice. Could you refund the second charge?');
      await expect(page.getByRole('heading', { name: 'Our suggestion' })).toBeVisible();
    }
    await page.waitForLoadState('networkidle');
    const file = `${name}-${project.name.replace(' ', '-')}.png`;
    await page.screenshot({ path: join(repository, 'docs/images', file), animations: 'disabled' });
  });
}
