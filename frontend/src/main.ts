import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { loadLanguage } from './locale/load-language';

// Nothing is running yet that could show a failure to a person, so it goes to the console.
loadLanguage(document)
  .then(() => bootstrapApplication(App, appConfig))
  .catch((error: unknown) => {
    console.error(error);
  });
