import type { DemoTicket } from '../demo-ticket.js';

export const softwareTickets: DemoTicket[] = [
  {
    title: 'Every workspace shows a blank page since the 09:00 release',
    description:
      'None of our 140 users can open a board. The login works, then the page stays white. Console says "chunk 4417 failed to load". We tried two offices and a phone hotspot, same thing everywhere. Sprint planning is in an hour, please roll back.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'CSV import stops at row 1,024 without an error',
    description:
      'I am migrating from our old tracker: 6,380 rows, UTF-8, comma separated. The progress bar goes to 16 %, the dialog closes by itself and exactly 1,024 items are there. Splitting the file does not help because the second part is rejected as "already imported". I cannot finish the migration and the old licence runs out on Friday.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Webhook delivered twice',
    description:
      'Our endpoint answers 200 in about 80 ms, yet roughly one event in fifty arrives again 30 seconds later with a new delivery id. We deduplicate on our side for now, but that is a crutch.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'dark theme makes code blocks unreadable',
    description:
      'grey on slightly darker grey. works if i switch to light, so its not urgent, but i live in dark mode and my eyes are not getting younger',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Charged for 50 seats, we have 5',
    description: `Hi billing,

the renewal went through this morning and the amount is ten times what it should be: 50 seats × €12 instead of 5 × €12. I suspect somebody typed an extra zero when we talked about the quote. €600 has already left the company account and our card is now at its limit, so other payments bounce.

Please reverse the difference today.

Kind regards
Oda Brellin
Office manager, Pellwick & Daughters`,
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Invoice lacks our VAT number',
    description:
      "The PDF for this month shows the address but not the VAT ID we saved in the settings two weeks ago. Accounting won't book it like that. I can download last month's as a template in the meantime, but we need a corrected one before the quarter closes.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Do you offer a discount for non-profits?',
    description:
      'We are a small charity that lends tools to neighbours. Eleven volunteers, all part-time. Is there a reduced plan, and which papers would you need from us?',
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Locked out after losing my phone',
    description:
      "My phone went into the harbour together with the authenticator app, and the recovery codes were (yes, I know) in a note on that same phone. I'm the only administrator of our workspace. Nobody here can invite people or approve deployments until I am back in.",
    category: 'account',
    priority: 'high',
  },
  {
    title: "Can't change my e-mail address",
    description:
      'When I enter the new one and press save, it says a confirmation was sent. Nothing arrives, not in spam either. The old address still works until the end of the year.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Ex-employee still signing in, and deleting projects',
    description:
      "We disabled Tarvo Linde's account on Monday. The audit log shows him active this morning from an address abroad, and three projects are gone. Revoke every session of that user NOW and tell us how this is possible.",
    category: 'account',
    priority: 'critical',
  },
  {
    title: 'Keyboard shortcut for "assign to me"?',
    description: 'Is there one? I looked through the help page and only found the one for labels.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Roadmap question: Gantt view',
    description:
      'Several of our project leads come from construction and think in bars. Is a Gantt or timeline view planned, even roughly? Not a complaint, the boards are lovely 🙂',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'API returns 500 for any request with a date filter',
    description:
      'GET /v2/items?updated_after=... answers 500 since last night, whatever date format I send. Without the filter it works but then I would have to page through 400k items each night. Our reporting for the customer depends on this job and there is no other way to get the delta. Request id from one of them: 7f3a-bb02.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Notifications come 40 minutes late',
    description:
      'E-mail for mentions used to be instant. Since about a week they take between 35 and 45 minutes. In the app the bell is right straight away, so we tell people to keep the tab open.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Typo on the export dialog',
    description: '"Choose a seperator" should be "separator". That is all. Keep up the good work.',
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'Guest role sees budget column',
    description:
      'We invited two freelancers as guests. According to your docs they should only see title and status, but the budget column is visible to them as well. I hid the column for everybody for the moment. Please check the role definition.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Downgrade did not take effect',
    description:
      'Clicked "switch to Team plan" on the 3rd, got the confirmation mail, and still the Business price appears in the preview of the next invoice. It\'s three weeks away so there is time, but I\'d like it sorted out before.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Attachments gone in all projects older than a year',
    description:
      'We noticed this during an audit. Every file that was uploaded more than twelve months ago gives 404: contracts, drawings, test certificates. We checked nine projects at random and it is the same in all. Nobody deleted anything. These are records we must keep by law. How do we get them back, and is the deletion still running??',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Which regions is our data stored in',
    description:
      'Legal asks. We have signed with a customer from the public sector and must answer a questionnaire by next Wednesday: storage location, backup location, subprocessors. Your trust page lists only "EU" and that is not detailed enough for them. A document would do.',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'SSO loop with our identity provider',
    description:
      'After the certificate rotation at our end users are redirected between your login page and ours until the browser gives up ("too many redirects"). I uploaded the new metadata twice. Password login is disabled by policy, so the whole design team (6 people) is sitting here drinking coffee.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'thanks',
    description:
      'just wanted to say that the person in chat yesterday who helped me with the regex was brilliant. no answer needed',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Pasting from a spreadsheet loses line breaks',
    description:
      'Hello, I paste cells that contain several lines in a ticket description and the lines are joined without even a space: "first lineSecond line". My work-around is to go through a text editor. Regards.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Card declined, account will be suspended in 24 h',
    description:
      'Your system refuses our company card ("issuer not supported") although the bank says no request ever arrived from you. We tried a second card of a different bank, the same. The banner says that our workspace becomes read-only tomorrow. We want to pay! There\'s no option for bank transfer on our plan.',
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'How do I rename our workspace?',
    description:
      "We've merged with the company next door and are now called Holloway Birch Studio. I'd like the new name in the corner and in the address if possible.",
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Suchfeld findet keine Umlaute',
    description:
      'Guten Tag, wenn ich nach „Prüfbericht“ suche, kommen keine Treffer, mit „Pruefbericht“ auch nicht. Suche ich nur „bericht“, finde ich es. Das geht vorerst, ist aber umständlich. Danke und Gruß aus Bremen',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'FW: FW: Reports module – still nothing',
    description: `---------- Forwarded message ----------
From: finance-desk@pellwick.example
To: it-help@pellwick.example

Dear IT, see below, the same as on Monday. I press "Generate", the little wheel turns for exactly sixty seconds and then it says "Your report is empty". It isn't empty, I can see the bookings in the list right above the button. – R.

---------- Our notes ----------

We reproduced this with three accounts of different roles. Narrowing the range to one day works, any range of more than nine days ends in the empty report. In the network tab the request is answered 200 with an empty array after 60.0 s, so we suspect a timeout that's swallowed somewhere on your side.

Month-end closing is tomorrow and the auditors accept only this report in this format; stitching 30 single days together isn't an option because the running totals restart each time.

Thanks in advance,
internal IT, Pellwick & Daughters`,
    category: 'technical',
    priority: 'high',
  },
];
