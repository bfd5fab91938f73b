import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualityNote } from '../../programme/index.ts';
import { QualityList } from '../digest/quality-list.tsx';
import { Section } from '../digest/section.tsx';
import type { Place } from '../place/place.ts';

type Props = {
  notes: readonly QualityNote[];
  /** Whether somebody came here to see just this; the keyboard then begins here. */
  asked: boolean;
  onPlace: (change: Partial<Place>) => void;
};

/** What in the lists can be read but can hardly be right, each with what to do about it. */
export const QualitySection = ({ notes, asked, onPlace }: Props) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asked) heading.current?.focus();
  }, [asked]);
  return (
    <Section title={t('quality.about')} heading={heading}>
      <QualityList notes={notes} onPlace={onPlace} />
    </Section>
  );
};
