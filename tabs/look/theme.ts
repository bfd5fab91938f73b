import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';

/** What the person's system asks of pages outside Teams. */
export type Wishes = { dark: boolean; forcedColors: boolean };

/** The Fluent theme for the theme Teams names, otherwise for what the system asks for. */
export const themeFor = (teamsTheme: string | undefined, { dark, forcedColors }: Wishes): Theme => {
  if (teamsTheme === 'contrast' || forcedColors) return teamsHighContrastTheme;
  // Glass lies over whatever is behind the window; the dark theme's text stays readable there.
  if (teamsTheme === 'dark' || teamsTheme === 'glass') return teamsDarkTheme;
  if (teamsTheme === undefined && dark) return teamsDarkTheme;
  return teamsLightTheme;
};
