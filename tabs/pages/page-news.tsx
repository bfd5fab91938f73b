import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../live/follow-changes.ts';
import { useHiddenStyles } from '../look/hidden-styles.ts';
import { needsSignIn, problemWords } from '../states/problem-words.ts';

/** A line that a link asked for and that is not there. */
export type UnknownLine = { line: string; onForget: () => void };

type Props = {
  contact: Contact;
  /** Why the newest figures could not be read, while older ones are shown. */
  problem: unknown;
  version: number;
  unknown: UnknownLine | undefined;
  onRetry: () => void;
  onSignIn: (() => void) | undefined;
};

/** What the person should know about the page itself; also read aloud when it comes up. */
export const PageNews = ({ contact, problem, version, unknown, onRetry, onSignIn }: Props) => {
  const { t, i18n } = useTranslation();
  const { hidden } = useHiddenStyles();
  const said = useSaid(contact, version);
  const signIn = needsSignIn(problem) && onSignIn;
  return (
    <div>
      <div role="status" className={hidden}>
        {said && t(said)}
      </div>
      {contact === 'lost' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('contacts.lost')} {t('contacts.stale')}
          </MessageBarBody>
        </MessageBar>
      )}
      {contact === 'in-touch' && problem !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problemWords(t, i18n.language, problem)}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => (signIn ? signIn() : onRetry())}>
              {t(signIn ? 'states.signInAgain' : 'states.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {unknown && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('details.unknown', { key: unknown.line })}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => unknown.onForget()}>{t('details.close')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
};

/** The sentence for whoever does not see the page change: contact lost or back, or newer figures. */
const useSaid = (contact: Contact, version: number) => {
  const [said, setSaid] = useState<'contacts.lost' | 'contacts.back' | 'states.updated'>();
  const before = useRef({ contact, version });
  useEffect(() => {
    const last = before.current;
    before.current = { contact, version };
    if (contact !== last.contact) setSaid(contact === 'lost' ? 'contacts.lost' : 'contacts.back');
    else if (version !== last.version) setSaid('states.updated');
  }, [contact, version]);
  return said;
};
