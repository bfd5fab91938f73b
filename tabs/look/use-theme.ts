import type { Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { TeamsFrame } from '../sign-in/teams-frame.ts';
import { themeFor } from './theme.ts';
import { useMedia } from './use-media.ts';

/** The theme to paint the page in, following Teams, or the system outside Teams, when either changes. */
export const useTheme = (teams: TeamsFrame | undefined): Theme => {
  const [changed, setChanged] = useState<string>();
  useEffect(() => teams?.onTheme(setChanged), [teams]);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const forcedColors = useMedia('(forced-colors: active)');
  const printed = useMedia('print');
  // Paper is white whatever the screen is.
  if (printed) return themeFor('default', { dark: false, forcedColors: false });
  return themeFor(changed ?? teams?.theme, { dark, forcedColors });
};
