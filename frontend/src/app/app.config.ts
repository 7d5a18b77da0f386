import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withPreloading,
  withViewTransitions,
} from '@angular/router';
import { noteSignInNeeded } from './api/sign-in-needed';
import { routes } from './app.routes';
import { UnexpectedErrors } from './core/errors/unexpected-errors';
import { registerIcons } from './core/icons/icons';
import { PageTitle } from './core/page-title';
import { skipNeedlessTransition } from './core/page-transitions';
import { PreloadPermitted } from './core/preload-permitted';
import { loadNewBuild } from './core/stale-build';
import { ThemeChoice } from './core/theme/theme-choice';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([noteSignInNeeded])),
    provideRouter(
      routes,
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withPreloading(PreloadPermitted),
      withNavigationErrorHandler((error) => void loadNewBuild(error)),
      withViewTransitions({ skipInitialTransition: true, onViewTransitionCreated: skipNeedlessTransition }),
    ),
    { provide: ErrorHandler, useExisting: UnexpectedErrors },
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAppInitializer(() => {
      registerIcons();
      inject(ThemeChoice).apply();
    }),
  ],
};
