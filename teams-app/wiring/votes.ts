import { closeDueCases, followDone, guardCases, type ListName } from '../../programme/index.ts';
import type { Services } from './services.ts';

/** Ends votes whose deadline has come, and puts back what somebody edited by hand of those that were locked. */
export const lookAfterVotes = (services: Services) => async (): Promise<void> => {
  await closeDueCases(services)();
  await guardCases(services)();
};

const ofVotes: readonly ListName[] = ['TfCases', 'TfVotes'];

/**
 * Sweeps a list. One that votes stand in is then held against their record, so that nobody reads an edited one for
 * long; measures marked as done there go on as those done here.
 */
export const sweepAndGuard =
  (services: Services) =>
  async (list: ListName): Promise<void> => {
    await services.sweepList(list);
    if (ofVotes.includes(list)) await guardCases(services)();
    if (list === 'TfMeasures') await followDone(services)();
  };
