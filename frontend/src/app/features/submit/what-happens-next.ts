import { Component } from '@angular/core';

@Component({
  selector: 'td-what-happens-next',
  template: `
    <h2 i18n id="next-heading">What happens next</h2>
    <ol>
      <li i18n><b>It joins the queue</b>Newest first, for every agent to see.</li>
      <li i18n><b>A person reads it</b>An agent confirms or corrects the sorting.</li>
      <li i18n><b>It gets worked on</b>Its status says where it is, from open to resolved.</li>
    </ol>
    <p i18n>A suggestion is only pencil. It never sends anything, and you can always send without one.</p>
  `,
  styleUrl: './what-happens-next.scss',
  host: { role: 'complementary', 'aria-labelledby': 'next-heading' },
})
export class WhatHappensNext {}
