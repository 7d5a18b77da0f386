import type { DemoTicket } from '../demo-ticket.js';

export const shopsTickets: DemoTicket[] = [
  {
    title: 'Paid twice for one pair of boots',
    description:
      'I pressed "pay" and the page hung, so I pressed it again. Now two amounts of £129.00 are on my statement but only one order exists. That is my rent money, I am overdrawn because of it. Please give back one of the two quickly.',
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Checkout down for all customers of our shop',
    description:
      'We run our store on your platform. Since 18:40 every basket ends with "payment service unreachable" – mobile, desktop, guests and members. We are losing about forty orders an hour on the biggest weekend of the year. Status page is green!! It is NOT green.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Are the wool socks machine washable?',
    description: 'The label says 30° but the web page says hand wash. Which is it?',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Parcel contains someone elses order',
    description:
      'opened the box today expecting a bread maker and there is a set of garden shears plus a very small watering can. the slip inside says an order number that is not mine. what shall i do with the things, and when do i get my bread maker. no hurry as the old one still limps along',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Voucher code not applied',
    description:
      "SPRING15 was accepted (green tick) but the total didn't change. I ordered anyway because the slippers were nearly sold out. Could you refund the 15 %?",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Merge my two customer accounts',
    description:
      "I have one with my old e-mail and one with the new. Points are split: 340 here, 1,215 there. Both work so far, I just can't use the points together.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'someone ordered with my account',
    description:
      'there is an order for two game consoles going to an adress i never heard of. my saved card was used. i changed the password but cant cancel the order because it says "in preparation". pls stop it before it ships',
    category: 'account',
    priority: 'critical',
  },
  {
    title: 'Size filter ignores half sizes',
    description:
      'Choosing 42.5 shows everything. 42 and 43 work, so I look at both lists and open each shoe one after another. A bit tedious.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Refund went to a card I no longer have',
    description:
      'I returned the lamp in time and your mail says that the refund went to the card ending 0071. That card was closed in spring. My bank tells me it will bounce back to you. Can you send it to the account I pay with now instead?',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Gift wrapping',
    description:
      'Do you do gift wrapping for more than one item in the same order but separately? Three grandchildren, three parcels, one grandmother with bad hands.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Product photos too dark on the lamps page',
    description:
      'All of them look as if they were shot at midnight. Ironically the lamps are switched off. Just some feedback.',
    category: 'technical',
    priority: 'low',
  },
  {
    title: "Delivery promised Tuesday, it's now Saturday",
    description:
      'Tracking hasn\'t changed since "label created". I have called the carrier twice and they say that they don\'t have the parcel at all. It is a birthday present, the birthday is in ten days, so we can still make it if you send another one.',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Do prices on the page include duty for Norway?',
    description: "I want to order the large tent. If 25 % is added at the border I'd rather know it beforehand.",
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Cannot complete order: postcode rejected',
    description:
      "My postcode is new (our street was built last year) and the form insists that it is invalid. There's no way to skip the check, your hotline says they can't take orders by telephone, and I need the replacement pump because our cellar is filling. What am I supposed to do?",
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Customers are being charged but no orders arrive',
    description: `URGENT – forwarded from our shop team

Since the plug-in update this afternoon the payment provider collects the money, then the customer is sent back to an empty basket and nothing is created in the back office. We count 212 payments without an order so far and it goes on, since we can't switch the payment method off: the settings page times out.

Money of real people is being taken for nothing. Call the on-call engineer.

Ilsabet Rohn
Head of e-commerce, Kettle & Thread`,
    category: 'billing',
    priority: 'critical',
  },
  {
    title: 'Do you still sell the blue enamel mug?',
    description:
      "It used to be on the page with the camping pots. Mine fell off a roof (long story) and I'd love the very same.",
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Unsubscribe me from birthday mails',
    description:
      'I like the newsletter but not the birthday one. In the settings there is only one switch for everything.',
    category: 'account',
    priority: 'low',
  },
  {
    title: 'App forgets basket when I switch to the camera',
    description:
      'I scan a barcode, and after coming back everything I had collected is gone. On the website it stays, so I use that in the shop with one bar of reception.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'My date of birth is wrong and cannot be edited',
    description:
      "You think I was born in 1896. Flattering that I'm still shopping. The field is grey. Because of it the age check for the wine glasses (?!) asks me for ID every time.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Why was I charged a restocking fee?',
    description:
      'Your return conditions say free returns within 30 days. I sent the chair back after 12. The refund is €14.90 short with the text "restocking". Please explain or correct it.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Feature wish: show what fits in a letterbox',
    description:
      'So often I wait at home for things which turn out to be thin as a pancake. A little icon would be great.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Seller dashboard will not print labels',
    description:
      "When I click on print I get an empty PDF, zero bytes. Different browser, different computer, different printer – no. I've got 31 orders packed on the table and may only ship with your labels. If they do not leave by 4 pm I get penalised by your own rules.",
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Réclamation : article arrivé cassé',
    description:
      "Bonjour, la théière commandée la semaine dernière est arrivée en trois morceaux, malgré l'emballage. J'ai pris des photos. Je souhaite un remplacement plutôt qu'un remboursement, si elle est encore disponible en vert. Merci d'avance.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Business account not approved after 3 weeks',
    description:
      'We sent the trade register extract three times. Each time a different person writes that "it is being verified". Without the approval we can\'t order at all, the private account was closed by you as a duplicate, and our café opens on the first. Honestly, what is missing?',
    category: 'account',
    priority: 'high',
  },
  {
    title: 'Receipt for a gift card',
    description:
      'Can I have a proper receipt for the gift card I bought yesterday? The mail only contains the code itself.',
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'The story of the sofa, part four',
    description: `Good evening. I'm going to tell it from the start because each of my previous three messages was answered by someone who had not read the one before.

In August I ordered the three-seater "Lund" in moss. In September a two-seater came, in moss. It was picked up again, everybody was polite. In October the three-seater came, in mustard. I said to the men: that isn't moss. They agreed with me. They left it, since they had no order to take it along.

So at present there is a mustard sofa in the hall, through which we squeeze sideways, and one can sit on it, I give you that. What I would like is: (1) the moss one, (2) a date, (3) a single person with a name who stays with the matter until it's done.

I am not asking for money. I want to lie down and read.`,
    category: 'general',
    priority: 'medium',
  },
];
