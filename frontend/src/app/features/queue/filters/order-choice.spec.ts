import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideEnvironmentInitializer, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { describe, expect, it, vi } from 'vitest';
import { registerIcons } from '../../../core/icons/icons';
import { NO_FILTERS, QueueUrl } from '../../../core/queue-url/queue-url';
import { OrderChoice } from './order-choice';

describe('OrderChoice', () => {
  it('names the order, and puts another one into the address', async () => {
    const queueUrl = { filters: signal({ ...NO_FILTERS, search: 'pay' }), show: vi.fn() };
    TestBed.configureTestingModule({
      providers: [
        provideEnvironmentInitializer(registerIcons),
        { provide: QueueUrl, useValue: queueUrl },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    const fixture = TestBed.createComponent(OrderChoice);
    const menu = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatMenuHarness);
    expect(await (await menu.host()).getAttribute('aria-label')).toBe('Order: Newest');

    await menu.open();
    const items = await menu.getItems();
    const checked = await Promise.all(items.map(async (item) => (await item.host()).getAttribute('aria-checked')));
    expect(checked).toEqual(['true', 'false', 'false', 'false', 'false', 'false']);
    await menu.clickItem({ text: 'Best match' });

    expect(queueUrl.show).toHaveBeenCalledWith({ order: 'relevance' });
  });
});
