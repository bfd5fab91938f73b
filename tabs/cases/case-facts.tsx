import { Link } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/cases-reply.ts';
import { Kept } from '../risks/kept.tsx';
import { useCaseStyles } from './case-styles.ts';
import { Part } from './part.tsx';
import { useKroner } from './use-moment.ts';

const Text = ({ title, text }: { title: string; text: string | undefined }) => {
  const styles = useCaseStyles();
  if (!text) return null;
  return (
    <>
      <h3 className={styles.small}>{title}</h3>
      <p className={styles.text}>
        <Kept>{text}</Kept>
      </p>
    </>
  );
};

const Documents = ({ documents }: Pick<Item, 'documents'>) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  if (documents.length === 0) return null;
  return (
    <>
      <h3 className={styles.small}>{t('cases.documents')}</h3>
      <ul className={styles.list}>
        {documents.map(({ title, url }) => (
          <li key={url}>
            <Link inline className={styles.link} href={url} target="_blank" rel="noreferrer">
              <Kept>{title}</Kept>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What the board is asked, as a member sees it. */
export const CaseFacts = ({ item }: { item: Item }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const kroner = useKroner();
  const { kind, unit, area, affectedUnits, phase, amount, benefit, text, documents } = item;
  const facts = [
    [t('cases.facts.kind'), t(`cases.kinds.${kind}`)],
    [t('cases.facts.unit'), t(`units.${unit}`)],
    [t('cases.facts.area'), area ?? ''],
    [
      t('cases.facts.affected'),
      affectedUnits.map((one) => t(`units.${one}`)).join(', ') || t('cases.noUnits'),
    ],
    [t('cases.facts.phase'), phase ? t(`cases.phases.${phase}`) : ''],
    [t('cases.facts.amount'), amount === undefined ? '' : kroner(amount)],
  ].filter(([, value]) => value !== '');
  return (
    <Part title={t('cases.asked')}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <Text title={t('cases.benefit')} text={benefit} />
      <Text title={t('cases.text')} text={text} />
      <Documents documents={documents} />
    </Part>
  );
};
