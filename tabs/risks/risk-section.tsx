import { Accordion, Body1, Button, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../programme/index.ts';
import type { Place } from '../place/place.ts';
import { choose, chooseRisks } from './choose.ts';
import { LooseItem } from './loose-item.tsx';
import { RiskItem } from './risk-item.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
  none: { display: 'grid', justifyItems: 'start', rowGap: tokens.spacingVerticalS },
});

const loose = 'loose';

type Props = {
  overview: Overview;
  reader: { oid: string; day: string };
  place: Place;
  onOpen: (key: string) => void;
  onShowAll: () => void;
};

/** The risks, folded until one is asked for, or until the person narrows them to the lines to look at. */
export const RiskSection = ({ overview, reader, place, onOpen, onShowAll }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const risks = chooseRisks(overview.risks, place, reader);
  const looseLines = choose(overview.loose, place, reader);
  const narrowed = place.filter !== 'all' || place.unit !== undefined || place.search !== '';
  const openFirst = [
    ...risks
      .filter(({ view, lines }) => {
        if (place.risk) return view.risk.code === place.risk;
        return narrowed && lines.length > 0;
      })
      .map(({ view }) => view.risk.code),
    ...(narrowed ? [loose] : []),
  ];
  const [open, toggle] = useToggled(openFirst, `${place.filter} ${place.unit} ${place.search} ${place.risk}`);

  return (
    <section aria-labelledby="all-risks" className={styles.root}>
      <Subtitle1 as="h2" id="all-risks">
        {t('risks.heading')}
      </Subtitle1>
      {overview.risks.length === 0 && overview.loose.length === 0 && <Body1>{t('risks.empty')}</Body1>}
      {narrowed && risks.length === 0 && looseLines.length === 0 && (
        <div className={styles.none}>
          <Body1>{t('filters.none')}</Body1>
          <Button onClick={() => onShowAll()}>{t('filters.reset')}</Button>
        </div>
      )}
      <Accordion
        multiple
        collapsible
        openItems={open}
        onToggle={(_, { value }) => toggle(String(value))}
        className={styles.list}
      >
        {risks.map(({ view, lines }) => (
          <RiskItem
            key={view.risk.code}
            view={view}
            lines={lines}
            today={overview.day}
            asked={place.risk === view.risk.code}
            onOpen={onOpen}
          />
        ))}
        {looseLines.length > 0 && (
          <LooseItem value={loose} lines={looseLines} today={overview.day} onOpen={onOpen} />
        )}
      </Accordion>
    </section>
  );
};

/** What stands open: what should at first, and after that as the person leaves it, until something else is asked for. */
const useToggled = (first: string[], asked: string): [string[], (value: string) => void] => {
  const [toggled, setToggled] = useState<{ asked: string; open: string[] }>();
  const open = toggled?.asked === asked ? toggled.open : first;
  const toggle = (value: string) =>
    setToggled({
      asked,
      open: open.includes(value) ? open.filter((one) => one !== value) : [...open, value],
    });
  return [open, toggle];
};
