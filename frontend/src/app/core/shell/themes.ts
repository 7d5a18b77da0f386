import type { ThemeName } from '../theme/theme-choice';

interface Theme {
  readonly name: ThemeName;
  readonly label: string;
  readonly command: string;
  readonly icon: string;
}

/** The themes in the order in which they are offered. */
export const THEMES: readonly Theme[] = [
  {
    name: 'light',
    get label() {
      return $localize`:a theme|:Light`;
    },
    get command() {
      return $localize`Use the light theme`;
    },
    icon: 'sun',
  },
  {
    name: 'dark',
    get label() {
      return $localize`:a theme|:Dark`;
    },
    get command() {
      return $localize`Use the dark theme`;
    },
    icon: 'moon',
  },
  {
    name: 'system',
    get label() {
      return $localize`:a theme|:Like the system`;
    },
    get command() {
      return $localize`Use the theme of the system`;
    },
    icon: 'monitor',
  },
];
