import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useApi } from '../api/use-api.ts';
import { SignInError } from '../sign-in/sign-in-error.ts';
import { type Contact, followChanges } from './follow-changes.ts';
import { waitForServer } from './wait-for-server.ts';

const isRefusal = (error: unknown): boolean =>
  error instanceof SignInError
    ? error.reason !== 'unreachable'
    : error instanceof ApiError && (error.reason === 'signed-out' || error.reason === 'refused');

/** Keeps what is shown fresh while the page is open, from the version it was first read at; tells of lost contact. */
export const useChanges = (version: number | undefined): Contact => {
  const api = useApi();
  const queries = useQueryClient();
  const [contact, setContact] = useState<Contact>('in-touch');
  const [start, setStart] = useState<number>();
  if (start === undefined && version !== undefined) setStart(version);
  useEffect(() => {
    if (start === undefined) return;
    const stop = new AbortController();
    const readAnew = () => {
      // Whatever goes wrong with this shows on the query itself, which is what the page speaks of.
      for (const what of ['overview', 'digest', 'projects', 'rounds', 'cases', 'deliveries']) {
        void queries.invalidateQueries({ queryKey: [what] });
      }
    };
    void followChanges(
      {
        ask: api.changesSince,
        wait: waitForServer,
        onNewer: readAnew,
        onContact: setContact,
        onRefused: readAnew,
        isRefusal,
      },
      start,
      stop.signal,
    );
    return () => stop.abort();
  }, [api, queries, start]);
  return contact;
};
