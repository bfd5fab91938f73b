import type { ReactNode } from 'react';
import type { Contact } from '../live/follow-changes.ts';
import { useFrameStyles } from '../look/frame-styles.ts';
import { PageHead } from './page-head.tsx';
import { PageNews, type UnknownLine } from './page-news.tsx';
import type { ScreenProps } from './screen-props.ts';

/** What a page that follows changes is given beside what it shows. */
export type PageProps = ScreenProps & {
  contact: Contact;
  /** Why the newest figures could not be read, while older ones are shown. */
  problem: unknown;
  onRetry: () => void;
};

type Props = Omit<PageProps, 'place' | 'onPlace'> & {
  title: string;
  about: string;
  version: number;
  /** Whether something else is on its way while this is still shown. */
  busy?: boolean;
  unknown?: UnknownLine | undefined;
  /** The way back, where the page is one of several of its kind. */
  back?: ReactNode;
  children: ReactNode;
};

/** The frame of a page: its heading, what is new with it, and its content. */
export const PageFrame = (props: Props) => {
  const { title, about, version, busy, unknown, back, children } = props;
  const { me, moved, contact, problem, onRetry, onSwitch } = props;
  const styles = useFrameStyles();
  return (
    <>
      <title>{`${title} – Taktfast`}</title>
      <main className={styles.root} aria-busy={busy}>
        {back}
        <PageHead title={title} about={about} name={me.name} moved={moved} onSwitch={onSwitch} />
        <PageNews
          contact={contact}
          problem={problem}
          version={version}
          unknown={unknown}
          onRetry={onRetry}
          onSignIn={onSwitch}
        />
        {children}
      </main>
    </>
  );
};
