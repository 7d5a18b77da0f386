import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { RuleClassifier } from './rule-classifier.js';

const classifier = new RuleClassifier();
const classify = (description: string, title?: string) =>
  classifier.classify(title === undefined ? { description } : { title, description });

const EXAMPLES: [Category, Priority, string][] = [
  ['billing', 'low', 'How much is the family plan per month?'],
  ['billing', 'low', 'Do you accept PayPal or only credit cards?'],
  ['billing', 'low', 'Where can I download my receipts?'],
  ['billing', 'low', 'I would like to switch from monthly to yearly billing.'],
  ['billing', 'low', 'Could you explain the service charge on my bill?'],
  ['billing', 'medium', 'My refund from two weeks ago has still not arrived.'],
  ['billing', 'medium', 'The discount code was not applied to my purchase.'],
  ['billing', 'medium', 'The price on the receipt is higher than the one on the shelf.'],
  ['billing', 'medium', 'My direct debit bounced, can I pay by card instead?'],
  ['billing', 'medium', 'Electricity bill is twice as high as normal, I think the meter was misread'],
  ['billing', 'high', 'I was charged twice for the same order and my account is now overdrawn.'],
  ['billing', 'high', 'You keep taking money from my bank although I cancelled the subscription in May.'],
  ['billing', 'high', 'There is a payment of 900 on my statement that I did not make.'],
  ['billing', 'high', "Our tuition fee was debited three times, we can't pay rent now"],
  ['billing', 'critical', "Every customer of ours has been double charged since this morning's run."],
  ['technical', 'low', 'There is a typo on the start page.'],
  ['technical', 'low', 'The logo is a bit blurry on large screens.'],
  ['technical', 'low', 'The button colour in dark mode is hard to read.'],
  ['technical', 'low', 'On the settings page two labels overlap slightly.'],
  ['technical', 'low', 'Could the list remember how many rows I want to see? minor thing'],
  ['technical', 'medium', 'Search is slow since yesterday, pages take ten seconds to load.'],
  ['technical', 'medium', 'PDF export fails in Firefox, it works in Chrome though.'],
  ['technical', 'medium', 'Push notifications stopped arriving on my phone.'],
  ['technical', 'medium', 'The wifi keeps dropping in the evening, I have to restart the router.'],
  ['technical', 'medium', 'Video stutters in the online lecture.'],
  ['technical', 'high', "The app crashes every time I open it, I can't do my work."],
  ['technical', 'high', 'Export fails with error 500 and the deadline is today, there is no other way.'],
  ['technical', 'high', 'No internet at home since this morning, the router blinks red.'],
  ['technical', 'high', 'Our webhook integration returns 401 since your release, no orders come through.'],
  ['technical', 'high', 'the portal wont load and i must hand in my thesis tonight'],
  ['technical', 'critical', 'The whole site is down, none of our customers can order.'],
  ['technical', 'critical', 'All our stores lost connection to the till system, we cannot sell anything.'],
  ['technical', 'critical', 'After the update all patient records from last week are gone.'],
  ['technical', 'critical', 'Production database is corrupted and we are losing data every minute.'],
  ['technical', 'critical', 'Emergency call line is dead in the entire region.'],
  ['account', 'low', 'How do I change my email address?'],
  ['account', 'low', 'Please update my phone number to the new one.'],
  ['account', 'low', 'I moved, please change my postal address.'],
  ['account', 'low', 'Please delete my account and all personal data.'],
  ['account', 'low', 'How can I close my account?'],
  ['account', 'medium', 'The password reset mail never arrives.'],
  ['account', 'medium', 'The verification code comes too late, it has always expired.'],
  ['account', 'medium', 'My new colleague has no permission to see the shared folder.'],
  ['account', 'medium', 'My username is spelled wrong'],
  ['account', 'medium', 'It says my identity document could not be verified.'],
  ['account', 'high', 'I am locked out of my account and need it for work right now.'],
  ['account', 'high', "Two factor app is on my lost phone, I can't log in any more."],
  ['account', 'high', "My account was suspended without reason and I can't reach my students."],
  ['account', 'high', 'login says account disabled, i cant do my job'],
  [
    'account',
    'high',
    'I changed phones and now the authenticator asks for a code I do not have, my shop is closed until I get in.',
  ],
  ['account', 'critical', 'Someone hacked my account and changed the email address.'],
  ['account', 'critical', 'Our admin password leaked and strangers are logged in to all user accounts.'],
  ['account', 'critical', "I see other customers' names and addresses when I log in, that is a data breach."],
  ['account', 'critical', 'All employees were logged out and nobody can sign in.'],
  ['account', 'critical', 'An ex-employee still has the administrator login and is deleting our projects right now.'],
  ['general', 'low', 'What are your opening hours on Sunday?'],
  ['general', 'low', 'Do you ship to Norway?'],
  ['general', 'low', 'How do I use the export function?'],
  ['general', 'low', 'Great service, thank you!'],
  ['general', 'low', 'Can I bring my dog on the ferry?'],
  ['general', 'medium', 'My parcel is three days late, where is it?'],
  ['general', 'medium', 'The driver was rude and left my parcel in the rain.'],
  ['general', 'medium', 'I received the wrong item, please exchange it.'],
  ['general', 'medium', 'Rubbish was not collected in our street this week.'],
  ['general', 'medium', 'My luggage did not arrive with my flight.'],
  ['general', 'high', 'My flight was cancelled and I am stuck at the airport with two children.'],
  ['general', 'high', 'My medication delivery did not arrive and I have none left.'],
  ['general', 'high', 'The wheelchair I ordered for my mother has not come and she cannot leave the flat.'],
  ['general', 'critical', 'Gas smell in the whole building, people are being evacuated.'],
];

describe('RuleClassifier', () => {
  it.each(EXAMPLES)('finds %s and %s in "%s"', (category, priority, text) => {
    expect(classify(text)).toMatchObject({ category, priority });
  });

  it.each(['', ' \n', 'hi', '???', '😀😀', 'lorem ipsum dolor', '日本語のテキスト'])(
    'recognises nothing in %j',
    (text) => {
      expect(classify(text)).toBeNull();
    },
  );

  it.each([
    ['CHARGED TWICE', 'charged twice'],
    ['refúnd', 'refund'],
    ["I can't log in", 'I cant log in'],
    ['I can’t log in', 'I cant log in'],
    ['forgot my pasword', 'forgot my password'],
  ])('reads %j like %j', (written, plain) => {
    const [a, b] = [classify(written), classify(plain)];
    expect([a?.category, a?.priority]).toEqual([b?.category, b?.priority]);
  });

  it('shows the words that decided, where they stand in the original text', () => {
    const judgement = classify('Since May 😀 I was CHARGED\n  TWICE.', 'Déjà vu: refund');
    expect(judgement?.evidence).toContainEqual({ field: 'description', start: 19, end: 34, text: 'CHARGED\n  TWICE' });
    expect(judgement?.evidence).toContainEqual({ field: 'title', start: 9, end: 15, text: 'refund' });
    expect(judgement?.reason).toBe(
      'Category billing because of “CHARGED TWICE” and “refund”. Priority high because of “CHARGED TWICE”.',
    );
  });

  it('never joins a cue across title and description', () => {
    expect(classify('twice as nice', 'How was I charged')?.evidence).not.toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('twice') }),
    );
  });

  it('does not count a repeated cue twice', () => {
    const once = classify('My payment');
    expect(classify('My payment payment payment payment')).toMatchObject({
      categoryConfidence: once?.categoryConfidence,
    });
  });

  it('does not take a negated alarm at its word', () => {
    expect(classify('The site is down')?.priority).toBe('critical');
    expect(classify('There is no outage, the export has an error')?.priority).toBe('medium');
    expect(classify('My account was not hacked, I just forgot my password')?.priority).toBe('medium');
  });

  it('does not take a topic that is named to exclude it', () => {
    expect(classify('The app crashes, this is not a billing question')?.category).toBe('technical');
    expect(classify('Nothing to do with my password: a refund, please')?.category).toBe('billing');
  });

  it('takes reach for critical only beside a fault', () => {
    expect(classify('Is there a newsletter for all customers?')?.priority).toBe('low');
    expect(classify('All customers get an error when they pay')?.priority).toBe('critical');
  });

  it('is surer with a clear lead than without one', () => {
    const clear = classify('Please refund the invoice, I was charged twice for my subscription.');
    const unclear = classify('The payment page shows an error.');
    expect(clear?.categoryConfidence).toBeGreaterThan(unclear?.categoryConfidence ?? 1);
  });

  it('lets the signature of a long mail count less than its beginning', () => {
    const filler = 'lorem ipsum '.repeat(100);
    expect(classify(`The printer is broken. ${filler} Invoice department`)?.category).toBe('technical');
  });

  it('accepts every text, and its evidence is literally in it', () => {
    const word = fc.constantFrom(
      'charged',
      'twice',
      'not',
      'password',
      'down',
      'everyone',
      '\u202e',
      '\n',
      'ﬁle',
      'İ',
      '👩‍👩‍👧',
    );
    const text = fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 });
    const joined = fc.tuple(text, fc.constantFrom(' ', '')).map(([parts, separator]) => parts.join(separator));
    fc.assert(
      fc.property(fc.option(joined, { nil: undefined }), joined, (title, description) => {
        const ticket = { ...(title !== undefined && { title }), description };
        const judgement = classifier.classify(ticket);
        if (!judgement) return;
        expect(CATEGORIES).toContain(judgement.category);
        expect(PRIORITIES).toContain(judgement.priority);
        expect(judgement.reason.length).toBeLessThanOrEqual(200);
        expect(judgement.reason).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(judgement.evidence.length).toBeLessThanOrEqual(5);
        for (const { field, start, end, text: quoted } of judgement.evidence) {
          expect(quoted).not.toBe('');
          expect(ticket[field as 'description'].slice(start, end)).toBe(quoted);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one repeated cue', 'charge '],
    ['the beginning of many cues', 'how can do you '],
    ['one endless word', 'a'],
    ['apostrophes', "a'"],
    ['digits and punctuation', '1.'],
  ])('judges 20,000 characters of %s without stalling', (_name, unit) => {
    const text = unit.repeat(20_000 / unit.length);
    classify(text);
    const started = performance.now();
    classify(text);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
