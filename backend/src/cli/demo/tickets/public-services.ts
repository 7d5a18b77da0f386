import type { DemoTicket } from '../demo-ticket.js';

export const publicServicesTickets: DemoTicket[] = [
  {
    title: 'Election night results page shows wrong totals',
    description:
      "The figures for the eastern wards are added twice. Press is quoting them. Our internal sheet is right. Either correct this within minutes or take the page away, we're being accused of fraud on live television.",
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Digital ID locked, pension application due today',
    description:
      'Three wrong PINs, my fault, the letters on the card are tiny. The unlock code was in a letter from 2019. The desk has no appointment for 3 weeks, and today is the last day on which the application counts for the whole year.',
    category: 'account',
    priority: 'high',
  },
  {
    title: 'Where do I get a fishing permit?',
    description: 'And may my grandson use it with me?',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Dog licence fee charged for a deceased dog',
    description:
      "Bella died in March. I told you then and sent the vet's letter. It isn't the 80 euros, well, it is also the 80 euros.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Appointment calendar offers the 31st of November',
    description: "I booked it. I'm curious what'll happen. For safety I've booked December 2nd as well.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Street lamp flickers in front of number 40',
    description:
      "Like a disco since two weeks. With curtains closed it's bearable. Reported by phone as well, where I was told to use the form, which sends me to the phone.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Housing benefit stopped without a decision',
    description:
      'There is no letter, no mail, it simply wasn\'t paid. I called, they see "payment released". My landlord gives me until Friday. I have two children and nothing in reserve.',
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Wrong municipality after the district reform',
    description:
      'We now belong to Upper Linnen but the portal keeps offering the forms of the old town hall. I fill those in and write the right name over it.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Wedding on the steam boat',
    description: 'Is the registrar available on a boat, on a Saturday, in June? We bring the boat.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Upload accepts no photos over 1 MB',
    description:
      "My phone takes nothing smaller. My neighbour's son reduces them for me, he'd be glad if you'd fix it.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Online building application lost all attachments on submit',
    description:
      '22 plans. "Thank you for your application", and in the case file there are none. Can\'t add any afterwards, can\'t withdraw, can\'t submit again: "application already exists". The crane\'s booked for the 1st.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Anyone can log in with just the date of birth',
    description:
      "Entering the citizens' portal through \"forgot password\" the second question may be left empty. I tried it with my wife's data and (with permission) with the mayor's: I was in, tax notices and all. Do not leave this open another hour.",
    category: 'account',
    priority: 'critical',
  },
  {
    title: 'Parking fine paid, reminder came',
    description:
      "Paid on the spot at the machine, keep the slip. The reminder adds €5. Number on the slip differs from yours by two swapped digits, perhaps that's why.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Swimming pool opening times for people with long hair',
    description: 'Your rules mention a cap for "hair longer than collar". Mine\'s a beard. Does it count?',
    category: 'general',
    priority: 'low',
  },
  {
    title: "Bulky waste wasn't collected",
    description: 'Announced for the 6th. The sofa is on the pavement since and has got two new owners every evening.',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Form 11b says "Page 3 of 2"',
    description: 'Gave me a smile. You may want to correct it nevertheless.',
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'Fee for a second birth certificate',
    description: 'How much, can I pay online, and is there a discount for three? (Triplets.)',
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Translation of the residence form is wrong',
    description:
      'In Ukrainian version question 7 asks "are you married with company?" Should be "are you employed by company?". People laugh but then tick yes. We help by hand at the counter.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Noise from the night market',
    description:
      "We've nothing against markets. Until 22:00 is permitted, on Friday it was 01:20. Shutters down, window closed, it was possible to sleep, but not in August, please.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Opt out of the printed gazette',
    description: "It's pretty, but I read it online.",
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Emergency alert sent to all: "TEST TEST flood evacuate"',
    description:
      'At 07:12 the entire county received an evacuation order that was supposed to be a drill. Roads are jammed with people leaving and the cancel message can\'t be sent, the console says "campaign locked". Need the vendor on the line immediately.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: "Property tax on a garage I've sold",
    description: "Notary's act from April. Notice in my name came again, due in February. There's time to correct it.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Cannot appoint a representative for my father',
    description:
      'The menu only offers "lawyer" and "tax adviser". I\'m neither, I\'m his daughter, with a notarised power of attorney. For now we sit at his kitchen table and do it together.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Taxi licence renewal: payment page rejects every card',
    description:
      'Licence ends at midnight and without it I mustn\'t drive. Three cards, two computers, always "3-D step missing". The counter no longer takes payments, that\'s been "fully digital" since summer.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Vielen Dank an das Bürgeramt',
    description:
      'Zehn Minuten, ein Pass, ein freundliches Wort. So kann es gehen. Ich wollte das auch einmal schreiben.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Zebra crossing at the school, 2nd letter',
    description: `Dear traffic department,

my first letter (spring) was passed on "to the competent body". I have since learned that you are the competent body.

The facts once more. At the corner by the bakery 130 children cross the road between 7:30 and 7:50. I counted them, for a week, with a thermos flask. In the same time 212 cars come through, of which in my estimation every third one is too fast. The lollipop lady retired at Easter. Since then two fathers and I have been standing there by turns in yellow vests, which works as long as we are healthy.

I know that a crossing needs a survey, a survey needs an order and the order needs a meeting. When is the meeting? I'd like to come and bring the thermos flask.`,
    category: 'general',
    priority: 'medium',
  },
];
