import type { RiskLevel } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { run } from './card.ts';

const looks = {
  low: { sign: '●', color: 'Good' },
  medium: { sign: '◆', color: 'Warning' },
  high: { sign: '▲', color: 'Attention' },
} as const;

/** How grave a risk is, in words; the colour and the sign only repeat them. */
export const levelRun = ({ t }: Texts, level: RiskLevel, size?: 'Small') => {
  const { sign, color } = looks[level];
  return run(`${sign} ${t(`risk.level.${level}`)}`, { color, weight: 'Bolder', ...(size && { size }) });
};
