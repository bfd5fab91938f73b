import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useApi } from '../api/use-api.ts';
import { type Contact, followChanges } from './follow-changes.ts';
import { waitForServer } from './wait-for-server.ts';

const mayPass = (error: unknown): boolean =>
  error instanceof ApiError && error.reason !== 'signed-out' && error.reason !== 'refused';

/** Keeps the overview fresh while the page is open, from the version it was first read at; tells of lost contact. */
export const useChanges = (version: number | undefined): Contact => {
  const api = useApi();
  const queries = useQueryClient();
  const [contact, setContact] = useState<Contact>('in-touch');
  const [start, setStart] = useState<number>();
  if (start === undefined && version !== undefined) setStart(version);
  useEffect(() => {
    if (start === undefined) return;
    const stop = new AbortController();
    const onNewer = () => {
      // A failed refresh shows on the query itself and is tried again by the next change.
      void queries.invalidateQueries({ queryKey: ['overview'] });
    };
    void followChanges(
      { ask: api.changesSince, wait: waitForServer, onNewer, onContact: setContact, mayPass },
      start,
      stop.signal,
    );
    return () => stop.abort();
  }, [api, queries, start]);
  return contact;
};
