type Colours = {
  text: string;
  subtle: string;
  accent: string;
  good: string;
  warning: string;
  attention: string;
};
type Look = Colours & { back: string; emphasis: string; goodBack: string; warningBack: string; line: string };

const both = (colour: string, subtle = colour) => ({ default: colour, subtle });
const foreground = ({ text, subtle, accent, good, warning, attention }: Colours) => ({
  default: both(text, subtle),
  dark: both(text, subtle),
  light: both(text, subtle),
  accent: both(accent),
  good: both(good),
  warning: both(warning),
  attention: both(attention),
});
const style = (look: Look, backgroundColor: string) => ({
  backgroundColor,
  foregroundColors: foreground(look),
});

/** A host configuration in Teams' manner (Fluent's colours for each theme). */
const hostConfig = (look: Look) => ({
  fontFamily: 'sans-serif',
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: look.line },
  containerStyles: {
    default: style(look, look.back),
    emphasis: style(look, look.emphasis),
    good: style(look, look.goodBack),
    warning: style(look, look.warningBack),
    attention: style(look, look.warningBack),
    accent: style(look, look.emphasis),
  },
  actions: {
    maxActions: 6,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    buttonSpacing: 8,
    allowTitleToWrap: true,
    showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
  },
});

const looks = {
  light: {
    text: '#242424',
    subtle: '#616161',
    accent: '#5b5fc7',
    good: '#237b4b',
    warning: '#835c00',
    attention: '#c4314b',
    back: '#ffffff',
    emphasis: '#f5f5f5',
    goodBack: '#e7f2da',
    warningBack: '#fbf6d9',
    line: '#d1d1d1',
  },
  dark: {
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#7f85f5',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    back: '#292929',
    emphasis: '#1f1f1f',
    goodBack: '#0d2e0d',
    warningBack: '#463100',
    line: '#666666',
  },
  'high contrast': {
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff01',
    good: '#3ff23f',
    warning: '#ffff01',
    attention: '#ffff01',
    back: '#000000',
    emphasis: '#000000',
    goodBack: '#000000',
    warningBack: '#000000',
    line: '#ffffff',
  },
} as const;

export const themes = ['light', 'dark', 'high contrast'] as const;
export type Theme = (typeof themes)[number];

/** What Teams hands its card renderer in each of its themes. */
export const hostOf = (theme: Theme) => ({ config: hostConfig(looks[theme]), look: looks[theme] });
