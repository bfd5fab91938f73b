import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpLine } from '../api/digest-reply.ts';
import { ActProblem } from '../line/act-problem.tsx';
import type { DigestPart } from './digest-part.ts';
import { LineRow } from './line-row.tsx';
import { useRowStyles } from './row-styles.ts';
import { Section } from './section.tsx';
import { useTakeUp } from './use-take-up.ts';

/** What needs help, and "I take it" for those who may say so. */
export const NeedsHelp = (part: DigestPart) => {
  const { t } = useTranslation();
  const styles = useRowStyles();
  const take = useTakeUp();
  const said = useRef<HTMLDivElement>(null);
  // The button just pressed is gone, so whoever uses the keyboard is taken to what came of it.
  useEffect(() => {
    if (take.isSuccess) said.current?.focus();
  }, [take.isSuccess]);
  const { needsHelp } = part.digest;
  if (needsHelp.length === 0) return null;
  const reason = (line: HelpLine) =>
    line.helperName ? t('help.by', { name: line.helperName }) : t(`helpReasons.${line.reason}`);
  return (
    <Section title={t('filters.needs-help')}>
      <div role="status" ref={said} tabIndex={-1}>
        {take.isSuccess && t('acts.done.take-up', { key: take.variables })}
      </div>
      {take.isError && <ActProblem error={take.error} />}
      <ul className={styles.list}>
        {needsHelp.map((line) => (
          <li key={line.key} className={styles.row}>
            <LineRow {...part} line={line} extra={reason(line)} />
            {line.mayTakeUp && (
              <Button
                size="small"
                disabledFocusable={take.isPending}
                aria-label={t('help.takeThis', { key: line.key, title: line.title })}
                onClick={() => take.mutate(line.key)}
              >
                {t('help.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
