import type { ThemeName } from '../theme/theme-choice';

/** The themes in the order in which they are offered. */
export const THEMES = [
  { name: 'light', label: 'Light', command: 'Use the light theme', icon: 'sun' },
  { name: 'dark', label: 'Dark', command: 'Use the dark theme', icon: 'moon' },
  { name: 'system', label: 'Like the system', command: 'Use the theme of the system', icon: 'monitor' },
] as const satisfies readonly { name: ThemeName; label: string; command: string; icon: string }[];
