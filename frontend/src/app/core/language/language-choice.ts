import { DOCUMENT, inject, Injectable } from '@angular/core';
import { LANGUAGE, type Language, LANGUAGES, rememberLanguage } from '../../../locale/language';
import { Notifier } from '../notifier/notifier';

/** The language of the page: as the browser prefers it, until somebody chooses. A change loads the page again. */
@Injectable({ providedIn: 'root' })
export class LanguageChoice {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly notifier = inject(Notifier);

  readonly current = LANGUAGE;
  readonly all = LANGUAGES;

  choose(language: Language): void {
    if (language === this.current) return;
    if (rememberLanguage(language)) this.reload();
    else this.notifier.error($localize`This browser does not let the page remember a language.`);
  }

  reload(): void {
    this.window?.location.reload();
  }
}
