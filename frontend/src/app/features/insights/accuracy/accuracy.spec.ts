import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { Component, provideEnvironmentInitializer } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { By } from '@angular/platform-browser';
import { MatSliderHarness } from '@angular/material/slider/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TicketChanges } from '../../../api/ticket-changes';
import type { Accuracy as Measured } from '../../../api/types';
import { registerIcons } from '../../../core/icons/icons';
import { ThemeColours } from '../../../core/theme/theme-colours';
import { registerInsightsIcons } from '../insights-icons';
import { Measurements } from '../measurements';
import { accuracy, fewDecisions, fieldAccuracy, model } from '../testing/accuracy';
import { Accuracy } from './accuracy';
import { AccuracyUrl } from './accuracy-url';
import { Chart } from '../charts/chart';
import type { ChartTools } from '../charts/chart-tools';

@Component({ imports: [Accuracy], providers: [AccuracyUrl, Measurements], template: '<td-accuracy />' })
class Page {}

const CLAUDE = { source: 'anthropic', model: 'claude-haiku-4-5', version: '3' } as const;

describe('Accuracy', () => {
  let harness: RouterTestingHarness;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = vi.fn();
        disconnect = vi.fn();
      },
    );
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'insights', component: Page }]),
        provideEnvironmentInitializer(registerIcons),
        provideEnvironmentInitializer(registerInsightsIcons),
        { provide: ThemeColours, useValue: {} },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    // Its drawing needs a real browser; its words do not.
    TestBed.overrideComponent(Chart, { set: { template: '', imports: [], providers: [] } });
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    server.verify();
  });

  async function open(url = '/insights'): Promise<void> {
    harness = await RouterTestingHarness.create(url);
    const { routeNativeElement } = harness;
    if (routeNativeElement === null) throw new Error('There is no page.');
    page = routeNativeElement;
  }

  function asked(): TestRequest {
    return server.expectOne(({ url }) => url === '/api/classification/accuracy/');
  }

  async function answer(measured: Measured): Promise<void> {
    asked().flush(measured);
    await harness.fixture.whenStable();
  }

  /** Presses a choice; what it asks the server for is on its way afterwards. */
  async function choose(text: string): Promise<void> {
    const before = TestBed.inject(Router).url;
    button(text).click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).not.toBe(before));
    TestBed.tick();
  }

  function button(name: string): HTMLButtonElement {
    const found = [...page.querySelectorAll('button')].find(
      (element) => element.textContent.trim() === name || element.getAttribute('aria-label') === name,
    );
    if (found === undefined) throw new Error(`There is no button "${name}".`);
    return found;
  }

  function texts(selector: string): string[] {
    return [...page.querySelectorAll(selector)].map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '));
  }

  function rows(part: string): string[] {
    return [...page.querySelectorAll<HTMLTableRowElement>(`${part} tbody tr`)].map((row) =>
      [...row.cells].map(({ textContent }) => textContent.trim().replace(/\s+/g, ' ')).join(' '),
    );
  }

  it('shows how often the model was right with the interval, beside the simplest guess', async () => {
    await open();
    await answer(accuracy([model([fieldAccuracy()])]));

    expect(texts('.headline')).toEqual(['80.0% right, 95% interval 72.0–86.0']);
    expect(texts('.counts')).toEqual(['Built-in model: 96 kept, 20 changed by agents, 4 by submitters.']);
    expect(texts('.scope')).toEqual(['Compared with 120 decisions by people, on suggestions made in the last 30 days']);
    expect(rows('td-model-table')[0]).toMatch(/Built-in model version 7 120 decisions, 10 open.*80\.0%/);
    expect(rows('td-model-table')[1]).toMatch(/Always Technical.*off the scale.*40\.0%/);
    const bar = page.querySelector<HTMLElement>('td-model-table .bar');
    expect(parseFloat(bar?.style.insetInlineStart ?? '')).toBeCloseTo((0.72 - 0.7) / 0.003);
    expect(parseFloat(bar?.style.inlineSize ?? '')).toBeCloseTo(0.14 / 0.003);
  });

  it('gives what the models are compared by as a file', async () => {
    await open();
    await answer(accuracy([model([fieldAccuracy()]), model([fewDecisions()], CLAUDE)]));
    const tools = harness.fixture.debugElement.query(By.css('td-model-table td-chart-tools'));
    const { fileName, head, rows } = (tools.componentInstance as ChartTools).sheet() ?? { head: [], rows: [] };

    expect(fileName).toBe('models-compared-category');
    expect(head).toEqual(['Source', 'Version', 'Decisions', 'Open', 'Right', '95% interval from', '95% interval to']);
    expect(rows).toEqual([
      ['Built-in model', 'version 7', 120, 10, '80.0%', '72.0%', '86.0%'],
      ['Claude', 'claude-haiku-4-5, prompt 3', expect.any(Number), expect.any(Number), '', '', ''],
      ['Always Technical', '', '', '', '40.0%', '', ''],
    ]);
  });

  it('asks for the period of the address, and shows the field of the address', async () => {
    await open('/insights?field=priority&period=7');
    const request = asked();
    const from = Date.parse(request.request.params.get('from') ?? '');
    expect(Date.now() - from).toBeGreaterThanOrEqual(7 * 86_400_000);
    expect(Date.now() - from).toBeLessThan(7 * 86_400_000 + 60_000);
    request.flush(accuracy([model([fieldAccuracy(), fieldAccuracy({ field: 'priority', accuracy: 0.7 })])]));
    await harness.fixture.whenStable();
    expect(texts('.headline')[0]).toContain('70.0%');

    await choose('Category');
    expect(TestBed.inject(Router).url).toBe('/insights?period=7');
    expect(texts('.headline')[0]).toContain('80.0%');

    await choose('All');
    expect(TestBed.inject(Router).url).toBe('/insights?period=all');
    expect(asked().request.params.has('from')).toBe(false);
  });

  it('keeps the figures on screen, marked as busy, while another period is read', async () => {
    await open();
    await answer(accuracy([model([fieldAccuracy()])]));
    await choose('7 days');

    expect(texts('.headline')[0]).toContain('80.0%');
    expect(texts('.scope')[0]).toContain('in the last 30 days');
    expect(page.querySelector('.figures')?.getAttribute('aria-busy')).toBe('true');
    await answer(accuracy([model([fieldAccuracy({ accuracy: 0.5 })])]));
    expect(texts('.headline')[0]).toContain('50.0%');
    expect(texts('.scope')[0]).toContain('in the last 7 days');
    expect(page.querySelector('.figures')?.getAttribute('aria-busy')).toBe('false');
  });

  it('shows the most decided model first, and another one on request', async () => {
    await open();
    const claude = fieldAccuracy({ decided: 60, accuracy: 0.95, interval: { low: 0.86, high: 0.98 } });
    await answer(
      accuracy([model([claude], CLAUDE), model([fieldAccuracy()]), model([fewDecisions()], { version: '6' })]),
    );
    const radios = [...page.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    const ofModels = radios.filter(({ name }) => name === 'measured-model');
    expect(ofModels.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
    expect(texts('td-model-table .version')).toEqual(['version 7', 'claude-haiku-4-5, prompt 3', 'version 6']);

    ofModels[1]?.click();
    await harness.fixture.whenStable();
    expect(texts('.headline')[0]).toContain('95.0%');
  });

  it('prints every cell of the confusion matrix, marks what agrees and the most common change', async () => {
    await open();
    await answer(accuracy([model([fieldAccuracy()])]));

    expect(rows('td-confusion')).toEqual([
      'Billing 40 0 0 0',
      'Technical 0 56 0 0',
      'Account 14 0 0 0',
      'General 0 10 0 0',
    ]);
    expect(texts('td-confusion td.agreed')).toEqual(['40', '56']);
    expect(texts('td-confusion td.commonest')).toEqual(['14']);
  });

  it('describes the reliability curve in words and shows it as a table', async () => {
    await open();
    await answer(accuracy([model([fieldAccuracy()])]));
    expect(page.querySelector('td-reliability td-chart')?.getAttribute('aria-label')).toBe(
      'Reliability curve. 60–70% sure: 60% of 40 right; 90–100% sure: 90% of 80 right. Confidence is 4.7 points off on average.',
    );

    button('Reliability curve, show as table').click();
    await harness.fixture.whenStable();
    expect(rows('td-reliability')).toEqual(['60–70% 66.0% 60.0% 40', '90–100% 94.0% 90.0% 80']);
    expect(page.querySelector('td-reliability td-chart')).toBeNull();
  });

  it('says what a threshold would cover and how often it would be right', async () => {
    await open();
    await answer(accuracy([model([fieldAccuracy()])]));
    const slider = await TestbedHarnessEnvironment.loader(harness.fixture).getHarness(MatSliderHarness);
    const thumb = await slider.getEndThumb();
    const input = await thumb.host();
    expect(await input.getAttribute('aria-valuetext')).toBe('80 percent: 80 of 120 covered, 90.0 percent right');
    expect(texts('td-threshold dt')).toEqual(['67%', '40']);
    expect(texts('td-threshold dd')).toEqual([
      'of suggestions covered, 80 of 120.',
      '90.0% of them right, 95% interval 81.5–94.8.',
      'left for review, 8 wrong ones let through.',
    ]);

    await thumb.setValue(100);
    await harness.fixture.whenStable();
    expect(await input.getAttribute('aria-valuetext')).toBe('100 percent: 0 of 120 covered');
    expect(texts('td-threshold dt')).toEqual(['0%', '120']);
  });

  it('gives no share under 30 decisions: how many there are, and what to do', async () => {
    await open();
    await answer(accuracy([model([fewDecisions()])]));

    expect(page.textContent).toContain('Not enough data');
    expect(page.textContent).toContain('12 of 30 decisions so far.');
    expect(page.querySelector('td-empty-state a')?.getAttribute('href')).toBe('/queue?status=open,in_progress');
    expect(rows('td-model-table')[0]).toContain('Not enough data: 12 of 30 decisions');
    expect(page.querySelector('.headline, td-confusion, td-reliability, td-threshold, .whisker')).toBeNull();
  });

  it('says that nothing was suggested in the period, and offers all of them', async () => {
    await open();
    await answer(accuracy([]));
    expect(page.textContent).toContain('No suggestions in the last 30 days');
    expect(texts('.scope')).toEqual(['']);

    await choose('Show all');
    await answer(accuracy([model([fieldAccuracy()])]));
    expect(texts('.headline')[0]).toContain('80.0%');
    expect(texts('.scope')[0]).toContain('on suggestions made so far');
  });

  it('keeps the figures of the same period when reading them again fails', async () => {
    await open();
    await answer(accuracy([model([fieldAccuracy()])]));
    TestBed.inject(TicketChanges).noteUpdated();
    TestBed.tick();
    asked().flush('', { status: 503, statusText: 'Service Unavailable' });
    await harness.fixture.whenStable();

    expect(texts('.headline')[0]).toContain('80.0%');
    expect(page.querySelector('[role="alert"]')).toBeNull();
  });

  it('says why it could not be loaded and tries again', async () => {
    await open();
    asked().flush('', { status: 503, statusText: 'Service Unavailable' });
    await harness.fixture.whenStable();
    expect(page.querySelector('[role="alert"]')?.textContent).toMatch(
      /could not be loaded.*The server is not available right now\./s,
    );

    button('Try again').click();
    TestBed.tick();
    await answer(accuracy([model([fieldAccuracy()])]));
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(texts('.headline')[0]).toContain('80.0%');
  });
});
