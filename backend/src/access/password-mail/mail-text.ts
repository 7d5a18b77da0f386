/** A mail without its addresses. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** The mail with the link. Who reads it in which language is not known, so it is in both. */
export function linkMail({ origin, link }: { origin: string; link: string }): MailText {
  return {
    subject: 'TriageDesk: choose a new password / neues Passwort wählen',
    text: `Somebody, probably you, has forgotten the password for TriageDesk at ${origin}.
With this link you choose a new one. It works once, within an hour.

${link}

If it was not you, do nothing: your password stays as it is.

--

Jemand, wahrscheinlich Sie, hat das Passwort für TriageDesk auf ${origin} vergessen.
Mit dem Link oben wählen Sie ein neues. Er funktioniert einmal, innerhalb einer Stunde.
Waren Sie das nicht, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.
`,
  };
}

/** The mail to whoever has no password because they sign in with a provider. */
export function providerMail({ origin, provider }: { origin: string; provider: string }): MailText {
  return {
    subject: 'TriageDesk: how you sign in / wie Sie sich anmelden',
    text: `Somebody, probably you, wants to choose a new password for TriageDesk at ${origin}.
You have none there: choose "Continue with ${provider}" on the sign-in page. If that does not work, ask an administrator.

--

Jemand, wahrscheinlich Sie, will ein neues Passwort für TriageDesk auf ${origin} wählen.
Sie haben dort keines: Wählen Sie auf der Anmeldeseite „Weiter mit ${provider}“. Hilft das nicht, wenden Sie sich an die
Verwaltung.
`,
  };
}
