import { type Theme, teamsLightTheme } from '@fluentui/react-components';
import { useEffect } from 'react';

/** Paints what lies outside the page itself, such as scroll bars and the browser's own date picker, to match it. */
export const useCanvas = (theme: Theme): void => {
  useEffect(() => {
    const { style } = document.documentElement;
    style.colorScheme = theme === teamsLightTheme ? 'light' : 'dark';
    style.backgroundColor = theme.colorNeutralBackground2;
  }, [theme]);
};
