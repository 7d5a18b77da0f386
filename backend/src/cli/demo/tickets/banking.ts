import type { DemoTicket } from '../demo-ticket.js';

export const bankingTickets: DemoTicket[] = [
  {
    title: 'Unknown device approved a transfer from my account',
    description:
      'I got a push at 3 in the morning "new device registered". I did not register anything!! When I looked, 4,850 € had been sent to an account in a country where I have never been and a second transfer is pending. Block everything please, I cannot reach the emergency line, it plays music for half an hour.',
    category: 'account',
    priority: 'critical',
  },
  {
    title: "App shows other people's accounts",
    description:
      'I opened the app and saw the balances of a person called "M. Ostrand", with all movements. After restarting I saw a third person. My colleague next to me has exactly the same with her app. You must switch this off immediately.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Monthly fee although I am under 26',
    description:
      "The account was advertised as free up to the 26th birthday, I am 23. Since two months €4.90 is taken. It's not the end of the world but I want it back.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Salary batch rejected: "file format not valid"',
    description:
      'We upload the same kind of XML each month. Today it is refused with this message and no line number. 38 employees wait for their wages, the cut-off is at 15:00, and typing them in one at a time is blocked as well because of the daily limit for single payments.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Signature specimen still shows my maiden name',
    description:
      'Dear Sir or Madam, I married in June and handed in the certificate at the branch on the market square. Online all is correct; only the signature card was not updated, so that the counter asks me each time to show both documents. Could you kindly see to it?',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'What is the exchange rate you use for card payments in złoty?',
    description:
      'Going to Gdańsk for a week. Do you take the daily rate of the card network or your own with a margin?',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Face unlock asks for PIN every time',
    description: 'After the last update of the app. The PIN works, it is just annoying on the tram.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Direct debit taken three times by the gym, bank says ask support',
    description:
      'The branch sent me here. Your system executed the same mandate reference on three successive days, 59.90 each. My account is in the red, and the rent was returned yesterday because of that. You have a button for returning debits; it answers "not possible for this transaction".',
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Card swallowed by the machine and new one sent to old address',
    description:
      'I am travelling for work with 12 € in my pocket. Machine at the airport kept the card. The replacement was posted to the flat which I left in May even though the app shows the new address. I have no second card, and no cash.',
    category: 'account',
    priority: 'high',
  },
  {
    title: 'opening hours during the holidays',
    description: 'is the branch near the opera open between christmas and new year',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Foreign transaction fee on a purchase in euro',
    description:
      'Bought train tickets from a site with a .example ending, price in euro, my account is in euro, and still 1.75 % "foreign use". Could you check which country you think this is?',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: "Standing order can't be edited, only deleted",
    description:
      'When I change the amount, "save" remains grey. I have deleted it and created a new one now, but I have eleven more of them…',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Complaint about advice on the building savings contract',
    description:
      "I'm writing because I don't feel well advised. In our meeting in February your colleague said that the bonus is paid out each year. In the documents, which I admit to having read only now, it's paid at the end and just if certain conditions are met. I do not want to cancel. I want somebody to go through the numbers with me again, calmly, with the papers on the table, and to tell me which of the two is true.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Change the language of my statements to English',
    description: 'My German is getting better but not for bank vocabulary :)',
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Pie chart colours',
    description:
      '"Household" and "Insurance" have practically the same green in the spending chart. Could one become orange?',
    category: 'technical',
    priority: 'low',
  },
  {
    title: "power of attorney for my mother's account",
    description:
      'hello, my mom (82) cant go to the branch anymore. we filled in the form in july, i got a letter that its active, but in my online banking her account does not appear. at the counter it works for now',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'TAN generator not accepted any more',
    description:
      'The device displays "00 error" for every challenge. I replaced the batteries, synchronised it twice. I don\'t own a smartphone and there\'s no other method for me. I have to pay a hospital bill by tomorrow, and transfers on paper were abolished by you.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'All card payments at our counters debited twice since this morning',
    description:
      "We are a chain of eleven bakeries using your terminals. Our reconciliation shows that every contactless payment today was settled two times: so far 1,906 customers. The first ones are in front of the counter and shouting. Stop the settlement file at noon, or it'll be a disaster.",
    category: 'billing',
    priority: 'critical',
  },
  {
    title: 'How much is an extra statement on paper?',
    description: 'One copy, last year, for the tax office. The price list has 43 pages and I gave up at 12.',
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Do you accept coins?',
    description:
      'My children have emptied their piggy banks, about 2 kilograms of mixed coins. Does the branch at the station have a counting machine?',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Account switching service: what happens to my pending refunds?',
    description:
      "I'm moving my account to you. The old bank closes mine at the end of the month and there are two refunds from shops on their way. Do they get forwarded? It is about 300 euros in all, so I'd wait with the closing if they don't.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Search in transactions ignores amounts',
    description:
      'I can search "pharmacy" but not "23.40". I remember amounts, not names. Export to a table and search there, that\'s how I do it now.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Two-step login asks for a phone that I gave back',
    description:
      "The number belonged to my former employer. I can still log in with the card reader, that's why it's not dramatic, but please remove the number before somebody else gets it.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Interest on instant-access savings lower than promised',
    description:
      '2.1 % on the poster, 1.6 % in the quarterly statement. I opened it during the campaign, confirmation attached to my first message from back then.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Cuenta de empresa: error 409 al firmar remesas',
    description:
      'Buenos días. Desde ayer no podemos firmar ninguna remesa: el primer firmante firma bien, pero al segundo le sale "error 409, operación en curso". Los proveedores están esperando y no hay otra forma de pagar. Ya hemos probado otro navegador y otra oficina.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Estate account: every department sends me to the next one',
    description: `My aunt passed away in the spring and I'm the executor. I have the certificate of inheritance (original, sealed), the will and an identity card.

1. The branch says that estates are done centrally.
2. Central estates says they need the access to be unlocked by online banking.
3. Online banking says the account holder has to confirm. She can't. That's the whole point.

Meanwhile the nursing home, the undertaker and the tax office wait for about 9,300 euros altogether, all with reminders and interest, and I'm not permitted to pay from the account although the money is there. I have paid what I could out of my own pocket and there's none left.

Who can decide this? A name and a desk, please.`,
    category: 'account',
    priority: 'high',
  },
];
