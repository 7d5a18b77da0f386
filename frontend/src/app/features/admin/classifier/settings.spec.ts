import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClassifierSetting } from '../../../api/types';
import { Served } from '../../../core/testing/served';
import { Settings } from './settings';

const ADDRESS = '/api/classification/settings/';

const THRESHOLD: ClassifierSetting = {
  variable: 'REVIEW_THRESHOLD',
  value: 0.6,
  is_secret: false,
  is_set: true,
  is_changeable: true,
  is_changed: false,
  environment_value: 0.6,
  minimum: 0.01,
  maximum: 1,
};
const LEARNING: ClassifierSetting = {
  ...THRESHOLD,
  variable: 'LEARNING',
  value: 'on',
  environment_value: 'on',
  minimum: null,
  maximum: null,
};
const TOKENS: ClassifierSetting = {
  ...THRESHOLD,
  variable: 'LLM_DAILY_TOKENS',
  value: 20_000_000,
  environment_value: 20_000_000,
  minimum: 1,
  maximum: 1_000_000_000_000,
};
const KEY: ClassifierSetting = {
  ...LEARNING,
  variable: 'OPENAI_API_KEY',
  value: null,
  is_secret: true,
  is_changeable: false,
  environment_value: null,
};

const CHANGED: ClassifierSetting = { ...THRESHOLD, value: 0.7, is_changed: true };

describe('Settings', () => {
  let page: Served;

  beforeEach(async () => {
    page = new Served(Settings);
    TestBed.overrideProvider(MATERIAL_ANIMATIONS, { useValue: { animationsDisabled: true } });
    await page.open();
  });

  const list = async (...settings: ClassifierSetting[]) => page.answer('GET', ADDRESS, settings);
  const dialog = () => document.querySelector<HTMLElement>('td-setting-dialog');
  const inDialog = (selector: string): HTMLElement => {
    const found = dialog()?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`There is no ${selector} in the dialog.`);
    return found;
  };
  const field = () => inDialog('input') as HTMLInputElement;

  async function type(text: string): Promise<void> {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await page.settle();
  }

  it('has a button for each that can be changed, which says what it is for', async () => {
    await list(THRESHOLD, LEARNING, KEY);
    const buttons = [...page.element.querySelectorAll('dd button')];
    expect(buttons.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Change Less sure than this needs review',
      'Change Learning from decisions',
    ]);
    expect(page.text).not.toContain('the environment says');
  });

  it('changes a number, and tells what the environment says', async () => {
    await list(THRESHOLD);
    await page.press('Change');
    expect(inDialog('h2').textContent).toContain('Less sure than this needs review');
    expect(dialog()?.textContent).toContain('From 0.01 to 1.');
    expect(dialog()?.textContent).not.toContain('Use the value of the environment');
    await type('0,7');
    await page.press('Save');
    const change = page.asked('PATCH', ADDRESS);
    expect(change.request.body).toEqual({ REVIEW_THRESHOLD: 0.7 });
    change.flush([CHANGED]);
    await page.settle();
    expect(dialog()).toBeNull();
    expect(page.text).toContain('changed here; the environment says 0.6');
    expect(page.notifier.info).toHaveBeenCalledWith('“Less sure than this needs review” is changed.');
  });

  it('takes a change back', async () => {
    await list(CHANGED);
    await page.press('Change');
    await page.press('Use the value of the environment (0.6)');
    const change = page.asked('PATCH', ADDRESS);
    expect(change.request.body).toEqual({ REVIEW_THRESHOLD: null });
    change.flush([THRESHOLD]);
    await page.settle();
    expect(page.text).not.toContain('the environment says');
  });

  it('leaves everything as it is when the dialog is left', async () => {
    await list(CHANGED);
    await page.press('Change');
    await page.press('Cancel');
    expect(dialog()).toBeNull();
    page.server.verify();
    expect(page.text).toContain('the environment says 0.6');
    expect(page.notifier.info).not.toHaveBeenCalled();
  });

  it('turns on and off', async () => {
    await list(LEARNING);
    await page.press('Change');
    expect(dialog()?.textContent).toContain('The version that answers goes on answering.');
    expect(field().checked).toBe(true);
    inDialog('label:last-of-type input').click();
    await page.press('Save');
    expect(page.asked('PATCH', ADDRESS).request.body).toEqual({ LEARNING: 'off' });
  });

  it('reads and writes great numbers with their separators', async () => {
    await list(TOKENS);
    await page.press('Change');
    expect(field().value).toBe('20,000,000');
    await type('30,000,000');
    await page.press('Save');
    expect(page.asked('PATCH', ADDRESS).request.body).toEqual({ LLM_DAILY_TOKENS: 30_000_000 });
  });

  it.each(['', 'half', '0', '1.1'])('does not send %j', async (text) => {
    await list(THRESHOLD);
    await page.press('Change');
    await type(text);
    await page.press('Save');
    expect(inDialog('.error').textContent).toBe('Type a number. From 0.01 to 1.');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    page.server.verify();
  });

  it('says at the field what the server does not accept', async () => {
    await list(TOKENS);
    await page.press('Change');
    await type('1.5');
    await page.press('Save');
    const errors = { LLM_DAILY_TOKENS: ['LLM_DAILY_TOKENS must be a whole number'] };
    page
      .asked('PATCH', ADDRESS)
      .flush(
        { code: 'validation_failed', status: 400, detail: 'No.', errors },
        { status: 400, statusText: 'Bad Request' },
      );
    await page.settle();
    expect(inDialog('.error').textContent).toBe('LLM_DAILY_TOKENS must be a whole number.');
    expect(page.notifier.error).not.toHaveBeenCalled();
  });

  it('tells other failures, and keeps what was typed', async () => {
    await list(THRESHOLD);
    await page.press('Change');
    await type('0.8');
    await page.press('Save');
    await page.refuse('PATCH', ADDRESS, 503, 'database_unavailable');
    expect(page.notifier.error).toHaveBeenCalledOnce();
    expect(field().value).toBe('0.8');
  });
});
