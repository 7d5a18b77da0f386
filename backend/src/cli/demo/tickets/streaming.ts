import type { DemoTicket } from '../demo-ticket.js';

export const streamingTickets: DemoTicket[] = [
  {
    title: 'Live stream of the cup final is black for everyone',
    description:
      "Audio runs, picture black, in our pub and according to the internet in all others. Two hundred people are staring at me. I'm a landlord, not a magician.",
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Charged for Premium, adverts still appear',
    description:
      "Premium since the 4th, paid, mail confirms it. Before each film there are two adverts for cat food. We don't even have a cat. They can be skipped after five secs.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Profile of my ex still on my account',
    description:
      'I changed the password, the TV at his place is still signed in. "Sign out all devices" appears to leave televisions out. He\'s watching the series ahead of me and it shows in "continue".',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Where is season 4 of The Glass Orchard',
    description: 'Leaving on a cliff-hanger like that is a crime.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Subtitles run ahead by three seconds',
    description:
      "In episodes 5 to 8 only. Reading the punchline before it is said. Reloading doesn't help, switching to English ones does.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Locked out: "too many households"',
    description:
      'We\'re one household on two houseboats. I pay for the top plan. Since Sunday all of our devices demand a code that goes to a number I no longer own and help chat ends with "glad I could help!". I use this account for my job: I write reviews.',
    category: 'account',
    priority: 'high',
  },
  {
    title: 'Gift subscription debited from recipient',
    description:
      "I gave my father one year, I paid €89. Now you've charged HIM €89 as well, from a pension of 900. His bank rejected the electricity because of it. He's 79 and thinks that he has been hacked.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Cover art of jazz albums is cropped',
    description: 'Heads missing. Trumpets without trumpeters.',
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'request for audio description',
    description:
      'The nature series would be wonderful with it. My husband lost his sight and we used to watch these together.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Download for offline stops at 99 %',
    description: 'Both on Wi-Fi and 5G. Deleting and restarting it works on the second or third attempt.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Explicit podcast shows up in the kids area',
    description:
      '"Bedtime stories for grown-ups" next to the singing hedgehog. We\'ve blocked that one by hand. How does it end up there?',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Is there a student price for couples?',
    description: 'Both students, one sofa.',
    category: 'billing',
    priority: 'low',
  },
  {
    title: "Artist dashboard shows zero royalties, can't withdraw",
    description:
      "It's my income. Plays are counted (212k last month), amount 0.00, button grey. The label team says that they see the right number but they can't pay it out for me. No other way to get at it.",
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Everybody on the annual plan was billed again today',
    description:
      'Our forum explodes. I run the largest fan community and have counted 3,000+ posts since this morning: people charged €119 a second time, months ahead of renewal, some for the third time by noon. Stop the job!',
    category: 'billing',
    priority: 'critical',
  },
  {
    title: 'Change avatar to the hedgehog',
    description: "It's only offered for kids' profiles. I'm 37 and I want the hedgehog.",
    category: 'account',
    priority: 'low',
  },
  {
    title: 'car display shows the wrong song',
    description: 'it is always one song behind. so i know what i have just heard',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'licence for playing your radio in a hair salon?',
    description: 'Do I need anything beyond my subscription? Three chairs, one speaker.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Age check fails with a Croatian ID',
    description:
      'The scan is sharp, your mail says "document type not recognised". The kids\' catalogue still works so at least there\'s the hedgehog.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: '5.1 sound collapses to stereo after an advert',
    description: 'Pause and play brings it back. TV and receiver are up to date.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Two subscriptions through two app stores',
    description:
      "Once via the phone, once via the TV. It seems I've been paying double since July. Which one can I cancel without losing my lists? Refund of a month or two would be nice.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Quiz show voting closed before the end',
    description:
      "The presenter was still reading out the numbers. I've written to the station, and they wrote that the platform decides. It's only a game, but a fair one please.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: '検索で日本語タイトルが出ません',
    description:
      'ローマ字で検索すると出ますが、漢字やひらがなでは何も表示されません。先週までは大丈夫でした。よろしくお願いします。',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Broadcast encoder key rejected, church service in 2 hours',
    description:
      "We stream the Sunday service for about sixty people who can't leave their homes. \"Stream key revoked\" since the account migration, and generating a new one gives an error 500. There's no other channel on which they'd find us.",
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Suggestion: a "we fell asleep" button',
    description: 'It should go back to the last moment when somebody laughed.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Can I pay once a year by invoice?',
    description: "Our village library doesn't have a credit card. It has a very strict treasurer.",
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'An unusual request, from a projectionist',
    description: `I ran a small cinema for 38 years, until the roof gave in. These days I show films to the neighbours in the barn, free of charge, twelve chairs and a stove, and I choose them from your catalogue, for which I hold your community licence (thank you for that, it's fair).

My request: between the end of the film and the first line of the credits your player shrinks the picture and proposes something else. In the dark, with people still crying, suddenly there's a cartoon crab. I've found the setting which switches off the next episode, but not one for the crab.

Could there be a "cinema mode"? Black before, black after, no crab. That would be all. The neighbours send their regards, and the stove too.`,
    category: 'general',
    priority: 'low',
  },
];
