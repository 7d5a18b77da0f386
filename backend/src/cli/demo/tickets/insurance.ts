import type { DemoTicket } from '../demo-ticket.js';

export const insuranceTickets: DemoTicket[] = [
  {
    title: 'Claim paid to the wrong account',
    description:
      "The 7,200 € for the roof went to an account that isn't mine. The last four digits in your letter are unknown to me. The roofer stops work tomorrow, and it's going to rain into the attic.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: "I can read strangers' claim letters in my inbox",
    description:
      'Starting today there are 214 documents in my mailbox; I normally have three. Medical reports, accident sketches, bank details of people from all over the country. New ones are coming in while I write. Somebody is reading mine as well, presumably.',
    category: 'account',
    priority: 'critical',
  },
  {
    title: 'Is my e-bike covered in the bicycle shed?',
    description: 'Shed is locked, bike is locked, the battery sleeps in the kitchen.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Photo upload rotates pictures',
    description: 'Damage photos appear lying on the side. I told the assessor to turn his head.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'No-claims class wrong after moving insurer',
    description:
      "I brought 14 years with me, you entered 4. The old company has confirmed it electronically on the 9th. The first premium isn't due before January.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Assessor has cancelled for the second time',
    description:
      'Water damage in the cellar, small, dry by now. But I may not paint until he has seen it. Would a video call do?',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Broker still has access after I changed broker',
    description:
      "My previous one rang to congratulate me on my new car. He can see it in your system. It's friendly, but it's not right.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Green card PDF fails, ferry leaves at 22:00',
    description:
      'Without the certificate they don\'t let the car on board. The button gives "template missing". Chat is closed, the office too; my broker gets the same error.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Discount if I drive less than 5,000 km?',
    description: "I'm retired and the car mostly admires the garden.",
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'What counts as jewellery',
    description: "Is a gold tooth jewellery? It's not mine. It's a long story for the household inventory.",
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Claims hotline routes every caller to a private number',
    description:
      "Hailstorm since 15:00, the whole region is calling and everyone is put through to an old lady in Fulda, who's very nice but desperate. Nobody can report anything, tow trucks aren't being sent.",
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Health card invalid though I pay',
    description:
      'Chemist refused it twice: "insurance ended 30.09.". I\'m at full premium each month. I take anticoagulants and have two tablets left. They want 240 in cash, which I don\'t have.',
    category: 'account',
    priority: 'high',
  },
  {
    title: 'Premium debited on the 1st in place of the 15th',
    description:
      'Agreed in writing since my salary comes on the 10th. It worked for years. Changed with the new system, I guess. I moved some savings over.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Calculator ignores second driver',
    description: "Enter one, save, it's gone. If I go back a page and forward, it's in there.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Why was I rejected for disability cover?',
    description:
      'Not a quarrel, only a question: the letter says "for reasons of risk assessment". I climb indoors, 4 m, with mats. I\'d like to know what exactly it was before I apply somewhere else.',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Add our newborn to the family policy',
    description: 'Name: Tiuri. 3,420 g. All well. Tired.',
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Accident sketch tool has only lorries and one horse',
    description: 'It was two bicycles. I used the horse.',
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'Deductible subtracted twice',
    description: '€150 per event. One event, one windscreen. You took 300.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Travel policy for a 92-year-old',
    description: 'My grandmother wants to see the northern lights. Everybody stops at 85. Do you?',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'E-signature refuses my hyphenated name',
    description:
      "It's in the contract as Brandt-Öztürk and on the ID as Brandt Öztürk. The signing service says they're different persons. I could sign on paper, in case that's faster.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: "Polizza auto: l'app non mostra il certificato",
    description:
      "Buongiorno, dall'ultima versione il certificato non compare più nella schermata principale. Lo trovo soltanto nella posta di gennaio. Potete controllare? Grazie mille.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Policy cancelled for non-payment, you never debited',
    description:
      "Mandate is valid, the account is covered, you simply didn't collect. Now the car's deregistered by the authority and the plates get scraped. I'm a home nurse with eleven patients in the hills.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Repair shop from your list is closed for good',
    description:
      "It's a flower shop now. The next one is 60 km away. Car drives, bumper with tape. Which one may I use?",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'push message about someone elses storm warning',
    description: 'i get warnings for Rostock. live in Graz. since months. its kind of interesting but still',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'kudos for plain language',
    description: 'First policy of my life that I understood at the first reading. Who wrote this? Give them cake.',
    category: 'general',
    priority: 'low',
  },
  {
    title: "Statement of account doesn't add up, page by page",
    description: `Dear Sirs,

enclosed my calculation concerning the building policy, as your statement and my bank disagree by 118.40.

Page 1, opening balance: correct.
Page 2, premium for the barn: the barn was sold in 2024 and taken out of the policy, your own endorsement no. 3 says so. You still bill 61.20.
Page 3, tax: calculated on the sum including the barn, hence 11.63 too much.
Page 4, instalment surcharge: we pay yearly. 45.57.

That is 118.40 to the cent. I've let the debit pass in order not to endanger the cover. Kindly refund the amount or show me where I'm mistaken; I was a bookkeeper and would rather like to know.`,
    category: 'billing',
    priority: 'medium',
  },
];
