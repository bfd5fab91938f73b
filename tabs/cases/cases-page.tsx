import { Body1, Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseList } from '../api/cases-reply.ts';
import { PageFrame, type PageProps } from '../pages/page-frame.tsx';
import { CaseItem } from './case-item.tsx';
import { useCaseStyles } from './case-styles.ts';
import { ListUpload } from './list-upload.tsx';
import { PrepareForm } from './prepare-form.tsx';

/** What the office does to make new cases: one at a time, or many from a list. */
const NewCases = ({ onPlace }: Pick<PageProps, 'onPlace'>) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const [preparing, setPreparing] = useState(false);
  if (preparing) {
    return <PrepareForm onDone={(key) => onPlace({ case: key })} onCancel={() => setPreparing(false)} />;
  }
  return (
    <>
      <div className={styles.buttons}>
        <Button icon={<AddRegular />} appearance="primary" onClick={() => setPreparing(true)}>
          {t('cases.new')}
        </Button>
      </div>
      <ListUpload />
    </>
  );
};

/** The board's cases: open ones first, with what waits for the reader. */
export const CasesPage = ({ list, ...screen }: Omit<PageProps, 'place'> & { list: CaseList }) => {
  const { onPlace } = screen;
  const { t } = useTranslation();
  const styles = useCaseStyles();
  return (
    <PageFrame {...screen} title={t('pages.cases')} about={t('cases.about')} version={list.version}>
      {list.mayPrepare && <NewCases onPlace={onPlace} />}
      {list.cases.length === 0 && <Body1>{t('cases.none')}</Body1>}
      <ul className={styles.plain}>
        {list.cases.map((line) => (
          <CaseItem key={line.key} line={line} today={list.day} onPlace={onPlace} />
        ))}
      </ul>
    </PageFrame>
  );
};
